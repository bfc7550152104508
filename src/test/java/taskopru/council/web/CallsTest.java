package taskopru.council.web;

import static org.assertj.core.api.Assertions.assertThat;
import static taskopru.council.Cast.SECRETARY;
import static taskopru.council.Cast.named;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
import taskopru.council.CouncilDay;
import taskopru.council.PeopleKeeping;
import taskopru.council.Seats;
import taskopru.council.Selecting;
import taskopru.council.Selections;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class CallsTest {

  private static final String HOSTILE = "<script>alert(1)</script>";

  @Autowired MockMvcTester web;
  @Autowired PeopleKeeping people;
  @Autowired Selecting selecting;
  @Autowired Selections selections;
  @Autowired Bodies bodies;
  @Autowired Seats seats;
  @Autowired CouncilDay day;

  @Test
  void aCallIsReadByEverybodyFromTheCallOnInThreeLanguages() {
    var call = prepared();
    assertThat(get(Actor.visitor(), "/tr/council/calls/" + call)).hasStatus(404);
    assertThat(get(Actor.visitor(), "/tr/council/calls"))
        .bodyText()
        .doesNotContain(call.toString());
    selecting.call(SECRETARY, call, 1);
    for (var language : new String[] {"tr", "en", "ar"}) {
      assertThat(get(Actor.visitor(), "/" + language + "/council"))
          .bodyText()
          .contains("/" + language + "/council/calls");
      assertThat(get(Actor.visitor(), "/" + language + "/council/calls"))
          .hasStatusOk()
          .bodyText()
          .contains(call.toString())
          .doesNotContainPattern("council\\.[a-zA-Z]+\\.");
      assertThat(get(Actor.visitor(), "/" + language + "/council/calls/" + call))
          .hasStatusOk()
          .bodyText()
          .doesNotContain(HOSTILE)
          .doesNotContainPattern("council\\.[a-zA-Z]+\\.");
    }
    assertThat(get(Actor.visitor(), "/tr/council/calls/" + call))
        .bodyText()
        .contains("Başvurular sürüyor", "Dilekçeyle", "&lt;script", "En az iki yıl");
    assertThat(get(Actor.visitor(), "/ar/council/calls/" + call)).bodyText().contains("سنتان");
    selecting.undoCall(SECRETARY, call, 2);
    assertThat(get(Actor.visitor(), "/tr/council/calls/" + call)).hasStatus(404);
    selecting.cancel(SECRETARY, call, 3);
    assertThat(get(Actor.visitor(), "/tr/council/calls/" + call)).hasStatus(404);
  }

  @Test
  void theResultNamesOnlyTheChosenWhoAgreedAndNobodyBefore() {
    var call = prepared();
    selecting.call(SECRETARY, call, 1);
    var elif = people.add(SECRETARY, named("Elif Razı"));
    people.noteConsent(SECRETARY, elif, 1, day.today());
    var can = people.add(SECRETARY, named("Can Saklı"));
    var ece = people.add(SECRETARY, named("Ece Seçilmez"));
    people.noteConsent(SECRETARY, ece, 1, day.today());
    for (var one : new UUID[] {elif, can, ece}) {
      selecting.addCandidate(SECRETARY, call, one, null, null);
    }
    assertThat(get(Actor.visitor(), "/tr/council/calls/" + call))
        .bodyText()
        .doesNotContain("Elif Razı", "Can Saklı", "Ece Seçilmez");
    var selection = selections.get(call);
    var open = selecting.openSeats(selection, day.today()).iterator();
    var chosen = Map.of(candidate(call, elif), open.next(), candidate(call, can), open.next());
    selecting.decide(
        SECRETARY,
        call,
        selection.version(),
        new Selecting.Outcome(day.today(), "2026/7", chosen, Set.of(), day.today(), null));
    assertThat(get(Actor.visitor(), "/tr/council/calls/" + call))
        .bodyText()
        .contains("Elif Razı", "Adının yayımlanmasına rıza vermeyen", "2026/7", "Sonuçlandı")
        .doesNotContain("Can Saklı", "Ece Seçilmez");
  }

  @Test
  void anyBodysOpenSeatsAreCalledForInTheBrowser() {
    var here = "/tr/desk/council";
    assertThat(
            post(
                here + "/seats/groups?body=general-assembly",
                "name.tr",
                "Gönüllüler",
                "seats",
                "2",
                "kind",
                "MEMBER",
                "voting",
                "true"))
        .hasStatus(302);
    var assembly = bodies.get(new Slug("general-assembly"));
    var group =
        seats.list(assembly.id(), day.today()).stream()
            .filter(one -> one.name().tr().equals("Gönüllüler"))
            .findFirst()
            .orElseThrow()
            .code()
            .value();
    assertThat(get(SECRETARY, here + "/selections?body=general-assembly"))
        .bodyText()
        .contains("selections/new?body=general-assembly");
    assertThat(get(SECRETARY, here + "/selections/new?body=general-assembly"))
        .bodyText()
        .contains("value=\"" + group + "\"");
    assertThat(get(SECRETARY, here + "/selections/new?body=nothing")).hasStatus(404);
    var external =
        bodies.list().stream().filter(body -> !body.isOwn()).map(body -> body.code().value());
    external.forEach(
        code -> assertThat(get(SECRETARY, here + "/selections?body=" + code)).hasStatus(404));
    var today = day.today();
    assertThat(
            post(
                here + "/selections?body=general-assembly",
                "group",
                group,
                "seats",
                "1",
                "opens",
                today.toString(),
                "closes",
                today.plusDays(5).toString(),
                "criteria.tr",
                "Gönüllü olmak",
                "apply.en",
                "By letter"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#apply.tr\"", "By letter");
    var made =
        post(
            here + "/selections?body=general-assembly",
            "group",
            group,
            "seats",
            "1",
            "opens",
            today.toString(),
            "closes",
            today.plusDays(5).toString(),
            "criteria.tr",
            "Gönüllü olmak");
    assertThat(made).hasStatus(302);
    var there = Objects.requireNonNull(made.getResponse().getRedirectedUrl());
    assertThat(get(SECRETARY, there)).hasStatusOk().bodyText().contains("Gönüllüler");
    assertThat(get(SECRETARY, there.substring(0, there.indexOf('?')) + "/facts")).hasStatusOk();
    var call = UUID.fromString(there.substring(there.lastIndexOf('/') + 1, there.indexOf('?')));
    selecting.call(SECRETARY, call, 1);
    assertThat(get(Actor.visitor(), "/tr/council/calls/" + call))
        .bodyText()
        .contains("mailto:", "Gönüllüler");
  }

  private UUID prepared() {
    LocalDate today = day.today();
    return selecting.prepare(
        SECRETARY,
        bodies.workingGroup().id(),
        new Slug("civil-society"),
        new Selecting.Call(
            2,
            today.minusDays(2),
            today.plusDays(10),
            new LocalizedText("En az iki yıl. " + HOSTILE, "Two years.", "سنتان من العمل."),
            new LocalizedText("Dilekçeyle.", "By letter.", "بطلب خطي.")));
  }

  private UUID candidate(UUID call, UUID person) {
    return selections.get(call).candidates().stream()
        .filter(one -> one.person().equals(person))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(String address, String... fields) {
    var request =
        web.post()
            .uri(java.net.URI.create(address))
            .requestAttr(Uis.ACTOR, SECRETARY)
            .with(SecurityMockMvcRequestPostProcessors.csrf());
    for (var i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }
}
