package taskopru.statistics.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taskopru.statistics.ImportProgress.Step;
import taskopru.statistics.ingest.Rows.Row;

/**
 * Brings a file into columns on disk. Clean UTF-8 text goes straight through DuckDB's reader, with
 * options we found out and without its own guessing; anything else, and whatever that reader does
 * not take, goes through {@link Normalising} first.
 */
public final class Staging {

  /** Below this size nobody notices the time, and texts alone are simpler. */
  private static final long WORTH_TYPING = 32L << 20;

  /** What DuckDB's reader takes without being told. */
  private static final long USUAL_LINE = 1_900_000;

  private final Workbench bench;
  private final Path file;
  private final String name;
  private final Wishes wishes;

  public Staging(Workbench bench, Path file, String name, Wishes wishes) {
    this.bench = bench;
    this.file = file;
    this.name = name;
    this.wishes = wishes;
  }

  public Stage run() throws IOException, SQLException {
    var findings = new Findings();
    var kind = Recognition.of(file, name);
    var survey = survey(kind);
    if (kind == FileKind.WORKBOOK && WorkbookRows.inspect(file, name)) {
      findings.add(new LinksToOtherFiles(), "");
    }
    var layout = new LayingOut(file, kind, name, wishes).find(survey);
    new SkippedRows().look(layout, findings);
    new Outline(layout.levels()).look(layout, findings);
    if (layout.headerRows() == 0) {
      findings.add(new NoHeadings(), Integer.toString(layout.columns().size()));
    }
    var parquet = bench.path("stage.parquet");
    if (layout.plain()) {
      var figures =
          Files.size(file) >= WORTH_TYPING || kind == FileKind.GZIPPED_TEXT
              ? figures(layout)
              : none(layout);
      for (var typed : figures.contains(true) ? List.of(figures, none(layout)) : List.of(figures)) {
        try {
          bench.run(
              Step.STAGE,
              survey == null ? 0 : survey.lines(),
              straight(layout, survey, typed, parquet));
          return stage(layout, typed, parquet, findings);
        } catch (SQLException e) {
          mustBeAboutTheFile(e);
        }
      }
    }
    return patiently(layout, parquet, findings);
  }

  private Stage patiently(Layout layout, Path parquet, Findings findings)
      throws IOException, SQLException {
    var slow = slow(layout);
    var clean = bench.path("clean.csv");
    long rows = new Normalising(file, slow, name, findings, bench.progress()).to(clean);
    if (rows == 0 && !findings.hasErrors()) {
      throw Recognition.refused("header-only", name);
    }
    if (findings.hasErrors() && rows == 0) {
      return new Stage(parquet, slow, 0, none(slow), findings.list());
    }
    bench.run(Step.STAGE, rows, cleaned(slow, clean, parquet));
    Files.delete(clean);
    return stage(slow, none(slow), parquet, findings);
  }

  private Stage stage(Layout layout, List<Boolean> figures, Path parquet, Findings findings)
      throws SQLException {
    long rows =
        bench.count(
            "select count(*) from read_parquet(" + Workbench.quoted(parquet.toString()) + ")");
    return new Stage(parquet, layout, rows, figures, findings.list());
  }

  private @Nullable Survey survey(FileKind kind) throws IOException {
    if (kind != FileKind.TEXT && kind != FileKind.GZIPPED_TEXT) {
      return null;
    }
    try (var in = TextRows.open(file, kind, name)) {
      var survey = Survey.of(in, kind == FileKind.TEXT ? Files.size(file) : 0, bench.progress());
      if (survey.longestLine() > Survey.LONGEST_LINE) {
        throw Recognition.refused("line-too-long", survey.longestAt());
      }
      return survey;
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw Recognition.refused("damaged", name);
    }
  }

  /** Columns that are plain numbers wherever we looked: read as such, they cost half. */
  private List<Boolean> figures(Layout layout) throws IOException {
    var figures = new ArrayList<>(Collections.nCopies(layout.columns().size(), true));
    var seen = new int[layout.columns().size()];
    try (var rows =
        new TextRows(
            file,
            layout.kind(),
            java.nio.charset.StandardCharsets.UTF_8,
            layout.delimiter(),
            layout.quote(),
            name)) {
      int looked = 0;
      for (Row row = rows.next(); row != null && looked < 5000; row = rows.next()) {
        if (row.number() < layout.firstRow()) {
          continue;
        }
        looked++;
        for (int i = 0; i < figures.size(); i++) {
          var cell = row.cell(i);
          if (!cell.isEmpty()) {
            seen[i]++;
            if (!cell.matches("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,15})?")) {
              figures.set(i, false);
            }
          }
        }
      }
    }
    for (int i = 0; i < seen.length; i++) {
      boolean code =
          Words.looksLikeCode(layout.columns().get(i))
              || Words.looksLikeTime(layout.columns().get(i));
      figures.set(i, figures.get(i) && seen[i] > 0 && !code);
    }
    return figures;
  }

  private static List<Boolean> none(Layout layout) {
    return Collections.nCopies(layout.columns().size(), false);
  }

  private String straight(
      Layout layout, @Nullable Survey survey, List<Boolean> figures, Path parquet)
      throws IOException {
    int columns = layout.columns().size();
    var types =
        IntStream.range(0, columns)
            .mapToObj(i -> "'c" + i + "': '" + (figures.get(i) ? "DOUBLE" : "VARCHAR") + "'")
            .collect(Collectors.joining(", "));
    if (layout.trailing()) {
      types += ", 'rest': 'VARCHAR'";
    }
    var kept = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    return copy(
        kept,
        "read_csv("
            + Workbench.quoted(bench.link(file).toString())
            + ", auto_detect = false, header = false, strict_mode = true, skip = "
            + (layout.firstRow() - 1)
            + ", delim = "
            + Workbench.quoted(String.valueOf(layout.delimiter()))
            + ", quote = "
            + Workbench.quoted(String.valueOf(layout.quote()))
            + ", escape = "
            + Workbench.quoted(String.valueOf(layout.quote()))
            + ", compression = '"
            + (layout.kind() == FileKind.GZIPPED_TEXT ? "gzip" : "none")
            + "'"
            + lineSize(survey)
            + ", columns = {"
            + types
            + "})",
        parquet);
  }

  /** Its buffers grow with the longest line it must be ready for, and large ones are slow. */
  private static String lineSize(@Nullable Survey survey) {
    return survey != null && survey.longestLine() < USUAL_LINE
        ? ""
        : ", max_line_size = " + (Survey.LONGEST_LINE + 1);
  }

  private static String cleaned(Layout layout, Path clean, Path parquet) {
    var types =
        IntStream.range(0, layout.columns().size())
            .mapToObj(i -> ", 'c" + i + "': 'VARCHAR'")
            .collect(Collectors.joining());
    return copy(
        "*",
        "read_csv("
            + Workbench.quoted(clean.toString())
            + ", auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"',"
            + " new_line = '\\n', max_line_size = "
            + 8 * Survey.LONGEST_LINE
            + ", columns = {'source_row': 'BIGINT'"
            + types
            + "})",
        parquet);
  }

  private static String copy(String columns, String source, Path parquet) {
    return "copy (select "
        + columns
        + " from "
        + source
        + ") to "
        + Workbench.quoted(parquet.toString())
        + " (format parquet, compression snappy)";
  }

  /** The same layout, for the patient way. */
  private static Layout slow(Layout it) {
    return new Layout(
        it.kind(),
        it.sheets(),
        it.sheet(),
        it.encoding(),
        it.marked(),
        it.delimiter(),
        it.quote(),
        it.headerRows(),
        it.firstRow(),
        it.hashtags(),
        it.banner(),
        it.columns(),
        it.levels(),
        it.trailing(),
        false);
  }

  /** A full disk or too little memory is not the file's fault, and no second try mends it. */
  private static void mustBeAboutTheFile(SQLException e) throws SQLException {
    var message = String.valueOf(e.getMessage());
    if (!message.contains("CSV")
        && !message.contains("Conversion")
        && !message.contains("Invalid Input")) {
      throw e;
    }
  }
}
