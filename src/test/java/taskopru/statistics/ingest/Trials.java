package taskopru.statistics.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import taskopru.catalogue.Kind;
import taskopru.statistics.Finding;
import taskopru.statistics.ImportProgress;

/** Files read and built in a folder of their own, without any house around them. */
final class Trials {

  private Trials() {}

  /**
   * What came of a file.
   *
   * @param rows of the release, column by column in the order asked for
   */
  record Result(Layout layout, Mapping mapping, Built built, List<List<String>> rows) {

    boolean isRejected() {
      return built.parquet() == null;
    }

    Finding finding(Class<? extends Check> check) {
      return find(check)
          .orElseThrow(() ->
              new AssertionError(check.getSimpleName() + " is not among " + built.findings()));
    }

    java.util.Optional<Finding> find(Class<? extends Check> check) {
      var code = code(check);
      return built.findings().stream().filter(it -> it.code().equals(code)).findFirst();
    }

    Mapping.Column column(String code) {
      return mapping.columns().stream()
          .filter(it -> it.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new AssertionError(code + " is not among " + mapping.columns()));
    }
  }

  static Result text(String text) {
    return text(text, Wishes.NONE, UnaryOperator.identity());
  }

  static Result text(String text, Wishes wishes, UnaryOperator<Mapping> corrections) {
    return bytes(
        text.getBytes(StandardCharsets.UTF_8), "table.csv", wishes, corrections, Kind.OFFICIAL);
  }

  static Result text(String text, Charset charset) {
    return bytes(
        text.getBytes(charset), "table.csv", Wishes.NONE, UnaryOperator.identity(), Kind.OFFICIAL);
  }

  static Result bytes(byte[] bytes, String name) {
    return bytes(bytes, name, Wishes.NONE, UnaryOperator.identity(), Kind.OFFICIAL);
  }

  static Result bytes(
      byte[] bytes, String name, Wishes wishes, UnaryOperator<Mapping> corrections, Kind kind) {
    try {
      var file = Files.createTempFile("taskopru-", ".file");
      try {
        Files.write(file, bytes);
        return file(file, name, wishes, corrections, kind);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Result file(Path file) {
    return file(
        file, file.getFileName().toString(), Wishes.NONE, UnaryOperator.identity(), Kind.OFFICIAL);
  }

  static Result file(
      Path file, String name, Wishes wishes, UnaryOperator<Mapping> corrections, Kind kind) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("taskopru-trial");
      try (var bench = new Workbench(folder, file, ImportProgress.SILENT)) {
        return switch (Examined.of(bench, file, name, wishes)) {
          case Examined.Unreadable it ->
              new Result(
                  it.layout(), new Mapping(List.of()), Built.rejected(it.findings()), List.of());
          case Examined.Readable it -> {
            var mapping = corrections.apply(it.mapping());
            var built = new Building(bench, it.stage(), it.profile(), mapping, kind, wishes).run();
            yield new Result(it.stage().layout(), mapping, built, rows(bench, built));
          }
        };
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      delete(folder);
    }
  }

  private static List<List<String>> rows(Workbench bench, Built built) throws SQLException {
    if (built.parquet() == null) {
      return List.of();
    }
    return bench.list(
        "select * from read_parquet("
            + Workbench.quoted(built.parquet().toString())
            + ") limit 5000",
        row -> {
          var cells = new java.util.ArrayList<String>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            cells.add(String.valueOf(row.getString(i)));
          }
          return List.copyOf(cells);
        });
  }

  static void delete(@org.jspecify.annotations.Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a check is called in reports. */
  static String code(Class<? extends Check> check) {
    return check
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1-$2")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
