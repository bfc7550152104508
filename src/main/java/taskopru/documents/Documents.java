package taskopru.documents;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.documents.DocumentEvent.DocumentIssued;
import taskopru.documents.DocumentEvent.DocumentWithdrawn;
import taskopru.files.Files;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.kernel.Visible;
import taskopru.web.Messages;
import taskopru.web.Site;

/**
 * Making papers and remembering what was made. Whether somebody may issue this paper about that
 * subject is for the module that owns the subject to ask first; here everybody must work at the
 * desk.
 */
@Service
public class Documents {

  /** Some 150 pages. What is longer is no paper of a meeting. */
  private static final int LONGEST = 400_000;

  private static final String SELECT =
      """
      select id, code, kind, language, subject, pdf, docx, issued_at, withdrawn_at, superseded_at
        from documents.document
      """;

  private final JdbcClient db;
  private final Files files;
  private final PdfMaking pdfs;
  private final DocxMaking words;
  private final Letterhead letterhead;
  private final Site site;
  private final Messages messages;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final SecureRandom random = new SecureRandom();

  Documents(
      JdbcClient db,
      Files files,
      PdfMaking pdfs,
      DocxMaking words,
      Letterhead letterhead,
      Site site,
      Messages messages,
      Clock clock,
      ApplicationEventPublisher events) {
    this.db = db;
    this.files = files;
    this.pdfs = pdfs;
    this.words = words;
    this.letterhead = letterhead;
    this.site = site;
    this.messages = messages;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Makes PDF and DOCX, keeps both, and gives the paper its code. An earlier paper of a kind that
   * is unique for its subject is superseded from then on.
   *
   * @param subject what it is about: a meeting, a decision, a vote
   */
  @Transactional
  public Issued issue(Actor actor, Paper paper, UUID subject) {
    actor.mustBeAllowedTo(Verb.USE_DESK);
    mustBeOfReasonableLength(paper);
    var id = UUID.randomUUID();
    var code = VerificationCode.random(random);
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var sheet = sheet(paper, code, now);
    var name = fileName(paper);
    var pdf = files.store(name + ".pdf", new ByteArrayInputStream(pdfs.make(sheet)));
    var docx = files.store(name + ".docx", new ByteArrayInputStream(words.make(sheet)));
    supersede(paper, subject, now);
    db.sql(
            """
            insert into documents.document
                   (id, code, kind, language, subject, number, day, pdf, pdf_sha256, docx, docx_sha256, issued_at)
            values (:id, :code, :kind, :language, :subject, :number, :day, :pdf, :pdfSha256, :docx, :docxSha256, :now)
            """)
        .param("id", id)
        .param("code", code.value())
        .param("kind", paper.kind().code())
        .param("language", paper.language().tag())
        .param("subject", subject)
        .param("number", paper.number() == null ? null : Visible.line(paper.number()))
        .param("day", paper.date())
        .param("pdf", pdf.id())
        .param("pdfSha256", pdf.sha256())
        .param("docx", docx.id())
        .param("docxSha256", docx.sha256())
        .param("now", Timestamp.from(now))
        .update();
    events.publishEvent(new DocumentIssued(id, actor.id(), subject, paper.kind(), pdf.sha256()));
    return new Issued(
        id, code.value(), pdf, docx, subject, paper.kind(), paper.language(), now, null, null);
  }

  /** The paper as a piece of a page, without a code: to read before issuing, or to print. */
  public String preview(Paper paper) {
    mustBeOfReasonableLength(paper);
    return PaperHtml.piece(sheet(paper, new VerificationCode("0".repeat(26)), clock.instant()));
  }

  /** What was issued about it, the newest first. */
  public List<Issued> of(UUID subject) {
    return db.sql(SELECT + " where subject = :subject order by issued_at desc, id")
        .param("subject", subject)
        .query(this::toIssued)
        .list();
  }

  public Issued get(UUID id) {
    return db.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(this::toIssued)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("documents.unknown"));
  }

  /** Takes it back; its code says so from then on. The owner of the subject asks first. */
  @Transactional
  public void withdraw(Actor actor, UUID id) {
    var issued = get(id);
    actor.mustBeAllowedTo(Verb.USE_DESK);
    var done =
        db.sql(
                """
                update documents.document
                   set withdrawn_at = :now
                 where id = :id and withdrawn_at is null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("id", issued.id())
            .update();
    if (done == 0) {
      throw new Problem.Conflict("documents.withdrawn.already");
    }
    events.publishEvent(new DocumentWithdrawn(id, actor.id()));
  }

  /** Whose paper that file is. */
  Optional<About> findByFile(UUID file) {
    return db.sql("select subject, kind from documents.document where pdf = :file or docx = :file")
        .param("file", file)
        .query((row, _) ->
            new About(row.getObject("subject", UUID.class), Paper.Kind.of(row.getString("kind"))))
        .optional();
  }

  record About(UUID subject, Paper.Kind kind) {}

  private Sheet sheet(Paper paper, VerificationCode code, Instant at) {
    var address = site.baseUrl() + "/" + paper.language().tag() + "/verify/" + code.value();
    return new Sheet(paper, code, address, at, letterhead, messages);
  }

  private void supersede(Paper paper, UUID subject, Instant now) {
    if (paper.kind().isReplacedByTheNext()) {
      db.sql("select pg_advisory_xact_lock(7424, hashtext(:subject))")
          .param("subject", subject.toString())
          .query((_, _) -> true)
          .list();
      db.sql(
              """
              update documents.document
                 set superseded_at = :now
               where subject = :subject and kind = :kind and language = :language
                 and superseded_at is null
              """)
          .param("now", Timestamp.from(now))
          .param("subject", subject)
          .param("kind", paper.kind().code())
          .param("language", paper.language().tag())
          .update();
    }
  }

  /** What it is and its number: "Tutanak 2027-3". Titles may hold names; file names travel. */
  private String fileName(Paper paper) {
    var kind = messages.text(paper.language(), "documents.kind." + paper.kind().code());
    var number = paper.number() == null ? paper.date().toString() : Visible.line(paper.number());
    return kind + " " + number.replace('/', '-');
  }

  private static void mustBeOfReasonableLength(Paper paper) {
    var letters = paper.toString().length();
    if (letters > LONGEST) {
      throw new Problem.Refused("documents.tooLong", LONGEST);
    }
  }

  private Issued toIssued(ResultSet row, int number) throws SQLException {
    return new Issued(
        row.getObject("id", UUID.class),
        row.getString("code"),
        files.get(row.getObject("pdf", UUID.class)),
        files.get(row.getObject("docx", UUID.class)),
        row.getObject("subject", UUID.class),
        Paper.Kind.of(row.getString("kind")),
        Language.find(row.getString("language")).orElseThrow(),
        row.getTimestamp("issued_at").toInstant(),
        instant(row.getTimestamp("withdrawn_at")),
        instant(row.getTimestamp("superseded_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
