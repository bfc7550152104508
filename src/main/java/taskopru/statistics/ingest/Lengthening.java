package taskopru.statistics.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import taskopru.statistics.Finding.Severity;
import taskopru.statistics.ImportProgress.Step;

/**
 * Turns a wide table, whose columns are years or countries, into a long one whose rows are: only
 * then can a reader ask for one of them.
 */
public final class Lengthening implements Check {

  private static final int FEWEST_YEARS = 3;
  private static final int FEWEST_COUNTRIES = 20;

  /** The columns of one series, such as a year: one for each measure. */
  private record Series(String name, Map<String, Integer> columns) {}

  private record Plan(
      String heading, List<Series> series, List<String> measures, List<Integer> keys) {}

  private final Workbench bench;

  public Lengthening(Workbench bench) {
    this.bench = bench;
  }

  @Override
  public Severity severity() {
    return Severity.INFO;
  }

  /** The long form of the staged file, if it has one and nobody minds. */
  public Stage of(Stage stage, Profile profile, Wishes wishes) throws SQLException, IOException {
    if (Boolean.FALSE.equals(wishes.lengthen())) {
      return stage;
    }
    var plan = plan(profile);
    if (plan.isEmpty()) {
      return stage;
    }
    return lengthened(stage, plan.get());
  }

  private static Optional<Plan> plan(Profile profile) {
    var years = plan(profile, Lengthening::year, "Yıl", FEWEST_YEARS, 0.6);
    return years.isPresent()
        ? years
        : plan(
            profile,
            heading -> Places.countryNamed(heading).map(_ -> heading),
            "Origin",
            FEWEST_COUNTRIES,
            0.6);
  }

  private static Optional<String> year(String part) {
    return Periods.iso(part).filter(iso -> iso.length() == 4 || part.matches("[0-9]{4}-[0-9]{2}"));
  }

  private static Optional<Plan> plan(
      Profile profile,
      Function<String, Optional<String>> series,
      String heading,
      int fewest,
      double share) {
    var found = new LinkedHashMap<String, Map<String, Integer>>();
    var measures = new ArrayList<String>();
    var keys = new ArrayList<Integer>();
    int figures = 0;
    int hits = 0;
    for (var column : profile.columns()) {
      boolean figure =
          column.isFigures()
              && !Words.looksLikeCode(column.heading())
              && (column.heading().contains(Columns.LEVELS)
                  || !Words.looksLikeTime(column.heading()));
      int cut = column.heading().lastIndexOf(Columns.LEVELS);
      var last =
          cut < 0 ? column.heading() : column.heading().substring(cut + Columns.LEVELS.length());
      var measure = cut < 0 ? "Değer" : column.heading().substring(0, cut);
      var name = figure ? series.apply(last) : Optional.<String>empty();
      figures += figure && !column.isEmpty() ? 1 : 0;
      if (name.isPresent()) {
        hits++;
      }
      boolean other = figure && name.isEmpty() && fewest == FEWEST_COUNTRIES && !column.isEmpty();
      if (name.isPresent() || other) {
        if (!measures.contains(measure)) {
          measures.add(measure);
        }
        found
            .computeIfAbsent(name.orElse(last), _ -> new LinkedHashMap<>())
            .put(measure, column.index());
      } else {
        keys.add(column.index());
      }
    }
    if (found.size() < fewest || hits < figures * share) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(
            heading,
            found.entrySet().stream().map(it -> new Series(it.getKey(), it.getValue())).toList(),
            measures,
            keys));
  }

  private Stage lengthened(Stage stage, Plan plan) throws SQLException, IOException {
    var layout = stage.layout();
    var headings = new ArrayList<String>();
    var columns = new ArrayList<String>();
    for (int key : plan.keys) {
      columns.add("c" + key + "::varchar as c" + headings.size());
      headings.add(layout.columns().get(key));
    }
    int first = headings.size();
    columns.add("s.n as c" + first);
    headings.add(plan.heading);
    for (int m = 0; m < plan.measures.size(); m++) {
      columns.add("s.m" + m + " as c" + headings.size());
      headings.add(plan.measures.get(m));
    }
    var structs = new ArrayList<String>();
    for (var series : plan.series) {
      var fields = new StringBuilder("{'n': ").append(Workbench.quoted(series.name));
      for (int m = 0; m < plan.measures.size(); m++) {
        var column = series.columns.get(plan.measures.get(m));
        fields
            .append(", 'm")
            .append(m)
            .append("': ")
            .append(column == null ? "null::varchar" : "c" + column + "::varchar");
      }
      structs.add(fields.append("}").toString());
    }
    var lengthy = bench.path("long.parquet");
    bench.run(
        Step.STAGE,
        stage.rows() * plan.series.size(),
        "copy (select nr as source_row, "
            + String.join(", ", columns)
            + " from (select *, "
            + stage.rowSql()
            + " as nr, unnest(["
            + String.join(", ", structs)
            + "]) as s from "
            + stage.sql()
            + ")"
            + present(plan)
            + ") to "
            + Workbench.quoted(lengthy.toString())
            + " (format parquet, compression snappy)");
    Files.delete(stage.parquet());
    var findings = new Findings();
    findings.addAll(stage.findings());
    findings.add(this, plan.heading, plan.series.size(), List.of());
    var after =
        new Layout(
            layout.kind(),
            layout.sheets(),
            layout.sheet(),
            layout.encoding(),
            layout.marked(),
            layout.delimiter(),
            layout.quote(),
            layout.headerRows(),
            layout.firstRow(),
            layout.hashtags(),
            layout.banner(),
            headings,
            0,
            false,
            false);
    long rows =
        bench.count(
            "select count(*) from read_parquet(" + Workbench.quoted(lengthy.toString()) + ")");
    return new Stage(
        lengthy, after, rows, Collections.nCopies(headings.size(), false), findings.list());
  }

  /** A cell that is empty in the wide table is no row of the long one. */
  private static String present(Plan plan) {
    var some = new ArrayList<String>();
    for (int m = 0; m < plan.measures.size(); m++) {
      some.add("(s.m" + m + " is not null and s.m" + m + " <> '')");
    }
    return " where " + String.join(" or ", some);
  }
}
