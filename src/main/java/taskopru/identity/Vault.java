package taskopru.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import taskopru.installation.Home;
import taskopru.kernel.Problem;

/**
 * Encrypts what the database must not hold in clear, with a key that lies beside it in the home
 * folder: whoever copies the database alone cannot make anybody's codes.
 */
@Component
class Vault {

  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int KEY = 32;

  private final ObjectProvider<Home> home;
  private final SecureRandom random = new SecureRandom();
  private byte @Nullable [] key;

  Vault(ObjectProvider<Home> home) {
    this.home = home;
  }

  /**
   * Version, nonce, AES-256-GCM of the secret; bound to its owner so that rows cannot be swapped.
   */
  byte[] seal(UUID owner, byte[] secret) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var sealed = cipher(Cipher.ENCRYPT_MODE, owner, nonce, secret);
    return ByteBuffer.allocate(1 + NONCE + sealed.length)
        .put(VERSION)
        .put(nonce)
        .put(sealed)
        .array();
  }

  byte[] open(UUID owner, byte[] sealed) {
    if (sealed.length < 1 + NONCE || sealed[0] != VERSION) {
      throw new IllegalStateException("not sealed by this version");
    }
    return cipher(
        Cipher.DECRYPT_MODE,
        owner,
        Arrays.copyOfRange(sealed, 1, 1 + NONCE),
        Arrays.copyOfRange(sealed, 1 + NONCE, sealed.length));
  }

  /** A keyed hash: recovery codes are short, so their plain hashes could be guessed. */
  byte[] mark(UUID owner, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keyFor("mark"), "HmacSHA256"));
      mac.update(bytes(owner));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] cipher(int mode, UUID owner, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(keyFor("seal"), "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(bytes(owner));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      var unfit = new Problem.Refused("identity.key.unfit", file().toString());
      unfit.initCause(e);
      throw unfit;
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** One file, but each use has a key of its own. */
  private byte[] keyFor(String use) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key(), "HmacSHA256"));
    return mac.doFinal(use.getBytes(StandardCharsets.US_ASCII));
  }

  private synchronized byte[] key() {
    if (key == null) {
      key = readOrMake(file());
    }
    return key;
  }

  Path file() {
    return home.getObject().secrets().resolve("identity.key").toAbsolutePath().normalize();
  }

  /** A new key; the old file stays beside it for whoever may still learn what it was. */
  synchronized void startAnew() {
    try {
      if (Files.exists(file())) {
        Files.move(file(), file().resolveSibling("identity.key." + UUID.randomUUID()));
      }
      key = null;
      key();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] readOrMake(Path file) {
    try {
      Files.createDirectories(
          file.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var fresh = new byte[KEY];
      random.nextBytes(fresh);
      try (var out =
          FileChannel.open(
              file,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        out.write(ByteBuffer.wrap(fresh));
        out.force(true);
      }
      return fresh;
    } catch (FileAlreadyExistsException _) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      var found = Files.readAllBytes(file);
      if (found.length != KEY) {
        throw new Problem.Refused("identity.key.unfit", file.toString());
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
