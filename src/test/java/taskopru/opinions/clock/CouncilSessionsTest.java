package taskopru.opinions.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.identity.Role;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;

@ApplicationModuleTest(
    module = "opinions",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@Import(Database.class)
@Transactional
class CouncilSessionsTest {

  static final Actor SECRETARY =
      new Actor(UUID.fromString("00000000-0000-7000-8000-00000000c10c"), Role.SECRETARY.verbs());
  private static final Map<Month, LocalDate> DAYS =
      Map.of(
          Month.APRIL, LocalDate.of(2041, 4, 8),
          Month.MAY, LocalDate.of(2041, 5, 13));

  @Autowired CouncilSessions sessions;
  @Autowired JdbcClient db;

  @Test
  void aYearIsKeptWholeAndFollowedByTheClock() {
    var kept = sessions.keep(SECRETARY, 2041, 0, 7, DAYS, "  Karar\u202e 12  ");
    assertThat(kept).isEqualTo(new SessionYear(2041, 7, DAYS, "Karar 12", 1));
    var calendar = sessions.calendar();
    assertThat(calendar.kind()).isEqualTo(CouncilKind.METROPOLITAN);
    assertThat(calendar.rests(YearMonth.of(2041, 7))).isTrue();
    assertThat(calendar.days()).containsEntry(YearMonth.of(2041, 4), LocalDate.of(2041, 4, 8));
    var emptied = sessions.keep(SECRETARY, 2041, 1, null, Map.of(), "");
    assertThat(emptied).isEqualTo(new SessionYear(2041, null, Map.of(), "", 2));
  }

  /** The audit trail is written from it, in the same transaction. */
  @Test
  void whatIsKeptIsTold(AssertablePublishedEvents events) {
    sessions.keep(SECRETARY, 2042, 0, 0, Map.of(), "");
    assertThat(events)
        .contains(SessionsSet.class)
        .matching(SessionsSet::actor, SECRETARY.id())
        .matching(SessionsSet::year, 2042);
  }

  @Test
  void onlyWhoKeepsMeetingsMay() {
    for (var role : Role.values()) {
      var actor = new Actor(UUID.randomUUID(), role.verbs());
      if (role == Role.SECRETARY) {
        continue;
      }
      assertThatThrownBy(() -> sessions.keep(actor, 2041, 0, 7, DAYS, ""))
          .as(role.code())
          .isInstanceOf(Problem.Forbidden.class);
    }
    assertThatThrownBy(() -> sessions.keep(Actor.visitor(), 2041, 0, 7, DAYS, ""))
        .isInstanceOf(Problem.Forbidden.class);
    assertThat(sessions.year(2041).version()).isZero();
  }

  @Test
  void twoWhoWriteAtOnceDoNotOverwriteEachOther() {
    sessions.keep(SECRETARY, 2041, 0, 7, DAYS, "");
    assertThatThrownBy(() -> sessions.keep(SECRETARY, 2041, 0, 8, Map.of(), ""))
        .isInstanceOf(Problem.Conflict.class);
    sessions.keep(SECRETARY, 2041, 1, 8, DAYS, "");
    assertThatThrownBy(() -> sessions.keep(SECRETARY, 2041, 1, 8, Map.of(), ""))
        .isInstanceOf(Problem.Conflict.class);
  }

  @Test
  void aDayInTheRecessOrInAnotherMonthIsRefused() {
    assertThatThrownBy(() -> sessions.keep(SECRETARY, 2041, 0, 4, DAYS, ""))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("opinions.clock.day.inRecess");
    assertThatThrownBy(() ->
            sessions.keep(
                SECRETARY, 2041, 0, null, Map.of(Month.JUNE, LocalDate.of(2041, 5, 1)), ""))
        .hasMessage("opinions.clock.day.otherMonth");
    assertThatThrownBy(() -> sessions.keep(SECRETARY, 2041, 0, null, DAYS, "x".repeat(301)))
        .hasMessage("opinions.clock.source.long");
    assertThatThrownBy(() -> sessions.year(1999)).isInstanceOf(Problem.NotFound.class);
  }

  /** Also where somebody writes past the code. */
  @Test
  void theDatabaseKeepsTheRuleToo() {
    sessions.keep(SECRETARY, 2041, 0, 7, DAYS, "");
    assertThatThrownBy(
            () -> {
              db.sql("update opinions.session_year set recess = 4 where year = 2041").update();
              db.sql("set constraints all immediate").update();
            })
        .hasMessageContaining("a session in the month of recess of 2041");
  }
}
