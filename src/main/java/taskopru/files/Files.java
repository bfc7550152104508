package taskopru.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.installation.Home;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;

/**
 * Where files are kept. The bytes lie once in the home, named by their digest, and are on the disk
 * before the row that speaks of them; bytes without a row are swept away. Who may bring or remove a
 * file is for the module to say that owns it.
 */
@Service
public class Files {

  /** Held shared by whoever puts bytes in their place, alone by the sweep, shared by a backup. */
  private static final String PLACING = "select pg_advisory_xact_lock_shared(7423, 2)";

  private static final String SELECT =
      "select id, sha256, name, media_type, bytes, stored_at from files.file";

  private final JdbcClient db;
  private final Home home;
  private final FileSettings settings;
  private final ObjectProvider<FileReaders> readers;
  private final Clock clock;

  Files(
      JdbcClient db,
      Home home,
      FileSettings settings,
      ObjectProvider<FileReaders> readers,
      Clock clock) {
    this.db = db;
    this.home = home;
    this.settings = settings;
    this.readers = readers;
    this.clock = clock;
  }

  /**
   * Keeps what the stream holds. Refused: an empty file, one above the limit, and what {@link
   * FileKind} does not know.
   *
   * @param name what the sender called it
   */
  @Transactional
  public StoredFile store(String name, InputStream in) {
    db.sql(PLACING).query((_, _) -> true).list();
    Path draft = null;
    try {
      draft = draft();
      var digest = sha256();
      var bytes = copy(in, draft, digest);
      var kind =
          FileKind.of(draft, name).orElseThrow(() -> new Problem.Refused("files.kind.unknown"));
      var sha256 = HexFormat.of().formatHex(digest.digest());
      place(draft, place(sha256));
      var file =
          new StoredFile(
              UUID.randomUUID(),
              sha256,
              FileName.of(name, kind).value(),
              kind.mediaType(),
              bytes,
              clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
      add(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deleteQuietly(draft);
    }
  }

  public StoredFile get(UUID id) {
    return db.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(Files::toFile)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("files.unknown"));
  }

  /** Those of them that are there, in no order. */
  public List<StoredFile> list(List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : db.sql(SELECT + " where id = any (:ids)")
            .param("ids", ids.toArray(UUID[]::new))
            .query(Files::toFile)
            .list();
  }

  /** Its bytes. The caller has made sure that whoever gets them may, and closes the stream. */
  public InputStream open(UUID id) {
    try {
      return java.nio.file.Files.newInputStream(place(get(id).sha256()));
    } catch (NoSuchFileException e) {
      throw new Problem.Gone("files.gone");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file, if its owner lets this actor read it. To everybody else it is as if it were not
   * there.
   */
  public StoredFile readable(Actor actor, UUID id) {
    var file = get(id);
    if (readers.stream().noneMatch(reader -> reader.mayRead(actor, id))) {
      throw new Problem.NotFound("files.unknown");
    }
    return file;
  }

  /** Takes the row away; the bytes go with the next sweep unless another row has them too. */
  @Transactional
  public void forget(UUID id) {
    db.sql("delete from files.file where id = :id").param("id", id).update();
  }

  Path place(String sha256) {
    return home.files().resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private Path draft() throws IOException {
    java.nio.file.Files.createDirectories(
        home.work(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return java.nio.file.Files.createTempFile(
        home.work(),
        "file-",
        ".part",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private long copy(InputStream in, Path draft, MessageDigest digest) throws IOException {
    var longest = settings.longest().toBytes();
    try (OutputStream out =
        new DigestOutputStream(
            java.nio.file.Files.newOutputStream(
                draft, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
            digest)) {
      var buffer = new byte[65_536];
      var bytes = 0L;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > longest) {
          throw new Problem.Refused("files.tooLarge", settings.longest().toMegabytes());
        }
        out.write(buffer, 0, n);
      }
      if (bytes == 0) {
        throw new Problem.Refused("files.empty");
      }
      return bytes;
    }
  }

  private static void place(Path draft, Path place) throws IOException {
    if (java.nio.file.Files.exists(place)) {
      return;
    }
    var folder = Objects.requireNonNull(place.getParent());
    java.nio.file.Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    force(draft, StandardOpenOption.WRITE);
    java.nio.file.Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    force(folder, StandardOpenOption.READ);
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private void add(StoredFile file) {
    db.sql(
            """
            insert into files.file (id, sha256, name, media_type, bytes, stored_at)
            values (:id, :sha256, :name, :mediaType, :bytes, :storedAt)
            """)
        .param("id", file.id())
        .param("sha256", file.sha256())
        .param("name", file.name())
        .param("mediaType", file.mediaType())
        .param("bytes", file.bytes())
        .param("storedAt", Timestamp.from(file.storedAt()))
        .update();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StoredFile toFile(ResultSet row, int number) throws SQLException {
    return new StoredFile(
        row.getObject("id", UUID.class),
        row.getString("sha256"),
        row.getString("name"),
        row.getString("media_type"),
        row.getLong("bytes"),
        row.getTimestamp("stored_at").toInstant());
  }

  private static void deleteQuietly(@org.jspecify.annotations.Nullable Path draft) {
    if (draft != null) {
      try {
        java.nio.file.Files.deleteIfExists(draft);
      } catch (IOException _) {
        // The sweep takes what is left in the work folder.
      }
    }
  }
}
