package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.council.AttendanceFeed.Attended;
import taskopru.council.SeatMonths;
import taskopru.council.Seating;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;

@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class AttendanceForCouncilTest {

  static final Actor SECRETARY = Sitting.SECRETARY;
  static final YearMonth MARCH = YearMonth.of(2027, 3);

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired SeatMonths months;
  @Autowired Seating seating;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;

  @BeforeEach
  void aWorkingGroup() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
  }

  @Test
  void aSeatWasRepresentedWhereItsPrincipalOrAnAlternateCame() {
    var held = called(LocalDate.of(2027, 3, 15));
    attending.came(SECRETARY, held.id(), cast.alternates().getFirst().mandate());
    for (var person : cast.principals().subList(1, 17)) {
      attending.came(SECRETARY, held.id(), person.mandate());
    }
    running.open(SECRETARY, held.id());
    assertThat(attended(1)).isNull();
    running.close(SECRETARY, held.id());
    var failed = called(LocalDate.of(2027, 3, 31));
    attending.came(SECRETARY, failed.id(), cast.principals().get(1).mandate());
    watch.set(failed.starts().plusSeconds(3600));
    running.fail(SECRETARY, failed.id());

    // The failed one did not take place.
    assertThat(attended(1)).isEqualTo(new Attended(1, 1));
    assertThat(attended(2)).isEqualTo(new Attended(1, 1));
    assertThat(attended(30)).isEqualTo(new Attended(1, 0));
  }

  @Test
  void aMonthBeginsAndEndsWhereTheHouseStands() {
    watch.set(Instant.parse("2027-02-01T09:00:00Z"));
    // 1 March, 00:30 in Adana, is still February in UTC.
    var night = Instant.parse("2027-02-28T21:30:00Z");
    var plan = Sitting.plan(LocalDate.of(2027, 3, 1));
    var draft =
        meetings.draft(
            SECRETARY,
            cast.body(),
            new Meeting.Plan(
                plan.kind(), plan.mode(), "", night, night.plusSeconds(60), plan.place(), ""));
    agenda.add(SECRETARY, draft.id(), "Gece", "");
    calling.call(SECRETARY, draft.id(), null);
    watch.set(night);
    for (var person : cast.principals().subList(1, 17)) {
      attending.came(SECRETARY, draft.id(), person.mandate());
    }
    running.open(SECRETARY, draft.id());
    watch.set(night.plusSeconds(3600));
    running.close(SECRETARY, draft.id());

    assertThat(attended(1)).isEqualTo(new Attended(1, 0));
    assertThat(attended(2)).isEqualTo(new Attended(1, 1));
  }

  @Test
  void aConfirmationIsNotUndoneOnceSomethingRestsOnIt() {
    var meeting = called(LocalDate.of(2027, 3, 15));
    var stays = cast.principals().get(3).mandate();
    attending.came(SECRETARY, meeting.id(), stays);

    assertThatThrownBy(() -> seating.undoConfirmation(SECRETARY, stays, 1))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("council.mandate.used");
    seating.undoConfirmation(SECRETARY, cast.principals().get(4).mandate(), 1);
  }

  private @Nullable Attended attended(int seat) {
    return months.of(cast.body(), MARCH, MARCH, LocalDate.of(2027, 3, 31)).stream()
        .filter(row -> row.seat().number() == seat)
        .findFirst()
        .orElseThrow()
        .cells()
        .getFirst()
        .attended();
  }

  private Meeting called(LocalDate day) {
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(day));
    agenda.add(SECRETARY, draft.id(), "Gündem", "");
    return calling.call(SECRETARY, draft.id(), null);
  }
}
