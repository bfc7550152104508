package taskopru.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;

/** Where agendas and proposals are kept. */
@Repository
class AgendaBook {

  private static final String SELECT =
      """
      select id, body, meeting, position, title, text, state, proposed_by, continues, version
        from meetings.agenda_item
      """;

  private final JdbcClient db;

  AgendaBook(JdbcClient db) {
    this.db = db;
  }

  AgendaItem get(UUID id) {
    return db.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(AgendaBook::item)
        .optional()
        .orElseThrow(AgendaBook::unknown);
  }

  AgendaItem lock(UUID id) {
    return db.sql(SELECT + " where id = :id for update")
        .param("id", id)
        .query(AgendaBook::item)
        .optional()
        .orElseThrow(AgendaBook::unknown);
  }

  /** The agenda in its order. */
  List<AgendaItem> of(UUID meeting) {
    return db.sql(SELECT + " where meeting = :meeting order by position")
        .param("meeting", meeting)
        .query(AgendaBook::item)
        .list();
  }

  /** What members proposed and nobody has put on an agenda yet. */
  List<AgendaItem> waiting(UUID body) {
    return db.sql(
            SELECT
                + """
                 where body = :body and meeting is null and state = 'proposed'
                 order by created_at, id
                """)
        .param("body", body)
        .query(AgendaBook::item)
        .list();
  }

  /** Deferred items that no later agenda has taken up. */
  List<AgendaItem> deferred(UUID body) {
    return db.sql(
            SELECT
                + """
                 where body = :body and state = 'deferred'
                   and not exists (
                         select from meetings.agenda_item later
                          where later.continues = agenda_item.id and later.state <> 'withdrawn')
                 order by created_at, id
                """)
        .param("body", body)
        .query(AgendaBook::item)
        .list();
  }

  void add(AgendaItem item, Instant now, UUID actor) {
    db.sql(
            """
            insert into meetings.agenda_item (
              id, body, meeting, position, title, text, state, proposed_by, continues, created_at,
              created_by)
            values (
              :id, :body, :meeting,
              case when :meeting::uuid is not null then
                1 + (select coalesce(max(position), 0) from meetings.agenda_item
                      where meeting = :meeting) end,
              :title, :text, :state, :proposedBy, :continues, :now, :actor)
            """)
        .param("id", item.id())
        .param("body", item.body())
        .param("meeting", item.meeting())
        .param("title", item.title())
        .param("text", item.text())
        .param("state", item.state().code())
        .param("proposedBy", item.proposedBy())
        .param("continues", item.continues())
        .param("now", MeetingBook.at(now))
        .param("actor", actor)
        .update();
  }

  void describe(UUID id, String title, String text) {
    db.sql(
            """
            update meetings.agenda_item
               set title = :title, text = :text, version = version + 1
             where id = :id
            """)
        .param("title", title)
        .param("text", text)
        .param("id", id)
        .update();
  }

  void move(UUID id, AgendaItem.State state) {
    db.sql("update meetings.agenda_item set state = :state, version = version + 1 where id = :id")
        .param("state", state.code())
        .param("id", id)
        .update();
  }

  /** Puts a proposal at the end of an agenda. */
  void accept(UUID id, UUID meeting) {
    db.sql(
            """
            update meetings.agenda_item
               set meeting = :meeting, state = 'accepted', version = version + 1,
                   position = 1 + (select coalesce(max(position), 0)
                                     from meetings.agenda_item where meeting = :meeting)
             where id = :id
            """)
        .param("meeting", meeting)
        .param("id", id)
        .update();
  }

  void place(UUID id, int position) {
    db.sql("update meetings.agenda_item set position = :position where id = :id")
        .param("position", position)
        .param("id", id)
        .update();
  }

  private static final String DOCUMENT =
      """
      select item, file, name, public, removed_at
        from meetings.agenda_document
        join meetings.agenda_item on agenda_item.id = item
      """;

  /** Of all items of a meeting, those that were taken away included. */
  List<ItemDocument> papers(UUID meeting) {
    return documents(
        DOCUMENT + " where meeting = :id order by position, name collate \"tr-x-icu\", file",
        meeting);
  }

  List<ItemDocument> papersOf(UUID item) {
    return documents(DOCUMENT + " where item = :id and removed_at is null", item);
  }

  /** Where a file lies. */
  List<ItemDocument> documents(UUID file) {
    return documents(DOCUMENT + " where file = :id", file);
  }

  private List<ItemDocument> documents(String sql, UUID id) {
    return db.sql(sql)
        .param("id", id)
        .query((row, _) ->
            new ItemDocument(
                row.getObject("item", UUID.class),
                row.getObject("file", UUID.class),
                row.getString("name"),
                row.getBoolean("public"),
                row.getObject("removed_at") != null))
        .list();
  }

  boolean show(UUID item, UUID file, boolean open) {
    return db.sql(
                """
                update meetings.agenda_document set public = :open
                 where item = :item and file = :file and removed_at is null
                """)
            .param("open", open)
            .param("item", item)
            .param("file", file)
            .update()
        == 1;
  }

  boolean takeAway(UUID item, UUID file, Instant now) {
    return db.sql(
                """
                update meetings.agenda_document set removed_at = :now
                 where item = :item and file = :file and removed_at is null
                """)
            .param("now", MeetingBook.at(now))
            .param("item", item)
            .param("file", file)
            .update()
        == 1;
  }

  boolean putBack(UUID item, UUID file) {
    return db.sql(
                """
                update meetings.agenda_document set removed_at = null
                 where item = :item and file = :file and removed_at is not null
                """)
            .param("item", item)
            .param("file", file)
            .update()
        == 1;
  }

  void attach(UUID item, UUID file, String name) {
    db.sql(
            """
            insert into meetings.agenda_document (item, file, name)
            values (:item, :file, :name)
            on conflict do nothing
            """)
        .param("item", item)
        .param("file", file)
        .param("name", name)
        .update();
  }

  private static AgendaItem item(ResultSet row, int number) throws SQLException {
    return new AgendaItem(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getInt("position"),
        row.getString("title"),
        row.getString("text"),
        Codes.get(AgendaItem.State.values(), row.getString("state")),
        row.getObject("proposed_by", UUID.class),
        row.getObject("continues", UUID.class),
        row.getInt("version"));
  }

  private static Problem unknown() {
    return new Problem.NotFound("meetings.item.unknown");
  }
}
