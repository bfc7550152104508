package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Retained;
import taskopru.kernel.Told;

/** What meetings tell a person about themselves, what they forget, and what stays. */
@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@Import({Database.class, Sitting.Time.class})
@Transactional
class MeetingsRecordsTest {

  static final LocalDate DAY = LocalDate.of(2027, 3, 15);

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired MinuteTaking minuteTaking;
  @Autowired MeetingsRecords records;
  @Autowired List<Retained> rules;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;
  Meeting meeting;

  @BeforeEach
  void aMeetingWithAnOpenVoteAndAnExcuse() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
    var draft = meetings.draft(Sitting.SECRETARY, cast.body(), Sitting.plan(DAY));
    var item = agenda.add(Sitting.SECRETARY, draft.id(), "Yıllık program", "");
    meeting = calling.call(Sitting.SECRETARY, draft.id(), null);
    cast.principals()
        .subList(0, 16)
        .forEach(one -> attending.came(Sitting.SECRETARY, meeting.id(), one.mandate()));
    attending.excuse(
        Sitting.SECRETARY, meeting.id(), cast.principals().get(20).mandate(), "Hastanede");
    running.open(Sitting.SECRETARY, meeting.id());
    agenda.open(Sitting.SECRETARY, item.id());
    var vote =
        voting.prepare(Sitting.SECRETARY, item.id(), Vote.Question.of("Kabul mü?", Vote.Kind.OPEN));
    voting.open(Sitting.SECRETARY, vote.id());
    voting.cast(cast.principals().getFirst().actor(), vote.id(), Set.of(Vote.NO));
    voting.close(Sitting.SECRETARY, vote.id());
    voting.announce(Sitting.SECRETARY, vote.id());
    running.close(Sitting.SECRETARY, meeting.id());
  }

  @Test
  void aPersonSeesWhereTheyWereAndHowTheyVotedInTheOpen() {
    assertThat(records.of(person(0)))
        .extracting(Told::what)
        .containsExactly("meetings.told.roll", "meetings.told.ballot");
    assertThat(records.of(person(0)).getFirst().value()).contains("2027/1", "seat 1", "principal");
    assertThat(records.of(person(0)).getLast().value()).contains("Kabul mü?", "no");
    assertThat(records.of(person(20)).getFirst().value()).contains("Hastanede");
    assertThat(records.of(UUID.randomUUID())).isEmpty();
  }

  @Test
  void whoseMinutesAreOpenIsForgottenOnlyAfterwards() {
    assertThat(records.mustKeep(person(0))).containsExactly("meetings.person.minutesOpen");
    approve();
    assertThat(records.mustKeep(person(0))).isEmpty();
  }

  @Test
  void forgettingTakesTheWordsAndKeepsTheRecord() {
    approve();
    records.anonymise(person(20));

    assertThat(count("account is null and excuse = '' and person = '%s'".formatted(person(20))))
        .isEqualTo(1);
    assertThat(count("meeting = '%s'".formatted(meeting.id()))).isEqualTo(35);
  }

  @Test
  void afterTwoYearsTheWordsOfAnExcuseGoAndThatThereWasOneStays() {
    approve();
    assertThat(destroy("meetings-excuses", "2027-03-14T00:00:00Z")).isZero();
    assertThat(destroy("meetings-excuses", "2027-03-16T00:00:00Z")).isEqualTo(1);
    assertThat(count("excuse is not null")).isEqualTo(1);
    assertThat(count("excuse <> ''")).isZero();
  }

  @Test
  void linksOfTasksGoAMonthAfterTheyStoppedWorking() {
    var task = UUID.randomUUID();
    db.sql("alter table meetings.task_link drop constraint task_link_task_fkey").update();
    db.sql(
            """
            insert into meetings.task_link (hash, task, person, expires_at, created_at)
            values ('\\x01', :task, :person, :expires, :expires)
            """)
        .param("task", task)
        .param("person", person(0))
        .param("expires", Timestamp.from(Instant.parse("2027-03-20T00:00:00Z")))
        .update();

    assertThat(destroy("meetings-task-links", "2027-03-19T00:00:00Z")).isZero();
    assertThat(destroy("meetings-task-links", "2027-03-21T00:00:00Z")).isEqualTo(1);
  }

  private void approve() {
    var minutes = minuteTaking.write(Sitting.SECRETARY, meeting.id());
    minuteTaking.circulate(Sitting.SECRETARY, minutes.id());
    minuteTaking.approve(cast.principals().getFirst().chair(), minutes.id());
  }

  private UUID person(int principal) {
    return db.sql(
            "select person from meetings.roll where meeting = :meeting and mandate = :mandate")
        .param("meeting", meeting.id())
        .param("mandate", cast.principals().get(principal).mandate())
        .query(UUID.class)
        .single();
  }

  private int destroy(String rule, String before) {
    return rules.stream()
        .filter(one -> one.code().equals(rule))
        .findFirst()
        .orElseThrow()
        .destroyer()
        .destroy(Instant.parse(before));
  }

  private long count(String which) {
    return db.sql("select count(*) from meetings.roll where " + which).query(Long.class).single();
  }
}
