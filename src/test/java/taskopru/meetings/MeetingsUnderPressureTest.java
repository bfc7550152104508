package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeTry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestPropertySource;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;

/**
 * Meetings with four people at work on them at once, in any order jqwik thinks of: come, leave,
 * vote, open, close, decide. Whatever they do, the invariants hold in the database afterwards.
 */
@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@TestPropertySource(
    properties = "spring.application.name=hands") // a house of its own: what they did stays
class MeetingsUnderPressureTest {

  private static final int HANDS = 4;

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired Decisions decisions;
  @Autowired JdbcClient db;
  @Autowired Sitting.Deeds deeds;

  private Sitting cast = new Sitting(new UUID(0, 0), List.of(), List.of());

  /** What somebody tries; {@code who} and {@code how} are taken modulo what there is. */
  record Deed(What what, int who, int how) {}

  enum What {
    COME,
    COME_AS_ALTERNATE,
    LEAVE,
    BALLOT,
    EVERYBODY_AGREES,
    BALLOT_OF_ALTERNATE,
    OPEN_VOTE,
    OPEN_SECRET_VOTE,
    CLOSE_VOTE,
    DECIDE,
    SUSPEND,
    RESUME
  }

  @Provide
  Arbitrary<List<List<Deed>>> rounds() {
    var what =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(3, What.COME),
            net.jqwik.api.Tuple.of(2, What.COME_AS_ALTERNATE),
            net.jqwik.api.Tuple.of(4, What.LEAVE),
            net.jqwik.api.Tuple.of(12, What.BALLOT),
            net.jqwik.api.Tuple.of(4, What.EVERYBODY_AGREES),
            net.jqwik.api.Tuple.of(5, What.BALLOT_OF_ALTERNATE),
            net.jqwik.api.Tuple.of(4, What.OPEN_VOTE),
            net.jqwik.api.Tuple.of(3, What.OPEN_SECRET_VOTE),
            net.jqwik.api.Tuple.of(3, What.CLOSE_VOTE),
            net.jqwik.api.Tuple.of(4, What.DECIDE),
            net.jqwik.api.Tuple.of(1, What.SUSPEND),
            net.jqwik.api.Tuple.of(2, What.RESUME));
    var deed =
        Combinators.combine(
                what, Arbitraries.integers().between(0, 17), Arbitraries.of(1, 1, 1, 2, 3))
            .as(Deed::new);
    return deed.list().ofMinSize(4).ofMaxSize(16).list().ofMinSize(2).ofMaxSize(6);
  }

  @BeforeTry
  void aHouse() throws Exception {
    new TestContextManager(getClass()).prepareTestInstance(this);
    cast = Sitting.of(db);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void theInvariantsHoldWhateverPeopleDoAtOnce(@ForAll("rounds") List<List<Deed>> rounds)
      throws Exception {
    var entries = auditEntries() - deeds.done();
    var draft =
        meetings.draft(Sitting.SECRETARY, cast.body(), Sitting.plan(LocalDate.of(2027, 4, 12)));
    var item = agenda.add(Sitting.SECRETARY, draft.id(), "Gündem", "").id();
    calling.call(Sitting.SECRETARY, draft.id(), null);
    for (var i = 0; i < 17; i++) {
      attending.came(Sitting.SECRETARY, draft.id(), cast.principals().get(i).mandate());
    }
    running.open(Sitting.SECRETARY, draft.id());
    agenda.open(Sitting.SECRETARY, item);
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      for (var round : rounds) {
        var tried =
            hands.invokeAll(
                round.stream()
                    .map(deed -> Executors.callable(() -> act(draft.id(), item, deed)))
                    .toList());
        for (var one : tried) {
          one.get();
        }
        everythingHolds();
      }
      inTheEndItDecides(draft.id(), item, hands);
      everythingHolds();
    }
    assertThat(auditEntries() - deeds.done()).as("one entry for each deed").isEqualTo(entries);
    assertThat(
            db.sql("select count(*) from meetings.decision where meeting = :meeting")
                .param("meeting", draft.id())
                .query(Integer.class)
                .single())
        .as("the invariants do not hold for want of anything that happened")
        .isPositive();
  }

  /** Whatever went before: the room fills again, agrees, and several hands record it at once. */
  private void inTheEndItDecides(UUID meeting, UUID item, ExecutorService hands) throws Exception {
    attempt(() -> running.resume(Sitting.SECRETARY, meeting));
    for (var principal : cast.principals()) {
      attempt(() -> attending.came(Sitting.SECRETARY, meeting, principal.mandate()));
    }
    close(meeting);
    vote(item, Vote.Kind.OPEN);
    cast.principals().forEach(one -> ballot(meeting, one.actor(), Vote.YES));
    for (var one :
        hands.invokeAll(Collections.nCopies(HANDS, Executors.callable(() -> decide(meeting))))) {
      one.get();
    }
  }

  /** Tries it; a rule may say no. */
  private void act(UUID meeting, UUID item, Deed deed) {
    var secretary = Sitting.SECRETARY;
    var principal = cast.principals().get(deed.who());
    var alternate = cast.alternates().get(deed.who() % cast.alternates().size());
    switch (deed.what()) {
      case COME -> attempt(() -> attending.came(secretary, meeting, principal.mandate()));
      case COME_AS_ALTERNATE ->
          attempt(() -> attending.came(secretary, meeting, alternate.mandate()));
      case LEAVE -> attempt(() -> attending.left(secretary, meeting, principal.mandate()));
      case BALLOT -> ballot(meeting, principal.actor(), deed.how());
      case EVERYBODY_AGREES ->
          cast.principals().forEach(one -> ballot(meeting, one.actor(), Vote.YES));
      case BALLOT_OF_ALTERNATE -> ballot(meeting, alternate.actor(), deed.how());
      case OPEN_VOTE -> vote(item, Vote.Kind.OPEN);
      case OPEN_SECRET_VOTE -> vote(item, Vote.Kind.SECRET);
      case CLOSE_VOTE -> close(meeting);
      case DECIDE -> decide(meeting);
      case SUSPEND -> attempt(() -> running.suspend(secretary, meeting));
      case RESUME -> attempt(() -> running.resume(secretary, meeting));
    }
  }

  private void ballot(UUID meeting, Actor actor, int choice) {
    for (var vote : voting.of(Sitting.SECRETARY, meeting)) {
      if (vote.state() == Vote.State.OPEN) {
        attempt(() -> voting.cast(actor, vote.id(), Set.of(choice)));
      }
    }
  }

  private void vote(UUID item, Vote.Kind kind) {
    attempt(() -> {
      var vote = voting.prepare(Sitting.SECRETARY, item, Vote.Question.of("Soru", kind));
      voting.open(Sitting.SECRETARY, vote.id());
    });
  }

  private void close(UUID meeting) {
    for (var vote : voting.of(Sitting.SECRETARY, meeting)) {
      if (vote.state() == Vote.State.OPEN) {
        attempt(() -> voting.close(Sitting.SECRETARY, vote.id()));
      }
      attempt(() -> voting.announce(Sitting.SECRETARY, vote.id()));
    }
  }

  private void decide(UUID meeting) {
    close(meeting);
    for (var vote : voting.of(Sitting.SECRETARY, meeting)) {
      attempt(() -> decisions.record(Sitting.SECRETARY, vote.id(), "Karar", "Metin", null, null));
    }
  }

  private static void attempt(Runnable deed) {
    try {
      deed.run();
    } catch (Problem foreseen) {
      assertThat(foreseen.messageKey()).startsWith("meetings.");
    }
  }

  private int auditEntries() {
    return db.sql("select count(*) from audit.entry").query(Integer.class).single();
  }

  private void everythingHolds() {
    none(
        "a decision stands on an announced vote under a quorum noted no later",
        """
        select decision.id from meetings.decision
          join meetings.vote on vote.id = decision.vote
          left join meetings.snapshot on snapshot.id = vote.snapshot
         where not coalesce(snapshot.satisfied, false) or snapshot.at > vote.opened_at
            or vote.state <> 'announced' or vote.outcome not in ('carried', 'elected')
        """);
    none(
        "principal and alternate never both count",
        """
        select vote, seat from meetings.ballot group by vote, seat having count(*) > 1
        union all
        select ballot.vote, ballot.seat from meetings.ballot
          join meetings.vote on vote.id = ballot.vote
          join meetings.roll mine on mine.meeting = vote.meeting and mine.mandate = ballot.mandate
          join meetings.roll other on other.meeting = vote.meeting and other.seat = mine.seat
               and other.principal and not mine.principal
          join meetings.presence on presence.meeting = vote.meeting
               and presence.mandate = other.mandate and presence.during @> ballot.cast_at
               and lower(presence.during) < ballot.cast_at
        """);
    none(
        "ballots never exceed those present when the vote opened",
        """
        select vote.id from meetings.vote
          join meetings.snapshot on snapshot.id = vote.snapshot
          left join meetings.urn on urn.vote = vote.id
         where (select count(*) from meetings.ballot where ballot.vote = vote.id)
               + coalesce(urn.cast_count, 0) > snapshot.present
            or (select count(*) from meetings.elector where elector.vote = vote.id)
               <> snapshot.present
            or coalesce(vote.cast_count, 0) > snapshot.present
        """);
    none(
        "a sealed ballot is a sum and nothing else",
        """
        select vote.id from meetings.vote
          join meetings.urn on urn.vote = vote.id
         where exists (select from meetings.ballot where ballot.vote = vote.id)
            or urn.cast_count <> (select count(*) from meetings.elector
                                   where elector.vote = vote.id and voted)
            or urn.cast_count <> (select sum(one) from unnest(urn.counts) one)
        """);
    none(
        "numbers have no gaps",
        """
        select body, year from meetings.decision group by body, year
        having count(*) <> max(number) or min(number) <> 1
        union all
        select body, year from meetings.meeting where number is not null group by body, year
        having count(*) <> max(number) or min(number) <> 1
        """);
    none(
        "nobody is in the room twice",
        """
        select one.mandate, one.meeting from meetings.presence one
          join meetings.presence other on other.meeting = one.meeting
               and other.mandate = one.mandate and other.id > one.id
               and other.during && one.during
        """);
  }

  private void none(String invariant, String offenders) {
    assertThat(db.sql(offenders).query().listOfRows()).as(invariant).isEmpty();
  }
}
