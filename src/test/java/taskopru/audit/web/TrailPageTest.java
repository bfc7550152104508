package taskopru.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import taskopru.Database;
import taskopru.audit.Chain;
import taskopru.kernel.Actor;
import taskopru.kernel.DomainEvent;
import taskopru.kernel.Verb;
import taskopru.web.Uis;

@ApplicationModuleTest(module = "audit", mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(Database.class)
class TrailPageTest {

  record BridgeCrossed(UUID subject, UUID actor) implements DomainEvent {}

  static final UUID AYSE = UUID.randomUUID();
  static final UUID BRIDGE = UUID.randomUUID();
  static final Actor AUDITOR =
      new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.READ_AUDIT, Verb.EXPORT));

  @Autowired MockMvcTester web;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionOperations transaction;
  @Autowired Chain chain;
  @Autowired JdbcClient db;

  @Test
  void showsWhoDidWhatToAuditorsAlone() {
    cross(BRIDGE);
    db.sql(
            """
            insert into identity.account (id, email, name, language, state, created_at)
            values (:id, :email, 'Ayşe Yılmaz', 'tr', 'invited', now()) on conflict do nothing
            """)
        .param("id", AYSE)
        .param("email", AYSE + "@example.org")
        .update();
    assertThat(get("?who=y%C4%B1lmaz&subject=" + BRIDGE, AUDITOR))
        .hasStatus(200)
        .bodyText()
        .contains("Ayşe Yılmaz", "audit.BridgeCrossed");
    var others = new Actor(UUID.randomUUID(), EnumSet.complementOf(EnumSet.of(Verb.READ_AUDIT)));
    for (var page : new String[] {"", ".csv", ".json"}) {
      assertThat(get(page, others)).hasStatus(403);
      assertThat(web.get().uri("/tr/desk/audit" + page)).hasStatus(302);
    }
  }

  @Test
  void aFilterThatFitsNothingSaysSo() {
    cross(UUID.randomUUID());
    for (var query :
        new String[] {
          "?who=nobody-at-all", "?subject=" + UUID.randomUUID(), "?kind=no.Such", "?to=2001-01-01"
        }) {
      assertThat(get(query, AUDITOR)).hasStatus(200).bodyText().contains("Kayıt yok");
    }
    var today = LocalDate.now(java.time.ZoneId.of("Europe/Istanbul"));
    assertThat(get("?from=" + today + "&to=" + today, AUDITOR))
        .bodyText()
        .contains("audit.BridgeCrossed");
  }

  @Test
  void oddQuestionsAreAnsweredCalmly() {
    for (var query :
        new String[] {
          "?page=-5",
          "?page=999999999",
          "?from=2027-13-45",
          "?from=%00",
          "?who=%25_%5C'%22%3Cscript%3E",
          "?kind=" + "x".repeat(5000),
          "?subject=nonsense",
          "?from=-99999-01"
        }) {
      assertThat(get(query, AUDITOR))
          .as(query)
          .hasStatus(200)
          .bodyText()
          .doesNotContain("<script>");
    }
  }

  @Test
  void takingACopyIsItselfWrittenDown() {
    cross(BRIDGE);
    assertThat(get(".csv?subject=" + BRIDGE, AUDITOR))
        .hasStatus(200)
        .bodyText()
        .startsWith("seq,at,kind,actor,subject,detail,hash\r\n")
        .contains("audit.BridgeCrossed," + AYSE + "," + BRIDGE + ",\"{}\",");
    assertThat(get(".json?subject=" + BRIDGE, AUDITOR))
        .bodyJson()
        .extractingPath("$[0].kind")
        .isEqualTo("audit.BridgeCrossed");
    assertThat(
            db.sql("select detail from audit.entry where kind = 'audit.AuditExported'")
                .query(String.class)
                .list())
        .contains("{\"format\":\"csv\"}", "{\"format\":\"json\"}");
    assertThat(chain.verify()).isInstanceOf(Chain.Verdict.Whole.class);
  }

  @Test
  void readingWithoutTheRightToExportOffersNoCopy() {
    cross(BRIDGE);
    var reader = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.READ_AUDIT));
    assertThat(get("", reader)).hasStatus(200).bodyText().doesNotContain("audit.csv");
    assertThat(get(".csv", reader)).hasStatus(403);
  }

  private void cross(UUID bridge) {
    transaction.executeWithoutResult(_ -> events.publishEvent(new BridgeCrossed(bridge, AYSE)));
  }

  private MvcTestResult get(String query, Actor actor) {
    return web.get()
        .uri(java.net.URI.create("/tr/desk/audit" + query))
        .requestAttr(Uis.ACTOR, actor)
        .exchange();
  }
}
