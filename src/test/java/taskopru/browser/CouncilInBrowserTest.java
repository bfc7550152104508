package taskopru.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.council.Capacity;
import taskopru.council.Letter;
import taskopru.council.PeopleKeeping;
import taskopru.council.PersonFacts;
import taskopru.council.Seating;
import taskopru.council.Seats;
import taskopru.council.Selecting;
import taskopru.council.Selections;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/** The council's desk as its secretary sees it, at the desk and on a phone. */
class CouncilInBrowserTest extends Browser {

  private static final Actor OPERATOR = Actor.operator();

  @Autowired PeopleKeeping people;
  @Autowired Seating seating;
  @Autowired Seats seats;
  @Autowired Selecting selecting;
  @Autowired Selections selections;
  @Autowired JdbcClient db;

  private UUID seat;
  private UUID mandate;
  private UUID person;
  private UUID selection;

  @BeforeEach
  void aFewMembers() {
    for (var table :
        List.of(
            "mandate_suspension", "candidate", "selection", "mandate", "focal_point", "person")) {
      db.sql("delete from council." + table).update();
    }
    var today = LocalDate.now();
    var chambers = seats.list().get(4);
    seat = chambers.seats().getFirst().id();
    person = people.add(OPERATOR, facts("Ayşe Yılmaz", "ayse@example.org"));
    mandate = give(seat, person, Capacity.PRINCIPAL, today.minusMonths(8), today.plusDays(20));
    people.noteConsent(OPERATOR, person, 1, today.minusMonths(8));
    give(
        seat,
        people.add(OPERATOR, facts("Mehmet Kaya", null)),
        Capacity.ALTERNATE,
        today.minusMonths(8),
        null);
    for (var i = 1; i < 5; i++) {
      give(
          chambers.seats().get(i).id(),
          people.add(OPERATOR, facts("Zeynep Demir " + i, null)),
          Capacity.PRINCIPAL,
          today.minusMonths(i * 2L),
          null);
    }
    var body =
        db.sql("select id from council.body where code = 'working-group'")
            .query(UUID.class)
            .single();
    selection =
        selecting.prepare(
            OPERATOR,
            body,
            new Slug("civil-society"),
            new Selecting.Call(
                2,
                today.minusDays(20),
                today.plusDays(10),
                new LocalizedText(
                    "Adana'da göç alanında en az iki yıl çalışmış olmak.\nTüzel kişilik.",
                    "Two years of work on migration in Adana.",
                    "سنتان من العمل في مجال الهجرة في أضنة.")));
    selecting.call(OPERATOR, selection, 1);
    selecting.addCandidate(
        OPERATOR, selection, people.add(OPERATOR, facts("Elif Ak", null)), null, "On yıl gönüllü");
  }

  @ParameterizedTest
  @CsvSource({"TR, 1280, DARK", "AR, 360, LIGHT"})
  void everyPageIsFitToRead(Language language, int width, ColorScheme scheme) {
    var desk = "/desk/council";
    var places = new LinkedHashMap<String, String>();
    places.put("overview", desk);
    places.put("seats", desk + "/seats");
    places.put("seat", desk + "/seats/" + seat);
    places.put("pair", desk + "/seats/pairs/executive-board");
    places.put("give", desk + "/seats/" + seat + "/mandates/new");
    places.put("mandate", desk + "/mandates/" + mandate);
    places.put("end", desk + "/mandates/" + mandate + "/end");
    places.put("people", desk + "/people");
    places.put("person", desk + "/people/" + person);
    places.put("institutions", desk + "/institutions");
    places.put("institution", desk + "/institutions/adana-barosu");
    places.put("names", desk + "/institutions/il-aile-sosyal-hizmetler/names");
    places.put("vacancies", desk + "/vacancies");
    places.put("selection", desk + "/selections/" + selection);
    places.put("result", desk + "/selections/" + selection + "/result");
    places.put("rules", desk + "/rules");
    places.put("newrules", desk + "/rules/working-group/new");
    places.put("keepers", desk + "/keepers");
    places.put("members", desk + "/members");
    places.put("public", "/council");
    places.put("story", "/council/seats/21");
    places.put("bodies", desk + "/bodies");
    places.put("body", desk + "/bodies/working-group");
    places.put("newbody", desk + "/bodies/new");
    places.put("letter", desk + "/mandates/" + mandate + "/letter");
    places.put("newcall", desk + "/selections/new?body=working-group");
    places.put("calls", "/council/calls");
    places.put("call", "/council/calls/" + selection);
    places.put("meetings", "/meetings");
    places.put("months", "/council/attendance");
    places.forEach((name, path) ->
        look(
            "council-%s-%s-%d".formatted(name, language.tag(), width),
            path,
            width,
            language,
            scheme));
  }

  @Test
  void aMandateIsGivenConfirmedEndedAndTakenBack() {
    var page = pageOfAnybody(DESKTOP, Language.TR, ColorScheme.LIGHT);
    page.navigate("/tr/desk/council/people/new");
    page.getByLabel("Ad", new Page.GetByLabelOptions().setExact(true)).fill("");
    button(page, "Kaydet");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    look(page, "council-person-refused");
    page.getByLabel("Ad", new Page.GetByLabelOptions().setExact(true)).fill("Can Er");
    button(page, "Kaydet");
    assertThat(page.getByText("Kişi eklendi.")).isVisible();
    var free = seats.list().get(2).seats().getFirst().id();
    page.navigate("/tr/desk/council/seats/" + free + "/mandates/new");
    page.getByLabel("Kişi").selectOption("Can Er");
    button(page, "Kaydet");
    link(page, "Görevlendirme yazısını kaydet");
    page.getByLabel("Yazının tarihi").fill(LocalDate.now().toString());
    page.getByLabel("Yazının sayısı").fill("E-12345678-903.07-1");
    button(page, "Görevlendirme yazısını kaydet");
    assertThat(page.getByText("Yazı kaydedildi; görev kesinleşti.")).isVisible();
    link(page, "Görevi sona erdir");
    page.getByLabel("İstifa").check();
    button(page, "Görevi sona erdir");
    assertThat(page.getByText("Görev sona erdirildi.")).isVisible();
    link(page, "Sona ermeyi geri al");
    button(page, "Sona ermeyi geri al");
    assertThat(page.getByText("Sona erme geri alındı.")).isVisible();
  }

  private static void button(Page page, String text) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text)).click();
  }

  private static void link(Page page, String text) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text)).click();
  }

  private UUID give(
      UUID on, UUID who, Capacity capacity, LocalDate from, @Nullable LocalDate until) {
    var id = seating.propose(OPERATOR, new Seating.Proposal(on, who, capacity, null, from, until));
    seating.confirm(OPERATOR, id, 1, new Letter(from, "E-" + from, null));
    return id;
  }

  private static PersonFacts facts(String name, @Nullable String email) {
    return new PersonFacts(
        name, email == null ? null : new taskopru.identity.EmailAddress(email), null, Language.TR);
  }
}
