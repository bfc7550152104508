package taskopru.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.opinions.OpinionsEvent.IssueChanged;
import taskopru.opinions.OpinionsEvent.IssueFiled;

/** Problems on the table: anyone in the group files one. */
@Service
@Transactional
public class Issues {

  private static final String ISSUE =
      """
      select issue.id, title, text, place, state, reason, holder, filed_by, filed_at, version
        from opinions.issue
      """;

  private final JdbcClient db;
  private final Desk desk;
  private final ApplicationEventPublisher events;

  Issues(JdbcClient db, Desk desk, ApplicationEventPublisher events) {
    this.db = db;
    this.desk = desk;
    this.events = events;
  }

  @Transactional(readOnly = true)
  public Issue get(Actor actor, UUID id) {
    mustBeOfTheGroup(actor);
    return find(ISSUE + " where id = :id", id);
  }

  /** Those that wait for an opinion, and those an opinion is about already. */
  @Transactional(readOnly = true)
  public List<Issue> open(Actor actor) {
    mustBeOfTheGroup(actor);
    return db.sql(
            ISSUE
                + " where state in ('filed', 'taken-up') order by filed_at desc, issue.id limit 500")
        .query(Issues::issue)
        .list();
  }

  /** What an opinion is about. */
  @Transactional(readOnly = true)
  public List<Issue> of(UUID opinion) {
    return db.sql(
            ISSUE
                + """
                  join opinions.opinion_issue on opinion_issue.issue = issue.id
                 where opinion_issue.opinion = :opinion
                 order by filed_at, issue.id
                """)
        .param("opinion", opinion)
        .query(Issues::issue)
        .list();
  }

  public UUID file(Actor actor, String title, String text, String place) {
    mustBeOfTheGroup(actor);
    var group = desk.workingGroup().id();
    var id = UUID.randomUUID();
    db.sql(
            """
            insert into opinions.issue (
              id, title, text, place, state, holder, filed_by, filed_at)
            values (:id, :title, :text, :place, 'filed', :holder, :by, :now)
            """)
        .param("id", id)
        .param("title", Texts.needed(title, Texts.TITLE, "opinions.issue.title.missing"))
        .param("text", Texts.lines(text, Texts.LONG))
        .param("place", Texts.line(place, Texts.TITLE))
        .param("holder", desk.holderOf(actor, group))
        .param("by", actor.id())
        .param("now", Rows.at(desk.now()))
        .update();
    events.publishEvent(new IssueFiled(id, actor.id()));
    return id;
  }

  /** Whoever filed it, or the secretary, says it better. */
  public void describe(Actor actor, UUID id, int version, String title, String text, String place) {
    var issue = lock(id);
    mustBeOfTheGroup(actor);
    mustDescribe(actor, issue);
    if (issue.version() != version) {
      throw new Problem.Conflict("opinions.changed-meanwhile");
    }
    db.sql(
            """
            update opinions.issue
               set title = :title, text = :text, place = :place, version = version + 1
             where id = :id
            """)
        .param("title", Texts.needed(title, Texts.TITLE, "opinions.issue.title.missing"))
        .param("text", Texts.lines(text, Texts.LONG))
        .param("place", Texts.line(place, Texts.TITLE))
        .param("id", id)
        .update();
    events.publishEvent(new IssueChanged(id, actor.id(), issue.state().code()));
  }

  /** The secretary settles it, declines it with a reason, or opens it again. */
  public void move(Actor actor, UUID id, Issue.State state, String reason) {
    lock(id);
    desk.mustKeep(actor, desk.workingGroup());
    var why = Texts.lines(reason, 2000);
    if (state == Issue.State.DECLINED && why.isEmpty()) {
      throw new Problem.Refused("opinions.reason.missing");
    }
    set(id, state, why.isEmpty() ? null : why);
    events.publishEvent(new IssueChanged(id, actor.id(), state.code()));
  }

  /** An opinion is about them from now on. */
  void takeUp(Actor actor, Set<UUID> ids) {
    for (var id : ids) {
      var issue = lock(id);
      if (issue.state() == Issue.State.FILED) {
        set(id, Issue.State.TAKEN_UP, null);
        events.publishEvent(new IssueChanged(id, actor.id(), Issue.State.TAKEN_UP.code()));
      }
    }
  }

  private void set(UUID id, Issue.State state, @Nullable String reason) {
    db.sql(
            """
            update opinions.issue
               set state = :state, reason = :reason, version = version + 1
             where id = :id
            """)
        .param("state", state.code())
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  /** For whoever filed it, and the secretary. */
  public void mustDescribe(Actor actor, Issue issue) {
    if (!actor.may(Verb.KEEP_OPINIONS) && !issue.filedBy().equals(actor.id())) {
      throw new Problem.Forbidden("opinions.forbidden.issue");
    }
  }

  private void mustBeOfTheGroup(Actor actor) {
    desk.mustSee(actor, desk.workingGroup().id());
  }

  private Issue lock(UUID id) {
    return find(ISSUE + " where id = :id for update", id);
  }

  private Issue find(String sql, UUID id) {
    return db.sql(sql)
        .param("id", id)
        .query(Issues::issue)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("opinions.issue.unknown"));
  }

  private static Issue issue(ResultSet row, int number) throws SQLException {
    return new Issue(
        Rows.id(row, "id"),
        row.getString("title"),
        row.getString("text"),
        row.getString("place"),
        Codes.get(Issue.State.values(), row.getString("state")),
        row.getString("reason"),
        Rows.maybeId(row, "holder"),
        Rows.id(row, "filed_by"),
        Rows.instant(row, "filed_at"),
        row.getInt("version"));
  }
}
