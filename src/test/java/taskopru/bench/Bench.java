package taskopru.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Measures what the design promises, each figure as a ratio to a yardstick taken in the same run.
 * Arguments: the checkout, a folder to work in, the number of rows; 0 for the desk alone.
 */
final class Bench {

  static final Pattern IMPORT_MILLIS = Pattern.compile("imported-in-ms=(\\d+)");

  private final Path checkout;
  private final Path folder;
  private final long count;
  private final List<Row> rows = new ArrayList<>();

  private Bench(Path checkout, Path folder, long count) {
    this.checkout = checkout;
    this.folder = folder;
    this.count = count;
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    var bench = new Bench(Path.of(args[0]), Path.of(args[1]), Long.parseLong(args[2]));
    LoggingSystem.get(Bench.class.getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
    say(Machine.now());
    bench.run();
    System.out.println();
    System.out.println(Row.HEAD);
    bench.rows.forEach(row -> System.out.println(row.markdown()));
    System.out.println();
    System.out.println(Machine.now());
    if (bench.rows.stream().anyMatch(row -> !row.isMet())) {
      System.exit(1);
    }
  }

  private void run() throws Exception {
    desk();
    if (count == 0) {
      return;
    }
    say("making %,d rows", count);
    var figures = Figures.make(folder, count);
    try (var house = new Installation(checkout, folder.resolve("home"))) {
      starts(house);
      imports(house, figures);
      house.serve();
      tables(house, figures);
      if (Load.isThere("wrk", "nginx")) {
        rates(house);
      } else {
        say("wrk or nginx is missing: no rates (Debian: apt-get install wrk nginx-light)");
      }
    }
  }

  private void met(Row row) {
    rows.add(row);
    System.out.println(row.markdown());
  }

  /** Every page of the desk with ten years of a working group behind it. */
  private void desk() throws Exception {
    say("the desk after ten years");
    var home = folder.resolve("desk");
    try (var house = new Installation(checkout, home)) {
      house.serve();
      TenYears.in(home);
      var meeting = "/tr/desk/meetings/" + TenYears.meeting(home);
      try (var reader = new Reader(house, TenYears.EMAIL, TenYears.PASSWORD)) {
        for (var page :
            List.of(
                "/tr/desk",
                "/tr/desk/meetings",
                "/tr/desk/meetings?filter=held&page=4",
                "/tr/desk/meetings?filter=all&q=kira",
                meeting,
                meeting + "/attendance",
                meeting + "/run",
                meeting + "/minutes",
                "/tr/desk/decisions",
                "/tr/desk/decisions?q=okul",
                "/tr/desk/decisions?state=overdue",
                "/tr/desk/decisions?page=150",
                "/tr/desk/decisions/" + TenYears.decision(home),
                "/tr/desk/outbox",
                "/tr/desk/outbox?show=all",
                "/tr/desk/council",
                "/tr/desk/council/seats",
                "/tr/desk/council/people",
                "/tr/desk/council/institutions",
                "/tr/desk/council/vacancies",
                "/tr/desk/council/selections",
                "/tr/desk/council/rules",
                "/tr/desk/datasets",
                "/tr/meetings",
                "/tr/decisions",
                "/tr/council/attendance",
                "/tr/opinions",
                "/tr/opinions?page=400",
                "/tr/opinions?q=kira&answer=overdue",
                "/tr/opinions?result=reached&addressee=municipality",
                "/tr/opinions/gorus-500",
                "/tr/trail/opinion/" + TenYears.opinion(home),
                "/tr/trail/recommendation/" + TenYears.recommendation(home),
                "/tr/trail/dataset/turkiye-refugees",
                "/tr/data/turkiye-refugees",
                "/api/v1/opinions",
                "/api/v1/recommendations?page=90",
                "/tr/desk/opinions",
                "/tr/desk/opinions/" + TenYears.opinion(home),
                "/tr/desk/opinions/" + TenYears.opinion(home) + "/results")) {
          var slowest = reader.slowest(page);
          met(
              new Row(
                  page.replaceAll("[0-9a-f-]{36}", "…"),
                  Row.seconds(slowest),
                  "150 ms",
                  0.15 / slowest,
                  1));
        }
      }
    }
  }

  private void starts(Installation house) throws Exception {
    say("first start");
    var first = house.serve();
    met(new Row("first start to ready", Row.seconds(first), "15 s", 15 / first, 1));
    house.stop();
    house.serve(); // what it learns here (AOT cache) serves the next
    house.stop();
    say("later start");
    var later = house.serve();
    met(new Row("later start to ready", Row.seconds(later), "4 s", 4 / later, 1));
    house.get("/tr");
    Thread.sleep(10_000);
    var memory = house.memory() / 1e6;
    met(
        new Row(
            "idle memory, all processes", "%.0f MB".formatted(memory), "600 MB", 600 / memory, 1));
    house.stop();
  }

  private void imports(Installation house, Figures figures) throws Exception {
    say("import: DuckDB's own copy");
    var bare = best(3, () -> copy(figures));
    say("import: ours");
    var started = System.nanoTime();
    var printed = house.run(figures.importInto("bench"));
    var whole = (System.nanoTime() - started) / 1e9;
    var own = IMPORT_MILLIS.matcher(printed);
    var ours = own.find() ? Long.parseLong(own.group(1)) / 1e3 : whole;
    met(
        new Row(
            "import, CSV to published release",
            Row.rate(count / ours),
            Row.rate(count / bare) + " (DuckDB COPY)",
            bare / ours,
            0.4));
    met(
        new Row(
            "import, the whole command",
            Row.seconds(whole),
            Row.seconds(bare) + " (DuckDB COPY)",
            bare / whole,
            0.25));
  }

  private void copy(Figures figures) throws SQLException {
    try (var duck = Figures.duckDb();
        var statement = duck.createStatement()) {
      statement.execute(
          "copy (select * from read_csv('%s', header = true)) to '%s' (format parquet)"
              .formatted(figures.csv(), folder.resolve("bare.parquet")));
    }
  }

  /**
   * A two-way table, each time with another filter, so that no cache of results can help: the same
   * question, in the same words, to us, to bare DuckDB and to PostgreSQL.
   */
  private void tables(Installation house, Figures figures) throws Exception {
    say("tables: through HTTP and bare");
    var parquet = "read_parquet('%s')".formatted(house.parquet());
    var overHttp = new double[15];
    var bare = new double[15];
    try (var duck = Figures.duckDb()) {
      for (var i = -3; i < overHttp.length; i++) {
        var question = Question.number(i + 3);
        var http = time(() -> house.get(question.path()));
        var own = time(() -> drain(duck, question.sql(parquet)));
        if (i >= 0) {
          overHttp[i] = http;
          bare[i] = own;
        }
      }
    }
    met(
        new Row(
            "two-way table, cold, through HTTP",
            Row.seconds(median(overHttp)),
            Row.seconds(median(bare)) + " (bare DuckDB)",
            median(bare) / median(overHttp),
            1 / 1.5));
    say("tables: PostgreSQL with an index");
    try (var postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "1GB")
                .start();
        var connection = postgres.getPostgresDatabase().getConnection()) {
      load(connection, figures);
      drain(connection, Question.number(0).sql("people"));
      var inPostgres = new double[3];
      for (var i = 0; i < inPostgres.length; i++) {
        var scan = Question.number(i + 3).sql("people");
        inPostgres[i] = time(() -> drain(connection, scan));
      }
      met(
          new Row(
              "the same against PostgreSQL, which scans",
              Row.seconds(median(overHttp)),
              Row.seconds(median(inPostgres)) + " (PostgreSQL)",
              median(inPostgres) / median(overHttp),
              15));
      var look =
          "select year, sum(people) from people where province = 'TR-01' and nationality = 'N007' group by 1 order by 1";
      drain(connection, look);
      var indexed = best(5, () -> drain(connection, look));
      var selective = new double[9];
      for (var i = 0; i < selective.length; i++) {
        var url =
            "/api/v1/datasets/bench/table.json?rows=year&measure=people&release=1&filter=province:TR-01&filter=nationality:N%03d"
                .formatted(10 + i);
        selective[i] = time(() -> house.get(url));
      }
      met(
          new Row(
              "a selective table, cold (PostgreSQL's index: %s)".formatted(Row.seconds(indexed)),
              Row.seconds(median(selective)),
              "50 ms",
              0.05 / median(selective),
              1));
    }
  }

  private void rates(Installation house) throws Exception {
    say("rates: cached table, nginx, page, constant");
    var table = "/api/v1/datasets/bench/table.json?rows=year&cols=sex&measure=people&release=1";
    var body = house.get(table);
    var cached = Load.rate(house.url(table));
    var nginx = Load.ofNginx(folder, body, freePort());
    met(
        new Row(
            "cached table (%,d bytes)".formatted(body.length),
            Row.rate(cached),
            Row.rate(nginx) + " (nginx)",
            cached / nginx,
            0.6));
    var constant = Load.rate(house.url("/health/live"));
    for (var page : List.of("/tr", "/tr/data", "/tr/council")) {
      var rate = Load.rateOfPage(house.url(page));
      met(
          new Row(
              "page " + page,
              Row.rate(rate),
              Row.rate(constant) + " (a constant)",
              rate / constant,
              0.5));
    }
  }

  private static void load(Connection connection, Figures figures)
      throws SQLException, IOException {
    try (var statement = connection.createStatement();
        var csv = Files.newInputStream(figures.csv())) {
      statement.execute(
          "create unlogged table people (year int, province text, nationality text, sex text, age text, people bigint)");
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy people from stdin (format csv, header)", csv);
      statement.execute("create index on people (province, nationality, year)");
      statement.execute("vacuum analyze people");
    }
  }

  private static void drain(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        result.getObject(1);
      }
    }
  }

  interface Work {
    void run() throws Exception;
  }

  static double time(Work work) throws Exception {
    var started = System.nanoTime();
    work.run();
    return (System.nanoTime() - started) / 1e9;
  }

  private static double best(int times, Work work) throws Exception {
    var best = Double.MAX_VALUE;
    for (var i = 0; i < times; i++) {
      best = Math.min(best, time(work));
    }
    return best;
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static void say(String text, Object... args) {
    System.err.println("· " + (args.length == 0 ? text : text.formatted(args)));
  }
}
