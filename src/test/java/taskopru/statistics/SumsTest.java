package taskopru.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import taskopru.kernel.LocalizedText;
import taskopru.statistics.Dimension.Role;
import taskopru.statistics.Measure.Aggregation;

/** However a total is broken up, the parts add up to it. */
class SumsTest {

  static final Structure STRUCTURE =
      new Structure(
          List.of(
              new Dimension("year", LocalizedText.of("Yıl"), Role.TIME),
              new Dimension("place", LocalizedText.of("Yer"), Role.OTHER),
              new Dimension("sex", LocalizedText.of("Cinsiyet"), Role.OTHER)),
          List.of(
              Editions.measure("people", "Kişi", "People", "شخص", 0, Aggregation.SUM),
              Editions.measure("money", "Para", "Money", "مال", 2, Aggregation.SUM)),
          List.of());

  @SuppressWarnings("NullAway.Init")
  static Path home;

  @SuppressWarnings("NullAway.Init")
  static DuckDbWarehouse warehouse;

  /** One row; codes may repeat, so that a cell is more than one row. */
  record Line(String year, String place, String sex, long people, BigDecimal money) {}

  @BeforeContainer
  static void openAWarehouse() throws IOException {
    home = Files.createTempDirectory("taskopru-home");
    warehouse =
        new DuckDbWarehouse(
            new taskopru.installation.Home(home),
            new QuerySettings("256MB", 2, Duration.ofSeconds(5), Duration.ofSeconds(20)));
  }

  @AfterContainer
  static void closeIt() throws Exception {
    warehouse.close();
    try (var files = Files.walk(home)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  @Property(tries = 60)
  void theCellsOfEveryPartitionAddUpToTheTotal(
      @ForAll("lines") List<Line> lines, @ForAll("partitions") List<String> partition) {
    var expectedPeople = lines.stream().mapToLong(Line::people).sum();
    var expectedMoney = lines.stream().map(Line::money).reduce(BigDecimal.ZERO, BigDecimal::add);
    var figures = Editions.official(STRUCTURE, home, written(lines));
    var total = ask(figures, List.of());
    assertThat(total).hasSize(1);
    assertThat(sum(total, 0)).isEqualByComparingTo(BigDecimal.valueOf(expectedPeople));
    assertThat(sum(total, 1)).isEqualByComparingTo(expectedMoney);
    var parts = ask(figures, partition);
    assertThat(sum(parts, 0)).isEqualByComparingTo(sum(total, 0));
    assertThat(sum(parts, 1)).isEqualByComparingTo(sum(total, 1));
    assertThat(parts.stream().mapToLong(row -> row.figures().getFirst().rows()).sum())
        .isEqualTo(lines.size());
  }

  private static List<RawRow> ask(OfficialFigures figures, List<String> rows) {
    var lists =
        STRUCTURE.dimensions().stream()
            .collect(
                Collectors.toMap(
                    Dimension::code, d -> new CodeList(d.code(), List.<CodeList.Code>of())));
    var query =
        TableQuery.of(figures.dataset().slug())
            .withRows(rows)
            .withMeasures(List.of("people", "money"));
    return warehouse.ask(figures, TableSql.of(Question.check(query, STRUCTURE, lists), 10_000));
  }

  private static BigDecimal sum(List<RawRow> rows, int figure) {
    return rows.stream()
        .map(row -> row.figures().get(figure).value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> written(List<Line> lines) {
    return lines.stream()
        .map(l -> l.year + "," + l.place + "," + l.sex + "," + l.people + "," + l.money)
        .toList();
  }

  @Provide
  Arbitrary<List<Line>> lines() {
    return Combinators.combine(
            Arbitraries.of("2015", "2016", "2017"),
            Arbitraries.of("Seyhan", "Yüreğir", "Ceyhan", "Kozan"),
            Arbitraries.of("F", "M"),
            Arbitraries.longs().between(-1_000_000_000L, 1_000_000_000_000L),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999.99"), new BigDecimal("9999999.99"))
                .ofScale(2))
        .as(Line::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<String>> partitions() {
    return Arbitraries.of("year", "place", "sex").set().ofMinSize(1).map(List::copyOf);
  }
}
