package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.MeetingsEvent.BallotCast;
import taskopru.meetings.MeetingsEvent.DecisionRecorded;
import taskopru.notifications.CalendarEntry;

@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class MeetingLifeTest {

  static final Actor SECRETARY = Sitting.SECRETARY;
  static final LocalDate DAY = LocalDate.of(2027, 3, 15);

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired Decisions decisions;
  @Autowired Tasks tasks;
  @Autowired MinuteTaking minuteTaking;
  @Autowired MeetingDates dates;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;

  @BeforeEach
  void aWorkingGroup() {
    watch.set(java.time.Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
  }

  @Test
  void aMonthsMeetingIsCalledHeldAndDecides(AssertablePublishedEvents events) {
    var meeting = called("Yıllık program");
    assertThat(meeting.number()).hasToString("2027/01");
    come(16);
    assertThat(attending.room(SECRETARY, meeting.id()).quorum())
        .isEqualTo(new Quorum(30, 30, 16, 16));
    running.open(SECRETARY, meeting.id());
    var item = agenda.of(SECRETARY, meeting.id()).getFirst();
    agenda.open(SECRETARY, item.id());
    var vote =
        voting.prepare(
            SECRETARY, item.id(), Vote.Question.of("Program kabul edilsin mi?", Vote.Kind.OPEN));
    voting.open(SECRETARY, vote.id());
    for (var i = 0; i < 16; i++) {
      voting.cast(cast.principals().get(i).actor(), vote.id(), Set.of(i < 10 ? Vote.YES : Vote.NO));
    }
    var closed = voting.close(SECRETARY, vote.id());
    assertThat(closed.counts()).containsExactly(10, 6, 0);
    assertThat(closed.outcome()).isEqualTo(Vote.Outcome.CARRIED);
    voting.announce(SECRETARY, vote.id());
    var decision =
        decisions.record(SECRETARY, vote.id(), "Yıllık program", "Kabul edildi.", null, null);
    assertThat(decision.label()).isEqualTo("2027/01");
    assertThat(agenda.of(SECRETARY, meeting.id()).getFirst().state())
        .isEqualTo(AgendaItem.State.DECIDED);
    running.close(SECRETARY, meeting.id());
    assertThat(meetings.get(meeting.id()).state()).isEqualTo(Meeting.State.CLOSED);
    assertThat(attending.room(SECRETARY, meeting.id()).here()).isEmpty();
    assertThat(events)
        .contains(DecisionRecorded.class)
        .matching(DecisionRecorded::number, "2027/01");
    assertThat(events.ofType(BallotCast.class)).hasSize(16);
  }

  @Test
  void withoutAQuorumAMeetingFailsAndIsRecalled() {
    var meeting = called("Bütçe");
    come(14);
    refused(() -> running.open(SECRETARY, meeting.id()), "meetings.quorum.not-met");
    refused(() -> running.fail(SECRETARY, meeting.id()), "meetings.fail.early");
    watch.set(meeting.starts().plus(Duration.ofMinutes(30)));
    running.fail(SECRETARY, meeting.id());
    refused(
        () -> calling.recall(SECRETARY, meeting.id(), Sitting.plan(DAY.plusDays(60))),
        "meetings.recall.days");
    var recall = calling.recall(SECRETARY, meeting.id(), Sitting.plan(DAY.plusDays(7)));
    assertThat(meetings.get(meeting.id()).state()).isEqualTo(Meeting.State.RECALLED);
    assertThat(agenda.of(SECRETARY, recall.id()))
        .extracting(AgendaItem::title)
        .containsExactly("Bütçe");
    assertThat(calling.call(SECRETARY, recall.id(), null).number()).hasToString("2027/02");
    attending.came(SECRETARY, recall.id(), cast.principals().getFirst().mandate());
    running.open(SECRETARY, recall.id());
  }

  @Test
  void anAlternateCountsOnlyWhileThePrincipalIsAbsent() {
    var meeting = called("Kira destekleri");
    var principal = cast.principals().getFirst();
    var alternate = cast.alternates().getFirst();
    attending.came(SECRETARY, meeting.id(), alternate.mandate());
    assertThat(attending.room(SECRETARY, meeting.id()).counting())
        .containsExactly(alternate.mandate());
    attending.came(SECRETARY, meeting.id(), principal.mandate());
    var room = attending.room(SECRETARY, meeting.id());
    assertThat(room.counting()).containsExactly(principal.mandate());
    assertThat(room.quorum().present()).isEqualTo(1);
    attending.left(SECRETARY, meeting.id(), principal.mandate());
    assertThat(attending.room(SECRETARY, meeting.id()).counting())
        .containsExactly(alternate.mandate());
  }

  @Test
  void aSecretBallotLeavesNoTraceOfItsChoice() {
    var meeting = opened(20);
    var vote = openVote(meeting, Vote.Question.of("Gizli oy", Vote.Kind.SECRET));
    for (var i = 0; i < 20; i++) {
      voting.cast(
          cast.principals().get(i).actor(), vote.id(), Set.of(i % 2 == 0 ? Vote.YES : Vote.NO));
    }
    assertThat(db.sql("select count(*) from meetings.ballot").query(Integer.class).single())
        .isZero();
    assertThat(
            db.sql("select count(distinct xmin::text) from meetings.elector where vote = :vote")
                .param("vote", vote.id())
                .query(Integer.class)
                .single())
        .isOne();
    assertThat(voting.get(SECRETARY, vote.id()).counts()).isEmpty();
    refused(
        () -> voting.castFor(SECRETARY, vote.id(), cast.principals().get(1).seat(), Set.of(1)),
        "meetings.ballot.sealed");
    var closed = voting.close(SECRETARY, vote.id());
    assertThat(closed.counts()).containsExactly(10, 10, 0);
    assertThat(closed.outcome()).isEqualTo(Vote.Outcome.TIED);
    refused(() -> voting.announce(SECRETARY, vote.id()), "meetings.tie.unsettled");
    assertThatThrownBy(() -> voting.settleByChair(SECRETARY, vote.id(), true))
        .isInstanceOf(Problem.Forbidden.class);
    voting.settleByChair(cast.principals().get(2).chair(), vote.id(), true);
    assertThat(voting.announce(SECRETARY, vote.id()).outcome()).isEqualTo(Vote.Outcome.CARRIED);
  }

  @Test
  void nobodyVotesTwiceNorForASeatThatCameLater() {
    var meeting = opened(16);
    var vote = openVote(meeting, Vote.Question.of("Soru", Vote.Kind.OPEN));
    var ayse = cast.principals().getFirst().actor();
    voting.cast(ayse, vote.id(), Set.of(Vote.YES));
    refused(() -> voting.cast(ayse, vote.id(), Set.of(Vote.NO)), "meetings.ballot.cast");
    var late = cast.principals().get(20);
    attending.came(SECRETARY, meeting.id(), late.mandate());
    refused(
        () -> voting.cast(late.actor(), vote.id(), Set.of(Vote.YES)), "meetings.ballot.came-later");
    assertThatThrownBy(
            () -> voting.cast(cast.principals().get(25).actor(), vote.id(), Set.of(Vote.YES)))
        .isInstanceOf(Problem.Forbidden.class)
        .hasMessage("meetings.ballot.not-counting");
  }

  @Test
  void paperTakesTwoWitnessesAndNoMoreBallotsThanSeats() {
    var meeting = opened(16);
    var vote = openVote(meeting, Vote.Question.of("Gizli oy", Vote.Kind.SECRET));
    var one = cast.principals().get(0).mandate();
    var two = cast.principals().get(1).mandate();
    refused(
        () -> voting.count(SECRETARY, vote.id(), true, List.of(9, 7, 0), 16, one, one),
        "meetings.count.witnesses");
    refused(
        () -> voting.count(SECRETARY, vote.id(), true, List.of(9, 8, 0), 17, one, two),
        "meetings.count.many");
    refused(
        () -> voting.count(SECRETARY, vote.id(), false, List.of(9, 7, 0), 16, null, null),
        "meetings.count.sealed");
    voting.count(SECRETARY, vote.id(), true, List.of(9, 7, 0), 16, one, two);
    assertThat(voting.close(SECRETARY, vote.id()).outcome()).isEqualTo(Vote.Outcome.CARRIED);
  }

  @Test
  void anElectionGoesIntoAnotherRoundUntilSomebodyHasTheMajority() {
    var meeting = opened(16);
    var first =
        openVote(
            meeting,
            Vote.Question.election(
                "Sözcü", Vote.Method.ROUNDS, 1, true, List.of("Ayşe", "Mehmet", "Zeynep")));
    for (var i = 0; i < 16; i++) {
      voting.cast(cast.principals().get(i).actor(), first.id(), Set.of(i % 3 + 1));
    }
    assertThat(voting.close(SECRETARY, first.id()).outcome()).isEqualTo(Vote.Outcome.ANOTHER_ROUND);
    voting.announce(SECRETARY, first.id());
    var second = voting.again(SECRETARY, first.id(), Set.of(1, 2));
    assertThat(second.round()).isEqualTo(2);
    voting.open(SECRETARY, second.id());
    for (var i = 0; i < 16; i++) {
      voting.cast(
          cast.principals().get(i).actor(),
          second.id(),
          i == 0 ? Set.of() : Set.of(i < 12 ? 1 : 2));
    }
    var closed = voting.close(SECRETARY, second.id());
    assertThat(closed.outcome()).isEqualTo(Vote.Outcome.ELECTED);
    assertThat(closed.elected()).containsExactly(1);
    assertThat(closed.counts()).containsExactly(11, 4, 1);
  }

  @Test
  void theDatabaseItselfKeepsTheRules() {
    var meeting = opened(16);
    var vote = openVote(meeting, Vote.Question.of("Soru", Vote.Kind.OPEN));
    var ayse = cast.principals().getFirst();
    voting.cast(ayse.actor(), vote.id(), Set.of(Vote.YES));
    broken("update meetings.ballot set choices = '{2}'");
    broken("delete from meetings.ballot");
    broken("update meetings.snapshot set present = 30");
    broken("update meetings.vote set question = 'Başka'");
    broken("update meetings.meeting set number = 9");
    broken("update meetings.meeting set state = 'minutes-approved'");
    broken(
        "insert into meetings.presence (meeting, mandate, during, how, noted_by) select meeting,"
            + " mandate, tstzrange(lower(during), null), 'clerk', noted_by from meetings.presence");
  }

  @Test
  void whoKeepsAndWhoTakesPartIsAskedForEveryDeed() {
    var meeting = opened(16);
    var vote = openVote(meeting, Vote.Question.of("Soru", Vote.Kind.OPEN));
    var id = meeting.id();
    var item = agenda.of(SECRETARY, id).getFirst().id();
    var member = cast.principals().getFirst().actor();
    var stranger = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.TAKE_PART));
    var visitor = Actor.visitor();
    for (var nobody : List.of(member, stranger, visitor)) {
      forbidden(() -> running.close(nobody, id));
      forbidden(() -> running.suspend(nobody, id));
      forbidden(() -> running.fail(nobody, id));
      forbidden(() -> attending.came(nobody, id, cast.principals().get(20).mandate()));
      forbidden(() -> attending.left(nobody, id, cast.principals().get(1).mandate()));
      forbidden(() -> attending.code(nobody, id));
      forbidden(() -> agenda.add(nobody, id, "x", ""));
      forbidden(() -> agenda.move(nobody, item, 1));
      forbidden(() -> agenda.defer(nobody, item));
      forbidden(() -> voting.prepare(nobody, item, Vote.Question.of("Soru", Vote.Kind.OPEN)));
      forbidden(() -> voting.close(nobody, vote.id()));
      forbidden(() -> voting.announce(nobody, vote.id()));
      forbidden(() -> voting.annul(nobody, vote.id(), "x"));
      forbidden(() -> decisions.record(nobody, vote.id(), "x", "x", null, null));
      forbidden(() -> calling.cancel(nobody, id, "x"));
      forbidden(() -> meetings.draft(nobody, cast.body(), Sitting.plan(DAY)));
      forbidden(() -> meetings.plan(nobody, id, 1, Sitting.plan(DAY)));
    }
    forbidden(() -> voting.cast(stranger, vote.id(), Set.of(1)));
    forbidden(() -> attending.room(stranger, id));
    forbidden(() -> attending.checkIn(stranger, id, "x"));
    forbidden(() -> agenda.propose(stranger, cast.body(), "x", ""));
    forbidden(() -> voting.cast(SECRETARY, vote.id(), Set.of(1)));
    var external =
        db.sql("select id from council.body where kind = 'external'").query(UUID.class).single();
    forbidden(() -> meetings.draft(SECRETARY, external, Sitting.plan(DAY)));
  }

  @Test
  void aCodeOfTheRoomLetsMembersInForTwoMinutesOnly() {
    var meeting = called("Kod");
    var ayse = cast.principals().getFirst();
    var code = attending.code(SECRETARY, meeting.id());
    assertThat(code).hasSize(8);
    attending.checkIn(ayse.actor(), meeting.id(), " " + code.toLowerCase(java.util.Locale.ROOT));
    assertThat(attending.room(SECRETARY, meeting.id()).here()).containsExactly(ayse.mandate());
    watch.pass(Duration.ofMinutes(5));
    refused(
        () -> attending.checkIn(cast.principals().get(1).actor(), meeting.id(), code),
        "meetings.code.wrong");
  }

  @Test
  void aCallWithoutNoticeNeedsAReason() {
    var soon = meetings.draft(SECRETARY, cast.body(), Sitting.plan(LocalDate.of(2027, 3, 3)));
    refused(() -> calling.call(SECRETARY, soon.id(), null), "meetings.call.agenda");
    agenda.add(SECRETARY, soon.id(), "Sel", "");
    assertThat(calling.preview(SECRETARY, soon.id()).isShort()).isTrue();
    refused(() -> calling.call(SECRETARY, soon.id(), " "), "meetings.call.short");
    assertThat(calling.call(SECRETARY, soon.id(), "Sel felaketi").shortNotice())
        .isEqualTo("Sel felaketi");
  }

  @Test
  void aProposalReachesOnlyTheAgendaOfItsOwnBody() {
    var ayse = cast.principals().getFirst().actor();
    var proposal = agenda.propose(ayse, cast.body(), "Barınma", "Kiralar");
    var board =
        db.sql("select id from council.body where code = 'executive-board'")
            .query(UUID.class)
            .single();
    var foreign = meetings.draft(SECRETARY, board, Sitting.plan(DAY));
    assertThatThrownBy(() -> agenda.accept(SECRETARY, foreign.id(), proposal.id()))
        .isInstanceOf(Problem.NotFound.class);
    var meeting = called("Açılış");
    agenda.accept(SECRETARY, meeting.id(), proposal.id());
    var items = agenda.of(SECRETARY, meeting.id());
    assertThat(items).extracting(AgendaItem::title).containsExactly("Açılış", "Barınma");
    agenda.move(SECRETARY, proposal.id(), 1);
    assertThat(agenda.of(SECRETARY, meeting.id()))
        .extracting(AgendaItem::title)
        .containsExactly("Barınma", "Açılış");
  }

  @Test
  void aLinkOfAMailReportsItsTaskDoneOnce() {
    var meeting = opened(16);
    var vote = openVote(meeting, Vote.Question.of("Soru", Vote.Kind.CONSENSUS));
    voting.close(SECRETARY, vote.id());
    voting.announce(SECRETARY, vote.id());
    var decision = decisions.record(SECRETARY, vote.id(), "Karar", "Metin", null, null);
    var task = tasks.give(SECRETARY, decision.id(), "Rapor hazırlansın", null, DAY.plusDays(30));
    var code = tasks.link(task.id(), null);
    assertThat(tasks.ofLink(code)).isPresent();
    assertThat(tasks.completeByLink(Actor.visitor(), code, "Bitti").task().state())
        .isEqualTo(Task.State.DONE);
    assertThatThrownBy(() -> tasks.completeByLink(Actor.visitor(), code, "Bitti"))
        .isInstanceOf(Problem.NotFound.class);
    var other = tasks.give(SECRETARY, decision.id(), "İkinci", null, null);
    var old = tasks.link(other.id(), null);
    watch.pass(Tasks.LINK_LIVES.plusSeconds(1));
    assertThatThrownBy(() -> tasks.completeByLink(Actor.visitor(), old, ""))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void everybodyOnTheRollIsToldWithADateForTheirCalendar() {
    var meeting = called("Barınma");
    assertThat(told(meeting.id(), "meetings-call")).isEqualTo(35);
    assertThat(invitations(meeting.id()))
        .hasSize(35)
        .allMatch(invitation -> invitation.contains("METHOD:REQUEST"))
        .allMatch(invitation -> invitation.contains("UID:" + meeting.id()))
        .allMatch(invitation -> invitation.contains("SEQUENCE:0"));
    assertThat(texts(meeting.id())).allMatch(text -> text.contains("1. Barınma"));

    meetings.plan(SECRETARY, meeting.id(), meeting.version(), Sitting.plan(DAY.plusDays(2)));
    assertThat(told(meeting.id(), "meetings-call")).isEqualTo(70);
    calling.cancel(SECRETARY, meeting.id(), "Salon su bastı");
    assertThat(invitations(meeting.id()))
        .hasSize(105)
        .filteredOn(invitation -> invitation.contains("METHOD:CANCEL"))
        .hasSize(35)
        .allMatch(invitation -> invitation.contains("STATUS:CANCELLED"))
        .allMatch(invitation -> invitation.contains("SEQUENCE:2"));
    assertThat(
            db.sql("select count(distinct subject) from notifications.notice where object = :id")
                .param("id", meeting.id())
                .query(Integer.class)
                .single())
        .isEqualTo(3);
  }

  @Test
  void aDraftThatIsCancelledTellsNobodyAndStandsInNoCalendar() {
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(DAY));
    var member = cast.principals().getFirst();
    assertThat(inTheCalendarOf(member)).isEmpty();
    calling.cancel(SECRETARY, draft.id(), "Vazgeçildi");
    assertThat(told(draft.id(), "meetings-call")).isZero();

    var meeting = called("Gündem");
    assertThat(inTheCalendarOf(member)).extracting(one -> one.object()).contains(meeting.id());
    assertThat(
            dates.entries(
                UUID.randomUUID(),
                meeting.starts().minusSeconds(1),
                meeting.starts().plusSeconds(1),
                Language.TR))
        .isEmpty();
  }

  @Test
  void anInstitutionIsAskedByMailAndAnswersOnce() {
    var meeting = opened(16);
    var vote = openVote(meeting, Vote.Question.of("Soru", Vote.Kind.CONSENSUS));
    voting.close(SECRETARY, vote.id());
    voting.announce(SECRETARY, vote.id());
    var decision = decisions.record(SECRETARY, vote.id(), "Karar", "Metin", null, null);
    var institution =
        db.sql(
                """
                select standing.institution_id from council.seat_standing standing
                  join council.seat on seat.id = standing.seat_id
                 where seat.body_id = :body and standing.institution_id is not null
                 order by seat.number limit 1
                """)
            .param("body", cast.body())
            .query(UUID.class)
            .single();
    var task = tasks.give(SECRETARY, decision.id(), "Rapor hazırlansın", institution, null);
    var asked = tasks.send(SECRETARY, task.id());
    assertThat(asked).isPositive().isEqualTo(told(task.id(), "meetings-task"));
    var path =
        db.sql("select path from notifications.notice where object = :id limit 1")
            .param("id", task.id())
            .query(String.class)
            .single();
    var code = path.substring("/tasks/".length());
    tasks.completeByLink(Actor.visitor(), code, "Bitti");
    assertThatThrownBy(() -> tasks.completeByLink(Actor.visitor(), code, "Bitti"))
        .isInstanceOf(Problem.NotFound.class);
    var nobodys = tasks.give(SECRETARY, decision.id(), "Sahipsiz", null, null);
    refused(() -> tasks.send(SECRETARY, nobodys.id()), "meetings.task.nobody");
  }

  @Test
  void approvedMinutesNeverChange() {
    var meeting = opened(16);
    running.close(SECRETARY, meeting.id());
    var minutes = minuteTaking.write(SECRETARY, meeting.id());
    var part = new Minutes.Part(1, null, "Açılış", "Toplantı açıldı.", true);
    minuteTaking.change(SECRETARY, minutes.id(), minutes.version(), List.of(part));
    assertThatThrownBy(
            () -> minuteTaking.change(SECRETARY, minutes.id(), minutes.version(), List.of(part)))
        .isInstanceOf(Problem.Conflict.class);
    minuteTaking.circulate(SECRETARY, minutes.id());
    assertThat(told(meeting.id(), "meetings-minutes")).isEqualTo(35);
    forbidden(() -> minuteTaking.approve(SECRETARY, minutes.id()));
    minuteTaking.approve(cast.principals().getFirst().chair(), minutes.id());

    refused(
        () -> minuteTaking.change(SECRETARY, minutes.id(), 3, List.of(part)),
        "meetings.minutes.state.approved");
    var id = "'" + minutes.id() + "'";
    broken("update meetings.minutes set sha256 = 'x' where id = " + id);
    broken("delete from meetings.minutes where id = " + id);
    broken("update meetings.minutes_part set text = 'x' where minutes = " + id);
    broken("delete from meetings.minutes_part where minutes = " + id);
    broken(
        "insert into meetings.minutes_part (minutes, position, heading, text, public)"
            + " values ("
            + id
            + ", 99, 'x', 'x', true)");
  }

  @Test
  void twoSecretariesDoNotLoseEachOthersPlan() {
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(DAY));
    meetings.plan(SECRETARY, draft.id(), 1, Sitting.plan(DAY.plusDays(1)));
    assertThatThrownBy(() -> meetings.plan(SECRETARY, draft.id(), 1, Sitting.plan(DAY.plusDays(2))))
        .isInstanceOf(Problem.Conflict.class);
  }

  private Meeting called(String item) {
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(DAY));
    agenda.add(SECRETARY, draft.id(), item, "");
    latest = draft.id();
    return calling.call(SECRETARY, draft.id(), null);
  }

  private UUID latest = new UUID(0, 0);

  private void come(int people) {
    IntStream.range(0, people)
        .forEach(i -> attending.came(SECRETARY, latest, cast.principals().get(i).mandate()));
  }

  private Meeting opened(int people) {
    var meeting = called("Gündem");
    come(people);
    running.open(SECRETARY, meeting.id());
    return meetings.get(meeting.id());
  }

  private Vote openVote(Meeting meeting, Vote.Question question) {
    var item = agenda.of(SECRETARY, meeting.id()).getFirst();
    agenda.open(SECRETARY, item.id());
    return voting.open(SECRETARY, voting.prepare(SECRETARY, item.id(), question).id());
  }

  private int told(UUID object, String topic) {
    return db.sql(
            "select count(*) from notifications.notice where object = :object and topic = :topic")
        .param("object", object)
        .param("topic", topic)
        .query(Integer.class)
        .single();
  }

  private List<String> texts(UUID object) {
    return db.sql("select body from notifications.notice where object = :object")
        .param("object", object)
        .query(String.class)
        .list();
  }

  private List<String> invitations(UUID object) {
    return db.sql(
            """
            select convert_from(attachment.bytes, 'UTF8')
              from notifications.attachment
              join notifications.notice on notice.id = attachment.notice
             where notice.object = :object
            """)
        .param("object", object)
        .query(String.class)
        .list();
  }

  private List<CalendarEntry> inTheCalendarOf(Sitting.Person member) {
    var starts = Sitting.plan(DAY).starts();
    return dates.entries(
        member.account(), starts.minusSeconds(1), starts.plusSeconds(1), Language.TR);
  }

  private static void refused(Runnable deed, String why) {
    assertThatThrownBy(deed::run).isInstanceOf(Problem.Refused.class).hasMessage(why);
  }

  private static void forbidden(Runnable deed) {
    assertThatThrownBy(deed::run).isInstanceOf(Problem.Forbidden.class);
  }

  private void broken(String sql) {
    db.sql("savepoint before").update();
    assertThatThrownBy(() -> db.sql(sql).update())
        .isInstanceOf(DataIntegrityViolationException.class);
    db.sql("rollback to savepoint before").update();
  }
}
