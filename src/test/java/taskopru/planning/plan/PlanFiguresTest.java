package taskopru.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Publishing;
import taskopru.catalogue.ReleaseNote;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Verb;
import taskopru.meetings.Sitting;
import taskopru.opinions.Round;
import taskopru.planning.plan.Objective.Mark;
import taskopru.statistics.Editions;
import taskopru.statistics.Release;
import taskopru.web.TodayLine;
import taskopru.web.Uis;

/** A plan's live figures as releases come and go, what the desk is told, and the plan on paper. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class, Round.class, Editions.class})
@Transactional
class PlanFiguresTest {

  static final Actor SECRETARY = Round.SECRETARY;
  static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  static final String SLUG = "multeciler-plan";
  static final String LIVE =
      "/tr/data/"
          + SLUG
          + "?rows=year&measure=refugees&filter=coo_iso:SYR&filter=coa_iso:TUR&release=1";
  static final String PROOF = "https://example.org/kanit.pdf";

  @Autowired PlanWriting writing;
  @Autowired PlanAdopting adopting;
  @Autowired PlanDoing doing;
  @Autowired Plans plans;
  @Autowired PlanToday today;
  @Autowired LiveFigures figures;
  @Autowired Editions editions;
  @Autowired Datasets datasets;
  @Autowired Publishing publishing;
  @Autowired Round round;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired MockMvcTester web;

  Sitting cast;
  Actor member;
  Actor other;
  Plan plan;
  UUID objective;
  Dataset dataset;

  @BeforeEach
  void aDraft() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = round.seated();
    member = memberOf("adana-barosu");
    other = memberOf("adana-sanayi-odasi");
    plan = writing.start(SECRETARY, new Plan.Facts(text("Göç Planı"), text("Özet."), 2026, 2030));
    dataset = editions.refugees(SLUG);
    objective =
        writing.addObjective(
            SECRETARY,
            writing.addGoal(SECRETARY, plan.id(), text("Kimse dışarıda kalmasın")),
            new Objective.Facts(text("Okulda kalsınlar"), Horizon.MEDIUM));
  }

  @Test
  void aLiveFigureFollowsTheNewestRelease() {
    live();
    assertThat(reading().value()).isEqualByComparingTo("3424237");
    assertThat(figure().release()).isOne();
    assertThat(Objects.requireNonNull(figure().period()).tr()).isEqualTo("2017");
    assertThat(figure().history()).hasSize(3);
    assertThat(figure().href()).doesNotContain("release=");
    assertThat(progress()).isEqualTo(92);
    release("2017,SYR,TUR,3003549,600,97.5");
    assertThat(reading().value()).isEqualByComparingTo("3003549");
    assertThat(figure().release()).isEqualTo(2);
    assertThat(progress()).isEqualTo(50);
    assertThat(get("/tr/plan?one")).bodyText().contains("3.003.549").doesNotContain("3.424.237");
    var unpublished = editions.add(dataset, Editions.REFUGEES, List.of("2018,SYR,TUR,9999999,1,1"));
    assertThat(reading().value()).isEqualByComparingTo("3003549");
    editions.publish(unpublished);
    assertThat(Objects.requireNonNull(figure().period()).tr()).isEqualTo("2018");
    assertThat(progress()).isEqualTo(100);
  }

  @Test
  void oldFiguresAreCalledOldUntilNewOnesCome() {
    live();
    assertThat(figure().stale()).isTrue();
    assertThat(get("/tr/plan?old")).bodyText().contains("Veri eskidi");
    assertThat(get("/tr/plan.json?old"))
        .bodyJson()
        .extractingPath("$.goals[0].objectives[0].indicators[0].stale")
        .isEqualTo(true);
    release("2026,SYR,TUR,3003549,600,97.5");
    datasets.noteRelease(
        dataset.id(),
        new ReleaseNote(2, 8, "2015", "2026", LocalDate.of(2026, 12, 31), watch.instant()));
    assertThat(figure().stale()).isFalse();
    assertThat(get("/tr/plan?fresh")).bodyText().doesNotContain("Veri eskidi");
    watch.set(Instant.parse("2029-06-01T09:00:00Z"));
    assertThat(figure().stale()).isTrue();
  }

  @Test
  void aWithdrawnReleaseIsShownNoMore() {
    live();
    var second = release("2017,SYR,TUR,3003549,600,97.5");
    editions.withdraw(second);
    assertThat(reading().value()).isEqualByComparingTo("3424237");
    assertThat(figure().release()).isOne();
    db.sql("update statistics.release set withdrawn_at = now() where dataset_id = :id")
        .param("id", dataset.id())
        .update();
    assertUnreadable("none");
  }

  @Test
  void aWithdrawnDatasetIsShownNoMoreAndPeopleMeasureInstead() {
    live();
    publishing.withdraw(Actor.operator(), dataset.id(), "Kaynak düzeltiyor.");
    assertUnreadable("withdrawn");
    var line = plans.whole(plan).indicators().findFirst().orElseThrow().line();
    doing.verify(
        other, doing.measure(member, line, TODAY, new BigDecimal("3003549"), "", PROOF), true, "");
    assertThat(reading().figure()).isNull();
    assertThat(progress()).isEqualTo(50);
    assertThat(get("/tr/plan?measured")).bodyText().contains("3.003.549", PROOF);
  }

  @Test
  void aPeriodWithoutAValueIsNotTakenForZero() {
    live();
    release("2016,SYR,TUR,2823987,1,1", "2017,SYR,TUR,3003549,600,97.5", "2018,SYR,TUR,,1,1");
    assertThat(reading().value()).isEqualByComparingTo("3003549");
    assertThat(Objects.requireNonNull(figure().period()).tr()).isEqualTo("2017");
    assertThat(figure().history()).hasSize(2);
    release("2018,SYR,TUR,,1,1");
    assertUnreadable("empty");
    release("2018,IRQ,TUR,5,1,1");
    assertUnreadable("gone");
    release("2018,SYR,TUR,3503549,1,1");
    assertThat(progress()).isEqualTo(100);
  }

  @Test
  void anIndicatorFollowsExactlyOneSeriesThatEverybodyMaySee() {
    assertThat(
            figures.series("/tr/data/" + SLUG + "?rows=year&measure=refugees&filter=coa_iso:TUR"))
        .isNotEmpty();
    assertThat(figures.series(LIVE)).hasSize(1);
    var draft = editions.published("plan-taslak", "Taslak rakam");
    editions.add(draft, Editions.REFUGEES, List.of("2017,SYR,TUR,12,1,1"));
    assertThat(
            figures.newest(
                "plan-taslak?rows=year&measure=refugees&filter=coo_iso:SYR&filter=coa_iso:TUR"))
        .isEmpty();
    assertThat(figures.newest("yok-boyle?rows=year&measure=refugees")).isEmpty();
    assertThat(figures.newest("<script>")).isEmpty();
  }

  @Test
  void theSecretaryIsToldWhatIsClaimedUntilSomebodyLooked() {
    indicator(null);
    action("Okul ziyareti", "Belediye");
    assertThat(today.lines(SECRETARY, TODAY)).isEmpty();
    adopt();
    assertThat(today.lines(SECRETARY, TODAY)).isEmpty();
    var action = plans.whole(plan).actions().findFirst().orElseThrow();
    doing.report(member, action.line(), ActionState.UNDER_WAY, "", "");
    assertThat(today.lines(SECRETARY, TODAY)).isEmpty();
    doing.report(member, action.line(), ActionState.DONE_CLAIMED, "", PROOF);
    assertThat(today.lines(SECRETARY, TODAY))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.key()).isEqualTo("planning.plan.today.claimed");
          assertThat(line.part()).isEqualTo(TodayLine.Part.DUE);
          assertThat(line.path()).isEqualTo("/desk/plan/" + plan.id());
          assertThat(line.args()).containsExactly(1L);
        });
    assertThat(get(SECRETARY, "/tr/desk"))
        .hasStatusOk()
        .bodyText()
        .contains("Bitti denen 1 faaliyet doğrulanmayı bekliyor.", "/tr/desk/plan/" + plan.id());
    for (var reader : List.of(member, other, Actor.visitor())) {
      assertThat(today.lines(reader, TODAY)).isEmpty();
    }
    doing.judge(other, action.line(), true, "");
    assertThat(today.lines(SECRETARY, TODAY)).isEmpty();
    assertThat(get(SECRETARY, "/tr/desk")).bodyText().doesNotContain("doğrulanmayı bekliyor");
  }

  @Test
  void theSecretaryIsToldWhatIsLateUntilItIsDone() {
    indicator(null);
    action("Okul ziyareti", "Belediye");
    adopt();
    var action = plans.whole(plan).actions().findFirst().orElseThrow();
    assertThat(today.lines(SECRETARY, LocalDate.of(2027, 6, 1))).isEmpty();
    var after = LocalDate.of(2027, 6, 2);
    assertThat(today.lines(SECRETARY, after))
        .extracting(TodayLine::key)
        .containsExactly("planning.plan.today.late");
    watch.set(Instant.parse("2027-06-02T09:00:00Z"));
    assertThat(get(SECRETARY, "/tr/desk")).bodyText().contains("Planda 1 faaliyet gecikti.");
    doing.reach(member, action.line(), action.milestones().getFirst().line(), after);
    assertThat(today.lines(SECRETARY, after)).isEmpty();
    var over = LocalDate.of(2029, 1, 1);
    assertThat(today.lines(SECRETARY, over))
        .extracting(TodayLine::key)
        .containsExactly("planning.plan.today.late");
    doing.report(member, action.line(), ActionState.UNDER_WAY, "", "");
    doing.report(member, action.line(), ActionState.DONE_CLAIMED, "", PROOF);
    assertThat(today.lines(SECRETARY, over))
        .extracting(TodayLine::key)
        .containsExactly("planning.plan.today.claimed");
    doing.judge(other, action.line(), false, "Görmedim.");
    assertThat(today.lines(SECRETARY, over))
        .extracting(TodayLine::key)
        .containsExactly("planning.plan.today.late");
    doing.report(member, action.line(), ActionState.DROPPED, "Bütçe yok.", "");
    assertThat(today.lines(SECRETARY, over)).isEmpty();
  }

  @Test
  void thePlanPrintsWholly() throws Exception {
    live();
    writing.renew(SECRETARY, plan.id(), "Çerçeveler eklendi.");
    for (var address : List.of("/tr/plan?print", "/ar/plan?print", "/tr/plan/2027?print")) {
      var page = Jsoup.parse(body(get(address)));
      assertThat(page.select("link[rel=stylesheet][media=print]").attr("href")).contains("print");
      var main = page.expectFirst("main");
      var told = main.text();
      for (var hidden : hiddenOnPaper()) {
        main.select(hidden)
            .forEach(one -> {
              assertThat(one.select("th, td, .plan-action, .plan-bar, .plan-said, h2, h3"))
                  .as(address + " hides " + hidden)
                  .isEmpty();
            });
      }
      assertThat(told).as(address).contains("Okul ziyareti");
      for (var closed : main.select("details:not([open])")) {
        assertThat(closed.is(".plan-goal .disclosure"))
            .as(address + " keeps closed: " + closed.text())
            .isTrue();
      }
    }
    assertThat(Jsoup.parse(body(get("/tr/plan?marks"))).select(".plan-goal .disclosure").text())
        .isNotBlank();
    assertThat(css("modules.css"))
        .containsPattern(
            "@media print \\{[^@]*\\.plan-goal \\.disclosure::details-content \\{"
                + " content-visibility: visible");
  }

  @Test
  void sheetsOfTheProgrammeRunNothing() throws Exception {
    indicator(null);
    for (var evil : List.of("=HYPERLINK(\"x\")", "+1+1", "-1+1", "@SUM(A1)")) {
      action(evil, evil);
    }
    adopt();
    doing.report(
        member,
        plans.whole(plan).actions().findFirst().orElseThrow().line(),
        ActionState.UNDER_WAY,
        "=1+1",
        PROOF);
    for (var language : List.of("tr", "en", "ar")) {
      var csv = body(get("/" + language + "/plan/2027.csv")).replace("\ufeff", "");
      try (var rows = CsvReader.builder().ofCsvRecord(csv)) {
        var all = rows.stream().toList();
        assertThat(all).hasSize(5);
        all.forEach(row ->
            assertThat(row.getFields()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r].*")));
        assertThat(all.get(1).getFields()).contains("'=HYPERLINK(\"x\")", "250000");
      }
      var taken = get("/" + language + "/plan/2027.xlsx").getResponse();
      try (var book = new XSSFWorkbook(new ByteArrayInputStream(taken.getContentAsByteArray()))) {
        var sheet = book.getSheetAt(0);
        assertThat(sheet.getLastRowNum()).isEqualTo(4);
        for (var row : sheet) {
          for (var cell : row) {
            assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
            assertThat(cell.getHyperlink()).isNull();
            if (cell.getCellType() == CellType.STRING) {
              assertThat(cell.getStringCellValue()).doesNotMatch("(?s)[=+\\-@\t\r].*");
            }
          }
        }
        assertThat(sheet.getRow(1).getCell(5).getNumericCellValue()).isEqualTo(250000);
        assertThat(sheet.isRightToLeft()).isEqualTo(language.equals("ar"));
      }
    }
  }

  /** What the style sheets take away on paper, as selectors. */
  private static List<String> hiddenOnPaper() throws Exception {
    var rules = new ArrayList<String>();
    for (var sheet : List.of("figures.css", "modules.css", "components.css", "app.css")) {
      var print = Pattern.compile("@media print \\{(.*?\\})\\s*\\}", Pattern.DOTALL);
      print.matcher(css(sheet)).results().forEach(one -> rules.add(one.group(1)));
    }
    rules.add(css("print.css"));
    var hidden = new ArrayList<String>();
    for (var rule : rules) {
      Pattern.compile("([^{}]+)\\{[^{}]*display:\\s*none")
          .matcher(rule.replaceAll("(?s)/\\*.*?\\*/", ""))
          .results()
          .forEach(one -> hidden.add(one.group(1).strip()));
    }
    assertThat(hidden).hasSizeGreaterThan(2);
    return hidden;
  }

  private static String css(String name) throws Exception {
    return Files.readString(Path.of("src/main/resources/static", name));
  }

  /** Not zero, not the last known: nothing, and it says so. */
  private void assertUnreadable(String once) {
    var one = plans.standing(plan).indicators().findFirst().orElseThrow();
    assertThat(one.reading()).isNull();
    assertThat(one.progress()).isEmpty();
    assertThat(plans.standing(plan).goals().getFirst().measured())
        .isEqualTo(new Progress.Together(0, 1, null));
    assertThat(get("/tr/plan?" + once))
        .hasStatusOk()
        .bodyText()
        .contains("Rakam şu an okunamıyor")
        .doesNotContain("3.424.237", "3.003.549", "/data/" + SLUG);
    assertThat(get("/tr/plan.json?" + once))
        .bodyJson()
        .extractingPath("$.goals[0].objectives[0].indicators[0].value")
        .isNull();
  }

  /** An adopted plan whose one indicator follows a table. */
  private void live() {
    indicator(LIVE);
    action("Okul ziyareti", "Belediye");
    writing.mark(SECRETARY, objective, List.of(new Mark("gcm", "15")));
    adopt();
  }

  private Release release(String... rows) {
    var added = editions.add(dataset, Editions.REFUGEES, List.of(rows));
    editions.publish(added);
    return added;
  }

  private PlanStanding.Reading reading() {
    var reading = plans.standing(plan).indicators().findFirst().orElseThrow().reading();
    return Objects.requireNonNull(reading);
  }

  private LiveFigures.Figure figure() {
    var figure = reading().figure();
    return Objects.requireNonNull(figure);
  }

  private int progress() {
    return plans.standing(plan).indicators().findFirst().orElseThrow().progress().orElseThrow();
  }

  private void indicator(@Nullable String live) {
    writing.addIndicator(
        SECRETARY,
        objective,
        new Indicator.Facts(
            text("Okula giden çocuk"),
            text("çocuk"),
            Direction.UP,
            new BigDecimal("2503549"),
            LocalDate.of(2015, 12, 31),
            new BigDecimal("3503549"),
            LocalDate.of(2030, 12, 31),
            "MEB kayıtları"),
        live);
  }

  private void action(String name, String from) {
    writing.addAction(
        SECRETARY,
        objective,
        new PlanAction.Facts(
            text(name),
            institution("adana-barosu"),
            new PlanAction.Budget(new BigDecimal("250000"), "TRY", from),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2028, 12, 31),
            null),
        List.of(new PlanWriting.Station(null, text("Liste hazır"), LocalDate.of(2027, 6, 1))));
  }

  private void adopt() {
    var decision = round.decide(cast.body(), TODAY, null, 30, 0);
    adopting.adopt(SECRETARY, plan.id(), plan.version(), decision.id());
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
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

  private static String body(MvcTestResult answer) {
    assertThat(answer).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private MvcTestResult get(String address) {
    return get(Actor.visitor(), address);
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }
}
