package taskopru.opinions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import taskopru.council.Body;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.Sitting;

/**
 * One opinion and people who do to it whatever comes to their mind, in any order. Whatever they do:
 * nothing is adopted without addressee, evidence and indicator or reason; adopted text never
 * changes; no result is verified by whoever reported it; every deed leaves one entry.
 */
@ApplicationModuleTest(
    module = "opinions",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class, Round.class})
@TestPropertySource(
    properties = "spring.application.name=opinions-under-pressure") // its deeds stay
class OpinionsUnderPressureTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

  @Autowired Round round;
  @Autowired Opinions opinions;
  @Autowired Drafting drafting;
  @Autowired Circulating circulating;
  @Autowired Adopting adopting;
  @Autowired Transmitting transmitting;
  @Autowired Answering answering;
  @Autowired Doing doing;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired Sitting.Deeds deeds;

  private Sitting cast = new Sitting(new UUID(0, 0), List.of(), List.of());
  private UUID municipality = new UUID(0, 0);
  private UUID opinion = new UUID(0, 0);
  private final Map<Integer, String> adoptedTexts = new HashMap<>();

  record Deed(What what, int who, int how) {}

  enum What {
    WRITE_CLAUSE,
    WRITE_CLAIM,
    CITE,
    REMOVE_EVIDENCE,
    RECOMMEND,
    REWRITE_RECOMMENDATION,
    REMOVE_RECOMMENDATION,
    REMOVE_CLAIM,
    CIRCULATE,
    TAKE_BACK,
    TAKE_POSITION,
    ADOPT,
    GIVE_BACK,
    PREPARE,
    SEND,
    ANSWER,
    REPORT,
    VERIFY,
    HAMMER_THE_DATABASE
  }

  @Provide
  Arbitrary<List<Deed>> deeds() {
    var what =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(3, What.WRITE_CLAUSE),
            net.jqwik.api.Tuple.of(3, What.WRITE_CLAIM),
            net.jqwik.api.Tuple.of(5, What.CITE),
            net.jqwik.api.Tuple.of(1, What.REMOVE_EVIDENCE),
            net.jqwik.api.Tuple.of(4, What.RECOMMEND),
            net.jqwik.api.Tuple.of(6, What.REWRITE_RECOMMENDATION),
            net.jqwik.api.Tuple.of(1, What.REMOVE_RECOMMENDATION),
            net.jqwik.api.Tuple.of(1, What.REMOVE_CLAIM),
            net.jqwik.api.Tuple.of(5, What.CIRCULATE),
            net.jqwik.api.Tuple.of(1, What.TAKE_BACK),
            net.jqwik.api.Tuple.of(2, What.TAKE_POSITION),
            net.jqwik.api.Tuple.of(8, What.ADOPT),
            net.jqwik.api.Tuple.of(1, What.GIVE_BACK),
            net.jqwik.api.Tuple.of(3, What.PREPARE),
            net.jqwik.api.Tuple.of(3, What.SEND),
            net.jqwik.api.Tuple.of(3, What.ANSWER),
            net.jqwik.api.Tuple.of(4, What.REPORT),
            net.jqwik.api.Tuple.of(5, What.VERIFY),
            net.jqwik.api.Tuple.of(3, What.HAMMER_THE_DATABASE));
    return Combinators.combine(
            what, Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 11))
        .as(Deed::new)
        .list()
        .ofMinSize(30)
        .ofMaxSize(90);
  }

  @BeforeTry
  void aHouse() throws Exception {
    new TestContextManager(getClass()).prepareTestInstance(this);
    watch.set(Instant.parse("2027-03-15T10:30:00Z"));
    cast = round.seated();
    municipality = round.municipality();
    adoptedTexts.clear();
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void theInvariantsHoldWhateverPeopleDo(@ForAll("deeds") List<Deed> all, @ForAll boolean empty) {
    var entries = entries() - deeds.done();
    opinion =
        empty
            ? drafting
                .begin(Round.SECRETARY, cast.body(), Opinion.Kind.PROPOSAL, "Sınama", "", Set.of())
                .id()
            : round.complete(municipality).id();
    for (var deed : all) {
      try {
        attempt(deed);
      } catch (Problem refused) {
        assertThat(refused.messageKey()).isNotBlank();
      }
      check();
    }
    endWithAnAdoptedOne();
    assertThat(entries() - deeds.done()).as("one entry for each deed").isEqualTo(entries);
  }

  /** Whatever happened before, every try ends with an adopted text that nothing changes. */
  private void endWithAnAdoptedOne() {
    opinion = round.complete(municipality).id();
    adoptedTexts.clear();
    round.adopt(opinion, TODAY);
    check();
    for (int how = 0; how < 12; how++) {
      hammer(how);
    }
    check();
    assertThat(opinions.get(Round.SECRETARY, opinion).isPublic()).isTrue();
  }

  private void attempt(Deed deed) {
    var actor = actor(deed.who());
    var draft = opinions.draft(Round.SECRETARY, opinion);
    switch (deed.what()) {
      case WRITE_CLAUSE -> drafting.addClause(actor, opinion, "", "Madde " + deed.how());
      case WRITE_CLAIM -> drafting.addClaim(actor, opinion, "İddia " + deed.how());
      case CITE ->
          drafting.cite(
              actor,
              one(draft.claims(), deed.how()).id(),
              "document",
              "Rapor " + deed.how(),
              deed.how() % 3 != 0,
              Evidence.Strength.MEDIUM,
              "");
      case REMOVE_EVIDENCE ->
          drafting.removeEvidence(
              actor, one(one(draft.claims(), deed.how()).evidence(), deed.how()).id());
      case RECOMMEND -> drafting.addRecommendation(actor, opinion, facts(draft, deed.how()));
      case REWRITE_RECOMMENDATION ->
          drafting.writeRecommendation(
              actor, one(draft.recommendations(), deed.how()).id(), facts(draft, deed.how()));
      case REMOVE_RECOMMENDATION ->
          drafting.remove(
              actor, Drafting.Piece.RECOMMENDATION, one(draft.recommendations(), deed.how()).id());
      case REMOVE_CLAIM ->
          drafting.remove(actor, Drafting.Piece.CLAIM, one(draft.claims(), deed.how()).id());
      case CIRCULATE -> circulating.circulate(actor, opinion, TODAY);
      case TAKE_BACK -> circulating.takeBack(actor, opinion);
      case TAKE_POSITION ->
          circulating.take(
              actor, opinion, one(List.of(Position.Stance.values()), deed.how()), "Çünkü");
      case ADOPT -> adopt(actor);
      case GIVE_BACK -> adopting.decline(actor, opinion, true, TODAY, "Eksik");
      case PREPARE -> transmitting.prepare(actor, opinion, municipality);
      case SEND ->
          transmitting.send(
              actor,
              one(opinions.whole(Round.SECRETARY, opinion).transmissions(), 0).id(),
              Transmission.Channel.HAND,
              TODAY,
              null,
              null);
      case ANSWER ->
          answering.note(
              actor,
              one(opinions.whole(Round.SECRETARY, opinion).transmissions(), 0).id(),
              TODAY,
              List.of(
                  new Response.Given(
                      one(draft.recommendations(), deed.how()).id(),
                      Response.Outcome.ACCEPTED,
                      "",
                      "")),
              null);
      case REPORT ->
          doing.report(
              actor,
              one(draft.recommendations(), deed.how()).id(),
              new Doing.Report(TODAY, BigDecimal.valueOf(deed.how() * 100L), "", null),
              null);
      case VERIFY ->
          doing.verify(
              actor,
              one(opinions.whole(Round.SECRETARY, opinion).measurements(), deed.how()).id(),
              deed.how() % 4 != 0,
              "Baktım");
      case HAMMER_THE_DATABASE -> hammer(deed.how());
    }
  }

  private void adopt(Actor actor) {
    var station =
        adopting
            .way(opinions.get(Round.SECRETARY, opinion))
            .next()
            .orElseThrow(() -> new Problem.Refused("opinions.state.adopted"));
    var own = station.body().kind() == Body.Kind.WORKING_GROUP;
    var decision = round.decide(station.body().id(), TODAY, null, own ? 30 : 3, 0);
    adopting.adopt(actor, opinion, decision.id());
  }

  /** What a careless hand on the database would try; where the text is public it must fail. */
  private void hammer(int how) {
    if (!opinions.get(Round.SECRETARY, opinion).isPublic()) {
      return;
    }
    var statements =
        List.of(
            "update opinions.clause set text = 'x' where opinion = :id",
            "delete from opinions.clause where opinion = :id",
            "update opinions.recommendation set request = 'x' where opinion = :id",
            "update opinions.claim set text = 'x' where opinion = :id",
            "update opinions.evidence set value = 1 where claim in (select id from opinions.claim where opinion = :id)",
            "delete from opinions.recommendation_claim where claim in (select id from opinions.claim where opinion = :id)",
            "update opinions.opinion set title = 'x' where id = :id",
            "update opinions.opinion set sha256 = repeat('0', 64) where id = :id",
            "update opinions.opinion set state = 'draft' where id = :id",
            "update opinions.edition set text = 'x' where opinion = :id",
            "delete from opinions.adoption where opinion = :id",
            "update opinions.position set text = 'x' where opinion = :id");
    var touched = 0;
    try {
      touched = db.sql(one(statements, how)).param("id", opinion).update();
    } catch (org.springframework.dao.DataIntegrityViolationException kept) {
      return;
    }
    assertThat(touched).as(one(statements, how)).isZero();
  }

  private void check() {
    var whole = opinions.whole(Round.SECRETARY, opinion);
    var now = whole.opinion();
    if (now.isPublic() || now.state() == Opinion.State.ADOPTING) {
      assertThat(whole.draft().gaps()).isEmpty();
      assertThat(whole.draft().recommendations())
          .isNotEmpty()
          .allSatisfy(one -> {
            assertThat(one.addressee()).isNotNull();
            assertThat(one.measure().isSettled()).isTrue();
            assertThat(whole.draft().under(one)).anyMatch(Draft.Claim::isSupported);
          });
      var text = opinions.text(Round.SECRETARY, opinion, now.edition());
      assertThat(Wording.sha256(text)).isEqualTo(now.sha256());
      assertThat(adoptedTexts.merge(now.edition(), text, (first, again) -> first)).isEqualTo(text);
      assertThat(Wording.of(whole.draft(), Map.of(municipality, addressee())))
          .as("what the tables say is what was adopted")
          .isEqualTo(text);
    }
    assertThat(whole.transmissions())
        .allSatisfy(one -> assertThat(one.sha256()).isEqualTo(now.sha256()));
    assertThat(whole.measurements())
        .allSatisfy(one -> assertThat(one.verifiedBy()).isNotEqualTo(one.reportedBy()));
    assertThat(
            db.sql(
                    """
                    select count(*) from opinions.measurement where verified_by = reported_by
                    """)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Autowired Addressees addressees;

  private Addressee addressee() {
    return addressees.get(municipality);
  }

  private Recommendation.Facts facts(Draft draft, int how) {
    var claims = new ArrayList<UUID>();
    if (how % 4 != 0 && !draft.claims().isEmpty()) {
      claims.add(one(draft.claims(), how).id());
    }
    return Round.facts(
        how % 5 == 0 ? null : municipality,
        "Öneri " + how,
        how % 3 == 0
            ? Recommendation.Measure.impossible("Sayılmaz")
            : how % 7 == 0
                ? new Recommendation.Measure("", "", null, null, null, null, "")
                : Round.measured(),
        Set.copyOf(claims));
  }

  private Actor actor(int who) {
    return switch (who) {
      case 0, 1 -> Round.SECRETARY;
      case 2 -> cast.principals().getFirst().actor();
      default -> cast.principals().get(1).actor();
    };
  }

  private static <T> T one(List<T> all, int how) {
    if (all.isEmpty()) {
      throw new Problem.NotFound("nothing");
    }
    return all.get(how % all.size());
  }

  private int entries() {
    return db.sql("select count(*) from audit.entry").query(Integer.class).single();
  }
}
