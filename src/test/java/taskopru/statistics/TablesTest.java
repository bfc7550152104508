package taskopru.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.catalogue.Kind;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.statistics.PublishedTable.Empty;
import taskopru.statistics.PublishedTable.Shown;
import taskopru.statistics.PublishedTable.Status;
import taskopru.statistics.Tables.Size;

@ApplicationModuleTest(module = "statistics", mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({Database.class, Editions.class})
@Transactional
class TablesTest {

  static final Slug SLUG = new Slug("multeciler");
  static final Actor EDITOR = new Actor(UUID.randomUUID(), Set.of(Verb.EDIT_DATASETS));

  @Autowired Tables tables;
  @Autowired Editions editions;

  @BeforeEach
  void aPublishedDataset() {
    editions.refugees(SLUG.value());
  }

  @Test
  void answersOneFigure() {
    var table = ask("rows=year&measure=refugees&filter=coa_iso:TUR&time=2016..2016");
    assertThat(written(table)).containsExactly("2016: 2869419");
    assertThat(table.sentence().in(Language.EN)).isEqualTo("Refugees by year, Türkiye, 2016");
    assertThat(table.sentence().in(Language.TR))
        .isEqualTo("Mülteciler, yıl kırılımında, Türkiye, 2016");
    assertThat(table.sentence().in(Language.AR)).isEqualTo("اللاجئون حسب السنة، تركيا، 2016");
  }

  @Test
  void goesDownAndAcross() {
    var table = ask("rows=year&cols=coo_iso&measure=refugees&filter=coa_iso:TUR");
    assertThat(table.columns())
        .extracting(PublishedTable.Column::code)
        .containsExactly("SYR", "IRQ");
    assertThat(written(table))
        .containsExactly("2015: 2503549 37799", "2016: 2823987 45432", "2017: 3424237 56043");
    assertThat(table.sentence().in(Language.EN))
        .isEqualTo("Refugees by year and country of origin, Türkiye, 2015–2017");
  }

  @Test
  void namesColumnsByCodeAndMeasureWhereThereAreSeveral() {
    var table =
        ask("rows=year&cols=coo_iso&measure=refugees,arrivals&filter=coa_iso:TUR&time=2017");
    assertThat(table.columns())
        .extracting(PublishedTable.Column::code)
        .containsExactly("SYR|refugees", "SYR|arrivals", "IRQ|refugees", "IRQ|arrivals");
    assertThat(written(table)).containsExactly("2017: 3424237 600 56043 30");
  }

  @Test
  void neverAddsStocksUpOverTime() {
    var table = ask("rows=coa_iso&measure=refugees");
    assertThat(written(table)).containsExactly("TUR: 3480280");
    assertThat(table.notes())
        .extracting(PublishedTable.Note::status)
        .containsExactly(Status.NEWEST_PERIOD);
    assertThat(table.sentence().in(Language.EN)).isEqualTo("Refugees by country of asylum, 2017");
  }

  @Test
  void takesTheNewestPeriodWithinTheRangeAskedFor() {
    assertThat(written(ask("rows=coa_iso&measure=refugees&time=2015..2016")))
        .containsExactly("TUR: 2869419", "LBN: 1005471");
  }

  @Test
  void addsFlowsUpBesideStocksOfOnePeriod() {
    var table = ask("rows=coa_iso&measure=refugees,arrivals");
    assertThat(written(table)).containsExactly("TUR: 3480280 1970~", "LBN: absent 12");
    assertThat(table.notes())
        .extracting(PublishedTable.Note::status)
        .containsExactly(Status.NEWEST_PERIOD, Status.ADDED_UP, Status.ABSENT, Status.PARTIAL);
  }

  @Test
  void showsARateOnlyWhereItIsOneRow() {
    assertThat(written(ask("rows=year&measure=rate&filter=coa_iso:TUR")))
        .containsExactly("2015: not-additive", "2016: not-additive", "2017: not-additive");
    assertThat(written(ask("rows=year&measure=rate&filter=coa_iso:TUR&filter=coo_iso:IRQ")))
        .containsExactly("2015: 80.3", "2016: 81.0", "2017: missing");
  }

  @Test
  void leavesWhatIsMissingEmptyAndSaysWhere() {
    var table = ask("rows=year&measure=arrivals&filter=coo_iso:IRQ");
    assertThat(written(table)).containsExactly("2015: 20", "2016: missing", "2017: 30");
    assertThat(table.notes()).hasSize(1);
    assertThat(table.notes().getFirst().cells()).containsExactly(new PublishedTable.Place(1, 0));
  }

  @Test
  void answersWithOneFigureWhereNothingIsAskedFor() {
    assertThat(ask("rows=&measure=refugees").single()).contains(new BigDecimal("3480280"));
  }

  @Test
  void answersWithNoRowsWhereNothingFits() {
    assertThat(ask("rows=&measure=refugees&time=1990").rows()).isEmpty();
    assertThat(ask("rows=coo_iso&measure=refugees&time=1990").rows()).isEmpty();
    assertThat(ask("rows=year&cols=coo_iso&time=1990").rows()).isEmpty();
  }

  @Test
  void showsTimeAndAllMeasuresUnlessAsked() {
    var table = ask("");
    assertThat(table.rowDimensions()).extracting(Dimension::code).containsExactly("year");
    assertThat(table.measures()).hasSize(3);
  }

  @Test
  void sortsByAFigureOrByACode() {
    assertThat(written(ask("rows=coo_iso&measure=refugees&sort=refugees")))
        .containsExactly("IRQ: 56043", "SYR: 3424237");
    assertThat(written(ask("rows=year&measure=refugees&filter=coa_iso:LBN&sort=-year")))
        .containsExactly("2016: 1005471", "2015: 1069111");
  }

  @Test
  void showsOnePageOfManyRows() {
    var table = ask("rows=year,coo_iso&measure=refugees&offset=2&limit=2");
    assertThat(table.total()).isEqualTo(6);
    assertThat(written(table)).containsExactly("2016 SYR: 3829458", "2016 IRQ: 45432");
    assertThat(ask("rows=year&offset=99").rows()).isEmpty();
  }

  @Test
  void readsItsOwnAddresses() {
    var query =
        read(
            "rows=year,coo_iso&cols=coa_iso&measure=refugees&filter=coo_iso:SYR,IRQ&time=2015..2016"
                + "&sort=-refugees&offset=1&limit=5&release=1");
    assertThat(read(query.address())).isEqualTo(query);
    var odd = TableQuery.of(SLUG).withFilter("coo_iso", List.of("a,b", "c\\d", "é&="));
    assertThat(read(odd.address())).isEqualTo(odd);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rows=yaer|statistics.query.unknown-dimension",
        "cols=nowhere|statistics.query.unknown-dimension",
        "filter=nowhere:TUR|statistics.query.unknown-dimension",
        "rows=year&cols=year|statistics.query.dimension-twice",
        "measure=refugee|statistics.query.unknown-measure",
        "filter=coa_iso:TURKEY|statistics.query.unknown-code",
        "filter=coa_iso|statistics.query.filter-shape",
        "filter=:TUR|statistics.query.filter-shape",
        "time=2016-2017|statistics.query.time-shape",
        "time=2017..2016|statistics.query.time-backwards",
        "time=' or 1=1 --|statistics.query.time-shape",
        "release=one|statistics.query.release-shape",
        "release=9|statistics.release.unknown",
        "sort=coa_iso|statistics.query.unknown-sort",
        "limit=0|statistics.query.number-shape",
        "limit=-1|statistics.query.number-shape",
        "offset=x|statistics.query.number-shape",
        "limit=99999999999|statistics.query.number-shape",
        "row=year|statistics.query.unknown-parameter",
        "time=2016&time=2017|statistics.query.parameter-twice"
      })
  void saysWhichMistakeWasMade(String parameters, String problem) {
    assertThatThrownBy(() -> ask(parameters)).isInstanceOf(Problem.class).hasMessage(problem);
  }

  @Test
  void namesTheNearestWord() {
    assertThatThrownBy(() -> ask("filter=coa_iso:Turkiye"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.args()[2].toString()).startsWith("TUR"));
    assertThatThrownBy(() -> ask("rows=yaer"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.args()[1].toString()).startsWith("year"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table x; --",
        "\" from read_csv('/etc/passwd'); --",
        "TUR') or ('1'='1",
        "{figures}",
        "?",
        "\\",
        "\u0000",
        "💣",
        "$1"
      })
  void nothingAReaderWritesBecomesSql(String hostile) {
    for (var name :
        List.of("rows", "cols", "measure", "filter", "time", "sort", "release", "limit")) {
      for (var value : List.of(hostile, "coa_iso:" + hostile, "year," + hostile)) {
        assertThatThrownBy(() ->
                tables.table(TableQuery.read(SLUG, Map.of(name, new String[] {value}), Set.of())))
            .as(name + "=" + value)
            .isInstanceOf(Problem.class);
      }
    }
  }

  @Test
  void aCodeWithQuotesIsFoundAsItIs() {
    var dataset = editions.published("tirnak", "Tırnak");
    editions.publish(editions.add(dataset, Editions.REFUGEES, List.of("2015,O'X\"),TUR,7,1,1")));
    var query =
        TableQuery.of(dataset.slug())
            .withRows(List.of("coo_iso"))
            .withMeasures(List.of("refugees"))
            .withFilter(
                "coo_iso",
                tables
                    .edition(Actor.visitor(), dataset.slug(), null)
                    .codes(Editions.REFUGEES.dimensions().get(1))
                    .codes()
                    .stream()
                    .map(CodeList.Code::code)
                    .toList());
    assertThat(tables.table(query).single()).contains(new BigDecimal("7"));
  }

  @Test
  void refusesTablesThatAreTooLarge() {
    var dataset = editions.published("buyuk", "Büyük");
    var rows =
        java.util.stream.IntStream.range(0, 40_000)
            .mapToObj(i -> "2015,C%05d,TUR,1,1,1".formatted(i))
            .toList();
    var structure = Editions.REFUGEES;
    editions.publish(editions.add(dataset, structure, rows));
    assertThatThrownBy(() -> ask(dataset.slug(), "rows=coo_iso"))
        .hasMessage("statistics.query.too-many-cells")
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.args()).containsExactly(100_000));
    var query = read(dataset.slug(), "rows=coo_iso");
    assertThat(tables.table(Actor.visitor(), query, Size.FILE).total()).isEqualTo(40_000);
  }

  @Test
  void collectedRecordsNeverPassTheGate() {
    var dataset = editions.draft("saha", "Saha", Kind.COLLECTED);
    var release = editions.add(dataset, Editions.REFUGEES, Editions.REFUGEE_ROWS);
    for (var actor : List.of(EDITOR, Actor.operator())) {
      for (var query : List.of("rows=year", "release=" + release.number())) {
        assertThatThrownBy(() -> tables.table(actor, read(dataset.slug(), query), Size.FILE))
            .isInstanceOf(Problem.Refused.class)
            .hasMessage("statistics.table.collected");
      }
      assertThatThrownBy(() -> tables.file(actor, dataset.slug(), null))
          .hasMessage("statistics.table.collected");
      assertThatThrownBy(() -> tables.edition(actor, dataset.slug(), null))
          .hasMessage("statistics.table.collected");
    }
  }

  @Test
  void anUnpublishedReleaseIsForEditors() {
    var dataset = editions.published("taslak", "Taslak");
    var release = editions.add(dataset, Editions.REFUGEES, Editions.REFUGEE_ROWS);
    assertThatThrownBy(() -> ask(dataset.slug(), "")).hasMessage("statistics.release.none");
    assertThatThrownBy(() -> ask(dataset.slug(), "release=1"))
        .hasMessage("statistics.release.unknown");
    var preview = tables.table(EDITOR, read(dataset.slug(), ""), Size.SCREEN);
    assertThat(preview.isForEverybody()).isFalse();
    editions.publish(release);
    assertThat(ask(dataset.slug(), "").isForEverybody()).isTrue();
  }

  @Test
  void aWithdrawnReleaseIsClosedToAll() {
    var dataset = editions.published("geri", "Geri");
    var first = editions.add(dataset, Editions.REFUGEES, Editions.REFUGEE_ROWS);
    editions.publish(first);
    assertThat(ask(dataset.slug(), "release=1").rows()).isNotEmpty();
    editions.withdraw(first);
    assertThatThrownBy(() -> ask(dataset.slug(), "release=1"))
        .isInstanceOf(Problem.Gone.class)
        .hasMessage("statistics.release.withdrawn");
    assertThatThrownBy(() -> ask(dataset.slug(), "")).hasMessage("statistics.release.none");
    assertThatThrownBy(() -> tables.table(EDITOR, read(dataset.slug(), "release=1"), Size.SCREEN))
        .isInstanceOf(Problem.Gone.class);
    assertThat(tables.history(Actor.visitor(), dataset.slug())).hasSize(1);
  }

  private PublishedTable ask(String parameters) {
    return ask(SLUG, parameters);
  }

  private PublishedTable ask(Slug dataset, String parameters) {
    return tables.table(read(dataset, parameters));
  }

  private static TableQuery read(String parameters) {
    return read(SLUG, parameters);
  }

  private static TableQuery read(Slug dataset, String parameters) {
    return TableQuery.read(dataset, Addresses.parameters(parameters), Set.of());
  }

  static List<String> written(PublishedTable table) {
    return table.rows().stream()
        .map(row ->
            String.join(" ", row.heads().stream().map(CodeList.Code::code).toList())
                + ": "
                + String.join(" ", row.cells().stream().map(TablesTest::written).toList()))
        .toList();
  }

  private static String written(PublishedTable.Cell cell) {
    return switch (cell) {
      case Shown shown -> shown.value().toPlainString() + (shown.partial() ? "~" : "");
      case Empty empty -> empty.status().word();
    };
  }
}
