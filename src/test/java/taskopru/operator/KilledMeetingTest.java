package taskopru.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.identity.DemoCast;
import taskopru.installation.Home;
import taskopru.installation.LocalPostgres;

/**
 * A meeting whose program dies at the worst moments: a vote is being announced, or its decision
 * recorded, and all but the commit is done. Afterwards nothing is lost, and nothing is there twice.
 */
class KilledMeetingTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // the test begins with it
  private Program program;

  @SuppressWarnings("NullAway.Init") // signing in begins with it
  private HttpClient browser;

  @Test
  void aVoteSurvivesTheProgramBetweenItsLastBallotAndItsDecision() throws Exception {
    var home = new Home(folder.resolve("demo"));
    program = demo(home);
    signIn();
    try (var postgres = LocalPostgres.start(home)) {
      var db = JdbcClient.create(postgres.dataSource());
      var meeting = id(db, "select id from meetings.meeting where state = 'called'");
      var here = "/tr/desk/meetings/" + meeting;
      var roll = "select mandate from meetings.roll where principal and meeting = :m limit 17";
      for (var mandate : db.sql(roll).param("m", meeting).query(UUID.class).list()) {
        post(here + "/attendance", "came=" + mandate);
      }
      post(here + "/opening", "");
      var item =
          id(
              db,
              "select id from meetings.agenda_item where position = 1 and meeting = '"
                  + meeting
                  + "'");
      post("/tr/desk/items/" + item + "/opening", "");
      post("/tr/desk/items/" + item + "/votes", "kind=open&question=Kabul+edilsin+mi");
      var vote = id(db, "select id from meetings.vote where item = '" + item + "'");
      post("/tr/desk/votes/" + vote + "/opening", "");
      post("/tr/desk/votes/" + vote + "/count", "sum-1=15&sum-2=1&sum-3=1&how=hands");
      post("/tr/desk/votes/" + vote + "/closure", "");

      killedWhile(postgres, db, "/tr/desk/votes/" + vote + "/announcement", "");
      assertThat(text(db, "select state from meetings.vote where id = '" + vote + "'"))
          .isEqualTo("closed");
      program = demo(home);
      signIn();
      post("/tr/desk/votes/" + vote + "/announcement", "");

      var decision = "title=Program&text=Program+kabul+edilmi%C5%9Ftir.";
      killedWhile(postgres, db, "/tr/desk/votes/" + vote + "/decision", decision);
      assertThat(count(db, "meetings.decision where vote = '" + vote + "'")).isZero();
      program = demo(home);
      signIn();
      post("/tr/desk/votes/" + vote + "/decision", decision);

      assertThat(count(db, "meetings.decision where vote = '" + vote + "'")).isOne();
      assertThat(text(db, "select counts::text from meetings.vote where id = '" + vote + "'"))
          .isEqualTo("{15,1,1}");
      assertThat(
              count(
                  db,
                  "audit.entry where kind = 'meetings.VoteAnnounced' and subject = '" + vote + "'"))
          .isOne();
      assertThat(
              count(
                  db,
                  "(select body, year, max(number) - count(*) as gap from meetings.decision group by body, year) years where gap <> 0"))
          .as("years with a gap among their decisions")
          .isZero();
      program.stop();
      try (var verify = Program.start(folder, "verify", "--home=" + home.home())) {
        assertThat(verify.status()).as(verify.output()).isZero();
      }
    } finally {
      program.kill();
      browser.close();
    }
  }

  /** Everything of the deed is done but its entry in the trail, which waits at the gate. */
  private void killedWhile(LocalPostgres postgres, JdbcClient db, String path, String fields)
      throws Exception {
    try (var gate = postgres.dataSource().getConnection();
        var statement = gate.createStatement()) {
      gate.setAutoCommit(false);
      statement.execute("lock table audit.entry in share row exclusive mode");
      var token = token();
      var dying =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  send(path, token, fields);
                } catch (IOException | InterruptedException e) {
                  // the program dies under it
                }
              });
      var deadline = Instant.now().plus(Duration.ofMinutes(1));
      while (count(db, "pg_locks where relation = 'audit.entry'::regclass and not granted") == 0) {
        assertThat(Instant.now()).as(program.output()).isBefore(deadline);
        Thread.sleep(20);
      }
      program.kill();
      dying.join();
      gate.rollback();
    }
  }

  private Program demo(Home home) throws Exception {
    var started = Program.start(folder, "demo", "--home=" + home.home(), "--port=0");
    started.awaitReady();
    return started;
  }

  private void signIn() throws Exception {
    browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var form = get("/tr/sign-in");
    send(
        "/tr/sign-in",
        token(form),
        "email=sekreter%40example.org&password="
            + URLEncoder.encode(DemoCast.PASSWORD, StandardCharsets.UTF_8));
    assertThat(get("/tr/desk")).contains("Bugün");
  }

  private void post(String path, String fields) throws Exception {
    var answer = send(path, token(), fields);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(302);
  }

  private HttpResponse<String> send(String path, String token, String fields)
      throws IOException, InterruptedException {
    var body =
        "_csrf="
            + URLEncoder.encode(token, StandardCharsets.UTF_8)
            + (fields.isEmpty() ? "" : "&" + fields);
    return browser.send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private String token() throws Exception {
    return token(get("/tr/desk"));
  }

  private static String token(String page) {
    var token = TOKEN.matcher(page);
    assertThat(token.find()).as("a form on the page").isTrue();
    return token.group(1);
  }

  private String get(String path) throws Exception {
    return browser
        .send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString())
        .body();
  }

  private URI address(String path) throws InterruptedException {
    return URI.create("http://127.0.0.1:" + program.awaitReady() + path);
  }

  private static UUID id(JdbcClient db, String sql) {
    return db.sql(sql).query(UUID.class).single();
  }

  private static String text(JdbcClient db, String sql) {
    return db.sql(sql).query(String.class).single();
  }

  private static long count(JdbcClient db, String what) {
    return db.sql("select count(*) from " + what).query(Long.class).single();
  }
}
