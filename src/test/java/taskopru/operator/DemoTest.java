package taskopru.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.installation.Home;
import taskopru.installation.LocalPostgres;

/**
 * The demo as somebody tries it: played once, thrown away where it was cut short, never a real
 * house; neither a database nor a mail server of the environment is touched.
 */
class DemoTest {

  @TempDir Path folder;

  @Test
  void aKilledPlayStartsOverAndAWholeOneIsPlayedOnce() throws Exception {
    var home = new Home(folder.resolve("demo"));
    try (var killed = demo(home)) {
      killed.await("Playing a year");
      killed.await("%");
      killed.kill();
    }
    assertThat(home.home().resolve("demo-cast.txt")).doesNotExist();

    try (var played = demo(home)) {
      played.awaitReady();
      assertThat(played.output())
          .contains("An earlier play was cut short", "sekreter@example.org", "baskan@example.org")
          .doesNotContain("Exception", "/set-up/");
      assertThat(played.get("/health/ready").statusCode()).isEqualTo(200);
      isAYear(home);
      assertThat(played.stop()).isEqualTo(143);
      assertThat(played.output()).doesNotContain("Exception");
    }
    var first = told(home);

    try (var again = demo(home)) {
      again.awaitReady();
      assertThat(again.output()).contains("sekreter@example.org").doesNotContain("Playing a year");
      again.stop();
    }
    assertThat(told(home)).isEqualTo(first);
    try (var verify = Program.start(folder, "verify", "--home=" + home.home())) {
      assertThat(verify.status()).as(verify.output()).isZero();
    }
  }

  @Test
  void aRealHouseIsNeverPlayedIn() throws Exception {
    var home = new Home(folder.resolve("real"));
    LocalPostgres.start(home).close();
    try (var refused = demo(home)) {
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.output()).contains("no demo").doesNotContain("Exception");
    }
    assertThat(home.database().resolve("data")).exists();
  }

  private static void isAYear(Home home) throws Exception {
    try (var postgres = LocalPostgres.start(home)) {
      var db = JdbcClient.create(postgres.dataSource());
      assertThat(count(db, "meetings.meeting where state = 'minutes-approved'")).isEqualTo(15);
      assertThat(count(db, "meetings.meeting where state = 'minutes-pending'")).isEqualTo(1);
      assertThat(count(db, "meetings.meeting where state = 'recalled'")).isEqualTo(1);
      assertThat(count(db, "meetings.meeting where state = 'called' and starts > now()"))
          .isEqualTo(1);
      assertThat(count(db, "meetings.meeting where state = 'draft'")).isEqualTo(1);
      assertThat(count(db, "meetings.decision")).isEqualTo(16);
      for (var kind : new String[] {"open", "secret", "election"}) {
        assertThat(count(db, "meetings.vote where state = 'announced' and kind = '" + kind + "'"))
            .as(kind)
            .isPositive();
      }
      assertThat(count(db, "meetings.task where state = 'done'")).isPositive();
      assertThat(count(db, "meetings.task where state = 'open' and due < now()")).isPositive();
      assertThat(count(db, "meetings.task where state = 'open' and due > now()")).isPositive();
      assertThat(count(db, "council.mandate where end_reason is not null")).isEqualTo(2);
      assertThat(count(db, "council.selection where state = 'decided'")).isEqualTo(1);
      assertThat(count(db, "council.selection where state = 'called'")).isEqualTo(1);
      assertThat(count(db, "council.person where name_may_be_public")).isPositive();
      assertThat(count(db, "council.person where not name_may_be_public")).isPositive();
      assertThat(count(db, "catalogue.dataset where slug like 'deneme-%' and state = 'published'"))
          .isEqualTo(2);
      for (var state : new String[] {"draft", "circulated", "transmitted", "followed"}) {
        assertThat(count(db, "opinions.opinion where state = '" + state + "'"))
            .as(state)
            .isEqualTo(1);
      }
      assertThat(count(db, "opinions.measurement where state = 'verified'")).isEqualTo(1);
      assertThat(count(db, "privacy.request where closed_at is null")).isEqualTo(1);
      assertThat(count(db, "notifications.notice where state in ('waiting', 'sent')"))
          .as("mails, though the environment names a server")
          .isZero();
      assertThat(count(db, "audit.entry a join audit.entry b on b.seq = a.seq + 1 and b.at < a.at"))
          .as("entries of the trail that go back in time")
          .isZero();
    }
  }

  private long told(Home home) throws Exception {
    try (var postgres = LocalPostgres.start(home)) {
      return count(JdbcClient.create(postgres.dataSource()), "meetings.meeting")
          + Files.size(home.home().resolve("demo-cast.txt"));
    }
  }

  private static long count(JdbcClient db, String what) {
    return db.sql("select count(*) from " + what).query(Long.class).single();
  }

  private Program demo(Home home) {
    return Program.start(
        Map.of(
            "TASKOPRU_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere",
            "TASKOPRU_SMTP_HOST", "127.0.0.1"),
        folder,
        "demo",
        "--home=" + home.home(),
        "--port=0");
  }
}
