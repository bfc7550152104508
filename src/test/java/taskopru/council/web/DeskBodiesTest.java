package taskopru.council.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static taskopru.council.Cast.SECRETARY;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.BodyKeeping;
import taskopru.council.Cast;
import taskopru.council.CouncilEvent.BodyAdded;
import taskopru.council.CouncilEvent.BodyChanged;
import taskopru.council.RuleProfiles;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class DeskBodiesTest {

  private static final String HOSTILE = "<script>alert(1)</script>";

  @Autowired MockMvcTester web;
  @Autowired BodyKeeping keeping;
  @Autowired Bodies bodies;
  @Autowired RuleProfiles profiles;
  @Autowired JdbcClient db;

  @Test
  void aBodyIsFoundedInTheBrowserAndCanHaveSeatsAndRulesAtOnce(AssertablePublishedEvents events) {
    var made =
        post(
            SECRETARY,
            "/tr/desk/council/bodies",
            "name.tr",
            "Kadın Meclisi " + HOSTILE,
            "name.en",
            "Women’s assembly",
            "name.ar",
            "مجلس النساء",
            "kind",
            "ASSEMBLY",
            "bodySource",
            "2026/3 sayılı karar",
            "code",
            "kadin-meclisi");
    assertThat(made).hasStatus(302);
    var there = Objects.requireNonNull(made.getResponse().getRedirectedUrl());
    assertThat(get(SECRETARY, there))
        .hasStatusOk()
        .bodyText()
        .contains("Kurul eklendi", "seats?body=kadin-meclisi", "&lt;script")
        .doesNotContain(HOSTILE);
    var body = bodies.get(new Slug("kadin-meclisi"));
    assertThat(profiles.of(body.id())).hasSize(1);
    assertThat(events).contains(BodyAdded.class).matching(BodyAdded::subject, body.id());
    for (var page :
        List.of(
            "bodies",
            "bodies/new",
            "bodies/kadin-meclisi",
            "bodies/kadin-meclisi/facts",
            "seats?body=kadin-meclisi",
            "seats/groups/new?body=kadin-meclisi",
            "rules?body=kadin-meclisi")) {
      for (var language : List.of("tr", "en", "ar")) {
        assertThat(get(SECRETARY, "/" + language + "/desk/council/" + page))
            .as(language + page)
            .hasStatusOk()
            .bodyText()
            .doesNotContainPattern("council\\.[a-zA-Z]+\\.");
      }
    }
  }

  @Test
  void flawsStandAtTheirFieldsAndNothingIsLost() {
    assertThat(
            post(
                SECRETARY,
                "/tr/desk/council/bodies",
                "name.en",
                "Youth assembly",
                "bodySource",
                "\u202egizli"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#name.tr\"", "href=\"#kind\"", "href=\"#bodySource\"", "Youth assembly");
    assertThat(
            post(
                SECRETARY,
                "/tr/desk/council/bodies",
                "name.tr",
                "Gençlik Meclisi",
                "kind",
                "ASSEMBLY"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#bodySource\"", "dayanağını yazın", "Gençlik Meclisi");
    assertThat(
            post(
                SECRETARY,
                "/tr/desk/council/bodies",
                "name.tr",
                "Grup",
                "kind",
                "EXTERNAL",
                "code",
                "working-group"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#code\"", "başka bir kurulun");
    assertThat(get(SECRETARY, "/tr/desk/council/bodies/nothing")).hasStatus(404);
  }

  @Test
  void whoComesSecondSeesWhatWasStored(AssertablePublishedEvents events) {
    var body = bodies.get(new Slug("executive-board"));
    var seen = keeping.version(body.id());
    keeping.change(
        SECRETARY, body.id(), seen, body.kind(), new LocalizedText("Yürütme", null, null));
    assertThat(events).contains(BodyChanged.class).matching(BodyChanged::subject, body.id());
    assertThat(
            post(
                SECRETARY,
                "/tr/desk/council/bodies/executive-board/facts",
                "version",
                Integer.toString(seen),
                "name.tr",
                "Kurul",
                "kind",
                "EXECUTIVE_BOARD"))
        .hasStatus(409)
        .bodyText()
        .contains("Yürütme", "Kurul");
    assertThat(bodies.get(body.id()).name().tr()).isEqualTo("Yürütme");
  }

  @Test
  void aBodyStaysWhoseItIsAndTheGroupStaysAGroup() {
    var group = bodies.workingGroup();
    var board = bodies.get(new Slug("executive-board"));
    refused(
        () ->
            keeping.change(
                SECRETARY,
                board.id(),
                keeping.version(board.id()),
                Body.Kind.EXTERNAL,
                board.name()),
        "council.body.ownStays");
    refused(
        () ->
            keeping.change(
                SECRETARY,
                group.id(),
                keeping.version(group.id()),
                Body.Kind.ASSEMBLY,
                group.name()),
        "council.body.groupStays");
  }

  @Test
  void onlyWhoKeepsTheCouncilFoundsBodiesAndOnlyKeepersOfABodyRenameIt() {
    var board = bodies.get(new Slug("executive-board"));
    var name = new LocalizedText("Ad", null, null);
    for (var other : Cast.OTHERS) {
      assertThatThrownBy(() -> keeping.add(other, new Slug("yeni"), Body.Kind.EXTERNAL, name, null))
          .isInstanceOf(Problem.Forbidden.class);
      assertThatThrownBy(() -> keeping.change(other, board.id(), 1, board.kind(), name))
          .isInstanceOf(Problem.Forbidden.class);
    }
    var limited = new Actor(UUID.randomUUID(), SECRETARY.verbs());
    db.sql("insert into council.keeper (account_id, body_id) values (:account, :body)")
        .param("account", limited.id())
        .param("body", bodies.workingGroup().id())
        .update();
    assertThat(limited.may(Verb.KEEP_COUNCIL)).isTrue();
    assertThatThrownBy(() -> keeping.add(limited, new Slug("yeni"), Body.Kind.EXTERNAL, name, null))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(() -> keeping.change(limited, board.id(), 1, board.kind(), name))
        .isInstanceOf(Problem.Forbidden.class);
    assertThat(bodies.find(new Slug("yeni"))).isEmpty();
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable deed, String key) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            Problem.Refused.class, no -> assertThat(no.messageKey()).isEqualTo(key));
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String address, String... fields) {
    var request =
        web.post()
            .uri(java.net.URI.create(address))
            .requestAttr(Uis.ACTOR, actor)
            .with(SecurityMockMvcRequestPostProcessors.csrf());
    for (var i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }
}
