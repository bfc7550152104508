package taskopru.meetings;

import java.sql.Timestamp;
import java.time.Period;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Retained;

/**
 * How long meetings keep what only helped to hold them. Rolls, votes, decisions and minutes are the
 * council's archive and have no such rule.
 */
@Configuration(proxyBeanMethods = false)
class MeetingsRetention {

  private static final String SETTLED =
      "(select meeting from meetings.minutes where approved_at < :before)";

  @Bean
  Retained oldSpeakingLists(JdbcClient db) {
    return new Retained(
        "meetings-speeches",
        "meetings.speech",
        Set.of(),
        Period.ofYears(1),
        "meetings.retained.speeches",
        before ->
            db.sql("delete from meetings.speech where meeting in " + SETTLED)
                .param("before", Timestamp.from(before))
                .update());
  }

  @Bean
  Retained oldAmendments(JdbcClient db) {
    return new Retained(
        "meetings-amendments",
        "meetings.amendment",
        Set.of(),
        Period.ofYears(2),
        "meetings.retained.amendments",
        before ->
            db.sql(
                    """
                    delete from meetings.amendment
                     where minutes in (
                             select id from meetings.minutes where approved_at < :before)
                    """)
                .param("before", Timestamp.from(before))
                .update());
  }

  @Bean
  Retained oldTaskLinks(JdbcClient db) {
    return new Retained(
        "meetings-task-links",
        "meetings.task_link",
        Set.of(),
        Period.ofDays(30),
        "meetings.retained.taskLinks",
        before ->
            db.sql("delete from meetings.task_link where coalesce(used_at, expires_at) < :before")
                .param("before", Timestamp.from(before))
                .update());
  }
}
