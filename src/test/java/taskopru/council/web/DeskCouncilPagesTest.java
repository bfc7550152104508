package taskopru.council.web;

import static org.assertj.core.api.Assertions.assertThat;
import static taskopru.council.Cast.MARCH;
import static taskopru.council.Cast.NOVEMBER;
import static taskopru.council.Cast.SECRETARY;
import static taskopru.council.Cast.named;
import static taskopru.council.Cast.principal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.council.Bodies;
import taskopru.council.Cast;
import taskopru.council.Institutions;
import taskopru.council.PeopleKeeping;
import taskopru.council.Seating;
import taskopru.council.Seats;
import taskopru.kernel.Actor;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class DeskCouncilPagesTest {

  private static final String HOSTILE = "<script>alert(1)</script>";

  @Autowired MockMvcTester web;
  @Autowired PeopleKeeping people;
  @Autowired Seating seating;
  @Autowired Seats seats;
  @Autowired Bodies bodies;
  @Autowired Institutions institutions;

  UUID seat;
  UUID ayse;
  UUID mandate;

  @BeforeEach
  void somebodyOnASeat() {
    seat = seats.list().get(4).seats().getFirst().id();
    ayse = people.add(SECRETARY, named("Ayşe " + HOSTILE));
    mandate = seating.propose(SECRETARY, principal(seat, ayse, MARCH, null));
  }

  @Test
  void everyPageOfTheDeskOpensInThreeLanguages() {
    for (var language : List.of("tr", "en", "ar")) {
      for (var page :
          List.of(
              "",
              "/seats",
              "/seats?body=executive-board",
              "/seats/groups/new?body=executive-board",
              "/seats/" + seat,
              "/seats/" + seat + "/standing",
              "/seats/" + seat + "/mandates/new",
              "/seats/pairs/executive-board",
              "/mandates/" + mandate,
              "/mandates/" + mandate + "/confirmation",
              "/mandates/" + mandate + "/withdrawal",
              "/people",
              "/people?q=ay&sort=seats&page=2",
              "/people/new",
              "/people/" + ayse,
              "/people/" + ayse + "/facts",
              "/people/" + ayse + "/consent",
              "/institutions",
              "/institutions?q=baro&sort=kind",
              "/institutions/new",
              "/institutions/adana-barosu",
              "/institutions/adana-barosu/facts",
              "/institutions/adana-barosu/names",
              "/institutions/adana-barosu/focal-points/new",
              "/vacancies",
              "/selections",
              "/selections/new",
              "/rules",
              "/rules?body=general-assembly",
              "/rules/working-group/new",
              "/members")) {
        assertThat(get(SECRETARY, "/" + language + "/desk/council" + page))
            .as(language + page)
            .hasStatusOk()
            .bodyText()
            .doesNotContain(HOSTILE)
            .doesNotContainPattern("council\\.[a-zA-Z]+\\.")
            .contains("<html lang=\"" + language + "\"");
      }
      assertThat(get(Cast.ADMINISTRATOR, "/" + language + "/desk/council/keepers")).hasStatusOk();
    }
  }

  @Test
  void aMandateIsGivenInTheBrowser() {
    var mehmet = people.add(SECRETARY, named("Mehmet Kaya"));
    var other = seats.list().get(4).seats().get(1).id();
    var made =
        post(
            "/tr/desk/council/seats/" + other + "/mandates",
            "person",
            mehmet.toString(),
            "capacity",
            "PRINCIPAL",
            "from",
            "2026-03-01");
    assertThat(made).hasStatus(302);
    var there = Objects.requireNonNull(made.getResponse().getRedirectedUrl());
    assertThat(get(SECRETARY, there)).bodyText().contains("Mehmet Kaya", "Öneri kaydedildi");
    var address = there.substring(0, there.indexOf('?'));
    assertThat(post(address + "/confirmation", "version", "1"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#letterDate\"", "href=\"#letterNumber\"");
    assertThat(
            post(
                address + "/confirmation",
                "version",
                "1",
                "letterDate",
                "2026-02-20",
                "letterNumber",
                "E-1"))
        .hasStatus(302);
    assertThat(post(address + "/end", "version", "1", "day", "2026-11-01", "endReason", "DEATH"))
        .hasStatus(409)
        .bodyText()
        .contains("Siz yazarken başka biri");
    assertThat(post(address + "/end", "version", "2", "day", "2026-11-01", "endReason", "ABSENCE"))
        .hasStatus(302);
    assertThat(get(SECRETARY, address)).bodyText().contains("Devamsızlık", "Sona ermeyi geri al");
  }

  @Test
  void theSecondSecretarySeesBothVersionsAndLosesNothing() {
    var address = "/tr/desk/council/people/" + ayse + "/facts";
    assertThat(post(address, "version", "1", "name", "Ayşe Yılmaz", "language", "TR"))
        .hasStatus(302);
    assertThat(
            post(
                address, "version", "1", "name", "Ayşe Öz", "phone", "+90 322 1", "language", "TR"))
        .hasStatus(409)
        .bodyText()
        .contains("Ayşe Yılmaz", "value=\"Ayşe Öz\"", "+90 322 1", "value=\"2\"");
    assertThat(
            post(
                address,
                "version",
                "2",
                "name",
                "Ayşe Öz",
                "phone",
                "+90 322 123",
                "language",
                "TR"))
        .hasStatus(302);
  }

  @Test
  void hostileTextInEveryFieldIsRefusedOrShownHarmless() {
    for (var hostile :
        List.of(HOSTILE, "=HYPERLINK(\"x\")", "a\u202Eb", "a\u0007b", "a".repeat(1_000_000))) {
      var answer =
          post(
              "/tr/desk/council/people",
              "name",
              hostile,
              "phone",
              hostile,
              "email",
              hostile,
              "language",
              hostile);
      assertThat(answer).hasStatus(422).bodyText().doesNotContain(HOSTILE);
      assertThat(
              post(
                  "/tr/desk/council/institutions",
                  "name.tr",
                  hostile,
                  "kind",
                  "OTHER",
                  "detsis",
                  hostile,
                  "kep",
                  hostile,
                  "code",
                  hostile))
          .hasStatus(422)
          .bodyText()
          .doesNotContain(HOSTILE);
      assertThat(get(SECRETARY, "/tr/desk/council/people?q=%27%25%00&sort=x&page=-9"))
          .hasStatusOk();
    }
    assertThat(post("/tr/desk/council/people", "name", "=1+1", "language", "TR")).hasStatus(302);
  }

  @Test
  void rulesAreChangedInTheBrowserAndSayWhereTheyAct() {
    assertThat(get(SECRETARY, "/tr/desk/council/rules"))
        .bodyText()
        .contains("30 oylu koltuktan en az 16 tanesi");
    assertThat(post("/tr/desk/council/rules/working-group", "version", "1"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#quorumEdge\"", "href=\"#decision\"");
    assertThat(
            post(
                "/tr/desk/council/rules/working-group",
                "version",
                "1",
                "quorumEdge",
                "AT_LEAST",
                "quorumNumerator",
                "2",
                "quorumDenominator",
                "3",
                "quorumBase",
                "ALL_VOTING_SEATS",
                "majorityEdge",
                "MORE_THAN",
                "majorityNumerator",
                "1",
                "majorityDenominator",
                "2",
                "majorityBase",
                "CAST",
                "tie",
                "REJECTED",
                "noticeDays",
                "10",
                "channels",
                "EMAIL",
                "chairMayCall",
                "yes",
                "callersEdge",
                "AT_LEAST",
                "callersNumerator",
                "1",
                "callersDenominator",
                "3",
                "extraordinaryDays",
                "2",
                "recallDays",
                "20",
                "recallKind",
                "ABSOLUTE",
                "recallPeople",
                "14",
                "adjournment",
                "1",
                "absenceLimit",
                "3",
                "firstTermYears",
                "2",
                "laterTermYears",
                "3",
                "alternatesPerSeat",
                "1",
                "adopters",
                "WORKING_GROUP",
                "validFrom",
                "2026-01-01",
                "source",
                "Yönerge m. 9",
                "decision",
                "2026/4"))
        .hasStatus(302);
    assertThat(get(SECRETARY, "/tr/desk/council/rules"))
        .bodyText()
        .contains("en az 20 tanesi", "Yönerge m. 9", "2026/4", "en az 14 kişi");
  }

  @Test
  void nobodyElseSeesTheDesk() {
    for (var other : Cast.OTHERS) {
      for (var page :
          List.of("", "/seats", "/people", "/people/" + ayse, "/mandates/" + mandate, "/rules")) {
        assertThat(get(other, "/tr/desk/council" + page))
            .as(other + page)
            .satisfies(result -> assertThat(result.getResponse().getStatus()).isIn(302, 403));
      }
    }
    assertThat(get(SECRETARY, "/tr/desk/council/keepers")).hasStatus(403);
    assertThat(get(SECRETARY, "/tr/desk/council/people/" + UUID.randomUUID())).hasStatus(404);
  }

  @Test
  void aNameIsPublicOnlyWithConsent() {
    var zeynep = people.add(SECRETARY, named("Zeynep Demir"));
    var place = seats.list().get(5).seats().getFirst().id();
    var given = seating.propose(SECRETARY, principal(place, zeynep, MARCH, null));
    seating.confirm(SECRETARY, given, 1, Cast.letter("E-9"));
    assertThat(
            post(
                "/tr/desk/council/people/" + zeynep + "/consent",
                "version",
                "1",
                "day",
                "2026-03-01"))
        .hasStatus(302);
    assertThat(get(SECRETARY, "/tr/desk/council/people/" + zeynep))
        .bodyText()
        .contains("Adı yayımlanır", "1 Mart 2026");
    assertThat(post("/tr/desk/council/people/" + zeynep + "/consent-withdrawal", "version", "2"))
        .hasStatus(302);
    assertThat(NOVEMBER).isAfter(MARCH);
  }

  @Test
  void thePublicSeesInstitutionsAlwaysAndNamesWithConsent() {
    var zeynep = people.add(SECRETARY, named("Zeynep " + HOSTILE));
    seating.confirm(SECRETARY, mandate, 1, Cast.letter("E-7"));
    var other = seats.list().get(5).seats().getFirst();
    var given =
        seating.propose(
            SECRETARY,
            new Seating.Proposal(
                other.id(),
                zeynep,
                taskopru.council.Capacity.PRINCIPAL,
                institutions.find(new taskopru.kernel.Slug("adana-barosu")).orElseThrow().id(),
                MARCH,
                null));
    seating.confirm(SECRETARY, given, 1, Cast.letter("E-8"));
    people.noteConsent(SECRETARY, zeynep, 1, MARCH);
    for (var language : List.of("tr", "en", "ar")) {
      for (var page : List.of("", "/seats/" + other.number(), "/seats/1", "/attendance")) {
        assertThat(get(Actor.visitor(), "/" + language + "/council" + page))
            .as(language + page)
            .hasStatusOk()
            .bodyText()
            .doesNotContain(HOSTILE, "Ayşe")
            .doesNotContainPattern("council\\.[a-zA-Z]+\\.");
      }
      assertThat(get(Actor.visitor(), "/" + language + "/council")).bodyText().contains("Zeynep");
    }
    for (var list :
        List.of(
            "council/seats",
            "council/seats/" + other.number(),
            "popolo/organizations.json",
            "popolo/persons.json",
            "popolo/posts.json",
            "popolo/memberships.json")) {
      assertThat(get(Actor.visitor(), "/api/v1/" + list))
          .as(list)
          .hasStatusOk()
          .bodyText()
          .doesNotContain("Ayşe");
    }
    assertThat(get(Actor.visitor(), "/api/v1/popolo/persons.json"))
        .bodyJson()
        .extractingPath("$.total")
        .isEqualTo(1);
    assertThat(get(Actor.visitor(), "/api/v1/popolo/memberships.json"))
        .bodyJson()
        .extractingPath("$.result[0].post_id")
        .isEqualTo(other.id().toString());
    assertThat(get(Actor.visitor(), "/api/v1/council/seats?page=2&pageSize=7"))
        .bodyJson()
        .extractingPath("$.seats[0].number")
        .isEqualTo(8);
    assertThat(get(Actor.visitor(), "/api/v1/council/seats?pageSize=0")).hasStatus(422);
    assertThat(get(Actor.visitor(), "/api/v1/council/seats?sort=x")).hasStatus(422);
    assertThat(get(Actor.visitor(), "/api/v1/council/seats/99")).hasStatus(404);
    people.withdrawConsent(SECRETARY, zeynep, 2);
    for (var page :
        List.of(
            "/tr/council",
            "/tr/council/seats/" + other.number(),
            "/api/v1/council/seats",
            "/api/v1/popolo/persons.json")) {
      assertThat(get(Actor.visitor(), page)).bodyText().doesNotContain("Zeynep");
    }
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(String address, String... fields) {
    var request =
        web.post()
            .uri(address)
            .with(SecurityMockMvcRequestPostProcessors.csrf())
            .requestAttr(Uis.ACTOR, SECRETARY);
    for (var i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }
}
