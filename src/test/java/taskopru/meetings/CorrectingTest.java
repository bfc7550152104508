package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Correcting.Span;
import taskopru.meetings.MeetingsEvent.AttendanceCorrected;

@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class CorrectingTest {

  static final Actor SECRETARY = Sitting.SECRETARY;
  static final LocalDate DAY = LocalDate.of(2027, 3, 15);

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired MinuteTaking minuteTaking;
  @Autowired Correcting correcting;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;
  Meeting meeting;

  /** Called at 14:00, opened at 14:10 with sixteen, closed at 16:00. */
  @BeforeEach
  void aMeetingOfTheWorkingGroup() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(DAY));
    agenda.add(SECRETARY, draft.id(), "Gündem", "");
    meeting = calling.call(SECRETARY, draft.id(), null);
    at("14:00:20");
    cast.principals()
        .subList(0, 16)
        .forEach(one -> attending.came(SECRETARY, meeting.id(), one.mandate()));
    at("14:10:40");
    running.open(SECRETARY, meeting.id());
  }

  @Test
  void aLateArrivalIsPutRightAndTheOldRecordKept(AssertablePublishedEvents events) {
    var late = cast.principals().get(20).mandate();
    at("15:00:00");
    attending.came(SECRETARY, meeting.id(), late);
    close();
    correct(late, "Çizelgeye göre", span("14:25", "16:00"));

    assertThat(times(late)).containsExactly("14:25–16:00");
    var correction = correcting.of(SECRETARY, meeting.id()).getFirst();
    assertThat(correction.reason()).isEqualTo("Çizelgeye göre");
    assertThat(correction.struck()).extracting(Presence::came).containsExactly(moment("15:00:00"));
    assertThat(correction.set()).extracting(Presence::came).containsExactly(moment("14:25:00"));
    assertThat(events.ofType(AttendanceCorrected.class)).hasSize(1);
    db.sql("set constraints all immediate").update();
    correct(late, "Bir daha");
    assertThat(times(late)).isEmpty();
    db.sql("set constraints all immediate").update();
  }

  @Test
  void theEndOfAPresenceMayChangeWhileTheMomentOfTheQuorumStands() {
    close();
    var ayse = cast.principals().getFirst().mandate();
    correct(ayse, "Erken ayrıldı", span("14:00", "15:30"));
    // The seconds of what was noted stay, though the page shows none.
    assertThat(presences(ayse))
        .extracting(Presence::came, Presence::left)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(moment("14:00:20"), moment("15:30:00")));
    refused(() -> correct(ayse, "x", span("14:11", "15:30")), "meetings.correction.rests.quorum");
    refused(() -> correct(ayse, "x"), "meetings.correction.rests.quorum");
    var absent = cast.principals().get(25).mandate();
    refused(() -> correct(absent, "x", span("14:00", "15:00")), "meetings.correction.rests.quorum");
    correct(absent, "Unutulmuş", span("14:11", "14:20"), span("15:00", "16:00"));
    assertThat(times(absent)).containsExactly("14:11–14:20", "15:00–16:00");
    db.sql("set constraints all immediate").update();
  }

  @Test
  void aVoteAndItsBallotsStandWhereTheyAre() {
    var item = agenda.of(SECRETARY, meeting.id()).getFirst();
    agenda.open(SECRETARY, item.id());
    var open = vote(item, "Açık soru", Vote.Kind.OPEN, "14:30:00");
    at("14:33:00");
    voting.cast(cast.principals().getFirst().actor(), open.id(), Set.of(Vote.YES));
    voting.close(SECRETARY, open.id());
    voting.announce(SECRETARY, open.id());
    var secret = vote(item, "Gizli soru", Vote.Kind.SECRET, "15:00:00");
    at("15:04:00");
    voting.cast(cast.principals().get(1).actor(), secret.id(), Set.of(Vote.YES));
    at("15:08:00");
    voting.close(SECRETARY, secret.id());
    voting.announce(SECRETARY, secret.id());
    close();

    refused(
        () -> correct(mandate(5), "x", span("14:00", "14:40"), span("15:02", "16:00")),
        "meetings.correction.rests.quorum.vote");
    refused(
        () -> correct(mandate(0), "x", span("14:00", "14:31"), span("14:35", "16:00")),
        "meetings.correction.rests.ballot.vote");
    refused(
        () -> correct(mandate(1), "x", span("14:00", "15:02")),
        "meetings.correction.rests.ballot.vote");
    correct(mandate(5), "Kâtibin yanlışı", span("14:00", "14:40"), span("14:50", "16:00"));
    correct(mandate(1), "Erken ayrıldı", span("14:00", "15:20"));
  }

  @Test
  void anExcuseIsPutRightWithItsReason() {
    close();
    correcting.correct(
        SECRETARY, meeting.id(), mandate(25), List.of(), "Görevli", "Sonradan bildirdi");
    assertThat(attending.room(SECRETARY, meeting.id()).roll())
        .filteredOn(one -> one.mandate().equals(mandate(25)))
        .extracting(Attendee::excuse)
        .containsExactly("Görevli");
    var correction = correcting.of(SECRETARY, meeting.id()).getFirst();
    assertThat(correction.excuseAfter()).isEqualTo("Görevli");
    assertThat(correction.struck()).isEmpty();
  }

  @Test
  void whatCannotBeIsRefusedWithASentence() {
    var absent = mandate(25);
    refused(() -> correct(absent, "x", span("14:20", "14:15")), "meetings.correction.order");
    refused(() -> correct(absent, "x", span("14:20", "19:00")), "meetings.correction.future");
    close();
    at("18:00:00");
    refused(() -> correct(absent, "x"), "meetings.correction.nothing");
    refused(() -> correct(absent, " ", span("14:20", "15:00")), "meetings.correction.reason");
    refused(() -> correct(absent, "x", span("14:20", null)), "meetings.correction.left");
    refused(() -> correct(absent, "x", span("14:20", "16:30")), "meetings.correction.closed");
    refused(
        () -> correct(absent, "x", span("14:20", "15:00"), span("14:50", "15:30")),
        "meetings.correction.overlap");
    refused(() -> correct(absent, "x".repeat(301), span("14:20", "15:00")), "meetings.text.long");
    assertThatThrownBy(() ->
            correcting.correct(SECRETARY, meeting.id(), UUID.randomUUID(), List.of(), "a", "b"))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void afterTheMinutesAreApprovedNothingIsCorrected() {
    close();
    var minutes = minuteTaking.write(SECRETARY, meeting.id());
    correct(mandate(25), "Taslaktan sonra", span("14:20", "15:00"));
    minuteTaking.circulate(SECRETARY, minutes.id());
    minuteTaking.approve(cast.principals().getFirst().chair(), minutes.id());
    refused(
        () -> correct(mandate(26), "x", span("14:20", "15:00")), "meetings.correction.approved");
    broken(
        "insert into meetings.correction (id, meeting, mandate, reason, corrected_at, corrected_by)"
            + " select gen_random_uuid(), meeting, mandate, 'x', now(), mandate from meetings.roll");
  }

  @Test
  void onlyWhoKeepsTheMeetingCorrects() {
    close();
    var member = cast.principals().getFirst().actor();
    var stranger = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.TAKE_PART));
    for (var nobody :
        List.of(member, cast.principals().get(1).chair(), stranger, Actor.visitor())) {
      assertThatThrownBy(() ->
              correcting.correct(nobody, meeting.id(), mandate(25), List.of(), "Görevli", "x"))
          .isInstanceOf(Problem.Forbidden.class);
      assertThatThrownBy(() -> correcting.of(nobody, meeting.id()))
          .isInstanceOf(Problem.Forbidden.class);
    }
  }

  @Test
  void theDatabaseItselfKeepsWhatWasNoted() {
    close();
    correct(mandate(25), "Unutulmuş", span("14:20", "15:00"));
    db.sql("set constraints all immediate").update();
    broken("delete from meetings.presence");
    broken("delete from meetings.correction");
    broken("update meetings.correction set reason = 'başka'");
    broken("update meetings.correction set excuse_after = 'başka' where false or true");
    broken(
        "update meetings.presence set during = tstzrange(lower(during), null) where correction is not null");
    broken(
        "update meetings.presence set struck = (select id from meetings.correction) where mandate = '"
            + mandate(0)
            + "'");
    broken(
        "insert into meetings.presence (meeting, mandate, during, how, noted_by, correction)"
            + " select meeting, '"
            + mandate(26)
            + "', tstzrange('2027-03-15 14:00+03', '2027-03-15 15:00+03'), 'clerk', id, id from meetings.correction");
  }

  private Vote vote(AgendaItem item, String question, Vote.Kind kind, String time) {
    at(time);
    return voting.open(
        SECRETARY, voting.prepare(SECRETARY, item.id(), Vote.Question.of(question, kind)).id());
  }

  private UUID mandate(int seat) {
    return cast.principals().get(seat).mandate();
  }

  private void correct(UUID mandate, String reason, Span... spans) {
    var excuse =
        attending.room(SECRETARY, meeting.id()).roll().stream()
            .filter(one -> one.mandate().equals(mandate))
            .map(one -> one.excuse() == null ? "" : one.excuse())
            .findFirst()
            .orElseThrow();
    correcting.correct(SECRETARY, meeting.id(), mandate, List.of(spans), excuse, reason);
  }

  private List<Presence> presences(UUID mandate) {
    return attending.room(SECRETARY, meeting.id()).presences().stream()
        .filter(one -> one.mandate().equals(mandate))
        .toList();
  }

  private List<String> times(UUID mandate) {
    return presences(mandate).stream()
        .map(one -> hour(one.came()) + "–" + hour(Objects.requireNonNull(one.left())))
        .toList();
  }

  private static String hour(Instant moment) {
    return moment.atZone(Sitting.ADANA).toLocalTime().toString().substring(0, 5);
  }

  private void close() {
    at("16:00:10");
    running.close(SECRETARY, meeting.id());
  }

  private void at(String time) {
    watch.set(moment(time));
  }

  private static Instant moment(String time) {
    return DAY.atTime(LocalTime.parse(time)).atZone(Sitting.ADANA).toInstant();
  }

  private static Span span(String came, @Nullable String left) {
    return new Span(LocalTime.parse(came), left == null ? null : LocalTime.parse(left));
  }

  private static void refused(Runnable deed, String why) {
    assertThatThrownBy(deed::run).isInstanceOf(Problem.Refused.class).hasMessage(why);
  }

  private void broken(String sql) {
    db.sql("savepoint before").update();
    assertThatThrownBy(() -> db.sql(sql).update()).isInstanceOf(DataAccessException.class);
    db.sql("rollback to savepoint before").update();
  }
}
