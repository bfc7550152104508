package taskopru.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;

/** Where opinions are kept: each as a whole, not its text. */
@Repository
class OpinionBook {

  private static final String OPINION =
      """
      select id, slug, kind, body, title, summary, state, edition, opens, closes, sha256, author,
             changed_at, published_at, result, reason, superseded_by, version
        from opinions.opinion
      """;

  private final JdbcClient db;

  OpinionBook(JdbcClient db) {
    this.db = db;
  }

  List<Opinions.Published> newest(int most) {
    return db.sql(
            """
            select slug, title as title_tr, opinions.translated(id, 'en') as title_en,
                   opinions.translated(id, 'ar') as title_ar, state, published_at
              from opinions.opinion
             where published_at is not null
             order by published_at desc, id
             limit :most
            """)
        .param("most", most)
        .query((row, _) ->
            new Opinions.Published(
                row.getString("slug"),
                Rows.text(row, "title"),
                Opinion.State.find(row.getString("state")).orElseThrow(),
                Rows.instant(row, "published_at")))
        .list();
  }

  Optional<Opinion> find(UUID id) {
    return db.sql(OPINION + " where id = :id")
        .param("id", id)
        .query(OpinionBook::opinion)
        .optional();
  }

  Optional<Opinion> find(Slug slug) {
    return db.sql(OPINION + " where slug = :slug")
        .param("slug", slug.value())
        .query(OpinionBook::opinion)
        .optional();
  }

  Opinion lock(UUID id) {
    return db.sql(OPINION + " where id = :id for update")
        .param("id", id)
        .query(OpinionBook::opinion)
        .optional()
        .orElseThrow(OpinionBook::unknown);
  }

  /** The first address of that name which is free. */
  Slug free(Slug wanted) {
    for (int n = 1; ; n++) {
      var tail = n == 1 ? "" : "-" + n;
      var head = wanted.value();
      var slug =
          new Slug(
              head.substring(0, Math.min(head.length(), 80 - tail.length())).replaceAll("-+$", "")
                  + tail);
      if (find(slug).isEmpty()) {
        return slug;
      }
    }
  }

  void add(Opinion opinion, Instant now) {
    db.sql(
            """
            insert into opinions.opinion (
              id, slug, kind, body, title, summary, state, author, created_at, changed_at)
            values (:id, :slug, :kind, :body, :title, :summary, 'draft', :author, :now, :now)
            """)
        .param("id", opinion.id())
        .param("slug", opinion.slug().value())
        .param("kind", opinion.kind().code())
        .param("body", opinion.body())
        .param("title", opinion.title())
        .param("summary", opinion.summary())
        .param("author", opinion.author())
        .param("now", Rows.at(now))
        .update();
  }

  void describe(UUID id, Opinion.Kind kind, String title, String summary, Instant now) {
    db.sql(
            """
            update opinions.opinion
               set kind = :kind, title = :title, summary = :summary, changed_at = :now,
                   version = version + 1
             where id = :id
            """)
        .param("kind", kind.code())
        .param("title", title)
        .param("summary", summary)
        .param("now", Rows.at(now))
        .param("id", id)
        .update();
  }

  void touch(UUID id, Instant now) {
    db.sql("update opinions.opinion set changed_at = :now where id = :id")
        .param("now", Rows.at(now))
        .param("id", id)
        .update();
  }

  void link(UUID opinion, Set<UUID> issues) {
    db.sql("delete from opinions.opinion_issue where opinion = :opinion")
        .param("opinion", opinion)
        .update();
    for (var issue : issues) {
      db.sql("insert into opinions.opinion_issue (opinion, issue) values (:opinion, :issue)")
          .param("opinion", opinion)
          .param("issue", issue)
          .update();
    }
  }

  Set<UUID> issues(UUID opinion) {
    return Set.copyOf(
        db.sql("select issue from opinions.opinion_issue where opinion = :opinion")
            .param("opinion", opinion)
            .query(UUID.class)
            .list());
  }

  /** Keeps the text as it is now and opens the window. */
  void circulate(
      Opinion opinion,
      String text,
      String sha256,
      LocalDate from,
      LocalDate to,
      UUID by,
      Instant now) {
    db.sql(
            """
            insert into opinions.edition (opinion, number, text, sha256, made_at, made_by)
            values (:opinion, :number, :text, :sha256, :now, :by)
            """)
        .param("opinion", opinion.id())
        .param("number", opinion.edition())
        .param("text", text)
        .param("sha256", sha256)
        .param("now", Rows.at(now))
        .param("by", by)
        .update();
    db.sql(
            """
            update opinions.opinion
               set state = 'circulated', sha256 = :sha256, opens = :from, closes = :to,
                   changed_at = :now, version = version + 1
             where id = :id
            """)
        .param("sha256", sha256)
        .param("from", from)
        .param("to", to)
        .param("now", Rows.at(now))
        .param("id", opinion.id())
        .update();
  }

  void closeWindowOn(UUID id, LocalDate day, Instant now) {
    db.sql(
            """
            update opinions.opinion
               set closes = :day, changed_at = :now, version = version + 1
             where id = :id
            """)
        .param("day", day)
        .param("now", Rows.at(now))
        .param("id", id)
        .update();
  }

  /** Back to the drafting table: the next text is another edition. */
  void takeBack(UUID id, Instant now) {
    db.sql(
            """
            update opinions.opinion
               set state = 'draft', edition = edition + 1, sha256 = null, opens = null,
                   closes = null, changed_at = :now, version = version + 1
             where id = :id
            """)
        .param("now", Rows.at(now))
        .param("id", id)
        .update();
  }

  void move(UUID id, Opinion.State state, Instant now) {
    db.sql(
            """
            update opinions.opinion
               set state = :state, changed_at = :now, version = version + 1
             where id = :id
            """)
        .param("state", state.code())
        .param("now", Rows.at(now))
        .param("id", id)
        .update();
  }

  void publish(UUID id, Instant now) {
    db.sql(
            """
            update opinions.opinion
               set state = 'adopted', published_at = :now, changed_at = :now,
                   version = version + 1
             where id = :id
            """)
        .param("now", Rows.at(now))
        .param("id", id)
        .update();
  }

  void end(
      UUID id,
      Opinion.State state,
      Opinion.@Nullable Outcome result,
      @Nullable String reason,
      @Nullable UUID by,
      Instant now) {
    db.sql(
            """
            update opinions.opinion
               set state = :state, result = :result, reason = :reason, superseded_by = :by,
                   changed_at = :now, version = version + 1
             where id = :id
            """)
        .param("state", state.code())
        .param("result", result == null ? null : result.code())
        .param("reason", reason)
        .param("by", by)
        .param("now", Rows.at(now))
        .param("id", id)
        .update();
  }

  /** The text of an edition, as it was circulated. */
  Optional<String> text(UUID opinion, int edition) {
    return db.sql("select text from opinions.edition where opinion = :opinion and number = :number")
        .param("opinion", opinion)
        .param("number", edition)
        .query(String.class)
        .optional();
  }

  List<Opinions.Edition> editions(UUID opinion) {
    return db.sql(
            """
            select number, sha256, made_at
              from opinions.edition
             where opinion = :opinion
             order by number desc
            """)
        .param("opinion", opinion)
        .query((row, _) ->
            new Opinions.Edition(
                row.getInt("number"), row.getString("sha256"), Rows.instant(row, "made_at")))
        .list();
  }

  private static Opinion opinion(ResultSet row, int number) throws SQLException {
    var result = row.getString("result");
    return new Opinion(
        Rows.id(row, "id"),
        new Slug(row.getString("slug")),
        Codes.get(Opinion.Kind.values(), row.getString("kind")),
        Rows.id(row, "body"),
        row.getString("title"),
        row.getString("summary"),
        Codes.get(Opinion.State.values(), row.getString("state")),
        row.getInt("edition"),
        Rows.maybeDay(row, "opens"),
        Rows.maybeDay(row, "closes"),
        row.getString("sha256"),
        Rows.id(row, "author"),
        Rows.instant(row, "changed_at"),
        Rows.maybeInstant(row, "published_at"),
        result == null ? null : Codes.get(Opinion.Outcome.values(), result),
        row.getString("reason"),
        Rows.maybeId(row, "superseded_by"),
        row.getInt("version"));
  }

  static Problem unknown() {
    return new Problem.NotFound("opinions.opinion.unknown");
  }
}
