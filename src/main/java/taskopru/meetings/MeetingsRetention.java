package taskopru.meetings;

import java.sql.Timestamp;
import java.time.Period;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Retained;

/**
 * How long meetings keep what their record does not need. An excuse's words go; that there was one
 * stays, for the rule about absence counts it.
 */
@Configuration(proxyBeanMethods = false)
class MeetingsRetention {

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

  @Bean
  Retained oldExcuses(JdbcClient db) {
    return new Retained(
        "meetings-excuses",
        "meetings.roll",
        Set.of(),
        Period.ofYears(2),
        "meetings.retained.excuses",
        before ->
            db.sql(
                    """
                    update meetings.roll
                       set excuse = ''
                     where excuse <> ''
                       and meeting in (
                         select id from meetings.meeting
                          where starts < :before
                            and state in ('minutes-approved', 'failed-no-quorum', 'recalled', 'cancelled'))
                    """)
                .param("before", Timestamp.from(before))
                .update());
  }

  @Bean
  Retained oldCorrectedExcuses(JdbcClient db) {
    return new Retained(
        "meetings-corrected-excuses",
        "meetings.correction",
        Set.of(),
        Period.ofYears(2),
        "meetings.retained.correctedExcuses",
        before ->
            db.sql(
                    """
                    update meetings.correction
                       set excuse_before = left(excuse_before, 0), excuse_after = left(excuse_after, 0)
                     where (excuse_before <> '' or excuse_after <> '')
                       and meeting in (
                         select id from meetings.meeting
                          where starts < :before
                            and state in ('minutes-approved', 'failed-no-quorum', 'recalled', 'cancelled'))
                    """)
                .param("before", Timestamp.from(before))
                .update());
  }

  @Bean
  Retained oldSpeakingLists(JdbcClient db) {
    return new Retained(
        "meetings-speaking-lists",
        "meetings.speech",
        Set.of(),
        Period.ofYears(2),
        "meetings.retained.speeches",
        before ->
            db.sql(
                    """
                    delete from meetings.speech
                     where meeting in (
                         select id from meetings.meeting where starts < :before and state = 'minutes-approved')
                    """)
                .param("before", Timestamp.from(before))
                .update());
  }
}
