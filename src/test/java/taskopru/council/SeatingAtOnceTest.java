package taskopru.council;

import static org.assertj.core.api.Assertions.assertThat;
import static taskopru.council.Cast.MARCH;
import static taskopru.council.Cast.NOVEMBER;
import static taskopru.council.Cast.SECRETARY;
import static taskopru.council.Cast.letter;
import static taskopru.council.Cast.named;
import static taskopru.council.Cast.principal;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import taskopru.Database;
import taskopru.kernel.Problem;

/** Several secretaries at the same moment. */
@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
class SeatingAtOnceTest {

  @Autowired Seating seating;
  @Autowired Seats seats;
  @Autowired Members members;
  @Autowired Bodies bodies;
  @Autowired PeopleKeeping people;
  @Autowired JdbcClient db;

  @AfterEach
  void nobodySits() {
    db.sql("delete from council.mandate").update();
    db.sql("delete from council.person").update();
  }

  @Test
  void ofFourLettersForOneSeatOneCounts() throws Exception {
    var seat = seats.list().get(4).seats().getFirst().id();
    var deeds = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 4; i++) {
      var person = people.add(SECRETARY, named("Aday " + i));
      deeds.add(confirming(seating.propose(SECRETARY, principal(seat, person, MARCH, null))));
    }
    assertThat(done(deeds)).isOne();
    assertThat(members.of(bodies.workingGroup().id(), NOVEMBER)).hasSize(1);
  }

  @Test
  void ofThreeSeatsForOnePersonOneCounts() throws Exception {
    var person = people.add(SECRETARY, named("Ayşe Yılmaz"));
    var deeds = new ArrayList<Callable<Boolean>>();
    for (var seat : seats.list().get(4).seats().subList(0, 3)) {
      deeds.add(confirming(seating.propose(SECRETARY, principal(seat.id(), person, MARCH, null))));
    }
    assertThat(done(deeds)).isOne();
  }

  private Callable<Boolean> confirming(UUID mandate) {
    return () -> {
      try {
        seating.confirm(SECRETARY, mandate, 1, letter("E-1"));
        return true;
      } catch (Problem.Refused _) {
        return false;
      }
    };
  }

  private static long done(ArrayList<Callable<Boolean>> deeds) throws Exception {
    try (var threads = Executors.newFixedThreadPool(deeds.size())) {
      var done = 0;
      for (var deed : threads.invokeAll(deeds)) {
        done += deed.get() ? 1 : 0;
      }
      return done;
    }
  }
}
