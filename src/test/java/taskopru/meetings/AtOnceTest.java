package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.annotation.DirtiesContext;
import taskopru.Database;
import taskopru.kernel.Problem;

/** Two people at the same thing at the same moment: one of them is told, and nothing is lost. */
@ApplicationModuleTest(
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@Import({Database.class, Sitting.Time.class})
@DirtiesContext // what its many hands did stays
class AtOnceTest {

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired MinuteTaking minutes;
  @Autowired Sitting.Watch watch;
  @Autowired JdbcClient db;

  Sitting cast;

  @BeforeEach
  void aWorkingGroup() {
    cast = Sitting.of(db);
  }

  @Test
  void oneOfTwoClerksWhoSaveTheSameMinutesIsTold() throws Exception {
    var meeting = open();
    running.close(Sitting.SECRETARY, meeting);
    var draft = minutes.write(Sitting.SECRETARY, meeting);
    var failed =
        atOnce(
            () -> save(draft, "Birinci kâtibin yazdığı"),
            () -> save(draft, "İkinci kâtibin yazdığı"));
    assertThat(failed).singleElement().isInstanceOf(Problem.Conflict.class);
    var kept = minutes.get(Sitting.SECRETARY, draft.id());
    assertThat(kept.version()).isEqualTo(draft.version() + 1);
    assertThat(kept.parts())
        .singleElement()
        .satisfies(part -> assertThat(part.text()).endsWith("kâtibin yazdığı"));
  }

  @Test
  void oneOfTwoClerksWhoDescribeTheSameItemIsTold() throws Exception {
    var meeting = draft();
    var item = agenda.of(Sitting.SECRETARY, meeting).getFirst();
    var failed =
        atOnce(
            () -> {
              agenda.describe(Sitting.SECRETARY, item.id(), item.version(), "Birinci", "");
              return null;
            },
            () -> {
              agenda.describe(Sitting.SECRETARY, item.id(), item.version(), "İkinci", "");
              return null;
            });
    assertThat(failed).singleElement().isInstanceOf(Problem.Conflict.class);
    assertThat(agenda.get(Sitting.SECRETARY, item.id()).version()).isEqualTo(item.version() + 1);
  }

  @Test
  void itemsAddedAndMovedAtOnceKeepTheirPlaces() throws Exception {
    var meeting = draft();
    var item = agenda.of(Sitting.SECRETARY, meeting).getFirst();
    var failed =
        atOnce(
            () -> agenda.add(Sitting.SECRETARY, meeting, "Bir", ""),
            () -> agenda.add(Sitting.SECRETARY, meeting, "İki", ""),
            () -> {
              agenda.move(Sitting.SECRETARY, item.id(), 2);
              return null;
            });
    assertThat(failed).isEmpty();
    assertThat(agenda.of(Sitting.SECRETARY, meeting))
        .extracting(AgendaItem::position)
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void twoBallotsOfOneSeatCountOnce() throws Exception {
    var meeting = open();
    var item = agenda.of(Sitting.SECRETARY, meeting).getFirst().id();
    agenda.open(Sitting.SECRETARY, item);
    for (var kind : List.of(Vote.Kind.OPEN, Vote.Kind.SECRET)) {
      var vote =
          voting.prepare(Sitting.SECRETARY, item, Vote.Question.of("Kabul mü? " + kind, kind)).id();
      voting.open(Sitting.SECRETARY, vote);
      var ayse = cast.principals().getFirst();
      var failed = atOnce(() -> vote(ayse, vote, 1), () -> vote(ayse, vote, 2));
      assertThat(failed)
          .singleElement()
          .satisfies(no -> assertThat(no).hasMessage("meetings.ballot.cast"));
      var closed = voting.close(Sitting.SECRETARY, vote);
      assertThat(closed.cast()).isEqualTo(1);
      assertThat(closed.counts().stream().mapToInt(one -> one).sum()).isEqualTo(1);
      voting.annul(Sitting.SECRETARY, vote, "Deneme");
    }
  }

  @Test
  void ofTwoClerksWhoCallTheSameMeetingOneCallsIt() throws Exception {
    var meeting = draft();
    var failed =
        atOnce(
            () -> calling.call(Sitting.SECRETARY, meeting, null),
            () -> calling.call(Sitting.SECRETARY, meeting, null));
    assertThat(failed).singleElement().isInstanceOf(Problem.Refused.class);
    assertThat(
            db.sql("select count(*) from notifications.notice where object = :id")
                .param("id", meeting)
                .query(Integer.class)
                .single())
        .as("calls in the outbox")
        .isEqualTo(35);
  }

  private Void save(Minutes draft, String text) {
    minutes.change(
        Sitting.SECRETARY,
        draft.id(),
        draft.version(),
        List.of(new Minutes.Part(1, null, "Açılış", text, true)));
    return null;
  }

  private Void vote(Sitting.Person person, UUID vote, int choice) {
    voting.cast(person.actor(), vote, Set.of(choice));
    return null;
  }

  private UUID draft() {
    var day = LocalDate.ofInstant(watch.instant(), Sitting.ADANA).plusDays(14);
    var draft = meetings.draft(Sitting.SECRETARY, cast.body(), Sitting.plan(day)).id();
    agenda.add(Sitting.SECRETARY, draft, "Gündem", "");
    agenda.add(Sitting.SECRETARY, draft, "Dilekler", "");
    return draft;
  }

  private UUID open() {
    var draft = draft();
    calling.call(Sitting.SECRETARY, draft, null);
    cast.principals()
        .subList(0, 16)
        .forEach(one -> attending.came(Sitting.SECRETARY, draft, one.mandate()));
    running.open(Sitting.SECRETARY, draft);
    return draft;
  }

  /** Does them all at the same moment; what failed. */
  private static List<Throwable> atOnce(Callable<?>... deeds) throws Exception {
    var start = new CyclicBarrier(deeds.length);
    var failed = new ArrayList<Throwable>();
    try (var hands = Executors.newFixedThreadPool(deeds.length)) {
      var all = new ArrayList<java.util.concurrent.Future<?>>();
      for (var deed : deeds) {
        all.add(
            hands.submit(() -> {
              start.await();
              return deed.call();
            }));
      }
      for (var one : all) {
        try {
          one.get();
        } catch (ExecutionException no) {
          failed.add(no.getCause());
        }
      }
    }
    return failed;
  }
}
