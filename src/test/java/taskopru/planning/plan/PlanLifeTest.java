package taskopru.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.PublishedEventsExtension;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Decision;
import taskopru.meetings.Sitting;
import taskopru.opinions.Action;
import taskopru.opinions.Doing;
import taskopru.opinions.Opinions;
import taskopru.opinions.Round;
import taskopru.planning.plan.Objective.Mark;
import taskopru.planning.plan.PlanEvent.PlanAdopted;
import taskopru.web.Trails;
import taskopru.web.Uis;

/** The way of a plan: drafted, adopted, done, measured, renewed; by the right people only. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class, Round.class})
@ExtendWith(PublishedEventsExtension.class)
@Transactional
class PlanLifeTest {

  static final Actor SECRETARY = Round.SECRETARY;
  static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  static final String HOSTILE = "<script>alert(1)</script>=1+1 '\"`;drop table x;--";
  static final String PROOF = "https://example.org/kanit.pdf";

  @Autowired PlanWriting writing;
  @Autowired PlanAdopting adopting;
  @Autowired PlanDoing doing;
  @Autowired Plans plans;
  @Autowired PlanActionKind kind;
  @Autowired Opinions opinions;
  @Autowired Doing carrying;
  @Autowired Trails trails;
  @Autowired Round round;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired MockMvcTester web;

  Sitting cast;
  Actor member;
  Actor other;
  Plan plan;
  UUID goal;
  UUID objective;

  @BeforeEach
  void aDraft() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = round.seated();
    // the first seats are open ones, the bar's seat belongs to an institution
    member = memberOf("adana-barosu");
    other = memberOf("adana-sanayi-odasi");
    plan = writing.start(SECRETARY, new Plan.Facts(text("Göç Planı"), text("Özet."), 2026, 2030));
    goal = writing.addGoal(SECRETARY, plan.id(), text("Kimse dışarıda kalmasın"));
    objective =
        writing.addObjective(
            SECRETARY, goal, new Objective.Facts(text("Okulda kalsınlar"), Horizon.MEDIUM));
  }

  @Test
  void aPlanIsAdoptedByADecisionAndNeverChangesAfter(AssertablePublishedEvents events) {
    refused(
        () -> adopting.adopt(SECRETARY, plan.id(), 1, UUID.randomUUID()),
        "planning.plan.gap.indicator");
    var indicator = indicator();
    refused(
        () -> adopting.adopt(SECRETARY, plan.id(), 1, UUID.randomUUID()),
        "planning.plan.gap.action");
    action();
    refused(
        () -> adopting.adopt(SECRETARY, plan.id(), 1, UUID.randomUUID()),
        "planning.plan.decision.unknown");
    adopt(plan);
    assertThat(plans.current()).map(Plan::id).contains(plan.id());
    assertThat(events).contains(PlanAdopted.class).matching(PlanAdopted::subject, plan.id());
    conflict(() -> writing.addGoal(SECRETARY, plan.id(), text("Daha")));
    conflict(() -> writing.remove(SECRETARY, Piece.INDICATOR, indicator));
    kept("update planning.plan set title_tr = 'Başka' where id = '" + plan.id() + "'");
  }

  @Test
  void theDatabaseKeepsTheAdoptedTextToo() {
    indicator();
    action();
    adopt(plan);
    kept("update planning.indicator set target = 1");
  }

  @Test
  void anotherBodysDecisionAdoptsNothing() {
    indicator();
    action();
    var board = round.body(taskopru.council.Body.Kind.EXECUTIVE_BOARD).id();
    var theirs = round.decide(board, TODAY, null, 3, 0);
    refused(
        () -> adopting.adopt(SECRETARY, plan.id(), 1, theirs.id()), "planning.plan.decision.body");
  }

  @Test
  void piecesAreOrderedAndTakenAway() {
    var second = writing.addGoal(SECRETARY, plan.id(), text("İkinci"));
    var third = writing.addGoal(SECRETARY, plan.id(), text("Üçüncü"));
    writing.shift(SECRETARY, Piece.GOAL, third, true);
    assertThat(names()).containsExactly("Kimse dışarıda kalmasın", "Üçüncü", "İkinci");
    writing.shift(SECRETARY, Piece.GOAL, goal, true);
    assertThat(names()).first().isEqualTo("Kimse dışarıda kalmasın");
    indicator();
    action();
    writing.remove(SECRETARY, Piece.GOAL, goal);
    assertThat(names()).containsExactly("Üçüncü", "İkinci");
    assertThat(plans.whole(plan).goals()).extracting(Goal::position).containsExactly(1, 2);
    writing.remove(SECRETARY, Piece.GOAL, second);
  }

  @Test
  void progressComesFromVerifiedMeasurementsOnly() {
    indicator();
    action();
    adopt(plan);
    var line = line();
    assertThat(together()).isEqualTo(new Progress.Together(0, 1, null));
    var measured = doing.measure(member, line, TODAY, new BigDecimal("150"), "Sayıldı.", PROOF);
    assertThat(together()).isEqualTo(new Progress.Together(0, 1, null));
    forbidden(() -> doing.verify(member, measured, true, ""));
    doing.verify(other, measured, true, "");
    assertThat(together()).isEqualTo(new Progress.Together(1, 1, 50));
    refused(
        () -> doing.measure(member, line, TODAY.plusDays(1), BigDecimal.ONE, "", PROOF),
        "planning.plan.day.future");
    refused(
        () -> doing.measure(member, line, TODAY, BigDecimal.ONE, "", "javascript:alert(1)"),
        "planning.plan.evidence.link");
  }

  @Test
  void anInstitutionReportsOnItsOwnActionAndSomebodyElseVerifies() {
    indicator();
    action();
    adopt(plan);
    var line = plans.whole(plan).actions().findFirst().orElseThrow().line();
    forbidden(() -> doing.report(other, line, ActionState.UNDER_WAY, "", ""));
    doing.report(member, line, ActionState.UNDER_WAY, "Başladık.", "");
    refused(
        () -> doing.report(member, line, ActionState.DONE_CLAIMED, "", ""),
        "planning.plan.evidence.missing");
    var station = plans.whole(plan).actions().findFirst().orElseThrow().milestones().getFirst();
    doing.reach(member, line, station.line(), TODAY);
    assertThat(plans.standing(plan).actions().findFirst().orElseThrow().progress()).hasValue(50);
    doing.report(member, line, ActionState.DONE_CLAIMED, "", PROOF);
    forbidden(() -> doing.judge(member, line, true, ""));
    doing.judge(other, line, true, "Yerinde gördüm.");
    var standing = plans.standing(plan).actions().findFirst().orElseThrow();
    assertThat(standing.state()).isEqualTo(ActionState.VERIFIED);
    assertThat(standing.progress()).hasValue(100);
    assertThat(standing.evidence()).isEqualTo(PROOF);
  }

  @Test
  void theNextEditionKeepsWhatWasMeasured() {
    indicator();
    action();
    writing.mark(SECRETARY, objective, List.of(new Mark("gcm", "15"), new Mark("charter", "3")));
    adopt(plan);
    doing.verify(
        other, doing.measure(member, line(), TODAY, new BigDecimal("150"), "", PROOF), true, "");
    var next = writing.renew(SECRETARY, plan.id(), "Hedef büyüdü.");
    assertThat(next.edition()).isEqualTo(2);
    watch.set(Instant.parse("2027-04-05T09:00:00Z"));
    adopt(next);
    assertThat(plans.getPublic(plan.id()).state()).isEqualTo(Plan.State.SUPERSEDED);
    var now = plans.current().orElseThrow();
    assertThat(now.id()).isEqualTo(next.id());
    assertThat(plans.standing(now).goals().getFirst().measured().percent()).isEqualTo(50);
    assertThat(plans.whole(now).objectives().findFirst().orElseThrow().marks()).hasSize(2);
  }

  @Test
  void theTrailLeadsFromARecommendationToTheActionAndBack() {
    var opinion = round.complete(round.municipality());
    round.adopt(opinion.id(), TODAY);
    var recommendation =
        opinions.recommended().stream()
            .filter(one -> one.slug().equals(opinion.slug().value()))
            .findFirst()
            .orElseThrow();
    indicator();
    var id = action();
    var action = plans.whole(plan).action(id).orElseThrow();
    var facts = action.facts();
    writing.writeAction(
        SECRETARY,
        id,
        new PlanAction.Facts(
            facts.name(),
            facts.institution(),
            facts.budget(),
            facts.starts(),
            facts.ends(),
            recommendation.id()),
        List.of());
    assertThat(trails.of("plan-action", action.line().toString(), Language.TR)).isEmpty();
    adopt(plan);
    var back = trails.of("plan-action", action.line().toString(), Language.TR).orElseThrow();
    assertThat(back.links())
        .anyMatch(link ->
            link.from().equals("recommendation/" + recommendation.id())
                && link.to().equals("plan-action/" + action.line()));
    var forth =
        trails.of("recommendation", recommendation.id().toString(), Language.TR).orElseThrow();
    assertThat(forth.stations())
        .anyMatch(station -> station.side() == 1 && station.kind().equals("plan-action"));
    assertThat(kind.find(SECRETARY, "1.1.1").reference()).isEqualTo(action.line().toString());
    refused(() -> kind.find(SECRETARY, "9.9.9"), "planning.plan.piece.unknown");
  }

  @Test
  void theTrailLeadsBackThroughAnOpinionsActionThatThePlanCarriesOut() {
    var opinion = round.complete(round.municipality());
    round.adopt(opinion.id(), TODAY);
    var recommendation =
        opinions.recommended().stream()
            .filter(one -> one.slug().equals(opinion.slug().value()))
            .findFirst()
            .orElseThrow()
            .id();
    indicator();
    var id = action();
    var line = plans.whole(plan).action(id).orElseThrow().line();
    adopt(plan);
    var carried =
        carrying.begin(
            SECRETARY,
            recommendation,
            new Doing.Plan(
                kind.code(), "1.1.1", "", null, null, Action.State.UNDER_WAY, List.of()));
    var back = trails.of("plan-action", line.toString(), Language.TR).orElseThrow();
    assertThat(back.links())
        .extracting(link -> link.from() + " > " + link.to())
        .contains(
            "recommendation/" + recommendation + " > action/" + carried,
            "action/" + carried + " > plan-action/" + line);
    var forth = trails.of("recommendation", recommendation.toString(), Language.TR).orElseThrow();
    assertThat(forth.links())
        .extracting(link -> link.from() + " > " + link.to())
        .contains("action/" + carried + " > plan-action/" + line);
  }

  @Test
  void whoeverDoesNotKeepThePlanWritesNothing() {
    var stranger = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK));
    for (var actor : List.of(Actor.visitor(), stranger, member)) {
      forbidden(() -> writing.start(actor, plan.facts()));
      forbidden(() -> writing.addGoal(actor, plan.id(), text("Hayır")));
      forbidden(() -> writing.remove(actor, Piece.GOAL, goal));
      forbidden(() -> writing.mark(actor, objective, List.of()));
      forbidden(() -> adopting.adopt(actor, plan.id(), 1, UUID.randomUUID()));
      forbidden(() -> writing.drop(actor, plan.id()));
      forbidden(() -> plans.get(actor, plan.id()));
    }
  }

  @Test
  void whatCannotBeIsRefusedWithASentence() {
    refused(
        () -> writing.mark(SECRETARY, objective, List.of(new Mark("gcm", "99"))),
        "planning.plan.framework.unknown");
    refused(
        () -> writing.addIndicator(SECRETARY, objective, facts(Direction.DOWN, "100", "200"), null),
        "planning.plan.target.direction");
    refused(
        () ->
            writing.addIndicator(
                SECRETARY,
                objective,
                facts(Direction.UP, "100", "200"),
                "https://example.org/baska"),
        "planning.plan.live.address");
    refused(
        () -> writing.start(SECRETARY, new Plan.Facts(text("Plan"), text(""), 2030, 2026)),
        "planning.plan.years.order");
  }

  @Test
  void everybodyReadsTheAdoptedPlanInThreeLanguages() {
    assertThat(web.get().uri("/tr/plan"))
        .hasStatusOk()
        .bodyText()
        .contains("Henüz kabul edilmiş bir plan yok");
    writing.writeGoal(
        SECRETARY, goal, new LocalizedText("Amaç " + HOSTILE, "Nobody is left out", "لا أحد"));
    indicator();
    action();
    adopt(plan);
    assertThat(web.get().uri("/tr/plan"))
        .hasStatusOk()
        .bodyText()
        .contains("&lt;script&gt;", "Adana Barosu", "1 göstergenin hiçbiri ölçülmedi")
        .doesNotContain("<script>alert");
    assertThat(web.get().uri("/en/plan")).bodyText().contains("Nobody is left out");
    assertThat(web.get().uri("/ar/plan")).bodyText().contains("لا أحد");
    assertThat(web.get().uri("/tr/plan/2027"))
        .hasStatusOk()
        .bodyText()
        .contains("250.000 TRY", "Adana Barosu");
    assertThat(web.get().uri("/tr/plan/1999")).hasStatus(404);
    assertThat(web.get().uri("/tr/plan/2027.csv")).bodyText().contains("Adana Barosu,2027-01-01");
    assertThat(web.get().uri("/tr/plan/2027.xlsx")).hasStatusOk();
    assertThat(web.get().uri("/tr/plan/frameworks")).hasStatusOk();
    assertThat(web.get().uri("/api/v1/plan"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.goals[0].measured.percent")
        .isNull();
    assertThat(web.get().uri("/api/v1/plan/2027")).hasStatusOk();
  }

  @Test
  void theDeskRefusesBadFormsAndKeepsWhatWasTyped() {
    assertThat(
            web.post()
                .uri("/tr/desk/plan/" + plan.id() + "/indicators/new?objective=" + objective)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .requestAttr(Uis.ACTOR, SECRETARY)
                .param("name-tr", "Okula giden çocuk")
                .param("unit-tr", "çocuk")
                .param("direction", "up")
                .param("target", "çok"))
        .hasStatus(422)
        .bodyText()
        .contains("Bir sayı yazın", "Okula giden çocuk");
    assertThat(web.get().uri("/tr/desk/plan/" + plan.id()).requestAttr(Uis.ACTOR, member))
        .hasStatus(403);
    assertThat(web.get().uri("/tr/desk/plan/" + plan.id()).requestAttr(Uis.ACTOR, SECRETARY))
        .hasStatusOk()
        .bodyText()
        .contains("1.1 hedefinin göstergesi yok");
  }

  @Test
  void theSecondToDescribeAPlanSeesWhatTheFirstStoredAndLosesNothing() {
    var page = "/tr/desk/plan/" + plan.id() + "/description";
    assertThat(described(page, "1", "Göç ve Uyum Planı", "2031")).hasStatus(302);

    assertThat(described(page, "1", "Göç Eylem Planı", "2030"))
        .hasStatus(409)
        .bodyText()
        .contains(
            "Bu arada başkasının kaydettikleri",
            "<bdi>Göç ve Uyum Planı</bdi>",
            "<bdi>2031</bdi>",
            "value=\"Göç Eylem Planı\"",
            "name=\"version\" value=\"2\"")
        .doesNotContain("<bdi>2026</bdi>");

    assertThat(described(page, "2", "Göç Eylem Planı", "2030")).hasStatus(302);
  }

  private MvcTestResult described(String page, String version, String title, String to) {
    return web.post()
        .uri(page)
        .with(SecurityMockMvcRequestPostProcessors.csrf())
        .requestAttr(Uis.ACTOR, SECRETARY)
        .param("version", version)
        .param("title-tr", title)
        .param("summary-tr", "Özet.")
        .param("from", "2026")
        .param("to", to)
        .exchange();
  }

  private UUID indicator() {
    return writing.addIndicator(SECRETARY, objective, facts(Direction.UP, "100", "200"), null);
  }

  private static Indicator.Facts facts(Direction direction, String baseline, String target) {
    return new Indicator.Facts(
        text("Okula giden çocuk"),
        text("çocuk"),
        direction,
        new BigDecimal(baseline),
        LocalDate.of(2025, 12, 31),
        new BigDecimal(target),
        LocalDate.of(2030, 12, 31),
        "MEB kayıtları");
  }

  private UUID action() {
    return writing.addAction(
        SECRETARY,
        objective,
        new PlanAction.Facts(
            text("Okul ziyareti"),
            institution("adana-barosu"),
            new PlanAction.Budget(new BigDecimal("250000"), "TRY", "Belediye"),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2028, 12, 31),
            null),
        List.of(
            new PlanWriting.Station(null, text("Liste hazır"), LocalDate.of(2027, 6, 1)),
            new PlanWriting.Station(null, text("İlk ziyaret"), null)));
  }

  private void adopt(Plan draft) {
    Decision decision =
        round.decide(cast.body(), LocalDate.ofInstant(watch.instant(), Sitting.ADANA), null, 30, 0);
    adopting.adopt(SECRETARY, draft.id(), draft.version(), decision.id());
  }

  private UUID line() {
    return plans.whole(plans.current().orElseThrow()).indicators().findFirst().orElseThrow().line();
  }

  private Progress.Together together() {
    return plans.standing(plan).goals().getFirst().measured();
  }

  private List<String> names() {
    return plans.whole(plan).goals().stream().map(one -> one.name().tr()).toList();
  }

  private Actor memberOf(String institution) {
    var account =
        db.sql(
                """
                select account_id
                  from council.mandate
                  join council.person on person.id = person_id
                  join council.seat on seat.id = seat_id
                  join council.seat_standing standing on standing.seat_id = seat.id
                 where capacity = 'principal' and standing.institution_id = :institution
                 limit 1
                """)
            .param("institution", institution(institution))
            .query(UUID.class)
            .single();
    return new Actor(account, Set.of(Verb.USE_DESK, Verb.TAKE_PART));
  }

  private UUID institution(String code) {
    return db.sql("select id from council.institution where code = :code")
        .param("code", code)
        .query(UUID.class)
        .single();
  }

  private static LocalizedText text(String turkish) {
    return LocalizedText.of(turkish);
  }

  private void kept(String sql) {
    assertThatThrownBy(() -> db.sql(sql).update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private static void refused(ThrowingCallable deed, String key) {
    assertThatThrownBy(deed).isInstanceOf(Problem.Refused.class).hasMessage(key);
  }

  private static void conflict(ThrowingCallable deed) {
    assertThatThrownBy(deed).isInstanceOf(Problem.Conflict.class);
  }

  private static void forbidden(ThrowingCallable deed) {
    assertThatThrownBy(deed).isInstanceOf(Problem.Forbidden.class);
  }
}
