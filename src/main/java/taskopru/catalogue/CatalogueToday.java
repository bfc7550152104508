package taskopru.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Verb;
import taskopru.web.TodayLine;
import taskopru.web.TodayLine.Part;
import taskopru.web.TodaySource;

/** Datasets whose newer figures are late, and those that wait for a steward's eyes. */
@Component
class CatalogueToday implements TodaySource {

  private final JdbcClient db;

  CatalogueToday(JdbcClient db) {
    this.db = db;
  }

  @Override
  @Transactional(readOnly = true)
  public List<TodayLine> lines(Actor actor, LocalDate today) {
    if (!actor.may(Verb.EDIT_DATASETS) && !actor.may(Verb.PUBLISH_DATASETS)) {
      return List.of();
    }
    return db.sql(
            """
            select slug, state, title_tr, title_en, title_ar, due
              from catalogue.dataset
             where (:edits and state = 'published' and not closed and overdue <= :today)
                or (:publishes and state = 'review')
                or (:edits and state = 'draft' and created_by = :actor)
             order by due, slug
            """)
        .param("edits", actor.may(Verb.EDIT_DATASETS))
        .param("publishes", actor.may(Verb.PUBLISH_DATASETS))
        .param("actor", actor.id())
        .param("today", today)
        .query((row, _) -> line(row))
        .list();
  }

  private static TodayLine line(ResultSet row) throws SQLException {
    var path = "/desk/datasets/" + row.getString("slug");
    var title =
        new LocalizedText(
            Objects.requireNonNull(row.getString("title_tr")),
            row.getString("title_en"),
            row.getString("title_ar"));
    return switch (State.of(Objects.requireNonNull(row.getString("state")))) {
      case PUBLISHED ->
          TodayLine.of(Part.DUE, "catalogue.today.overdue", path + "/imports/new", title)
              .by(row.getObject("due", LocalDate.class));
      case REVIEW -> TodayLine.of(Part.DUE, "catalogue.today.review", path, title);
      case DRAFT, WITHDRAWN -> TodayLine.of(Part.READY, "catalogue.today.draft", path, title);
    };
  }
}
