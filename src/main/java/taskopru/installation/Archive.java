package taskopru.installation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup on disk, opened for reading. Nothing in it is believed before it was verified. */
final class Archive implements AutoCloseable {

  private static final Pattern NAME =
      Pattern.compile("(database|releases|files|secrets)(/[A-Za-z0-9_.-]+)+");
  private static final int LARGEST_MANIFEST = 64_000_000;

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  static Archive open(Path file) {
    if (!Files.isReadable(file)) {
      throw new Problem.NotFound("installation.restore.no-file", file.toString());
    }
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile());
      var archive = new Archive(file, zip, manifest(file, zip));
      zip = null;
      return archive;
    } catch (IOException e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    } finally {
      close(zip);
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /** Reads all of it once: every part is there, whole, under a name we would have given it. */
  void verify(Progress progress) {
    var expected = new HashSet<String>();
    expected.add(Manifest.ENTRY);
    long done = 0;
    var total = manifest.parts().stream().mapToLong(Manifest.Part::bytes).sum();
    for (var part : manifest.parts()) {
      progress.at(part.name(), done, total);
      if (!NAME.matcher(part.name()).matches() || part.name().contains("..")) {
        throw damaged(file, part.name());
      }
      expected.add(part.name());
      copy(part, OutputStream.nullOutputStream());
      done += part.bytes();
    }
    for (var table : manifest.tables()) {
      if (!expected.contains(table.entry())) {
        throw damaged(file, table.entry());
      }
    }
    var entries = zip.entries();
    while (entries.hasMoreElements()) {
      var name = entries.nextElement().getName();
      if (!expected.contains(name)) {
        throw damaged(file, name);
      }
    }
  }

  InputStream open(String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged(file, name);
    }
    return zip.getInputStream(entry);
  }

  /** Copies one part out and refuses it when it is not what was put in. */
  void copy(Manifest.Part part, OutputStream out) {
    try (var in = new DigestInputStream(open(part.name()), Backup.sha256())) {
      var bytes = in.transferTo(out);
      var digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
      if (bytes != part.bytes() || !digest.equals(part.sha256())) {
        throw damaged(file, part.name());
      }
    } catch (ZipException | EOFException e) {
      throw damaged(file, part.name());
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, file);
    }
  }

  private static Manifest manifest(Path file, ZipFile zip) throws IOException {
    var entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null || entry.getSize() > LARGEST_MANIFEST) {
      throw damaged(file, Manifest.ENTRY);
    }
    try (var in = zip.getInputStream(entry)) {
      var manifest =
          JsonMapper.builder().build().readValue(in.readNBytes(LARGEST_MANIFEST), Manifest.class);
      if (manifest.format() != Manifest.FORMAT) {
        throw new Problem.Refused("installation.restore.newer", manifest.program());
      }
      return manifest;
    } catch (JacksonException e) {
      throw damaged(file, Manifest.ENTRY);
    }
  }

  private static Problem damaged(Path file, String what) {
    return new Problem.Refused("installation.restore.damaged", file.toString(), what);
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(@Nullable ZipFile zip) {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot close an archive", e);
    }
  }
}
