package taskopru.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.PrivacyEvent.NoticeWritten;
import taskopru.web.Site;

/** The notices of all forms, every version of each. */
@Service("privacyNotices")
@Transactional
public class Notices {

  private static final int LONGEST = 20_000;

  private static final String SELECT =
      """
      select form, version, valid_from, title_tr, title_en, title_ar, text_tr, text_en, text_ar
        from privacy.notice
      """;

  private final JdbcClient db;
  private final Site site;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Notices(JdbcClient db, Site site, Clock clock, ApplicationEventPublisher events) {
    this.db = db;
    this.site = site;
    this.clock = clock;
    this.events = events;
  }

  /** The version in force today. */
  @Transactional(readOnly = true)
  public Notice current(String form) {
    return db.sql(
            SELECT
                + """
                 where form = :form
                 order by valid_from <= :today desc,
                          case when valid_from <= :today then version end desc, version
                 limit 1
                """)
        .param("form", form)
        .param("today", today())
        .query(Notices::notice)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("privacy.notice.unknown"));
  }

  @Transactional(readOnly = true)
  public Notice get(String form, int version) {
    return db.sql(SELECT + " where form = :form and version = :version")
        .param("form", form)
        .param("version", version)
        .query(Notices::notice)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("privacy.notice.unknown"));
  }

  /** All versions, the newest first. */
  @Transactional(readOnly = true)
  public List<Notice> of(String form) {
    return db.sql(SELECT + " where form = :form order by version desc")
        .param("form", form)
        .query(Notices::notice)
        .list();
  }

  /** The version in force of each form. */
  @Transactional(readOnly = true)
  public List<Notice> list() {
    return db.sql(
            SELECT.replace("select form", "select distinct on (form) form")
                + """
                 order by form, valid_from <= :today desc,
                          case when valid_from <= :today then version end desc, version
                """)
        .param("today", today())
        .query(Notices::notice)
        .list();
  }

  /** Adds a version; the ones before stay, for those who agreed to them. */
  public Notice write(
      Actor actor,
      String form,
      int seen,
      LocalDate validFrom,
      LocalizedText title,
      LocalizedText text) {
    db.sql("select pg_advisory_xact_lock(hashtext('privacy.notice'), hashtext(:form))")
        .param("form", form)
        .query((_, _) -> 0)
        .list();
    var last = of(form).stream().findFirst();
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    var before = last.orElseThrow(() -> new Problem.NotFound("privacy.notice.unknown"));
    if (before.version() != seen) {
      throw new Problem.Conflict("privacy.changedMeanwhile");
    }
    if (validFrom.isBefore(before.validFrom()) || validFrom.isBefore(today())) {
      throw new Problem.Refused("privacy.notice.fromPast");
    }
    var notice = new Notice(form, seen + 1, validFrom, checked(title, 200), checked(text, LONGEST));
    add(notice, actor.id());
    events.publishEvent(
        new NoticeWritten(idOf(form), actor.id(), form, notice.version(), validFrom));
    return notice;
  }

  void add(Notice notice, UUID by) {
    db.sql(
            """
            insert into privacy.notice (
              form, version, valid_from, title_tr, title_en, title_ar, text_tr, text_en, text_ar,
              written_at, written_by)
            values (
              :form, :version, :from, :titleTr, :titleEn, :titleAr, :textTr, :textEn, :textAr,
              :now, :by)
            on conflict do nothing
            """)
        .param("form", notice.form())
        .param("version", notice.version())
        .param("from", notice.validFrom())
        .param("titleTr", notice.title().tr())
        .param("titleEn", notice.title().en())
        .param("titleAr", notice.title().ar())
        .param("textTr", notice.text().tr())
        .param("textEn", notice.text().en())
        .param("textAr", notice.text().ar())
        .param("now", Requests.at(clock.instant()))
        .param("by", by)
        .update();
  }

  /** A notice has no id but its form's code; the trail wants one. */
  private static UUID idOf(String form) {
    return UUID.nameUUIDFromBytes(
        ("privacy.notice/" + form).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static LocalizedText checked(LocalizedText typed, int longest) {
    return new LocalizedText(
        Written.text(typed.tr(), longest, "privacy.notice.missing"),
        Written.optional(Objects.requireNonNullElse(typed.en(), ""), longest),
        Written.optional(Objects.requireNonNullElse(typed.ar(), ""), longest));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), site.zone());
  }

  private static Notice notice(ResultSet row, int number) throws SQLException {
    return new Notice(
        row.getString("form"),
        row.getInt("version"),
        row.getObject("valid_from", LocalDate.class),
        new LocalizedText(
            row.getString("title_tr"), row.getString("title_en"), row.getString("title_ar")),
        new LocalizedText(
            row.getString("text_tr"), row.getString("text_en"), row.getString("text_ar")));
  }
}
