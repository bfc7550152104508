package taskopru.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.catalogue.Publishing;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Sitting;
import taskopru.opinions.Round;
import taskopru.statistics.Editions;
import taskopru.web.TodayLine;

/** What the plan says of figures that move, grow old or go away; and what it asks of the desk. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class, Round.class, Editions.class})
@Transactional
class PlanFiguresTest {

  static final Actor SECRETARY = Round.SECRETARY;
  static final String FIGURE =
      "/tr/data/plan-rakamlari?rows=year&measure=refugees&filter=coo_iso:SYR&filter=coa_iso:TUR";

  @Autowired Editions editions;
  @Autowired Publishing publishing;
  @Autowired LiveFigures figures;
  @Autowired PlanWriting writing;
  @Autowired PlanAdopting adopting;
  @Autowired PlanDoing doing;
  @Autowired Plans plans;
  @Autowired PlanToday today;
  @Autowired Round round;
  @Autowired Sitting.Watch watch;
  @Autowired JdbcClient db;
  @Autowired MockMvcTester web;

  Sitting cast;
  Plan plan;
  UUID objective;

  @BeforeEach
  void aDraft() {
    at("2027-03-01T09:00:00Z");
    cast = round.seated();
    plan =
        writing.start(
            SECRETARY,
            new Plan.Facts(LocalizedText.of("Plan"), LocalizedText.of("Özet."), 2026, 2030));
    var goal = writing.addGoal(SECRETARY, plan.id(), LocalizedText.of("=1+1 Amaç"));
    objective =
        writing.addObjective(
            SECRETARY,
            goal,
            new Objective.Facts(LocalizedText.of("@SUM(A1) Hedef"), Horizon.MEDIUM));
  }

  @Test
  void aFigureFollowsTheNewestReleaseAndGrowsOld() {
    var dataset = editions.refugees("plan-rakamlari");
    var live = figures.series(FIGURE).getFirst().live();
    var figure = figures.newest(live).orElseThrow();
    assertThat(figure.value()).isEqualByComparingTo("3424237");
    assertThat(figure.history()).hasSize(3);
    assertThat(figure.release()).isEqualTo(1);
    assertThat(figure.stale()).as("of 2017, yearly, read in 2027").isTrue();

    editions.publish(
        editions.add(
            dataset,
            Editions.REFUGEES,
            List.of("2017,SYR,TUR,3424237,600,97.5", "2018,SYR,TUR,3622366,1,95")));
    var newer = figures.newest(live).orElseThrow();
    assertThat(newer.value()).isEqualByComparingTo("3622366");
    assertThat(newer.release()).isEqualTo(2);

    at("2018-03-01T09:00:00Z");
    assertThat(figures.newest(live).orElseThrow().stale()).as("read in 2018").isFalse();
  }

  @Test
  void aFigureThatIsGoneLeavesTheMeasurementBesideIt() {
    var dataset = editions.refugees("plan-rakamlari");
    var live = figures.series(FIGURE).getFirst().live();
    var indicator = writing.addIndicator(SECRETARY, objective, facts(), "/tr/data/" + live);
    action("Eylem");
    adopt();
    assertThat(measured()).map(PlanStanding.Reading::value).contains(new BigDecimal("3424237"));
    assertThat(web.get().uri("/tr/plan?a=1")).hasStatusOk().bodyText().contains("3.424.237");

    publishing.withdraw(Actor.operator(), dataset.id(), "Kaynak düzeltildi.");
    assertThat(figures.newest(live)).isEmpty();
    assertThat(measured()).isEmpty();
    assertThat(web.get().uri("/tr/plan?a=2"))
        .hasStatusOk()
        .bodyText()
        .contains("Plan")
        .doesNotContain("3.424.237");
    assertThatThrownBy(() -> figures.series(FIGURE)).isInstanceOf(Problem.class);
    assertThat(indicator).isNotNull();
  }

  @Test
  void aSeriesWithoutAFigureIsNotZero() {
    editions.refugees("plan-rakamlari");
    assertThat(
            figures.newest(
                "plan-rakamlari?rows=year&measure=refugees&filter=coo_iso:SYR&filter=coa_iso:DEU"))
        .isEmpty();
    assertThat(figures.newest("yok?rows=year&measure=refugees")).isEmpty();
  }

  @Test
  void theDeskIsToldWhatIsClaimedAndWhatIsLateUntilItIsSettled() {
    writing.addIndicator(SECRETARY, objective, facts(), null);
    action("=HYPERLINK(\"x\") Eylem");
    adopt();
    var line = plans.whole(plans.current().orElseThrow()).actions().findFirst().orElseThrow();
    assertThat(said(SECRETARY)).isEmpty();

    at("2029-02-01T09:00:00Z");
    assertThat(said(SECRETARY)).containsExactly("planning.plan.today.late");
    assertThat(said(new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK)))).isEmpty();
    assertThat(said(cast.principals().getFirst().actor())).isEmpty();

    doing.report(
        SECRETARY, line.line(), ActionState.DONE_CLAIMED, "", "https://example.org/kanit.pdf");
    assertThat(said(SECRETARY)).containsExactly("planning.plan.today.claimed");
    doing.judge(cast.principals().getFirst().actor(), line.line(), true, "Yerinde gördüm.");
    assertThat(said(SECRETARY)).isEmpty();
  }

  @Test
  void spreadsheetsOfTheProgrammeTakeNoFormula() throws Exception {
    writing.addIndicator(SECRETARY, objective, facts(), null);
    action("=HYPERLINK(\"x\") Eylem");
    adopt();
    var csv = web.get().uri("/tr/plan/2027.csv").exchange();
    assertThat(csv).hasStatusOk().bodyText().contains("HYPERLINK");
    assertThat(csv.getResponse().getContentAsString()).doesNotContain(",=", "\n=", ",\"=", "\n\"=");
    var xlsx = web.get().uri("/tr/plan/2027.xlsx").exchange().getResponse();
    var texts = new ArrayList<String>();
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx.getContentAsByteArray()))) {
      for (var row : book.getSheetAt(0)) {
        for (var cell : row) {
          assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
          if (cell.getCellType() == CellType.STRING) {
            texts.add(cell.getStringCellValue());
          }
        }
      }
    }
    assertThat(texts).anyMatch(text -> text.contains("HYPERLINK"));
    assertThat(texts).noneMatch(text -> text.startsWith("="));
  }

  private Optional<PlanStanding.Reading> measured() {
    return plans
        .standing(plans.current().orElseThrow())
        .indicators()
        .findFirst()
        .map(PlanStanding.OfIndicator::reading);
  }

  private List<String> said(Actor actor) {
    return today.lines(actor, LocalDate.ofInstant(watch.instant(), Sitting.ADANA)).stream()
        .map(TodayLine::key)
        .toList();
  }

  private void action(String name) {
    writing.addAction(
        SECRETARY,
        objective,
        new PlanAction.Facts(
            LocalizedText.of(name),
            null,
            new PlanAction.Budget(new BigDecimal("250000"), "TRY", "Belediye"),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2028, 12, 31),
            null),
        List.of());
  }

  private static Indicator.Facts facts() {
    return new Indicator.Facts(
        LocalizedText.of("Mülteci sayısı"),
        LocalizedText.of("kişi"),
        Direction.DOWN,
        new BigDecimal("4000000"),
        LocalDate.of(2016, 12, 31),
        new BigDecimal("1000000"),
        LocalDate.of(2030, 12, 31),
        "UNHCR");
  }

  private void adopt() {
    var day = LocalDate.ofInstant(watch.instant(), Sitting.ADANA);
    var decision = round.decide(cast.body(), day, null, 30, 0);
    var draft = plans.get(SECRETARY, plan.id());
    adopting.adopt(SECRETARY, draft.id(), draft.version(), decision.id());
  }

  private void at(String moment) {
    watch.set(Instant.parse(moment));
  }
}
