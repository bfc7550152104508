package taskopru.opinions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.identity.Role;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.meetings.Sitting;
import taskopru.opinions.Action;
import taskopru.opinions.Addressees;
import taskopru.opinions.Circulating;
import taskopru.opinions.Doing;
import taskopru.opinions.Drafting;
import taskopru.opinions.Issues;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.opinions.Position;
import taskopru.opinions.Round;
import taskopru.opinions.Transmission;
import taskopru.opinions.Transmitting;
import taskopru.web.Uis;

/** Opinions through the pages of the desk: who opens what, and what a flawed form says. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class, Round.class})
@Transactional
class OpinionDeskPagesTest {

  static final Actor SECRETARY = Round.SECRETARY;
  static final Actor STEWARD =
      new Actor(UUID.fromString("00000000-0000-7000-8000-00000000da7a"), Role.DATA_STEWARD.verbs());
  static final Actor NOBODYS_MEMBER =
      new Actor(
          UUID.fromString("00000000-0000-7000-8000-00000000da7b"),
          Set.of(Verb.USE_DESK, Verb.TAKE_PART));
  static final LocalDate TODAY = LocalDate.of(2027, 3, 15);
  static final String DESK = "/tr/desk/opinions";

  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired Round round;
  @Autowired Issues issues;
  @Autowired Addressees addressees;
  @Autowired Opinions opinions;
  @Autowired Drafting drafting;
  @Autowired Circulating circulating;
  @Autowired Transmitting transmitting;
  @Autowired Doing doing;

  Sitting cast;
  Actor member;
  Actor other;
  UUID municipality;
  UUID issue;
  Opinion opinion;
  String at;

  @BeforeEach
  void aDraftOfTheSecretary() {
    watch.set(Instant.parse("2027-03-15T10:30:00Z"));
    cast = round.seated();
    member = memberOf("adana-barosu");
    other = memberOf("adana-sanayi-odasi");
    municipality = round.municipality();
    issue = issues.file(SECRETARY, "Kurs azlığı", "Beklenen var.", "Seyhan");
    opinion = round.complete(municipality);
    at = DESK + "/" + opinion.id();
  }

  @Test
  void theSecretaryOpensEveryPageAndFormInThreeLanguages() {
    drafting.addAlternative(SECRETARY, opinion.id(), "Hiçbir şey yapmamak", "Olmaz.", false);
    var remark = drafting.remark(member, opinion.id(), clause(), "Kısa olsun.", "Kurs azdır.");
    openAll(
        SECRETARY,
        DESK,
        DESK + "/new",
        DESK + "/new?issue=" + issue,
        DESK + "/issues",
        DESK + "/issues/new",
        DESK + "/issues/" + issue,
        DESK + "/issues/" + issue + "/description",
        DESK + "/issues/" + issue + "/state",
        DESK + "/addressees",
        DESK + "/addressees/new",
        DESK + "/addressees/" + municipality,
        DESK + "/addressees/" + municipality + "/answerers",
        DESK + "/addressees/" + municipality + "/answerers/new",
        at,
        at + "/description",
        at + "/clauses/new",
        at + "/clauses/" + clause(),
        at + "/alternatives/new",
        at + "/alternatives/" + one("select id from opinions.alternative where opinion = :id"),
        at + "/claims",
        at + "/claims/new",
        at + "/claims/" + claim(),
        at + "/claims/" + claim() + "/evidence",
        at + "/recommendations",
        at + "/recommendations/new",
        at + "/recommendations/" + recommendation(),
        at + "/remarks",
        at + "/remarks/new",
        at + "/remarks/" + remark,
        at + "/positions",
        at + "/adoption",
        at + "/circulation",
        at + "/withdrawal",
        at + "/translations/en",
        at + "/translations/ar");
    circulating.circulate(SECRETARY, opinion.id(), TODAY);
    openAll(
        SECRETARY,
        at,
        at + "/positions",
        at + "/circulation",
        at + "/draft",
        at + "/adoption",
        at + "/adoption/new",
        at + "/agenda",
        at + "/refusal");
    openAll(member, at, at + "/positions", at + "/positions/own", at + "/remarks/new");
    round.adoptCirculated(opinion.id(), TODAY);
    openAll(
        SECRETARY,
        at,
        at + "/adoption",
        at + "/transmissions",
        at + "/results",
        at + "/results/" + recommendation() + "/actions",
        at + "/results/" + recommendation() + "/measurements",
        at + "/closure",
        at + "/succession");
    var letter = transmitting.prepare(SECRETARY, opinion.id(), municipality).id();
    openAll(SECRETARY, at + "/transmissions", letter(letter, "sending"));
    transmitting.send(SECRETARY, letter, Transmission.Channel.KEP, TODAY, TODAY.plusDays(60), null);
    openAll(SECRETARY, at + "/transmissions", letter(letter, "delivery"), letter(letter, "answer"));
    transmitting.deliver(SECRETARY, letter, TODAY, "E-123", TODAY, null);
    openAll(
        SECRETARY, at + "/transmissions", letter(letter, "station"), letter(letter, "extension"));
    var action = action(institution("adana-barosu"));
    doing.move(SECRETARY, action, 1, Action.State.DONE_CLAIMED, "");
    var measured = measured(SECRETARY);
    openAll(member, at + "/results/actions/" + action + "/verdict", measured);
    openAll(SECRETARY, at + "/results", at + "/results/actions/" + action);
    assertThat(get(SECRETARY, at + "/editions/1.txt")).hasStatusOk();
  }

  @Test
  void whoIsNotOfTheGroupSeesAndWritesNothing() {
    var letter = sent();
    for (var actor : List.of(STEWARD, Round.OFFICER, NOBODYS_MEMBER)) {
      for (var page : pages(letter)) {
        assertThat(get(actor, page)).as(page).hasStatus(403);
      }
      for (var form : forms(letter)) {
        assertThat(post(actor, form.getFirst(), rest(form))).as(form.getFirst()).hasStatus(403);
      }
    }
    assertThat(get(member, "/tr/desk/answers")).hasStatus(403);
    assertThat(get(SECRETARY, "/tr/desk/answers")).hasStatus(403);
    assertThat(get(Round.OFFICER, "/tr/desk/answers/" + letter)).hasStatus(404);
  }

  @Test
  void visitorsAreLedToTheSignIn() {
    var letter = sent();
    var all = new ArrayList<>(pages(letter));
    all.addAll(
        List.of(DESK, DESK + "/new", DESK + "/issues", "/tr/desk/answers", at + "/positions/own"));
    for (var page : all) {
      assertThat(get(Actor.visitor(), page).getResponse().getRedirectedUrl())
          .as(page)
          .contains("/tr/sign-in");
    }
    for (var form : forms(letter)) {
      assertThat(
              post(Actor.visitor(), form.getFirst(), rest(form)).getResponse().getRedirectedUrl())
          .as(form.getFirst())
          .contains("/tr/sign-in");
    }
  }

  @Test
  void aMemberReadsAndRemarksButOnlyAuthorAndSecretaryWrite() {
    openAll(member, DESK, at, at + "/claims", at + "/recommendations", at + "/positions");
    openAll(member, DESK + "/issues", DESK + "/issues/" + issue, at + "/remarks/new");
    var remark = drafting.remark(other, opinion.id(), null, "Kısa olsun.", "");
    for (var page :
        List.of(
            "/description",
            "/clauses/new",
            "/clauses/" + clause(),
            "/alternatives/new",
            "/claims/new",
            "/claims/" + claim(),
            "/claims/" + claim() + "/evidence",
            "/recommendations/new",
            "/recommendations/" + recommendation(),
            "/remarks/" + remark,
            "/circulation",
            "/withdrawal",
            "/translations/en")) {
      assertThat(get(member, at + page)).as(page).hasStatus(403);
    }
    for (var page :
        List.of("/addressees", "/addressees/" + municipality, "/issues/" + issue + "/state")) {
      assertThat(get(member, DESK + page)).as(page).hasStatus(403);
    }
    assertThat(get(member, DESK + "/issues/" + issue + "/description")).hasStatus(403);
    var before = opinions.draft(SECRETARY, opinion.id());
    var text = "Başkasının sözü";
    assertThat(post(member, at + "/description", "title", text, "kind", "report", "version", "1"))
        .hasStatus(403);
    assertThat(post(member, at + "/clauses/new", "text", text)).hasStatus(403);
    assertThat(post(member, at + "/alternatives/new", "title", text)).hasStatus(403);
    assertThat(post(member, at + "/claims/new", "text", text)).hasStatus(403);
    assertThat(post(member, at + "/claims/" + claim(), "text", text)).hasStatus(403);
    assertThat(
            post(
                member,
                at + "/claims/" + claim() + "/evidence",
                "kind",
                "document",
                "reference",
                text,
                "side",
                "supports",
                "strength",
                "weak"))
        .hasStatus(403);
    assertThat(post(member, at + "/recommendations/new", "request", text)).hasStatus(403);
    assertThat(post(member, at + "/remarks/" + remark, "verdict", "accepted")).hasStatus(403);
    assertThat(post(member, at + "/pieces/clause/" + clause(), "deed", "remove")).hasStatus(403);
    assertThat(
            post(
                member,
                at + "/claims/evidence/" + one("select id from opinions.evidence") + "/removal"))
        .hasStatus(403);
    assertThat(post(member, at + "/translations/en", "title", text)).hasStatus(403);
    assertThat(post(member, at + "/circulation", "until", "2027-03-20")).hasStatus(403);
    assertThat(
            post(member, DESK + "/issues/" + issue + "/description", "version", "1", "title", text))
        .hasStatus(403);
    assertThat(opinions.draft(SECRETARY, opinion.id())).isEqualTo(before);
    assertThat(post(member, at + "/remarks", "text", "Bir yorum")).hasStatus(302);
  }

  @Test
  void theAuthorOfADraftWritesIt() {
    var begun =
        post(
            member,
            DESK,
            "title",
            "Üyenin taslağı",
            "kind",
            "report",
            "body",
            cast.body().toString(),
            "issues",
            issue.toString());
    assertThat(begun).hasStatus(302);
    var own = String.valueOf(begun.getResponse().getRedirectedUrl()).replaceAll("\\?.*", "");
    assertThat(post(member, own + "/clauses/new", "text", "Metin")).hasStatus(302);
    assertThat(post(member, own + "/claims/new", "text", "İddia")).hasStatus(302);
    openAll(member, own, own + "/description", own + "/claims/new", own + "/recommendations/new");
    assertThat(post(other, own + "/clauses/new", "text", "Metin")).hasStatus(403);
    assertThat(get(member, own + "/circulation")).hasStatus(403);
    assertThat(get(SECRETARY, DESK + "/issues/" + issue)).bodyText().contains("Üyenin taslağı");
  }

  @Test
  void aFlawedDraftSaysWhereAndKeepsWhatWasTyped() {
    var typed = "Yazdığım kaybolmasın <b>";
    var body = cast.body().toString();
    flawed(
        SECRETARY,
        DESK,
        "title",
        "Başlığı yazın",
        "kind",
        "report",
        "body",
        body,
        "summary",
        typed);
    flawed(SECRETARY, DESK, "kind", "Birini seçin", "kind", "uydurma", "title", typed);
    flawed(SECRETARY, DESK, "body", "Birini seçin", "kind", "report", "title", typed);
    flawed(SECRETARY, DESK + "/issues", "title", "birkaç sözcükle", "text", typed);
    flawed(
        SECRETARY,
        DESK + "/issues/" + issue + "/description",
        "title",
        "birkaç sözcükle",
        "version",
        "1",
        "text",
        typed);
    flawed(
        SECRETARY, DESK + "/issues/" + issue + "/state", "state", "Birini seçin", "reason", typed);
    flawed(
        SECRETARY, DESK + "/issues/" + issue + "/state", "reason", "Nedenini", "state", "declined");
    flawed(
        SECRETARY,
        at + "/description",
        "title",
        "Başlığı yazın",
        "version",
        String.valueOf(opinions.get(SECRETARY, opinion.id()).version()),
        "kind",
        "report",
        "summary",
        typed);
    flawed(SECRETARY, at + "/clauses/new", "text", "Maddenin metnini", "heading", typed);
    flawed(SECRETARY, at + "/alternatives/new", "title", "Başlığı yazın", "text", typed);
    flawed(SECRETARY, at + "/claims/new", "text", "bir cümleyle", "text", " ");
    var cite = at + "/claims/" + claim() + "/evidence";
    flawed(
        SECRETARY,
        cite,
        "reference",
        "",
        "kind",
        "document",
        "side",
        "supports",
        "strength",
        "weak",
        "quotation",
        typed);
    flawed(
        SECRETARY,
        cite,
        "side",
        "Birini seçin",
        "kind",
        "document",
        "reference",
        typed,
        "strength",
        "weak");
    flawed(
        SECRETARY,
        cite,
        "reference",
        "Böyle bir karar yok",
        "kind",
        "decision",
        "reference",
        "1999/99",
        "side",
        "supports",
        "strength",
        "weak",
        "quotation",
        typed);
    flawed(
        SECRETARY,
        cite,
        "strength",
        "Birini seçin",
        "kind",
        "document",
        "reference",
        typed,
        "side",
        "supports");
    var ask = at + "/recommendations/new";
    flawed(SECRETARY, ask, "request", "Ne istediğinizi", "basis", typed);
    flawed(SECRETARY, ask, "cost", "Bir sayı yazın", "request", typed, "cost", "çok");
    flawed(SECRETARY, ask, "cost", "sıfırdan küçük", "request", typed, "cost", "-1");
    flawed(SECRETARY, ask, "due", "2027-03-15 gibi", "request", typed, "due", "yarın");
    above(ask, "yılı denetleyin", "request", typed, "due", "1920-01-01");
    above(ask, "çok uzun", "request", typed, "cost", "1" + "0".repeat(20));
    flawed(SECRETARY, at + "/remarks", "text", "Yorumunuzu", "wording", typed);
    var remark = drafting.remark(member, opinion.id(), null, "Kısa olsun.", "");
    flawed(SECRETARY, at + "/remarks/" + remark, "verdict", "Birini seçin", "reason", typed);
    flawed(SECRETARY, at + "/remarks/" + remark, "reason", "Nedenini", "verdict", "declined");
    flawed(SECRETARY, at + "/circulation", "until", "2027-03-15 gibi", "until", "yakında");
    flawed(SECRETARY, at + "/circulation", "until", "bugünden önce", "until", "2027-03-01");
    flawed(SECRETARY, at + "/withdrawal", "reason", "Nedenini", "reason", " ");
    var kept = DESK + "/addressees/new";
    flawed(
        SECRETARY,
        kept,
        "nameTr",
        "Adını yazın",
        "addresseeKind",
        "other",
        "closing",
        "both",
        "letterName",
        typed);
    flawed(
        SECRETARY,
        kept,
        "email",
        "",
        "addresseeKind",
        "other",
        "closing",
        "both",
        "nameTr",
        typed,
        "letterName",
        "X",
        "email",
        "adres değil");
    flawed(
        SECRETARY,
        DESK + "/addressees/" + municipality + "/answerers",
        "email",
        "Bu adresle bir hesap yok",
        "email",
        "kimse@example.org");
    assertThat(get(SECRETARY, DESK)).bodyText().doesNotContain(typed);
  }

  @Test
  void aFlawedStepSaysWhereAndKeepsWhatWasTyped() {
    var typed = "Yazdığım kaybolmasın <b>";
    circulating.circulate(SECRETARY, opinion.id(), TODAY);
    flawed(member, at + "/positions/own", "text", "gerekçesiyle", "stance", "dissents");
    flawed(member, at + "/positions/own", "stance", "Birini seçin", "text", typed);
    flawed(SECRETARY, at + "/agenda", "meeting", "Birini seçin");
    flawed(SECRETARY, at + "/adoption", "decision", "bu numarada bir karar yok", "decision", typed);
    flawed(
        SECRETARY,
        at + "/refusal",
        "day",
        "gelecekte",
        "how",
        "returned",
        "day",
        "2027-12-01",
        "reason",
        typed);
    flawed(SECRETARY, at + "/refusal", "how", "Birini seçin", "day", "2027-03-15", "reason", typed);
    round.adoptCirculated(opinion.id(), TODAY);
    flawed(SECRETARY, at + "/closure", "result", "Birini seçin", "reason", typed);
    flawed(SECRETARY, at + "/succession", "by", "Birini seçin");
    var letter = transmitting.prepare(SECRETARY, opinion.id(), municipality).id();
    flawed(SECRETARY, letter(letter, "sending"), "channel", "Birini seçin", "day", "2027-03-15");
    flawed(
        SECRETARY,
        letter(letter, "sending"),
        "day",
        "gelecekte",
        "day",
        "2027-05-01",
        "channel",
        "kep");
    flawed(
        SECRETARY,
        letter(letter, "sending"),
        "answerDue",
        "önce olamaz",
        "day",
        "2027-03-15",
        "channel",
        "kep",
        "answerDue",
        "2027-03-01");
    transmitting.send(SECRETARY, letter, Transmission.Channel.KEP, TODAY, TODAY.plusDays(60), null);
    flawed(
        SECRETARY,
        letter(letter, "delivery"),
        "theirDate",
        "gününü de yazın",
        "day",
        "2027-03-15",
        "theirNumber",
        typed);
    flawed(
        SECRETARY,
        letter(letter, "delivery"),
        "theirDate",
        "gelecekte",
        "day",
        "2027-03-15",
        "theirNumber",
        "E-1",
        "theirDate",
        "2027-06-01");
    flawed(
        SECRETARY,
        letter(letter, "station"),
        "note",
        "Ne karar verildiğini",
        "day",
        "2027-03-15",
        "stage",
        "decided");
    flawed(
        SECRETARY,
        letter(letter, "extension"),
        "until",
        "bugünden sonra",
        "until",
        "2027-03-15",
        "reason",
        typed);
    flawed(
        SECRETARY,
        letter(letter, "answer"),
        "text-1",
        "Reddin gerekçesini",
        "day",
        "2027-03-15",
        "outcome-1",
        "rejected");
    flawed(
        SECRETARY,
        letter(letter, "answer"),
        "referredTo-1",
        "kime yönlendirdiğinizi",
        "day",
        "2027-03-15",
        "outcome-1",
        "referred",
        "text-1",
        typed);
    flawed(SECRETARY, letter(letter, "answer"), "outcome-1", "En az bir", "day", "2027-03-15");
    var results = at + "/results/" + recommendation();
    flawed(SECRETARY, results + "/actions", "title", "", "state", "planned", "milestones", typed);
    flawed(
        SECRETARY,
        results + "/actions",
        "due",
        "gibi",
        "state",
        "planned",
        "title",
        typed,
        "due",
        "x");
    flawed(
        SECRETARY,
        results + "/measurements",
        "actual",
        "Bir sayı",
        "day",
        "2027-03-15",
        "note",
        typed);
    flawed(
        SECRETARY,
        results + "/measurements",
        "day",
        "gelecekte",
        "day",
        "2027-12-31",
        "actual",
        "5",
        "note",
        typed);
    flawed(
        SECRETARY,
        results + "/measurements",
        "reference",
        "",
        "day",
        "2027-03-15",
        "actual",
        "5",
        "note",
        typed,
        "kind",
        "figure",
        "reference",
        "/tr/data/yok-boyle-veri?rows=year&measure=x");
    var action = action(institution("adana-barosu"));
    flawed(
        SECRETARY,
        at + "/results/actions/" + action,
        "reason",
        "Nedenini",
        "version",
        "1",
        "state",
        "dropped");
    flawed(
        SECRETARY,
        at + "/results/actions/" + action,
        "state",
        "Birini seçin",
        "version",
        "1",
        "reason",
        typed);
    doing.move(SECRETARY, action, 1, Action.State.DONE_CLAIMED, "");
    flawed(
        member,
        at + "/results/actions/" + action + "/verdict",
        "reason",
        "Nedenini",
        "version",
        "2",
        "verdict",
        "no");
    var measured = measured(SECRETARY);
    flawed(member, measured, "verdict", "Birini seçin", "reason", typed);
    flawed(member, measured, "reason", "Nedenini", "verdict", "no");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
    var version = String.valueOf(opinions.get(SECRETARY, opinion.id()).version());
    stale(at + "/description", version, "title", "Benimki", "kind", "report");
    stale(at + "/clauses/" + clause(), "1", "heading", "Benimki", "text", "Benim metnim");
    stale(DESK + "/issues/" + issue + "/description", "1", "title", "Benimki");
    stale(
        DESK + "/addressees/" + municipality,
        "1",
        "nameTr",
        "Benimki",
        "letterName",
        "BENİMKİ",
        "addresseeKind",
        "municipality",
        "closing",
        "superior");
    round.adopt(opinion.id(), TODAY);
    var action = action(institution("adana-barosu"));
    stale(at + "/results/actions/" + action, "1", "state", "under-way", "reason", "Benimki");
    var claimed = action(institution("adana-barosu"));
    doing.move(SECRETARY, claimed, 1, Action.State.DONE_CLAIMED, "");
    assertThat(
            post(
                member,
                at + "/results/actions/" + claimed + "/verdict",
                "version",
                "1",
                "verdict",
                "yes"))
        .hasStatus(409);
    var measured = measured(SECRETARY);
    assertThat(post(member, measured, "verdict", "yes")).hasStatus(302);
    assertThat(post(other, measured, "verdict", "no", "reason", "Görmedim"))
        .hasStatus(409)
        .bodyText()
        .contains("Görmedim");
  }

  @Test
  void nobodySpeaksForAnotherInstitution() {
    circulating.circulate(SECRETARY, opinion.id(), TODAY);
    var own = at + "/positions/own";
    assertThat(post(member, own, "stance", "dissents", "text", "Baronun sözü")).hasStatus(302);
    assertThat(get(member, own)).hasStatusOk().bodyText().contains("Baronun sözü");
    assertThat(get(other, own)).hasStatusOk().bodyText().doesNotContain("Baronun sözü");
    assertThat(
            post(
                other,
                own,
                "stance",
                "agrees",
                "text",
                "Odanın sözü",
                "holder",
                institution("adana-barosu").toString(),
                "institution",
                institution("adana-barosu").toString()))
        .hasStatus(302);
    assertThat(circulating.positions(SECRETARY, opinion.id()))
        .filteredOn(one -> one.holder().equals(institution("adana-barosu")))
        .singleElement()
        .extracting(Position::text)
        .isEqualTo("Baronun sözü");
    assertThat(page(get(other, at + "/positions")).select("a[href$=/positions/own]")).isNotEmpty();
    assertThat(get(SECRETARY, own)).hasStatus(403);
    assertThat(post(SECRETARY, own, "stance", "agrees")).hasStatus(403);
    watch.set(Instant.parse("2027-03-16T10:30:00Z"));
    assertThat(post(member, own, "stance", "agrees", "text", "Geç kaldım"))
        .hasStatus(422)
        .bodyText()
        .contains("süresi doldu", "Geç kaldım");
  }

  @Test
  void nobodyActsForAnotherInstitution() {
    round.adopt(opinion.id(), TODAY);
    var begin = at + "/results/" + recommendation() + "/actions";
    var bar = institution("adana-barosu").toString();
    assertThat(page(get(member, begin)).select("#institution option[value]:not([value=''])"))
        .extracting(option -> option.attr("value"))
        .containsExactly(bar);
    assertThat(post(other, begin, "title", "Başkasına iş", "state", "planned", "institution", bar))
        .hasStatus(403);
    assertThat(post(member, begin, "title", "Kendi işimiz", "state", "planned", "institution", bar))
        .hasStatus(302);
    var action =
        one(
            "select id from opinions.action where title = 'Kendi işimiz' and institution is not null");
    var move = at + "/results/actions/" + action;
    assertThat(get(other, move)).hasStatus(403);
    assertThat(post(other, move, "version", "1", "state", "under-way")).hasStatus(403);
    assertThat(page(get(other, at + "/results")).select("a[href=" + move + "]")).isEmpty();
    assertThat(page(get(member, at + "/results")).select("a[href=" + move + "]")).hasSize(1);
    assertThat(post(member, move, "version", "1", "state", "done-claimed")).hasStatus(302);
    assertThat(post(member, move + "/verdict", "version", "2", "verdict", "yes")).hasStatus(403);
    assertThat(page(get(member, at + "/results")).select("a[href$=/verdict]")).isEmpty();
    assertThat(post(other, move + "/verdict", "version", "2", "verdict", "yes")).hasStatus(302);
  }

  @Test
  void aMilestoneIsNotedByWhoeverActs() {
    round.adopt(opinion.id(), TODAY);
    var reach = at + "/results/actions/" + action(institution("adana-barosu")) + "/milestones/1";
    assertThat(page(get(other, at + "/results")).select("form[action=" + reach + "]")).isEmpty();
    assertThat(post(other, reach, "done", "yes")).hasStatus(403);
    assertThat(post(member, reach, "done", "yes")).hasStatus(302);
    assertThat(post(member, reach.replaceAll("1$", "7"), "done", "yes")).hasStatus(404);
  }

  @Test
  void nobodyJudgesTheirOwnMeasurement() {
    round.adopt(opinion.id(), TODAY);
    var measured = measured(member);
    assertThat(get(member, measured)).hasStatus(403);
    assertThat(page(get(member, at + "/results")).select("a[href=" + measured + "]")).isEmpty();
    assertThat(post(member, measured, "verdict", "yes")).hasStatus(403);
    assertThat(post(other, measured, "verdict", "yes")).hasStatus(302);
    assertThat(db.sql("select state from opinions.measurement").query(String.class).single())
        .isEqualTo("verified");
  }

  @Test
  void anAnswerLinkWorksOnceAndThenTellsNothing() {
    var letter = sent();
    var link = newLink(letter);
    for (var language : List.of("tr", "en", "ar")) {
      assertThat(get(Actor.visitor(), link.replace("/tr/", "/" + language + "/")))
          .hasStatusOk()
          .bodyText()
          .contains("Her mahallede bir kurs");
    }
    assertThat(post(Actor.visitor(), link, "outcome-1", "rejected", "text-1", " "))
        .hasStatus(422)
        .bodyText()
        .contains("Reddin gerekçesini");
    assertThat(post(Actor.visitor(), link, "outcome-1", "referred", "text-1", "Yazdığım"))
        .hasStatus(422)
        .bodyText()
        .contains("Yazdığım");
    assertThat(post(Actor.visitor(), link, "outcome-1", "no-answer")).hasStatus(422);
    assertThat(post(Actor.visitor(), link, "outcome-1", "accepted", "text-1", "Olur."))
        .hasStatusOk()
        .bodyText()
        .contains("Teşekkür ederiz");
    assertDead(link);
    var replaced = newLink(letter);
    var newest = newLink(letter);
    assertDead(replaced);
    assertThat(get(Actor.visitor(), newest)).hasStatusOk();
    watch.set(Instant.parse("2027-09-01T10:30:00Z"));
    assertDead(newest);
    assertDead("/tr/answers/" + "0".repeat(32));
    assertThat(get(Actor.visitor(), "/tr/answers/" + "z".repeat(32))).hasStatus(404);
    assertThat(post(member, letter(letter, "link"))).hasStatus(403);
  }

  @Test
  void anAccountOfTheAddresseeAnswersForItAlone() {
    var letter = sent();
    db.sql("insert into opinions.answerer (addressee, account) values (:a, :b)")
        .param("a", municipality)
        .param("b", Round.OFFICER.id())
        .update();
    var answer = "/tr/desk/answers/" + letter;
    openAll(Round.OFFICER, "/tr/desk/answers", answer);
    assertThat(post(Round.OFFICER, answer, "outcome-1", "rejected"))
        .hasStatus(422)
        .bodyText()
        .contains("Reddin gerekçesini");
    assertThat(post(Round.OFFICER, answer, "outcome-1", "partly", "text-1", "On mahallede."))
        .hasStatus(302);
    assertThat(get(Round.OFFICER, answer)).bodyText().contains("On mahallede.");
    var stranger = new Actor(UUID.randomUUID(), Round.OFFICER.verbs());
    assertThat(get(stranger, answer)).hasStatus(404);
    assertThat(post(stranger, answer, "outcome-1", "partly", "text-1", "Ben de")).hasStatus(404);
    assertThat(get(Round.OFFICER, at)).hasStatus(403);
    addressees.release(SECRETARY, municipality, Round.OFFICER.id());
    assertThat(get(Round.OFFICER, answer)).hasStatus(404);
  }

  @Test
  void aTranslationIsWrittenShownAndTakenBack() {
    assertThat(
            post(
                SECRETARY,
                at + "/translations/en",
                "title",
                "Courses",
                "request-1",
                "Open courses"))
        .hasStatus(302);
    assertThat(get(SECRETARY, at + "/translations/en"))
        .bodyText()
        .contains("Courses", "Open courses");
    assertThat(get(SECRETARY, at + "/translations/tr")).hasStatus(404);
    assertThat(get(member, at + "/translations/ar")).hasStatus(403);
    round.adopt(opinion.id(), TODAY);
    assertThat(get(Actor.visitor(), "/en/opinions/" + opinion.slug() + "?translated=1"))
        .bodyText()
        .contains("Courses", "Open courses");
    assertThat(
            page(get(Actor.visitor(), "/ar/opinions/" + opinion.slug() + "?translated=1"))
                .select("#recommendation-1")
                .text())
        .contains("Her mahallede bir kurs")
        .doesNotContain("Open courses");
    assertThat(post(SECRETARY, at + "/translations/en", "title", "x".repeat(301)))
        .hasStatus(422)
        .bodyText()
        .contains("En çok 300 karakter", "x".repeat(301));
  }

  /** Nothing of the opinion, the addressee or the letter behind a link that works no more. */
  private void assertDead(String link) {
    for (var answer :
        List.of(
            get(Actor.visitor(), link),
            post(Actor.visitor(), link, "outcome-1", "accepted", "text-1", "Yine"))) {
      assertThat(answer)
          .hasStatus(404)
          .bodyText()
          .contains("Bu yanıt bağlantısı kullanılmış, süresi dolmuş")
          .doesNotContain("Mahallelerde dil kursu", "Her mahallede", "Büyükşehir", "2027/01");
    }
  }

  private String newLink(UUID letter) {
    var made = post(SECRETARY, letter(letter, "link"));
    assertThat(made).hasStatusOk();
    var found = java.util.regex.Pattern.compile("/tr/answers/[0-9a-f]{32}").matcher(body(made));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private List<String> pages(UUID letter) {
    return List.of(
        DESK,
        DESK + "/new",
        DESK + "/issues",
        DESK + "/issues/new",
        DESK + "/issues/" + issue,
        DESK + "/issues/" + issue + "/description",
        DESK + "/issues/" + issue + "/state",
        DESK + "/addressees",
        DESK + "/addressees/new",
        DESK + "/addressees/" + municipality + "/answerers",
        at,
        at + "/description",
        at + "/claims",
        at + "/claims/new",
        at + "/claims/" + claim() + "/evidence",
        at + "/recommendations",
        at + "/recommendations/" + recommendation(),
        at + "/remarks",
        at + "/remarks/new",
        at + "/positions",
        at + "/positions/own",
        at + "/adoption",
        at + "/adoption/new",
        at + "/agenda",
        at + "/circulation",
        at + "/draft",
        at + "/refusal",
        at + "/closure",
        at + "/transmissions",
        letter(letter, "answer"),
        at + "/results",
        at + "/results/" + recommendation() + "/actions",
        at + "/results/" + recommendation() + "/measurements",
        at + "/translations/ar",
        at + "/editions/1.txt");
  }

  private List<List<String>> forms(UUID letter) {
    return List.of(
        List.of(DESK, "title", "X", "kind", "report", "body", cast.body().toString()),
        List.of(DESK + "/issues", "title", "X"),
        List.of(DESK + "/issues/" + issue + "/description", "title", "X", "version", "1"),
        List.of(DESK + "/issues/" + issue + "/state", "state", "settled"),
        List.of(DESK + "/addressees/new", "nameTr", "X"),
        List.of(DESK + "/addressees/" + municipality + "/answerers", "email", "a@example.org"),
        List.of(
            DESK + "/addressees/" + municipality + "/answerers/removal",
            "account",
            member.id().toString()),
        List.of(at + "/description", "title", "X", "kind", "report", "version", "1"),
        List.of(at + "/clauses/new", "text", "X"),
        List.of(at + "/claims/new", "text", "X"),
        List.of(at + "/recommendations/new", "request", "X"),
        List.of(at + "/pieces/claim/" + claim(), "deed", "remove"),
        List.of(at + "/remarks", "text", "X"),
        List.of(at + "/positions/own", "stance", "agrees"),
        List.of(at + "/circulation", "until", "2027-03-20"),
        List.of(at + "/draft"),
        List.of(at + "/adoption", "decision", "2027/1"),
        List.of(at + "/closure", "result", "partly"),
        List.of(at + "/transmissions", "addressee", municipality.toString()),
        List.of(letter(letter, "delivery"), "day", "2027-03-15"),
        List.of(letter(letter, "answer"), "day", "2027-03-15", "outcome-1", "accepted"),
        List.of(letter(letter, "link")),
        List.of(letter(letter, "undo")),
        List.of(at + "/results/" + recommendation() + "/actions", "title", "X", "state", "planned"),
        List.of(
            at + "/results/" + recommendation() + "/measurements",
            "day",
            "2027-03-15",
            "actual",
            "1"),
        List.of(at + "/translations/en", "title", "X"));
  }

  /** Adopted, and on its way to the municipality. */
  private UUID sent() {
    round.adopt(opinion.id(), TODAY);
    var letter = transmitting.prepare(SECRETARY, opinion.id(), municipality).id();
    transmitting.send(SECRETARY, letter, Transmission.Channel.KEP, TODAY, TODAY.plusDays(60), null);
    return letter;
  }

  private UUID action(UUID institution) {
    return doing.begin(
        SECRETARY,
        recommendation(),
        new Doing.Plan(
            Action.OWN,
            "",
            "Kurs açmak",
            institution,
            TODAY.plusMonths(2),
            Action.State.PLANNED,
            List.of(new Action.Milestone(0, "İlk kurs", TODAY.plusMonths(1), null))));
  }

  private String measured(Actor by) {
    return at
        + "/results/measurements/"
        + doing.report(
            by,
            recommendation(),
            new Doing.Report(TODAY, new java.math.BigDecimal("410"), "", null),
            null);
  }

  private String letter(UUID letter, String deed) {
    return at + "/transmissions/" + letter + "/" + deed;
  }

  private UUID clause() {
    return opinions.draft(SECRETARY, opinion.id()).clauses().getFirst().id();
  }

  private UUID claim() {
    return opinions.draft(SECRETARY, opinion.id()).claims().getFirst().id();
  }

  private UUID recommendation() {
    return opinions.draft(SECRETARY, opinion.id()).recommendations().getFirst().id();
  }

  private UUID one(String sql) {
    return db.sql(sql + " limit 1").param("id", opinion.id()).query(UUID.class).single();
  }

  private Actor memberOf(String institution) {
    var account =
        db.sql(
                """
                select account_id
                  from council.mandate
                  join council.person on person.id = person_id
                  join council.seat on seat.id = seat_id
                  join council.seat_standing standing on standing.seat_id = seat.id
                 where capacity = 'principal' and standing.institution_id = :institution
                 limit 1
                """)
            .param("institution", institution(institution))
            .query(UUID.class)
            .single();
    return new Actor(account, Set.of(Verb.USE_DESK, Verb.TAKE_PART));
  }

  private UUID institution(String code) {
    return db.sql("select id from council.institution where code = :code")
        .param("code", code)
        .query(UUID.class)
        .single();
  }

  /** No: 422, a sentence beside the field, and all that was typed still there. */
  private void flawed(Actor actor, String address, String field, String says, String... fields) {
    var answer = post(actor, address, fields);
    var what = address.replace(at, "…") + " " + field;
    assertThat(answer).as(what).hasStatus(422);
    var page = page(answer);
    assertThat(page.select("#" + field + "-error").text()).as(what).isNotBlank().contains(says);
    assertThat(page.select(".error-summary a[href=#" + field + "]")).as(what).isNotEmpty();
    for (var i = 0; i < fields.length; i += 2) {
      var typed = fields[i + 1];
      var named = page.select("[name=" + fields[i] + "]");
      if (!typed.isBlank() && named.is("input[type=text], input[type=date], textarea")) {
        assertThat(named.is("textarea") ? named.getFirst().wholeText().strip() : named.val())
            .as(what + " keeps " + fields[i])
            .isEqualTo(typed);
      }
    }
  }

  /** No, said above the form; all that was typed is still there. */
  private void above(String address, String says, String... fields) {
    var answer = post(SECRETARY, address, fields);
    assertThat(answer).as(says).hasStatus(422);
    assertThat(page(answer).select(".error-summary").text()).contains(says);
    for (var i = 0; i < fields.length; i += 2) {
      var named = page(answer).select("[name=" + fields[i] + "]");
      assertThat(named.is("textarea") ? named.text() : named.val()).isEqualTo(fields[i + 1]);
    }
  }

  /** The second of two who opened the same version is told, loses nothing, and may send again. */
  private void stale(String address, String version, String... fields) {
    var first = new ArrayList<>(List.of(fields));
    first.set(first.indexOf("Benimki"), "Onunki");
    first.addAll(List.of("version", version));
    assertThat(post(SECRETARY, address, first.toArray(String[]::new))).as(address).hasStatus(302);
    var second = new ArrayList<>(List.of(fields));
    second.addAll(List.of("version", version));
    var conflict = post(SECRETARY, address, second.toArray(String[]::new));
    assertThat(conflict)
        .as(address)
        .hasStatus(409)
        .bodyText()
        .contains("Siz yazarken başka biri değiştirdi", "Benimki");
    assertThat(page(conflict).select("[name=version]").val())
        .isEqualTo(String.valueOf(Integer.parseInt(version) + 1));
  }

  private void openAll(Actor actor, String... addresses) {
    for (var address : addresses) {
      for (var language : List.of("tr", "en", "ar")) {
        var localised = address.replaceFirst("/tr/", "/" + language + "/");
        var answer = get(actor, localised);
        assertThat(answer).as(localised).hasStatusOk();
        assertThat(page(answer).body().text())
            .as(localised)
            .doesNotContainPattern("\\b(opinions|web|meetings|council)\\.[a-z]+\\.?[a-zA-Z]*\\b");
      }
    }
  }

  private static String[] rest(List<String> form) {
    return form.subList(1, form.size()).toArray(String[]::new);
  }

  private static Document page(MvcTestResult answer) {
    return Jsoup.parse(body(answer));
  }

  private static String body(MvcTestResult answer) {
    return new String(
        Objects.requireNonNull(answer.getResponse().getContentAsByteArray()),
        StandardCharsets.UTF_8);
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String address, String... fields) {
    var request = web.post().uri(URI.create(address)).requestAttr(Uis.ACTOR, actor).with(csrf());
    for (var i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }
}
