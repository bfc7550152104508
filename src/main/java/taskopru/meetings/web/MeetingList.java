package taskopru.meetings.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.meetings.Meeting;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;

/** A list of meetings, ready to show: on the desk, or for the public. */
public record MeetingList(
    String text,
    @Nullable String filter,
    List<Tab> tabs,
    List<Column> columns,
    List<Row> rows,
    Pager pager,
    boolean keeps) {

  /** One meeting. */
  public record Row(
      String href, String title, Tag state, String when, String where, String items) {}

  /** Which meetings. */
  enum Filter {
    COMING,
    TO_DO,
    HELD,
    ALL;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Filter of(String word) {
      for (var one : values()) {
        if (one.word().equals(word)) {
          return one;
        }
      }
      return ALL;
    }

    private String sql() {
      return switch (this) {
        case COMING -> "state in ('draft', 'called', 'open', 'suspended')";
        case TO_DO -> "state in ('closed', 'minutes-pending', 'failed-no-quorum')";
        case HELD -> "state in ('closed', 'minutes-pending', 'minutes-approved')";
        case ALL -> "true";
      };
    }
  }

  /** A meeting as a list sees it. */
  record Found(
      UUID id,
      UUID body,
      @Nullable String number,
      Meeting.Kind kind,
      Meeting.Mode mode,
      Meeting.State state,
      String title,
      Instant starts,
      Instant ends,
      String place,
      int items) {}

  static MeetingList of(
      Query.Page found, Map<UUID, String> bodies, Filter filter, String text, boolean desk, Ui ui) {
    var path = ui.path(desk ? "/desk/meetings" : "/meetings");
    var q = text.isEmpty() ? "" : "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    var tabs = new ArrayList<Tab>();
    for (var one : Filter.values()) {
      if (desk || one != Filter.TO_DO) {
        tabs.add(
            new Tab(
                ui.text("meetings.filter." + one.word()),
                path + "?filter=" + one.word() + q,
                one == filter));
      }
    }
    return new MeetingList(
        text,
        filter.word(),
        tabs,
        List.of(
            Column.of(ui.text("meetings.column.meeting")),
            Column.of(ui.text("meetings.column.state")),
            Column.of(ui.text("meetings.column.when")),
            Column.of(ui.text("meetings.column.where")),
            Column.ofNumbers(ui.text("meetings.column.items"))),
        found.rows().stream()
            .map(row ->
                new Row(
                    path + "/" + row.id(),
                    title(row, bodies, ui),
                    MeetingHead.state(row.state(), ui),
                    ui.dateTime(row.starts()),
                    row.mode() == Meeting.Mode.ONLINE
                        ? ui.text("meetings.mode.online")
                        : row.place(),
                    ui.number((long) row.items())))
            .toList(),
        new Pager(found.page(), Query.SIZE, found.total(), path + "?filter=" + filter.word() + q),
        ui.actor().may(taskopru.kernel.Verb.KEEP_MEETINGS));
  }

  static String title(Found row, Map<UUID, String> bodies, Ui ui) {
    var kind = ui.text("meetings.kind." + row.kind().code());
    var body = bodies.getOrDefault(row.body(), "");
    var plain =
        row.number() == null
            ? ui.text("meetings.title.draft", body, kind)
            : ui.text("meetings.title.numbered", body, kind, row.number());
    return row.title().isEmpty() ? plain : ui.text("meetings.title.own", plain, row.title());
  }

  /** Reads the list. */
  @Component
  static class Query {

    static final int SIZE = 25;

    private static final String NUMBER =
        "to_char(year, 'FM0000') || '/' || to_char(number, 'FM00')";

    private final JdbcClient db;

    Query(JdbcClient db) {
      this.db = db;
    }

    /** One page of it. */
    record Page(List<Found> rows, long total, int page) {}

    @Transactional(readOnly = true)
    Page read(Set<UUID> bodies, boolean drafts, Filter filter, String text, int page, int size) {
      var where =
          """
           where body = any (:bodies) and %s and %s
             and (:text = '' or meetings.plain(meetings.spelling(title || ' ' || place || ' ' ||
                  coalesce(%s, ''))) like '%%' || trim(meetings.plain(meetings.spelling(:text))) || '%%'
                  or meeting.id in (select item.meeting from meetings.agenda_item item
                                     where item.letters
                                           like '%%' || trim(meetings.plain(meetings.spelling(:text))) || '%%'))
          """
              .formatted(
                  filter.sql(),
                  drafts ? "true" : "state <> 'draft' and number is not null",
                  NUMBER);
      var params = Map.of("bodies", bodies.toArray(UUID[]::new), "text", text.replace("\0", ""));
      var total =
          db.sql("select count(*) from meetings.meeting" + where)
              .params(params)
              .query(Long.class)
              .single();
      var order = filter == Filter.COMING ? "starts, id" : "starts desc, id";
      var rows =
          db.sql(
                  """
                  select id, body, kind, mode, state, title, starts, ends, place, %s as label,
                         (select count(*) from meetings.agenda_item item
                           where item.meeting = meeting.id and item.state <> 'withdrawn') as items
                    from meetings.meeting %s
                   order by %s
                   limit :size offset :skip
                  """
                      .formatted(NUMBER, where, order))
              .params(params)
              .param("size", size)
              .param("skip", (long) (Math.max(1, page) - 1) * size)
              .query(Query::found)
              .list();
      return new Page(rows, total, Math.max(1, page));
    }

    private static Found found(ResultSet row, int number) throws SQLException {
      return new Found(
          row.getObject("id", UUID.class),
          row.getObject("body", UUID.class),
          row.getString("label"),
          Meeting.Kind.find(row.getString("kind")).orElseThrow(),
          Meeting.Mode.find(row.getString("mode")).orElseThrow(),
          Meeting.State.find(row.getString("state")).orElseThrow(),
          row.getString("title"),
          Objects.requireNonNull(row.getObject("starts", OffsetDateTime.class)).toInstant(),
          Objects.requireNonNull(row.getObject("ends", OffsetDateTime.class)).toInstant(),
          row.getString("place"),
          row.getInt("items"));
    }
  }
}
