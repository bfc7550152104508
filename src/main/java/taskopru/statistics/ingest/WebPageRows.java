package taskopru.statistics.ingest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the tables of a web page that a statistical office serves as {@code .xls}. What spans
 * several columns or rows stands in each of them, as a reader would understand it.
 */
final class WebPageRows implements Rows {

  private static final long LARGEST = 100L << 20;
  private static final int WIDEST_SPAN = 500;

  private final List<Row> rows;
  private int at;

  private WebPageRows(List<Row> rows) {
    this.rows = rows;
  }

  /** What the page's tables are called: by number, the largest first choice. */
  static List<String> tables(Path file, Charset encoding, String name) throws IOException {
    var names = new ArrayList<String>();
    for (int i = 1; i <= read(file, encoding, name).size(); i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }

  static WebPageRows of(Path file, Charset encoding, @Nullable String table, String name)
      throws IOException {
    var tables = read(file, encoding, name);
    if (tables.isEmpty()) {
      throw Recognition.refused("no-table", name);
    }
    if (table != null) {
      int number = table.matches("[0-9]{1,4}") ? Integer.parseInt(table) : 0;
      if (number < 1 || number > tables.size()) {
        throw Recognition.refused(
            "no-such-sheet", table, String.join(", ", tables(file, encoding, name)));
      }
      return new WebPageRows(tables.get(number - 1));
    }
    return new WebPageRows(
        tables.stream()
            .max(Comparator.comparingInt(rows -> rows.stream().mapToInt(Row::filled).sum()))
            .orElseThrow());
  }

  private static List<List<Row>> read(Path file, Charset encoding, String name) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw Recognition.refused("too-large", name);
    }
    var page = Jsoup.parse(new String(Files.readAllBytes(file), encoding));
    var tables = new ArrayList<List<Row>>();
    for (var table : page.select("table")) {
      if (table.select("table").size() == 1) {
        var rows = grid(table);
        if (!rows.isEmpty()) {
          tables.add(rows);
        }
      }
    }
    return tables;
  }

  private static List<Row> grid(Element table) {
    var rows = new ArrayList<Row>();
    var hanging = new ArrayList<Hanging>();
    long number = 0;
    for (var line : table.select("tr")) {
      number++;
      var cells = new ArrayList<String>();
      for (var cell : line.select("> td, > th")) {
        drop(hanging, cells);
        int wide = span(cell, "colspan");
        int deep = span(cell, "rowspan");
        var text = cell.text().replace('\u00a0', ' ').strip();
        for (int i = 0; i < wide && cells.size() < Limits.COLUMNS; i++) {
          if (deep > 1) {
            hanging.add(new Hanging(cells.size(), deep, text));
          }
          cells.add(text);
        }
      }
      drop(hanging, cells);
      hanging.replaceAll(Hanging::down);
      hanging.removeIf(it -> it.left < 1);
      var row = new Row(number, cells.toArray(String[]::new));
      if (!row.isBlank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** A cell that reaches into the rows below. */
  private record Hanging(int column, int left, String text) {
    Hanging down() {
      return new Hanging(column, left - 1, text);
    }
  }

  private static void drop(List<Hanging> hanging, List<String> cells) {
    boolean dropped = true;
    while (dropped) {
      dropped = false;
      for (var it : hanging) {
        if (it.column == cells.size() && it.left > 0) {
          cells.add(it.text);
          dropped = true;
        }
      }
    }
  }

  private static int span(Element cell, String attribute) {
    var value = cell.attr(attribute);
    return value.matches("[1-9][0-9]{0,3}") ? Math.min(WIDEST_SPAN, Integer.parseInt(value)) : 1;
  }

  @Override
  public @Nullable Row next() {
    return at < rows.size() ? rows.get(at++) : null;
  }

  @Override
  public void close() {}
}
