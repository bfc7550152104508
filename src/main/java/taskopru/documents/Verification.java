package taskopru.documents;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import taskopru.kernel.Language;

/**
 * What anybody who holds a paper may ask: whether it is ours, and whether the file they have is the
 * one we made. Tells kinds, numbers and days; never a title, a name or a text.
 */
@Service
public class Verification {

  private static final String SELECT =
      """
      select code, kind, language, number, day, pdf_sha256, docx_sha256, issued_at, withdrawn_at, superseded_at
        from documents.document
      """;

  private final JdbcClient db;

  Verification(JdbcClient db) {
    this.db = db;
  }

  /** What the public may know of a paper. */
  public record Known(
      VerificationCode code,
      Paper.Kind kind,
      Language language,
      @Nullable String number,
      LocalDate day,
      String pdfSha256,
      String docxSha256,
      Instant issuedAt,
      @Nullable Instant withdrawnAt,
      @Nullable Instant supersededAt) {

    public boolean isPdf(String sha256) {
      return pdfSha256.equals(sha256);
    }

    public boolean isDocx(String sha256) {
      return docxSha256.equals(sha256);
    }
  }

  public Optional<Known> find(VerificationCode code) {
    return db.sql(SELECT + " where code = :code")
        .param("code", code.value())
        .query(Verification::toKnown)
        .optional();
  }

  /** The paper one of whose files has that digest. */
  public Optional<Known> findByDigest(String sha256) {
    return db.sql(
            SELECT
                + """
                 where pdf_sha256 = :sha256 or docx_sha256 = :sha256
                 order by issued_at desc
                 limit 1
                """)
        .param("sha256", sha256)
        .query(Verification::toKnown)
        .optional();
  }

  /** The SHA-256 of a file, read through and not kept. */
  public static String digest(InputStream in) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[65_536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Known toKnown(ResultSet row, int number) throws SQLException {
    return new Known(
        new VerificationCode(row.getString("code")),
        Paper.Kind.of(row.getString("kind")),
        Language.find(row.getString("language")).orElseThrow(),
        row.getString("number"),
        row.getObject("day", LocalDate.class),
        row.getString("pdf_sha256"),
        row.getString("docx_sha256"),
        row.getTimestamp("issued_at").toInstant(),
        instant(row.getTimestamp("withdrawn_at")),
        instant(row.getTimestamp("superseded_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
