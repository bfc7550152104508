package taskopru.meetings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import biweekly.Biweekly;
import biweekly.ICalendar;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import org.xml.sax.InputSource;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.meetings.AttendanceSheet;
import taskopru.meetings.Sitting;
import taskopru.notifications.CalendarFeeds;
import taskopru.web.Uis;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a text field of a meeting takes: script, formulas, control characters, marks that turn
 * the reading direction, halves of letters, a megabyte. Every page, mail, calendar and export shows
 * it as text, or a sentence says what is too long.
 */
@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class HostileTextTest {

  static final Actor SECRETARY =
      new Actor(
          Sitting.SECRETARY.id(),
          Set.of(Verb.USE_DESK, Verb.KEEP_COUNCIL, Verb.KEEP_MEETINGS, Verb.EXPORT));

  /** Begins like a formula; holds all else that was ever trouble. */
  static final String EVIL =
      "=HYPERLINK(\"x\") \"><script>alert(1)</script><img src=x onerror=alert(1)> '{0}' ${7*7}"
          + " \u202egnp.exe\u2066 \u0007\u0000\u009b\u0085 \ud800 %0d%0a, ;:\\n \u061c\u200f\ufeff";

  static final String EVIL_LINES =
      EVIL + "\r\nBEGIN:VALARM\r\nATTENDEE:mailto:evil@example.org\r\n@SUM(A1)\u2028son";

  static final String HUGE = "ş".repeat(1_000_000);

  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired CalendarFeeds feeds;
  @Autowired JsonMapper json;

  Sitting cast;
  String meeting = "";
  final List<String> broken = new ArrayList<>();

  @BeforeEach
  void aWorkingGroup() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
    db.sql("update council.person set name = :evil where name = 'Yusuf Yedek 1'")
        .param("evil", "=Yusuf \"><script>alert(1)</script>")
        .update();
  }

  @Test
  void nothingExecutesAndNothingBreaks() throws Exception {
    var member = cast.principals().getFirst().actor();
    var chair = cast.principals().get(1).chair();

    write(SECRETARY, "/tr/desk/meetings", "title", EVIL, plan("place", EVIL));
    write(SECRETARY, "/tr/desk/meetings", "place", EVIL, plan("title", EVIL));
    refuse(
        SECRETARY,
        "/tr/desk/meetings",
        "link",
        "javascript:alert(1)//" + EVIL,
        plan("mode", "online"));
    var draft = one("select id from meetings.meeting order by created_at desc limit 1", null);
    meeting = "/tr/desk/meetings/" + draft;
    write(member, "/tr/desk/proposals", "title", EVIL, "text", EVIL_LINES);
    write(SECRETARY, meeting + "/items", "title", EVIL, "text", EVIL_LINES);
    write(SECRETARY, meeting + "/items", "title", "Sıradan");
    var item =
        one(
            "select id from meetings.agenda_item where meeting = :id order by position limit 1",
            draft);
    write(SECRETARY, "/tr/desk/items/" + item, "text", EVIL_LINES, "title", EVIL, "version", "1");
    look(
        "/desk/meetings/" + draft,
        "/desk/meetings/" + draft + "/call",
        "/desk/proposals",
        "/desk/items/" + item);
    watch.set(Instant.parse("2027-03-10T09:00:00Z"));
    write(SECRETARY, meeting + "/call", "reason", EVIL);

    cast.principals()
        .subList(0, 17)
        .forEach(
            one -> ok(post(SECRETARY, meeting + "/attendance", "came", one.mandate().toString())));
    write(
        SECRETARY,
        meeting + "/attendance",
        "excuse",
        EVIL,
        "excused",
        cast.principals().get(20).mandate().toString());
    write(cast.principals().get(21).actor(), meeting + "/ballot", "excuse", EVIL, "deed", "excuse");
    watch.set(Instant.parse("2027-03-15T11:10:00Z"));
    ok(post(SECRETARY, meeting + "/opening"));
    ok(post(SECRETARY, "/tr/desk/items/" + item + "/opening"));
    write(SECRETARY, "/tr/desk/items/" + item + "/votes", "question", EVIL, "kind", "open");
    var vote = one("select id from meetings.vote where item = :id", item);
    ok(post(SECRETARY, "/tr/desk/votes/" + vote + "/opening"));
    look(
        "/desk/meetings/" + draft + "/run",
        "/desk/meetings/" + draft + "/ballot",
        "/desk/meetings/" + draft + "/screen");
    write(SECRETARY, "/tr/desk/votes/" + vote + "/annulment", "reason", EVIL);
    write(
        SECRETARY,
        "/tr/desk/items/" + item + "/votes",
        "candidates",
        EVIL + "\nAday iki",
        "kind",
        "election",
        "method",
        "list",
        "places",
        "1",
        "question",
        "Seçim");
    var election = one("select id from meetings.vote where item = :id and kind = 'election'", item);
    ok(post(SECRETARY, "/tr/desk/votes/" + election + "/opening"));
    look(
        "/desk/meetings/" + draft + "/run",
        "/desk/meetings/" + draft + "/ballot",
        "/desk/meetings/" + draft + "/screen");
    ok(
        post(
            SECRETARY,
            "/tr/desk/votes/" + election + "/count",
            "how",
            "paper",
            "sum-1",
            "12",
            "sum-2",
            "4",
            "ballots",
            "16",
            "witness",
            cast.principals().get(2).mandate().toString(),
            "other",
            cast.principals().get(3).mandate().toString()));
    ok(post(SECRETARY, "/tr/desk/votes/" + election + "/closure"));
    ok(post(SECRETARY, "/tr/desk/votes/" + election + "/announcement"));
    write(SECRETARY, "/tr/desk/votes/" + election + "/decision", "text", EVIL_LINES, "title", EVIL);
    var decision = one("select id from meetings.decision where vote = :id", election);
    write(
        SECRETARY,
        "/tr/desk/decisions/" + decision,
        "followUp",
        EVIL_LINES,
        "version",
        "1",
        "state",
        "under-way");
    write(
        SECRETARY,
        "/tr/desk/decisions/" + decision + "/tasks",
        "taskTitle",
        EVIL,
        "taskInstitution",
        institution().toString());
    var task = one("select id from meetings.task where decision = :id limit 1", decision);
    ok(post(SECRETARY, "/tr/desk/tasks/" + task + "/mail"));
    look(taskLink(task));
    watch.set(Instant.parse("2027-03-15T13:00:00Z"));
    ok(post(SECRETARY, meeting + "/closure"));
    write(
        SECRETARY,
        meeting + "/attendance/" + cast.principals().get(25).mandate(),
        "reason",
        EVIL,
        "excuse",
        EVIL);
    write(
        SECRETARY,
        meeting + "/attendance/" + cast.principals().get(26).mandate(),
        "excuse",
        EVIL,
        "reason",
        EVIL);
    ok(post(SECRETARY, meeting + "/minutes"));
    var minutes = one("select id from meetings.minutes where meeting = :id", draft);
    write(SECRETARY, "/tr/desk/minutes/" + minutes, minutesWith(minutes, "text", EVIL_LINES));
    ok(post(SECRETARY, "/tr/desk/minutes/" + minutes + "/circulation"));
    write(member, "/tr/desk/minutes/" + minutes + "/amendments", "wanted", EVIL_LINES);
    var amendment = one("select id from meetings.amendment where minutes = :id limit 1", minutes);
    look("/desk/meetings/" + draft + "/minutes");
    ok(post(SECRETARY, "/tr/desk/minutes/" + minutes + "/answers", "accept", amendment.toString()));
    ok(post(chair, "/tr/desk/minutes/" + minutes + "/approval"));
    write(SECRETARY, "/tr/desk/tasks/" + task + "/completion", "note", EVIL_LINES);

    look(
        "/desk/meetings",
        "/desk/meetings?q=" + "%3Cscript%3E%27%25%00%E2%80%AE",
        "/desk/meetings/" + draft,
        "/desk/meetings/" + draft + "/copy",
        "/desk/meetings/" + draft + "/call/deliveries",
        "/desk/meetings/" + draft + "/call/deliveries/paper",
        "/desk/meetings/" + draft + "/attendance",
        "/desk/meetings/" + draft + "/attendance/sheet",
        "/desk/meetings/" + draft + "/attendance/" + cast.principals().get(25).mandate(),
        "/desk/meetings/" + draft + "/run",
        "/desk/meetings/" + draft + "/screen",
        "/desk/meetings/" + draft + "/minutes",
        "/desk/decisions?state=",
        "/desk/decisions/" + decision,
        "/desk/outbox?show=all",
        "/meetings",
        "/meetings/" + draft,
        "/decisions",
        "/decisions?q=%3Cscript%3E",
        "/decisions/" + decision);
    exports();
    mails(draft, task);
    calendar(member);
    assertThat(broken).isEmpty();
  }

  private void exports() throws Exception {
    var csv = body(get(Actor.visitor(), "/tr/decisions.csv"));
    try (var rows = CsvReader.builder().ofCsvRecord(csv.replace("\ufeff", ""))) {
      var all = rows.stream().toList();
      assertThat(all).hasSize(2);
      all.forEach(
          row -> assertThat(row.getFields()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r].*")));
      assertThat(all.getLast().getFields()).anyMatch(cell -> cell.startsWith("'=HYPERLINK"));
    }
    for (var address : List.of("/tr/decisions.json", "/api/v1/decisions", "/api/v1/meetings")) {
      var answer = get(Actor.visitor(), address);
      assertThat(answer).hasStatusOk();
      assertThat(answer.getResponse().getContentType()).contains("json");
      plain(address, body(answer));
      json.readTree(body(answer));
    }
    var atom = body(get(Actor.visitor(), "/ar/decisions/feed.atom"));
    plain("atom", atom);
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var feed = factory.newDocumentBuilder().parse(new InputSource(new StringReader(atom)));
    assertThat(feed.getElementsByTagName("script").getLength()).isZero();
    assertThat(feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry").getLength())
        .isOne();
    for (var kind : List.of("csv", "xlsx")) {
      var sheet =
          AttendanceSheet.read(
              get(SECRETARY, meeting + "/attendance/sheet/attendance." + kind)
                  .getResponse()
                  .getContentAsByteArray());
      assertThat(sheet.rows())
          .anyMatch(row -> row.getOrDefault("excuse", "").startsWith("=HYPERLINK"));
      assertThat(sheet.rows()).anyMatch(row -> row.getOrDefault("name", "").startsWith("=Yusuf"));
    }
    var raw = body(get(SECRETARY, meeting + "/attendance/sheet/attendance.csv"));
    try (var rows = CsvReader.builder().ofCsvRecord(raw.replace("\ufeff", ""))) {
      rows.stream()
          .forEach(row ->
              assertThat(row.getFields()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r].*")));
    }
  }

  /**
   * Subjects name nobody and have one line; texts are text; invitations are read by others'
   * programs.
   */
  private void mails(UUID meeting, UUID task) {
    db.sql(
            "select subject, coalesce(body, '') as body from notifications.notice where object in (:meeting, :task)")
        .param("meeting", meeting)
        .param("task", task)
        .query((row, _) -> {
          assertThat(row.getString("subject")).doesNotContain("\n", "\r", "script", "HYPERLINK");
          plain(
              "mail",
              row.getString("body")
                  .replaceAll(
                      "(?s)<script>alert\\(1\\)</script><img src=x onerror=alert\\(1\\)>", ""));
          return 0;
        })
        .list();
    var invitations =
        db.sql(
                """
                select convert_from(attachment.bytes, 'UTF8')
                  from notifications.attachment
                  join notifications.notice on notice.id = attachment.notice
                 where notice.object = :meeting and attachment.bytes is not null
                """)
            .param("meeting", meeting)
            .query(String.class)
            .list();
    assertThat(invitations).hasSize(35).allSatisfy(HostileTextTest::oneDate);
  }

  private void calendar(Actor member) {
    db.sql(
            """
            insert into identity.account (id, email, name, language, state, roles, password, created_at)
            values (:id, 'uye@example.org', 'Ayşe', 'tr', 'active', '{member}', 'no password fits', now())
            """)
        .param("id", member.id())
        .update();
    var path = feeds.make(member, Language.AR);
    var token = path.substring(path.lastIndexOf('/') + 1).replace(".ics", "");
    oneDate(new String(feeds.find(token, Language.AR).orElseThrow(), StandardCharsets.UTF_8));
  }

  private static void oneDate(String ics) {
    var warnings = new ArrayList<List<biweekly.io.ParseWarning>>();
    var calendar =
        Objects.requireNonNull((ICalendar) Biweekly.parse(ics).warnings(warnings).first());
    assertThat(calendar.getEvents()).hasSize(1);
    var event = calendar.getEvents().getFirst();
    assertThat(event.getAlarms()).isEmpty();
    assertThat(event.getAttendees()).noneMatch(one -> "evil@example.org".equals(one.getEmail()));
    assertThat(event.getSummary().getValue()).doesNotContain("\u202e", "\u0007", "\n");
    assertThat(event.getLocation().getValue()).startsWith("=HYPERLINK(\"x\")");
    assertThat(warnings).allSatisfy(some -> assertThat(some).isEmpty());
  }

  /** Takes it, and refuses a megabyte in its place with a sentence. */
  private void write(Actor actor, String address, String field, String text, String... others) {
    refuse(actor, address, field, HUGE, others);
    var fields = new ArrayList<>(List.of(others));
    fields.addAll(0, List.of(field, text));
    write(actor, address, fields.toArray(String[]::new));
  }

  private void write(Actor actor, String address, String[] fields) {
    var answer = post(actor, address, fields);
    if (answer.getResponse().getStatus() != 302) {
      broken.add(
          address
              + " "
              + fields[0]
              + " answered "
              + answer.getResponse().getStatus()
              + ": "
              + said(answer));
    }
  }

  private void refuse(Actor actor, String address, String field, String text, String... others) {
    var fields = new ArrayList<>(List.of(others));
    fields.addAll(0, List.of(field, text));
    var answer = post(actor, address, fields.toArray(String[]::new));
    var status = answer.getResponse().getStatus();
    if (status != 422) {
      broken.add(address + " " + field + " of a megabyte answered " + status);
    } else {
      page(address + " refused", answer);
      if (text.length() > 100_000 && !body(answer).contains("karakter")) {
        broken.add(address + " " + field + " says nothing of its length: " + said(answer));
      }
    }
  }

  private void look(String... addresses) {
    for (var address : addresses) {
      for (var language : List.of("tr", "en", "ar")) {
        var answer =
            get(
                address.contains("/ballot") || address.contains("/proposals")
                    ? cast.principals().getFirst().actor()
                    : SECRETARY,
                "/" + language + address);
        if (answer.getResponse().getStatus() != 200) {
          broken.add(language + address + " answered " + answer.getResponse().getStatus());
        } else {
          page(language + address, answer);
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
    // A refused form gives back to its writer exactly what they typed, to nobody else.
    if (!what.endsWith(" refused")) {
      plain(what, body);
    }
    var page = Jsoup.parse(body);
    page.select("script:not([src]), img[src=x], [href^=javascript:], [src^=javascript:]")
        .forEach(found -> broken.add(what + " has " + found));
    page.getAllElements().stream()
        .flatMap(one -> one.attributes().asList().stream())
        .filter(one -> one.getKey().startsWith("on"))
        .forEach(found -> broken.add(what + " has " + found));
  }

  /** What nobody sees must not be there. */
  private void plain(String what, String text) {
    for (var invisible :
        List.of("\u202e", "\u2066\u0007", "\u0007", "\u0000", "\u009b", "\ufeff", "\ufffd")) {
      if (text.contains(invisible)) {
        broken.add(
            what + " holds \\u%04x".formatted((int) invisible.charAt(invisible.length() - 1)));
      }
    }
    if (text.contains("<script>alert(1)") && !what.contains("json") && !what.contains("api")) {
      broken.add(what + " holds a script");
    }
  }

  private String[] minutesWith(UUID minutes, String field, String text) {
    var fields = new ArrayList<String>();
    var version =
        db.sql("select version from meetings.minutes where id = :id")
            .param("id", minutes)
            .query(Integer.class)
            .single();
    fields.addAll(List.of("version", String.valueOf(version)));
    db.sql(
            "select position, heading, text, public from meetings.minutes_part where minutes = :id order by position")
        .param("id", minutes)
        .query((row, _) -> {
          var position = row.getInt("position");
          fields.addAll(
              List.of(
                  "heading-" + position,
                  EVIL,
                  field + "-" + position,
                  text,
                  "public-" + position,
                  "yes"));
          return 0;
        })
        .list();
    var huge = new ArrayList<>(fields);
    huge.set(5, HUGE);
    var answer = post(SECRETARY, "/tr/desk/minutes/" + minutes, huge.toArray(String[]::new));
    if (answer.getResponse().getStatus() != 422) {
      broken.add("minutes of a megabyte answered " + answer.getResponse().getStatus());
    }
    return fields.toArray(String[]::new);
  }

  private String[] plan(String field, String value) {
    var fields =
        new ArrayList<>(
            List.of("kind", "ordinary", "day", "2027-03-15", "from", "14:00", "to", "16:00"));
    if (!field.equals("mode")) {
      fields.addAll(List.of("mode", "in-person"));
    }
    fields.addAll(List.of(field, value));
    return fields.toArray(String[]::new);
  }

  private String taskLink(UUID task) {
    return db.sql("select path from notifications.notice where object = :id limit 1")
        .param("id", task)
        .query(String.class)
        .single();
  }

  private UUID institution() {
    return db.sql(
            """
            select standing.institution_id from council.seat_standing standing
              join council.seat on seat.id = standing.seat_id
             where seat.body_id = :body and standing.institution_id is not null
             order by seat.number limit 1
            """)
        .param("body", cast.body())
        .query(UUID.class)
        .single();
  }

  private UUID one(String sql, @Nullable UUID id) {
    return db.sql(sql).param("id", id).query(UUID.class).single();
  }

  private void ok(MvcTestResult answer) {
    if (answer.getResponse().getStatus() != 302) {
      broken.add(
          answer.getRequest().getRequestURI()
              + " answered "
              + answer.getResponse().getStatus()
              + ": "
              + said(answer));
    }
  }

  private static String said(MvcTestResult answer) {
    var page = Jsoup.parse(body(answer));
    var found = page.select(".error-summary, .problem, h1").text();
    return found.length() > 300 ? found.substring(0, 300) : found;
  }

  private static String body(MvcTestResult answer) {
    try {
      return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    } catch (java.io.UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private MvcTestResult get(Actor actor, String address) {
    return web.get().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private MvcTestResult post(Actor actor, String address, String... fields) {
    var request =
        web.post().uri(java.net.URI.create(address)).requestAttr(Uis.ACTOR, actor).with(csrf());
    for (var i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }
}
