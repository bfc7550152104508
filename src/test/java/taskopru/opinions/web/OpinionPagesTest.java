package taskopru.opinions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;
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
import org.xml.sax.InputSource;
import taskopru.Database;
import taskopru.files.Files;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.meetings.Sitting;
import taskopru.opinions.Action;
import taskopru.opinions.Doing;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.opinions.Round;
import taskopru.opinions.Transmitting;
import taskopru.web.Uis;
import tools.jackson.databind.json.JsonMapper;

/** The desk of opinions through its pages: who may, what is refused, what hostile words become. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class, Round.class})
@Transactional
class OpinionPagesTest {

  static final Actor SECRETARY = Round.SECRETARY;
  static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

  /** Begins like a formula; holds all else that was ever trouble. */
  static final String EVIL =
      "=HYPERLINK(\"x\") \"><script>alert(1)</script><img src=x onerror=alert(1)> '{0}' ${7*7}"
          + " 😀 %0d%0a, ;:\\n";

  static final String EVIL_LINES = EVIL + "\r\n@SUM(A1)\n-1+1";

  /** Refused with a sentence wherever somebody writes: nobody sees what they do. */
  static final List<String> UNSEEN =
      List.of("bell \u0007", "null \u0000", "turned \u202egnp.exe", "mark \ufeff");

  static final String HUGE = "ş".repeat(1_000_000);

  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired Round round;
  @Autowired Opinions opinions;
  @Autowired Transmitting transmitting;
  @Autowired Doing doing;
  @Autowired Files files;
  @Autowired JsonMapper json;

  Sitting cast;
  UUID municipality;
  final List<String> broken = new ArrayList<>();

  @BeforeEach
  void aCouncil() {
    watch.set(Instant.parse("2027-03-15T10:30:00Z"));
    cast = round.seated();
    municipality = round.municipality();
  }

  @Test
  void hostileWordsAreWordsOnEveryPageAndPaper() throws Exception {
    write(SECRETARY, "/tr/desk/opinions/issues", "title", EVIL, "text", EVIL_LINES, "place", EVIL);
    var issue = newest("opinions.issue", "filed_at");
    var group = cast.body().toString();
    write(
        SECRETARY,
        "/tr/desk/opinions",
        "title",
        EVIL,
        "summary",
        EVIL_LINES,
        "kind",
        "proposal",
        "body",
        group,
        "issues",
        issue.toString());
    var id = newest("opinions.opinion", "changed_at");
    var here = "/tr/desk/opinions/" + id;
    write(SECRETARY, here + "/clauses/new", "text", EVIL_LINES, "heading", EVIL);
    write(SECRETARY, here + "/alternatives/new", "title", EVIL, "text", EVIL_LINES);
    write(SECRETARY, here + "/claims/new", "text", EVIL);
    var claim = newest("opinions.claim", "position");
    write(
        SECRETARY,
        here + "/claims/" + claim + "/evidence",
        "quotation",
        EVIL_LINES,
        "kind",
        "document",
        "reference",
        EVIL,
        "side",
        "supports",
        "strength",
        "strong");
    refuse(
        SECRETARY,
        here + "/claims/" + claim + "/evidence",
        "reference",
        "Rapor https://user:secret@example.org/",
        "kind",
        "document",
        "side",
        "supports",
        "strength",
        "strong");
    write(
        SECRETARY,
        here + "/recommendations/new",
        "request",
        EVIL_LINES,
        "addressee",
        municipality.toString(),
        "unit",
        EVIL,
        "basis",
        EVIL,
        "costNote",
        EVIL,
        "unmeasurable",
        EVIL,
        "claims",
        claim.toString());
    write(SECRETARY, here + "/remarks", "text", EVIL_LINES, "wording", EVIL_LINES);
    var remark = newest("opinions.remark", "written_at");
    write(SECRETARY, here + "/remarks/" + remark, "reason", EVIL, "verdict", "accepted");
    for (var language : List.of("en", "ar")) {
      write(
          SECRETARY,
          here + "/translations/" + language,
          "title",
          EVIL,
          "summary",
          EVIL_LINES,
          "request-1",
          EVIL_LINES);
    }
    look(here, "", "/description", "/claims", "/claims/" + claim + "/evidence");
    look(here, "/recommendations", "/remarks", "/remarks/new", "/translations/ar", "/circulation");

    write(SECRETARY, here + "/circulation", "until", TODAY.toString());
    write(
        cast.principals().get(20).actor(),
        here + "/positions/own",
        "text",
        EVIL_LINES,
        "stance",
        "dissents");
    look(here, "/positions", "/adoption");
    round.adoptCirculated(id, TODAY);
    ok(post(SECRETARY, here + "/transmissions", "addressee", municipality.toString()));
    var sent = newest("opinions.transmission", "prepared_at");
    papers(id);
    write(
        SECRETARY,
        here + "/transmissions/" + sent + "/sending",
        "day",
        TODAY.toString(),
        "channel",
        "kep",
        "answerDue",
        TODAY.plusDays(60).toString());
    write(
        SECRETARY,
        here + "/transmissions/" + sent + "/delivery",
        "theirNumber",
        EVIL,
        "theirDate",
        TODAY.toString(),
        "day",
        TODAY.toString());
    write(
        SECRETARY,
        here + "/transmissions/" + sent + "/answer",
        "text-1",
        EVIL_LINES,
        "day",
        TODAY.toString(),
        "outcome-1",
        "partly");
    look(here, "/transmissions", "/transmissions/" + sent + "/answer");
    var asked = opinions.draft(SECRETARY, id).recommendations().getFirst().id();
    write(
        SECRETARY,
        here + "/results/" + asked + "/actions",
        "title",
        EVIL,
        "kind",
        Action.OWN,
        "state",
        "under-way",
        "milestones",
        EVIL);
    look(here, "/results", "/results/" + asked + "/actions");
    look("/tr/desk/opinions", "", "/issues", "/issues/" + issue, "/addressees");
    everybodyReads(opinions.get(SECRETARY, id));
    assertThat(broken).isEmpty();
  }

  @Test
  void whoeverMayNotIsTurnedAway() {
    var draft = round.complete(municipality);
    var here = "/tr/desk/opinions/" + draft.id();
    var stranger = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK));
    var recommendation = opinions.draft(SECRETARY, draft.id()).recommendations().getFirst().id();
    for (var path :
        List.of(
            "", "/claims", "/recommendations", "/remarks", "/positions", "/adoption", "/results")) {
      assertThat(get(stranger, here + path)).as(path).hasStatus(403);
      assertThat(get(Actor.visitor(), here + path).getResponse().getStatus())
          .as(path)
          .isIn(302, 401, 403);
    }
    var member = cast.principals().getFirst().actor();
    for (var path :
        List.of(
            "/description",
            "/clauses/new",
            "/claims/new",
            "/recommendations/new",
            "/circulation",
            "/withdrawal",
            "/translations/en",
            "/results/" + recommendation + "/actions",
            "/positions/own")) {
      for (var who : List.of(stranger, member)) {
        assertThat(
                post(who, here + path, "title", "Ele geçirildi", "until", TODAY.toString())
                    .getResponse()
                    .getStatus())
            .as(path)
            .isIn(403, 404, 422);
      }
    }
    assertThat(opinions.get(SECRETARY, draft.id()))
        .returns(draft.title(), Opinion::title)
        .returns(Opinion.State.DRAFT, Opinion::state);
    assertThat(opinions.draft(SECRETARY, draft.id()).clauses()).hasSize(1);
  }

  @Test
  void nobodySpeaksForAnotherInstitution() {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), TODAY);
    var sent = transmitting.prepare(SECRETARY, draft.id(), municipality).id();
    var here = "/tr/desk/opinions/" + draft.id();
    var recommendation = opinions.draft(SECRETARY, draft.id()).recommendations().getFirst().id();
    var institution =
        db.sql("select id from council.institution where code = 'adana-barosu'")
            .query(UUID.class)
            .single();
    var member = cast.principals().getFirst().actor();
    assertThat(
            post(
                member,
                here + "/results/" + recommendation + "/actions",
                "title",
                "Başkasının işi",
                "kind",
                Action.OWN,
                "state",
                "under-way",
                "institution",
                institution.toString()))
        .hasStatus(403);
    for (var deed : List.of("sending", "delivery", "station", "extension", "answer")) {
      assertThat(
              post(member, here + "/transmissions/" + sent + "/" + deed, "day", TODAY.toString()))
          .as(deed)
          .hasStatus(403);
    }
    var action =
        doing.begin(
            SECRETARY,
            recommendation,
            new Doing.Plan(
                Action.OWN, "", "On kurs", null, null, Action.State.UNDER_WAY, List.of()));
    doing.move(SECRETARY, action, 1, Action.State.DONE_CLAIMED, "");
    assertThat(
            post(
                SECRETARY,
                here + "/results/actions/" + action + "/verdict",
                "version",
                "2",
                "verdict",
                "yes",
                "reason",
                "Kendim gördüm."))
        .as("whoever says that it is done does not verify it")
        .hasStatus4xxClientError();
    assertThat(
            db.sql("select state from opinions.action where id = ?")
                .param(action)
                .query(String.class)
                .single())
        .isEqualTo("done-claimed");
  }

  @Test
  void whatIsMissingIsSaidBesideItsFieldAndNothingTypedIsLost() {
    var draft = round.complete(municipality);
    var here = "/tr/desk/opinions/" + draft.id();
    assertThat(post(SECRETARY, "/tr/desk/opinions/issues", "title", " ", "text", "Yazdıklarım."))
        .hasStatus(422)
        .bodyText()
        .contains("Yazdıklarım.", "href=\"#title\"");
    assertThat(post(SECRETARY, here + "/clauses/new", "heading", "Başlık", "text", ""))
        .hasStatus(422)
        .bodyText()
        .contains("Başlık", "href=\"#text\"");
    assertThat(
            post(
                SECRETARY,
                here + "/recommendations/new",
                "request",
                "Yurt açılsın.",
                "cost",
                "-5",
                "baseline",
                "çok",
                "due",
                "31.31.2027"))
        .hasStatus(422)
        .bodyText()
        .contains("Yurt açılsın.", "href=\"#baseline\"", "href=\"#due\"", "31.31.2027");
    assertThat(post(SECRETARY, here + "/circulation", "until", "2020-01-01"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#until\"");
    assertThat(
            post(
                SECRETARY, here + "/claims/" + UUID.randomUUID() + "/evidence", "kind", "document"))
        .hasStatus(404);
    assertThat(get(SECRETARY, "/tr/desk/opinions/" + UUID.randomUUID())).hasStatus(404);
    assertThat(get(SECRETARY, here + "/clauses/nonsense").getResponse().getStatus()).isIn(400, 404);
  }

  @Test
  void whatSomebodyElseSavedIsNotOverwritten() {
    var draft = round.complete(municipality);
    var here = "/tr/desk/opinions/" + draft.id();
    var version = String.valueOf(opinions.get(SECRETARY, draft.id()).version());
    ok(
        post(
            SECRETARY,
            here + "/description",
            "version",
            version,
            "title",
            "Onların başlığı",
            "kind",
            "proposal",
            "summary",
            "Onların özeti"));
    assertThat(broken).isEmpty();
    assertThat(
            post(
                SECRETARY,
                here + "/description",
                "version",
                version,
                "title",
                "Benim başlığım",
                "kind",
                "proposal",
                "summary",
                "Benim özetim"))
        .hasStatus(409)
        .bodyText()
        .contains("Benim başlığım", "Benim özetim");
    assertThat(opinions.get(SECRETARY, draft.id()).title()).isEqualTo("Onların başlığı");
    var clause = opinions.draft(SECRETARY, draft.id()).clauses().getFirst();
    ok(post(SECRETARY, here + "/clauses/" + clause.id(), "version", "1", "text", "Onların"));
    assertThat(post(SECRETARY, here + "/clauses/" + clause.id(), "version", "1", "text", "Benim"))
        .hasStatus(409)
        .bodyText()
        .contains("Benim");
    assertThat(opinions.draft(SECRETARY, draft.id()).clauses().getFirst().text())
        .isEqualTo("Onların");
  }

  @Test
  void aLinkAnswersOnceAndTellsAStrangerNothing() {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), TODAY);
    var here = "/tr/desk/opinions/" + draft.id();
    ok(post(SECRETARY, here + "/transmissions", "addressee", municipality.toString()));
    var sent = newest("opinions.transmission", "prepared_at");
    ok(
        post(
            SECRETARY,
            here + "/transmissions/" + sent + "/sending",
            "day",
            TODAY.toString(),
            "channel",
            "kep"));
    assertThat(broken).isEmpty();
    var page = body(post(SECRETARY, here + "/transmissions/" + sent + "/link"));
    var link = page.replaceAll("(?s).*(/tr/answers/[0-9a-f]{32}).*", "$1");
    assertThat(link).startsWith("/tr/answers/");
    assertThat(get(Actor.visitor(), link)).hasStatusOk().bodyText().contains("Her mahallede");
    assertThat(get(Actor.visitor(), link)).as("looking uses nothing up").hasStatusOk();
    assertThat(post(Actor.visitor(), link, "outcome-1", "rejected", "text-1", ""))
        .as("a refusal says why")
        .hasStatus(422);
    assertThat(post(Actor.visitor(), link, "outcome-1", "accepted", "text-1", "Uygundur."))
        .hasStatusOk();
    for (var wrong : List.of(link, "/tr/answers/" + "0".repeat(32))) {
      var answer = get(Actor.visitor(), wrong);
      assertThat(answer.getResponse().getStatus()).as(wrong).isIn(404, 410);
      assertThat(body(answer)).doesNotContain("Her mahallede", draft.title());
    }
    watch.set(Instant.parse("2027-09-15T10:30:00Z"));
    assertThat(post(Actor.visitor(), link, "outcome-1", "rejected", "text-1", "Olmaz."))
        .hasStatus4xxClientError();
    assertThat(get(Actor.visitor(), "/tr/opinions/" + draft.slug().value()))
        .bodyText()
        .contains("Uygundur.")
        .doesNotContain("Olmaz.");
  }

  private void everybodyReads(Opinion opinion) throws Exception {
    var slug = opinion.slug().value();
    for (var language : List.of("tr", "en", "ar")) {
      for (var path :
          List.of(
              "/opinions",
              "/opinions?q=hyperlink",
              "/opinions/" + slug,
              "/trail/opinion/" + opinion.id())) {
        var answer = get(Actor.visitor(), "/" + language + path);
        assertThat(answer).as(path).hasStatusOk();
        page(language + path, answer);
      }
    }
    for (var path :
        List.of(
            "/tr/opinions.json",
            "/tr/opinions/" + slug + ".json",
            "/api/v1/opinions",
            "/api/v1/opinions/" + slug,
            "/api/v1/recommendations",
            "/api/v1/trail/opinion/" + opinion.id())) {
      var answer = get(Actor.visitor(), path);
      assertThat(answer).as(path).hasStatusOk();
      json.readTree(body(answer));
    }
    for (var path : List.of("/tr/opinions/feed.atom", "/tr/opinions/" + slug + "/badge.svg")) {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      var read =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(body(get(Actor.visitor(), path)))));
      assertThat(read.getElementsByTagName("script").getLength()).as(path).isZero();
      assertThat(read.getElementsByTagName("img").getLength()).as(path).isZero();
    }
    for (var path :
        List.of("/tr/opinions.csv", "/api/v1/opinions.csv", "/api/v1/recommendations.csv")) {
      var raw = body(get(Actor.visitor(), path)).replace("\ufeff", "");
      assertThat(raw).as(path).contains("HYPERLINK");
      try (var rows = CsvReader.builder().ofCsvRecord(raw)) {
        rows.stream()
            .forEach(row ->
                assertThat(row.getFields()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r].*")));
      }
    }
  }

  /** The covering letter and its annexes, as other programs read them. */
  private void papers(UUID opinion) throws Exception {
    var stored =
        db.sql(
                """
                select file.id, file.media_type
                  from files.file
                  join documents.document on file.id in (document.pdf, document.docx)
                 where document.subject in (select id from opinions.transmission where opinion = :opinion)
                """)
            .param("opinion", opinion)
            .query((row, _) -> List.of(row.getString("id"), row.getString("media_type")))
            .list();
    assertThat(stored).isNotEmpty();
    for (var file : stored) {
      byte[] bytes;
      try (var in = files.open(UUID.fromString(file.getFirst()))) {
        bytes = in.readAllBytes();
      }
      String words;
      if (file.getLast().contains("pdf")) {
        try (var pdf = Loader.loadPDF(bytes)) {
          words = new PDFTextStripper().getText(pdf);
        }
      } else {
        try (var docx = new XWPFDocument(new ByteArrayInputStream(bytes));
            var reader = new XWPFWordExtractor(docx)) {
          words = reader.getText();
        }
      }
      assertThat(words).doesNotContain("\u202e", "\u0007", "\u0000");
    }
  }

  /** Takes it, and refuses in the first field's place what nobody sees, and a megabyte. */
  private void write(Actor actor, String address, String... fields) {
    if (fields[1].equals(EVIL) || fields[1].equals(EVIL_LINES)) {
      var others = fields.clone();
      for (var unseen : UNSEEN) {
        others[1] = unseen;
        refuse(actor, address, others);
      }
      others[1] = HUGE;
      refuse(actor, address, others);
    }
    ok(address, post(actor, address, fields));
  }

  private void refuse(Actor actor, String address, String... fields) {
    var answer = post(actor, address, fields);
    if (answer.getResponse().getStatus() != 422
        || !body(answer).contains("href=\"#" + fields[0] + "\"")) {
      broken.add(
          address
              + " "
              + fields[0]
              + " answered "
              + answer.getResponse().getStatus()
              + said(answer));
    }
  }

  private void ok(MvcTestResult answer) {
    ok(String.valueOf(answer.getRequest().getRequestURI()), answer);
  }

  private void ok(String address, MvcTestResult answer) {
    if (answer.getResponse().getStatus() != 302) {
      broken.add(address + " answered " + answer.getResponse().getStatus() + said(answer));
    }
  }

  private static String said(MvcTestResult answer) {
    var page = Jsoup.parse(body(answer));
    return ": " + page.select(".error-summary, h1, .lead").text();
  }

  private void look(String here, String... paths) {
    for (var path : paths) {
      for (var language : List.of("tr", "ar")) {
        var address = here.replaceFirst("^/tr", "/" + language) + path;
        var answer = get(SECRETARY, address);
        if (answer.getResponse().getStatus() != 200) {
          broken.add(address + " answered " + answer.getResponse().getStatus() + said(answer));
        } else {
          page(address, answer);
        }
      }
    }
  }

  private void page(String what, MvcTestResult answer) {
    var body = body(answer);
    var policy = answer.getResponse().getHeader("Content-Security-Policy");
    if (policy == null || !policy.contains("script-src 'self'") || policy.contains("unsafe")) {
      broken.add(what + " has the policy " + policy);
    }
    var page = Jsoup.parse(body);
    if (!page.select("script:not([src]):not([type=application/json])").isEmpty()
        || !page.select("[onerror], img[src=x]").isEmpty()) {
      broken.add(what + " holds somebody's markup");
    }
    for (var mark : List.of("\u202e", "\u0007", "\u0000")) {
      if (body.contains(mark)) {
        broken.add(what + " holds " + (int) mark.charAt(0));
      }
    }
  }

  private UUID newest(String table, String column) {
    assertThat(broken).isEmpty();
    return db.sql("select id from " + table + " order by " + column + " desc limit 1")
        .query(UUID.class)
        .single();
  }

  private static String body(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
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
