package taskopru.catalogue.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Freshness;
import taskopru.catalogue.Kind;
import taskopru.catalogue.State;
import taskopru.kernel.LocalizedText;
import taskopru.web.Site;

/**
 * The desk's list of datasets in every state.
 *
 * @param state the one that is shown; null for all
 * @param perState how many there are in each state under the words typed
 */
public record DeskDatasets(
    String text,
    @Nullable State state,
    Sort sort,
    int page,
    int pageSize,
    long total,
    Map<State, Long> perState,
    List<Row> rows) {

  /** In which order they come. */
  public enum Sort {
    CHANGED,
    TITLE,
    EXPECTED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Sort of(String word) {
      for (var sort : values()) {
        if (sort.word().equals(word)) {
          return sort;
        }
      }
      return CHANGED;
    }
  }

  /** One dataset. */
  public record Row(
      String slug,
      LocalizedText title,
      Kind kind,
      State state,
      @Nullable Integer release,
      Freshness freshness,
      @Nullable LocalDate due,
      Instant changedAt) {}

  public long all() {
    return perState.values().stream().mapToLong(Long::longValue).sum();
  }

  @Component
  static class Query {

    private static final int PAGE = 25;

    private final JdbcClient db;
    private final Clock clock;
    private final Site site;

    Query(JdbcClient db, Clock clock, Site site) {
      this.db = db;
      this.clock = clock;
      this.site = site;
    }

    DeskDatasets read(String typed, @Nullable State state, Sort sort, int page) {
      var text = typed.replaceAll("\\p{Cntrl}", " ").strip();
      text = text.length() > 200 ? text.substring(0, 200) : text;
      var params = new HashMap<String, Object>();
      var found = "true";
      if (!text.isEmpty()) {
        params.put("text", text);
        found =
            "(words @@ catalogue.question(:text) or slug = :text"
                + " or letters like '%' || replace(replace(replace(trim(catalogue.plain(catalogue.spelling(:text))), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')";
      }
      var perState = new EnumMap<State, Long>(State.class);
      db.sql(
              "select state, count(*) as datasets from catalogue.dataset where "
                  + found
                  + " group by state")
          .params(params)
          .query(row -> {
            perState.put(state(row), row.getLong("datasets"));
          });
      var total =
          state == null
              ? perState.values().stream().mapToLong(Long::longValue).sum()
              : perState.getOrDefault(state, 0L);
      var last = (int) Math.max(1, (total + PAGE - 1) / PAGE);
      var shown = Math.clamp(page, 1, last);
      if (state != null) {
        found += " and state = :state";
        params.put("state", state.code());
      }
      var rows =
          db.sql(
                  """
                  select slug, title_tr, title_en, title_ar, kind, state, release_number, due,
                         overdue, closed, changed_at
                    from catalogue.dataset
                   where %s
                   order by %s, id
                   limit :limit offset :offset
                  """
                      .formatted(
                          found,
                          switch (sort) {
                            case CHANGED -> "changed_at desc";
                            case TITLE -> "title_tr collate \"tr-x-icu\"";
                            case EXPECTED -> "due nulls last";
                          }))
              .params(params)
              .param("limit", PAGE)
              .param("offset", (shown - 1) * PAGE)
              .query(this::toRow)
              .list();
      return new DeskDatasets(
          text, state, sort, shown, PAGE, total, perState, new ArrayList<>(rows));
    }

    private Row toRow(ResultSet row, int number) throws SQLException {
      var today = LocalDate.now(clock.withZone(site.zone()));
      var due = row.getObject("due", LocalDate.class);
      return new Row(
          row.getString("slug"),
          new LocalizedText(
              row.getString("title_tr"), row.getString("title_en"), row.getString("title_ar")),
          Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
          state(row),
          row.getObject("release_number", Integer.class),
          new taskopru.catalogue.Expectation(
                  due, row.getObject("overdue", LocalDate.class), row.getBoolean("closed"))
              .on(today),
          due,
          row.getTimestamp("changed_at").toInstant());
    }

    private static State state(ResultSet row) throws SQLException {
      return State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }
  }
}
