package taskopru.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;

/** Where decisions and their tasks are kept: the register. */
@Repository
class DecisionBook {

  static final String DECISION =
      """
      select decision.id, decision.body, decision.year, decision.number, decision.meeting, item,
             vote, decision.title, decision.text, sha256, decided_on, decision.institution,
             decision.due, decision.state, follow_up, decision.version
        from meetings.decision
      """;

  private static final String TASK =
      """
      select task.id, task.decision, task.title, task.institution, task.due, task.state, task.note,
             task.done_at, task.done_how
        from meetings.task
      """;

  private final JdbcClient db;

  DecisionBook(JdbcClient db) {
    this.db = db;
  }

  Optional<Decision> find(UUID id) {
    return db.sql(DECISION + " where id = :id")
        .param("id", id)
        .query(DecisionBook::decision)
        .optional();
  }

  Optional<Decision> find(UUID body, int year, int number) {
    return db.sql(DECISION + " where body = :body and year = :year and number = :number")
        .param("body", body)
        .param("year", year)
        .param("number", number)
        .query(DecisionBook::decision)
        .optional();
  }

  Decision lock(UUID id) {
    return db.sql(DECISION + " where id = :id for update")
        .param("id", id)
        .query(DecisionBook::decision)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("meetings.decision.unknown"));
  }

  List<Decision> newest(int most) {
    return db.sql(DECISION + " order by decided_on desc, recorded_at desc, id limit :most")
        .param("most", most)
        .query(DecisionBook::decision)
        .list();
  }

  List<Decision> of(UUID meeting) {
    return db.sql(DECISION + " where meeting = :meeting order by year, number")
        .param("meeting", meeting)
        .query(DecisionBook::decision)
        .list();
  }

  Optional<Decision> ofVote(UUID vote) {
    return db.sql(DECISION + " where vote = :vote")
        .param("vote", vote)
        .query(DecisionBook::decision)
        .optional();
  }

  void add(Decision decision, Instant now, UUID actor) {
    db.sql(
            """
            insert into meetings.decision (
              id, body, year, number, meeting, item, vote, title, text, sha256, decided_on,
              institution, due, state, recorded_at, recorded_by)
            values (
              :id, :body, :year, :number, :meeting, :item, :vote, :title, :text, :sha256,
              :decidedOn, :institution, :due, :state, :now, :actor)
            """)
        .param("id", decision.id())
        .param("body", decision.body())
        .param("year", decision.year())
        .param("number", decision.number())
        .param("meeting", decision.meeting())
        .param("item", decision.item())
        .param("vote", decision.vote())
        .param("title", decision.title())
        .param("text", decision.text())
        .param("sha256", decision.sha256())
        .param("decidedOn", decision.decidedOn())
        .param("institution", decision.institution())
        .param("due", decision.due())
        .param("state", decision.state().code())
        .param("now", MeetingBook.at(now))
        .param("actor", actor)
        .update();
  }

  void follow(
      UUID id,
      Decision.State state,
      String followUp,
      @Nullable UUID institution,
      @Nullable LocalDate due) {
    db.sql(
            """
            update meetings.decision
               set state = :state, follow_up = :followUp, institution = :institution, due = :due,
                   version = version + 1
             where id = :id
            """)
        .param("state", state.code())
        .param("followUp", followUp)
        .param("institution", institution)
        .param("due", due)
        .param("id", id)
        .update();
  }

  Task lockTask(UUID id) {
    return db.sql(TASK + " where id = :id for update")
        .param("id", id)
        .query(DecisionBook::task)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("meetings.task.unknown"));
  }

  Task getTask(UUID id) {
    return db.sql(TASK + " where id = :id")
        .param("id", id)
        .query(DecisionBook::task)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("meetings.task.unknown"));
  }

  List<Task> tasks(UUID decision) {
    return db.sql(TASK + " where decision = :decision order by created_at, id")
        .param("decision", decision)
        .query(DecisionBook::task)
        .list();
  }

  void add(Task task, Instant now, UUID actor) {
    db.sql(
            """
            insert into meetings.task (
              id, decision, title, institution, due, state, created_at, created_by)
            values (:id, :decision, :title, :institution, :due, :state, :now, :actor)
            """)
        .param("id", task.id())
        .param("decision", task.decision())
        .param("title", task.title())
        .param("institution", task.institution())
        .param("due", task.due())
        .param("state", task.state().code())
        .param("now", MeetingBook.at(now))
        .param("actor", actor)
        .update();
  }

  void end(UUID task, Task.State state, String note, Task.How how, @Nullable UUID by, Instant now) {
    db.sql(
            """
            update meetings.task
               set state = :state, note = :note, done_at = :now, done_by = :by, done_how = :how
             where id = :id
            """)
        .param("state", state.code())
        .param("note", note)
        .param("now", MeetingBook.at(now))
        .param("by", by)
        .param("how", how.code())
        .param("id", task)
        .update();
  }

  void addLink(byte[] hash, UUID task, @Nullable UUID person, Instant expires, Instant now) {
    db.sql(
            """
            insert into meetings.task_link (hash, task, person, expires_at, created_at)
            values (:hash, :task, :person, :expires, :now)
            """)
        .param("hash", hash)
        .param("task", task)
        .param("person", person)
        .param("expires", MeetingBook.at(expires))
        .param("now", MeetingBook.at(now))
        .update();
  }

  /** The task of a link that still works. */
  Optional<UUID> ofLink(byte[] hash, Instant now) {
    return db.sql(
            """
            select task from meetings.task_link
             where hash = :hash and used_at is null and expires_at > :now
            """)
        .param("hash", hash)
        .param("now", MeetingBook.at(now))
        .query(UUID.class)
        .optional();
  }

  /** Uses the link up; false where somebody was faster or it has expired. */
  boolean use(byte[] hash, Instant now) {
    return db.sql(
                """
                update meetings.task_link set used_at = :now
                 where hash = :hash and used_at is null and expires_at > :now
                """)
            .param("hash", hash)
            .param("now", MeetingBook.at(now))
            .update()
        == 1;
  }

  static Decision decision(ResultSet row, int number) throws SQLException {
    return new Decision(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getInt("year"),
        row.getInt("number"),
        row.getObject("meeting", UUID.class),
        row.getObject("item", UUID.class),
        row.getObject("vote", UUID.class),
        row.getString("title"),
        row.getString("text"),
        row.getString("sha256"),
        row.getObject("decided_on", LocalDate.class),
        row.getObject("institution", UUID.class),
        row.getObject("due", LocalDate.class),
        Codes.get(Decision.State.values(), row.getString("state")),
        row.getString("follow_up"),
        row.getInt("version"));
  }

  static Task task(ResultSet row, int number) throws SQLException {
    var how = row.getString("done_how");
    return new Task(
        row.getObject("id", UUID.class),
        row.getObject("decision", UUID.class),
        row.getString("title"),
        row.getObject("institution", UUID.class),
        row.getObject("due", LocalDate.class),
        Codes.get(Task.State.values(), row.getString("state")),
        row.getString("note"),
        MeetingBook.instant(row, "done_at"),
        how == null ? null : Codes.get(Task.How.values(), how));
  }
}
