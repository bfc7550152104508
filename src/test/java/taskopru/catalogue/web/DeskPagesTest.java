package taskopru.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Samples;
import taskopru.catalogue.State;
import taskopru.kernel.Actor;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Uis;

@ApplicationModuleTest(module = "catalogue", mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class DeskPagesTest {

  static final Actor EDITOR =
      new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.EDIT_DATASETS));
  static final Actor STEWARD =
      new Actor(
          UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.EDIT_DATASETS, Verb.PUBLISH_DATASETS));
  static final Actor MEMBER = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK));

  @Autowired MockMvcTester web;
  @Autowired Datasets datasets;

  @Test
  void aDatasetGoesItsWholeWayOnTheDesk() {
    assertThat(
            post(
                EDITOR,
                "/tr/desk/datasets",
                "kind",
                "official",
                "title.tr",
                "İlçe nüfusu",
                "licence",
                "tuik",
                "periodicity",
                "ANNUAL",
                "keywords.tr",
                "nüfus, ilçe",
                "keywords.ar",
                "سكان، مناطق",
                "spatial",
                "tr-01 tur"))
        .hasStatus(302)
        .hasRedirectedUrl("/tr/desk/datasets/ilce-nufusu?done=created");
    var made = datasets.get(new Slug("ilce-nufusu"));
    assertThat(made.metadata().keywords().ar()).containsExactly("سكان", "مناطق");
    assertThat(made.metadata().spatial()).containsExactly("TR-01", "TUR");
    assertThat(get(EDITOR, "/tr/desk/datasets/ilce-nufusu?done=created"))
        .bodyText()
        .contains(
            "Taslak oluşturuldu",
            "Türkçe açıklamayı yazın",
            "/tr/desk/datasets/ilce-nufusu/imports");
    assertThat(post(EDITOR, "/tr/desk/datasets/ilce-nufusu/submission"))
        .hasStatus(422)
        .bodyText()
        .contains("Türkçe açıklamayı yazın");
    datasets.change(EDITOR, made.id(), Samples.complete("İlçe nüfusu"));
    assertThat(post(EDITOR, "/tr/desk/datasets/ilce-nufusu/submission")).hasStatus(302);
    assertThat(post(STEWARD, "/tr/desk/datasets/ilce-nufusu/publication"))
        .hasRedirectedUrl("/tr/desk/datasets/ilce-nufusu?done=publication");
    assertThat(get(STEWARD, "/tr/desk/datasets/ilce-nufusu/withdrawal"))
        .bodyText()
        .contains("geri çekilsin mi?", "Gerekçe");
    assertThat(post(STEWARD, "/tr/desk/datasets/ilce-nufusu/withdrawal", "reason", " "))
        .hasStatus(422)
        .bodyText()
        .contains("Okurların göreceği gerekçeyi yazın");
    assertThat(post(STEWARD, "/tr/desk/datasets/ilce-nufusu/withdrawal", "reason", "Yanlış dosya"))
        .hasStatus(302);
    assertThat(get(STEWARD, "/tr/desk/datasets/ilce-nufusu"))
        .bodyText()
        .contains("Yanlış dosya", "Geri çekildi", "İncelemeye gönderildi");
    assertThat(post(STEWARD, "/tr/desk/datasets/ilce-nufusu/return")).hasStatus(302);
    assertThat(datasets.get(made.id()).state()).isEqualTo(State.DRAFT);
  }

  @Test
  void aFlawedFormComesBackWithEverythingThatWasTyped() {
    var answer =
        post(
            EDITOR,
            "/en/desk/datasets",
            "title.tr",
            "",
            "title.en",
            "Kept title",
            "description.ar",
            "نص محفوظ",
            "sourceUrl",
            "javascript:alert(1)",
            "spatial",
            "Adana",
            "temporalFrom",
            "yesterday",
            "expected",
            "soon",
            "themes",
            "SOCI",
            "slug",
            "Bad Address");
    assertThat(answer)
        .hasStatus(422)
        .bodyText()
        .contains("Kept title", "نص محفوظ", "javascript:alert(1)", "value=\"Adana\"")
        .contains(
            "href=\"#title.tr\"",
            "href=\"#kind\"",
            "href=\"#licence\"",
            "href=\"#periodicity\"",
            "href=\"#sourceUrl\"",
            "href=\"#spatial\"",
            "href=\"#temporalFrom\"",
            "href=\"#expected\"",
            "href=\"#slug\"");
    assertThat(datasets.find(new Slug("kept-title"))).isEmpty();
  }

  @Test
  void aTakenOrReservedAddressIsSaidAtItsField() {
    draft("var");
    for (var slug : new String[] {"var", "calendar"}) {
      assertThat(
              post(
                  EDITOR,
                  "/tr/desk/datasets",
                  "kind",
                  "official",
                  "title.tr",
                  "X",
                  "licence",
                  "tuik",
                  "periodicity",
                  "ANNUAL",
                  "slug",
                  slug))
          .hasStatus(422)
          .bodyText()
          .contains("href=\"#slug\"");
    }
  }

  @Test
  void theSecondOfTwoEditorsSeesWhatTheFirstSavedAndKeepsTheirOwn() {
    var seen = draft("ikisi");
    datasets.change(STEWARD, seen.id(), seen.version(), Samples.complete("Birincinin başlığı"));
    var late =
        post(
            EDITOR,
            "/tr/desk/datasets/ikisi/metadata",
            "version",
            String.valueOf(seen.version()),
            "title.tr",
            "İkincinin başlığı",
            "licence",
            "CC-BY-4.0",
            "periodicity",
            "ANNUAL");
    assertThat(late)
        .hasStatus(409)
        .bodyText()
        .contains(
            "Birincinin başlığı", "value=\"İkincinin başlığı\"", "name=\"version\" value=\"2\"");
    assertThat(datasets.get(seen.id()).metadata().title().tr()).isEqualTo("Birincinin başlığı");
    assertThat(
            post(
                EDITOR,
                "/tr/desk/datasets/ikisi/metadata",
                "version",
                "2",
                "title.tr",
                "İkincinin başlığı",
                "licence",
                "CC-BY-4.0",
                "periodicity",
                "ANNUAL"))
        .hasStatus(302);
    assertThat(datasets.get(seen.id()).metadata().title().tr()).isEqualTo("İkincinin başlığı");
  }

  @Test
  void theListIsSearchedFilteredAndSorted() {
    draft("bir");
    draft("iki");
    assertThat(get(EDITOR, "/tr/desk/datasets?q=iki&sort=title&state=draft&page=7"))
        .hasStatusOk()
        .bodyText()
        .contains("/tr/desk/datasets/iki\"")
        .doesNotContain("/tr/desk/datasets/bir\"");
    assertThat(get(EDITOR, "/tr/desk/datasets?q=%25&sort=%27&state=x&page=-1")).hasStatusOk();
    assertThat(get(EDITOR, "/tr/desk/datasets?q=%5C%27%00")).hasStatusOk();
  }

  @Test
  void everyPageAndDeedRefusesWhoMayNot() {
    draft("benim");
    for (var page :
        new String[] {
          "",
          "/new",
          "/benim",
          "/benim/metadata",
          "/benim/submission",
          "/benim/publication",
          "/benim/withdrawal",
          "/benim/return"
        }) {
      assertThat(get(MEMBER, "/tr/desk/datasets" + page)).as(page).hasStatus(403);
      assertThat(web.get().uri("/tr/desk/datasets" + page)).as(page).hasStatus(302);
    }
    for (var deed :
        new String[] {
          "",
          "/benim/metadata",
          "/benim/submission",
          "/benim/publication",
          "/benim/withdrawal",
          "/benim/return"
        }) {
      assertThat(post(MEMBER, "/tr/desk/datasets" + deed, "reason", "x")).as(deed).hasStatus(403);
    }
    assertThat(post(EDITOR, "/tr/desk/datasets/benim/publication")).hasStatus(403);
    assertThat(post(EDITOR, "/tr/desk/datasets/benim/withdrawal", "reason", "x")).hasStatus(403);
    assertThat(datasets.get(new Slug("benim")).state()).isEqualTo(State.DRAFT);
  }

  @Test
  void aPublisherIsAddedCorrectedAndFoundByItsName() {
    assertThat(
            post(
                EDITOR,
                "/tr/desk/publishers",
                "code",
                "afad",
                "name.tr",
                "AFAD",
                "homepage",
                "https://www.afad.gov.tr"))
        .hasRedirectedUrl("/tr/desk/publishers?done=saved");
    assertThat(post(EDITOR, "/tr/desk/publishers", "code", "afad", "name.tr", "Yine"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#code\"", "value=\"Yine\"");
    assertThat(post(EDITOR, "/tr/desk/publishers/afad", "name.tr", "", "calendar", "javascript:x"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#name.tr\"", "href=\"#calendar\"");
    assertThat(post(EDITOR, "/tr/desk/publishers/afad", "name.tr", "Afet İşleri")).hasStatus(302);
    assertThat(get(EDITOR, "/tr/desk/publishers?done=saved"))
        .bodyText()
        .contains("Yayımcı kaydedildi", "Afet İşleri");
    assertThat(get(EDITOR, "/tr/desk/publishers/yok")).hasStatus(404);
    for (var page : new String[] {"", "/new", "/afad"}) {
      assertThat(get(MEMBER, "/tr/desk/publishers" + page)).hasStatus(403);
    }
    assertThat(post(MEMBER, "/tr/desk/publishers", "code", "x", "name.tr", "X")).hasStatus(403);
    assertThat(post(MEMBER, "/tr/desk/publishers/afad", "name.tr", "X")).hasStatus(403);
  }

  private Dataset draft(String slug) {
    return datasets.create(EDITOR, new Slug(slug), Kind.OFFICIAL, Samples.complete(slug));
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String address, String... fields) {
    var request = web.post().uri(address).requestAttr(Uis.ACTOR, actor).with(csrf());
    for (var i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }
}
