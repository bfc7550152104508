package taskopru.meetings.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.meetings.Decision;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** The register of decisions, ready to show: for the public, or what is overdue on the desk. */
public record DecisionList(
    String text,
    String year,
    String state,
    List<Option> years,
    List<Option> states,
    List<Column> columns,
    List<Row> rows,
    Pager pager,
    String query) {

  /** One decision. */
  public record Row(
      String href,
      String label,
      String title,
      String body,
      Tag state,
      String day,
      String institution,
      String due) {}

  /** A decision as a list sees it. */
  record Found(
      UUID id,
      UUID body,
      int year,
      int number,
      UUID meeting,
      String title,
      String text,
      String sha256,
      LocalDate decidedOn,
      @Nullable UUID institution,
      @Nullable LocalDate due,
      Decision.State state,
      java.time.Instant recordedAt) {

    String label() {
      return String.format(Locale.ROOT, "%04d/%02d", year, number);
    }
  }

  /**
   * What is asked for.
   *
   * @param lateFirst whether what is overdue comes before the newest
   */
  record Asked(
      String text,
      @Nullable Integer year,
      Decision.@Nullable State state,
      boolean overdue,
      boolean lateFirst,
      int page,
      int size) {

    Asked withLateFirst() {
      return new Asked(text, year, state, overdue, true, page, size);
    }
  }

  static DecisionList of(
      Query.Page found,
      Asked asked,
      Map<UUID, String> bodies,
      Map<UUID, String> institutions,
      LocalDate today,
      boolean desk,
      Ui ui) {
    var path = ui.path(desk ? "/desk/decisions" : "/decisions");
    var query =
        "?q="
            + URLEncoder.encode(asked.text(), StandardCharsets.UTF_8)
            + "&year="
            + (asked.year() == null ? "" : asked.year())
            + "&state="
            + (asked.overdue() ? "overdue" : asked.state() == null ? "" : asked.state().code());
    var states = new ArrayList<Option>();
    states.add(Option.of("overdue", ui.text("meetings.decision.overdue")));
    for (var one : Decision.State.values()) {
      states.add(Option.of(one.code(), ui.text("meetings.decision.stand." + one.code())));
    }
    return new DecisionList(
        asked.text(),
        asked.year() == null ? "" : asked.year().toString(),
        asked.overdue() ? "overdue" : asked.state() == null ? "" : asked.state().code(),
        found.years().stream().map(one -> Option.of(one.toString(), one.toString())).toList(),
        states,
        List.of(
            Column.of(ui.text("meetings.column.decision")),
            Column.of(ui.text("meetings.column.body")),
            Column.of(ui.text("meetings.column.day")),
            Column.of(ui.text("meetings.column.state")),
            Column.of(ui.text("meetings.column.responsible")),
            Column.of(ui.text("meetings.column.due"))),
        found.rows().stream()
            .map(row -> {
              var due = row.due();
              return new Row(
                  path + "/" + row.id(),
                  row.label(),
                  row.title(),
                  bodies.getOrDefault(row.body(), ""),
                  state(row.state(), due, today, ui),
                  ui.date(row.decidedOn()),
                  row.institution() == null ? "" : institutions.getOrDefault(row.institution(), ""),
                  due == null ? "" : ui.date(due));
            })
            .toList(),
        new Pager(found.page(), asked.size(), found.total(), path + query),
        query);
  }

  static Tag state(Decision.State state, @Nullable LocalDate due, LocalDate today, Ui ui) {
    if (due != null && due.isBefore(today) && !state.isOver()) {
      return new Tag(ui.text("meetings.decision.overdue"), Tone.BAD);
    }
    return new Tag(
        ui.text("meetings.decision.stand." + state.code()),
        switch (state) {
          case OPEN -> Tone.PLAIN;
          case UNDER_WAY -> Tone.NEWS;
          case DONE -> Tone.GOOD;
          case DROPPED -> Tone.WAIT;
        });
  }

  /** Reads the register. */
  @Component
  static class Query {

    static final int SIZE = 25;

    private final JdbcClient db;

    Query(JdbcClient db) {
      this.db = db;
    }

    /** One page of it, and the years there are decisions of. */
    record Page(List<Found> rows, long total, int page, List<Integer> years) {}

    @Transactional(readOnly = true)
    Page read(Set<UUID> bodies, Asked asked, LocalDate today) {
      var params = new HashMap<String, Object>();
      params.put("bodies", bodies.toArray(UUID[]::new));
      var where = new StringBuilder(" where body = any (:bodies)");
      var text = asked.text().replace("\0", "").strip();
      if (!text.isEmpty()) {
        params.put("text", text);
        where.append(
            """
             and (words @@ meetings.question(:text)
                  or letters like '%' || trim(meetings.plain(meetings.spelling(:text))) || '%'
                  or to_char(year, 'FM0000') || '/' || to_char(number, 'FM00') = :text)
            """);
      }
      if (asked.year() != null) {
        params.put("year", asked.year());
        where.append(" and year = :year");
      }
      if (asked.overdue() || asked.lateFirst()) {
        params.put("today", today);
      }
      if (asked.overdue()) {
        where.append(" and due < :today and state in ('open', 'under-way')");
      } else if (asked.state() != null) {
        params.put("state", asked.state().code());
        where.append(" and state = :state");
      }
      var total =
          db.sql("select count(*) from meetings.decision" + where)
              .params(params)
              .query(Long.class)
              .single();
      var page = Math.clamp(asked.page(), 1, 1_000_000);
      var rows =
          db.sql(
                  """
                  select id, body, year, number, meeting, title, text, sha256, decided_on,
                         institution, due, state, recorded_at
                    from meetings.decision %s
                   order by %s decided_on desc, year desc, number desc, id
                   limit :size offset :skip
                  """
                      .formatted(
                          where,
                          asked.lateFirst()
                              ? "due < :today and state in ('open', 'under-way') desc nulls last,"
                              : ""))
              .params(params)
              .param("size", asked.size())
              .param("skip", (long) (page - 1) * asked.size())
              .query(Query::found)
              .list();
      var years =
          db.sql(
                  """
                  select distinct year from meetings.counter
                   where what = 'decision' and body = any (:bodies)
                   order by year desc
                  """)
              .param("bodies", bodies.toArray(UUID[]::new))
              .query(Integer.class)
              .list();
      return new Page(rows, total, page, years.stream().filter(Objects::nonNull).toList());
    }

    private static Found found(ResultSet row, int number) throws SQLException {
      return new Found(
          row.getObject("id", UUID.class),
          row.getObject("body", UUID.class),
          row.getInt("year"),
          row.getInt("number"),
          row.getObject("meeting", UUID.class),
          row.getString("title"),
          row.getString("text"),
          row.getString("sha256"),
          row.getObject("decided_on", LocalDate.class),
          row.getObject("institution", UUID.class),
          row.getObject("due", LocalDate.class),
          Decision.State.find(row.getString("state")).orElseThrow(),
          row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
  }
}
