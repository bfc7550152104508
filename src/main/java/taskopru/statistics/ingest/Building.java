package taskopru.statistics.ingest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import taskopru.catalogue.Kind;
import taskopru.statistics.Finding.Place;
import taskopru.statistics.ImportProgress.Step;

/** From staged rows and a mapping to the checked, typed, sorted Parquet file of a release. */
public final class Building {

  /** Long groups of rows are read faster and pack better, but each is held in memory whole. */
  private static final int LONG_GROUP = 491_520;

  private static final int SHORT_GROUP = 122_880;
  private static final int NARROW = 8;

  private final Workbench bench;
  private final Inspection in;

  public Building(
      Workbench bench, Stage stage, Profile profile, Mapping mapping, Kind kind, Wishes wishes) {
    this.bench = bench;
    this.in = new Inspection(bench, stage, profile, mapping, kind, wishes);
  }

  public Built run() throws SQLException, IOException {
    in.texts().gatherOnce();
    var structure = in.mapping().structure();
    var findings = new Findings();
    findings.addAll(in.stage().findings());
    check(findings);
    if (findings.hasErrors()) {
      return Built.rejected(findings.list());
    }
    var kept = new Totals(in).rows(findings);
    new EmptyKeys().lookAmong(in, kept, findings);
    var codes = new ArrayList<Codes>();
    for (var dimension : in.mapping().dimensions()) {
      var it = Codes.of(in, dimension, kept, findings);
      it.prepare(bench);
      codes.add(it);
    }
    var parquet = bench.path("release.parquet");
    bench.run(Step.WRITE, in.stage().rows(), sorted(codes, kept, parquet));
    duplicates(codes, parquet, kept, findings);
    if (findings.hasErrors()) {
      Files.delete(parquet);
      return Built.rejected(findings.list());
    }
    long rows =
        bench.count(
            "select count(*) from read_parquet(" + Workbench.quoted(parquet.toString()) + ")");
    force(parquet);
    var times =
        codes.stream()
            .filter(it -> it.of().use() == Mapping.Use.TIME)
            .findFirst()
            .map(Codes::codes)
            .orElse(List.of());
    return new Built(
        parquet,
        structure,
        codes.stream()
            .map(it ->
                new Built.CodeList(
                    it.of().code(),
                    it.codes().stream()
                        .map(code -> new Built.Entry(code.code(), code.label()))
                        .toList()))
            .toList(),
        rows,
        times.isEmpty() ? null : times.getFirst().code(),
        times.isEmpty() ? null : times.getLast().code(),
        Digest.sha256(parquet),
        Files.size(parquet),
        findings.list());
  }

  private void check(Findings findings) throws SQLException {
    var checks = TableCheck.all(in.kind());
    int done = 0;
    for (var check : checks) {
      bench.progress().at(Step.CHECK, done++ / (double) checks.size(), in.stage().rows());
      check.look(in, findings);
      if (bench.progress().isCancelled()) {
        throw new Cancelled();
      }
    }
  }

  private String sorted(List<Codes> codes, String kept, Path parquet) {
    var selected = new ArrayList<String>();
    var joins = new StringBuilder();
    for (var it : codes) {
      var column = in.profile(it.of());
      selected.add(it.sql(column) + " as " + named(it.of().code()));
      joins.append(it.join(column));
    }
    for (var measure : in.mapping().measures()) {
      selected.add(measure(measure) + " as " + named(measure.code()));
    }
    for (var attribute : in.mapping().attributes()) {
      var column = in.profile(attribute);
      var text = Codes.textSql(column);
      selected.add(
          (column.typed() ? text : "nullif(trim(" + text + "), '')")
              + " as "
              + named(attribute.code()));
    }
    var order =
        codes.stream()
            .sorted(Comparator.comparingInt(it -> it.codes().size()))
            .map(it -> named(it.of().code()))
            .collect(Collectors.joining(", "));
    return "copy (select "
        + String.join(", ", selected)
        + " from (select * from "
        + in.stage().sql()
        + " where "
        + kept
        + ")"
        + joins
        + (order.isEmpty() ? "" : " order by " + order)
        + ") to "
        + Workbench.quoted(parquet.toString())
        + " (format parquet, compression zstd, compression_level 1, row_group_size "
        + (selected.size() <= NARROW ? LONG_GROUP : SHORT_GROUP)
        + ")";
  }

  /** A code may be a word of SQL, such as {@code from}. */
  private static String named(String code) {
    return '"' + code + '"';
  }

  private String measure(Mapping.Column measure) {
    var it = in.profile(measure);
    if (measure.decimals() > 0 || !it.whole()) {
      return it.numberSql();
    }
    return !it.typed() && it.plain()
        ? "try_cast(c" + it.index() + " as bigint)"
        : "cast(" + it.numberSql() + " as bigint)";
  }

  /** Sorted, rows with the same key lie side by side. */
  private void duplicates(List<Codes> codes, Path parquet, String kept, Findings findings)
      throws SQLException {
    if (codes.isEmpty()) {
      if (in.stage().rows() > 1) {
        findings.add(new DuplicateKeys(), "", in.stage().rows(), List.of());
      }
      return;
    }
    var key = codes.stream().map(it -> named(it.of().code())).collect(Collectors.joining(", "));
    long same =
        bench.count(
            "select count(*) from (select h, lag(h) over () as before from (select hash(%s) as h from read_parquet(%s))) where h = before"
                .formatted(key, Workbench.quoted(parquet.toString())));
    if (same == 0) {
      return;
    }
    var raw = codes.stream().map(it -> Codes.textSql(in.profile(it.of()))).toList();
    var row = in.stage().rowSql();
    var places =
        bench.list(
            "select min(%1$s), max(%1$s), concat_ws(' · ', %2$s) from %3$s where %4$s group by %5$s having count(*) > 1 order by 1 limit 10"
                .formatted(
                    row,
                    raw.stream()
                        .map(it -> "any_value(" + it + "::varchar)")
                        .collect(Collectors.joining(", ")),
                    in.stage().sql(),
                    kept,
                    String.join(", ", raw)),
            it ->
                new Place(
                    in.stage().layout().sheet(),
                    it.getLong(1),
                    key.replace("\"", ""),
                    it.getString(3) + " (" + it.getLong(1) + ", " + it.getLong(2) + ")"));
    findings.add(
        new DuplicateKeys(),
        key.replace("\"", ""),
        same,
        places.isEmpty() ? translated(key, parquet) : places);
    findings.add(new RepeatedRows(), "", repeated(kept), List.of());
  }

  /** Keys that stand for different words in the file, which became one code. */
  private List<Place> translated(String key, Path parquet) throws SQLException {
    return bench.list(
        "select concat_ws(' · ', %1$s) from read_parquet(%2$s) group by %1$s having count(*) > 1 order by 1 limit 10"
            .formatted(key, Workbench.quoted(parquet.toString())),
        it -> new Place(in.stage().layout().sheet(), null, key.replace("\"", ""), it.getString(1)));
  }

  /** Rows that say in every cell what another one says. */
  private long repeated(String kept) throws SQLException {
    var cells =
        IntStream.range(0, in.stage().layout().columns().size())
            .mapToObj(i -> "c" + i)
            .collect(Collectors.joining(", "));
    return bench.count(
        "select count(*) - count(distinct hash(%s)) from %s where %s"
            .formatted(cells, in.stage().sql(), kept));
  }

  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
