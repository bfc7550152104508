package taskopru.council.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static taskopru.council.Cast.MARCH;
import static taskopru.council.Cast.SECRETARY;
import static taskopru.council.Cast.letter;
import static taskopru.council.Cast.named;
import static taskopru.council.Cast.principal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.council.Bodies;
import taskopru.council.Cast;
import taskopru.council.CouncilEvent.LetterScanKept;
import taskopru.council.CouncilEvent.LetterScanRemoved;
import taskopru.council.LetterKeeping;
import taskopru.council.Mandates;
import taskopru.council.PeopleKeeping;
import taskopru.council.Seating;
import taskopru.council.Seats;
import taskopru.kernel.Actor;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Problem;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class DeskLettersTest {

  private static final byte[] SCAN = "%PDF-1.4\nAyşe\n%%EOF".getBytes(StandardCharsets.UTF_8);

  @Autowired MockMvcTester web;
  @Autowired PeopleKeeping people;
  @Autowired Seating seating;
  @Autowired Seats seats;
  @Autowired Mandates mandates;
  @Autowired LetterKeeping letters;
  @Autowired Bodies bodies;
  @Autowired JdbcClient db;
  @Autowired List<PersonalRecords> records;

  UUID ayse;
  UUID mandate;

  @BeforeEach
  void aConfirmedMandate() {
    var seat = seats.list().get(4).seats().getFirst().id();
    ayse = people.add(SECRETARY, named("Ayşe"));
    mandate = seating.propose(SECRETARY, principal(seat, ayse, MARCH, null));
    seating.confirm(SECRETARY, mandate, 1, letter("E-1"));
  }

  @Test
  void theSecretaryUploadsTakesReplacesAndDeletesAScan(AssertablePublishedEvents events) {
    assertThat(get(SECRETARY, page(""))).bodyText().contains("Taranmış yazıyı yükle");
    for (var language : new String[] {"tr", "en", "ar"}) {
      assertThat(get(SECRETARY, page("/letter").replace("/tr/", "/" + language + "/")))
          .hasStatusOk()
          .bodyText()
          .doesNotContainPattern("council\\.[a-zA-Z]+\\.");
    }
    assertThat(upload(SECRETARY, "2", "yazı.pdf", SCAN)).hasStatus(302);
    var first = file();
    assertThat(events).contains(LetterScanKept.class).matching(LetterScanKept::file, first);
    assertThat(get(SECRETARY, page("?done=letterKept")))
        .bodyText()
        .contains("saklandı", "/tr/files/" + first, "yazı.pdf");
    var taken = get(SECRETARY, "/tr/files/" + first);
    assertThat(taken).hasStatusOk().hasHeader("Cache-Control", "no-store");
    assertThat(taken.getResponse().getContentAsByteArray()).isEqualTo(SCAN);

    assertThat(
            upload(
                SECRETARY,
                "3",
                "yeni.pdf",
                (new String(SCAN, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8)))
        .hasStatus(302);
    assertThat(get(SECRETARY, "/tr/files/" + first)).hasStatus(404);
    var second = file();
    assertThat(get(SECRETARY, page("/letter/removal"))).hasStatusOk();
    assertThat(post(page("/letter/removal"), "version", "4")).hasStatus(302);
    assertThat(events).contains(LetterScanRemoved.class);
    assertThat(get(SECRETARY, "/tr/files/" + second)).hasStatus(404);
    assertThat(mandates.get(mandate).isConfirmed()).isTrue();
  }

  @Test
  void nobodyButAKeeperOfTheBodyReadsOrBringsALetter() {
    letters.keep(SECRETARY, mandate, 2, "yazi.pdf", new ByteArrayInputStream(SCAN));
    var file = file();
    var limited = new Actor(UUID.randomUUID(), SECRETARY.verbs());
    db.sql("insert into council.keeper (account_id, body_id) values (:account, :body)")
        .param("account", limited.id())
        .param("body", bodies.get(new taskopru.kernel.Slug("executive-board")).id())
        .update();
    var others = new ArrayList<>(Cast.OTHERS);
    others.add(limited);
    for (var other : others) {
      assertThat(letters.mayRead(other, file)).isFalse();
      assertThat(get(other, "/tr/files/" + file)).hasStatus(404);
      assertThatThrownBy(
              () -> letters.keep(other, mandate, 3, "x.pdf", new ByteArrayInputStream(SCAN)))
          .isInstanceOf(Problem.Forbidden.class);
      assertThatThrownBy(() -> letters.remove(other, mandate, 3))
          .isInstanceOf(Problem.Forbidden.class);
    }
    assertThat(get(limited, page("/letter"))).hasStatus(403);
    assertThat(get(limited, page(""))).bodyText().doesNotContain("yazi.pdf", file.toString());
    assertThat(get(Actor.visitor(), "/tr/council")).bodyText().doesNotContain("yazi.pdf");
  }

  @Test
  void whatIsNoScanIsRefusedWithASentence() {
    assertThat(upload(SECRETARY, "2", "yazi.pdf", "<html>".getBytes(StandardCharsets.UTF_8)))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#file\"");
    assertThat(upload(SECRETARY, "2", "yazi.txt", "yalnız metin".getBytes(StandardCharsets.UTF_8)))
        .hasStatus(422)
        .bodyText()
        .contains("PDF, PNG ya da JPEG");
    assertThat(upload(SECRETARY, "2", "", new byte[0]))
        .hasStatus(422)
        .bodyText()
        .contains("Bir dosya seçin");
    assertThat(upload(SECRETARY, "1", "yazi.pdf", SCAN)).hasStatus(409);
    var letter = mandates.get(mandate).letter();
    assertThat(letter == null ? UUID.randomUUID() : letter.file()).isNull();
  }

  @Test
  void aScanGoesWithTheConfirmationAndWithThePerson() {
    letters.keep(SECRETARY, mandate, 2, "yazi.pdf", new ByteArrayInputStream(SCAN));
    var file = file();
    seating.undoConfirmation(SECRETARY, mandate, 3);
    assertThat(get(SECRETARY, "/tr/files/" + file)).hasStatus(404);

    seating.confirm(SECRETARY, mandate, 4, letter("E-2"));
    letters.keep(SECRETARY, mandate, 5, "yazi.pdf", new ByteArrayInputStream(SCAN));
    var again = file();
    var council =
        records.stream().filter(one -> one.module().equals("council")).findFirst().orElseThrow();
    assertThat(council.of(ayse)).anyMatch(told -> told.toString().contains("yazi.pdf"));
    council.anonymise(ayse);
    assertThat(
            db.sql("select count(*) from files.file where id = :id")
                .param("id", again)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private String page(String below) {
    return "/tr/desk/council/mandates/" + mandate + below;
  }

  private UUID file() {
    return db.sql("select letter_file from council.mandate where id = :id")
        .param("id", mandate)
        .query(UUID.class)
        .single();
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult upload(Actor actor, String version, String name, byte[] bytes) {
    return web.post()
        .uri(java.net.URI.create(page("/letter")))
        .multipart()
        .file(new MockMultipartFile("file", name, "application/octet-stream", bytes))
        .param("version", version)
        .requestAttr(Uis.ACTOR, actor)
        .with(SecurityMockMvcRequestPostProcessors.csrf())
        .exchange();
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
