package taskopru.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The made-up file everything is measured on: people by year, province, nationality, sex and age
 * group; every combination at most once, figures from a fixed hash, so each run sees the same
 * bytes.
 */
record Figures(Path csv, long rows) {

  static final String DIMENSIONS = "year,province,nationality,sex,age";

  static Figures make(Path folder, long rows) throws SQLException, IOException {
    var csv = folder.resolve("people-" + rows + ".csv");
    if (!Files.exists(csv)) {
      try (var duck = duckDb();
          var statement = duck.createStatement()) {
        statement.execute(
            """
            copy (
              select 2000 + i %% 25 as year,
                     'TR-' || lpad((1 + (i // 25) %% 81)::varchar, 2, '0') as province,
                     'N' || lpad(((i // 26325) %% 200)::varchar, 3, '0') as nationality,
                     case (i // 5265000) %% 2 when 0 then 'women' else 'men' end as sex,
                     format('A{:02d}', (i // 2025) %% 13 + 13 * (i // 10530000)) as age,
                     hash(i) %% 5000 as people
                from range(%d) t(i)
            ) to '%s' (header, delimiter ',')
            """
                .formatted(rows, csv));
      }
    }
    return new Figures(csv, rows);
  }

  /** What the operator would type. */
  String[] importInto(String dataset) {
    return new String[] {
      "import",
      csv.toString(),
      "--dataset",
      dataset,
      "--time",
      "year",
      "--dimensions",
      DIMENSIONS,
      "--measures",
      "people",
      "--publish"
    };
  }

  static Connection duckDb() throws SQLException {
    var connection = DriverManager.getConnection("jdbc:duckdb:");
    try (var statement = connection.createStatement()) {
      statement.execute("set threads = " + Runtime.getRuntime().availableProcessors());
    }
    return connection;
  }
}
