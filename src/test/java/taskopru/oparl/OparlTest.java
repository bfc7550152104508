package taskopru.oparl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.meetings.Agenda;
import taskopru.meetings.Attending;
import taskopru.meetings.Calling;
import taskopru.meetings.Decisions;
import taskopru.meetings.Meetings;
import taskopru.meetings.Running;
import taskopru.meetings.Sitting;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.web.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that knows OParl 1.1 and nothing of us begins at the system and follows the links. */
@ApplicationModuleTest(
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity", "privacy"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class OparlTest {

  /** What the 1.1 schema asks of each type (schema folder of the specification). */
  static final Map<String, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry("System", List.of("id", "type", "oparlVersion", "body")),
          Map.entry(
              "Body",
              List.of(
                  "id",
                  "type",
                  "name",
                  "organization",
                  "person",
                  "meeting",
                  "paper",
                  "legislativeTerm",
                  "agendaItem",
                  "consultation",
                  "file",
                  "locationList",
                  "legislativeTermList",
                  "membership")),
          Map.entry("Organization", List.of("id", "type", "body", "name")),
          Map.entry("Person", List.of("id", "type", "body", "name", "membership")),
          Map.entry("Membership", List.of("id", "type", "organization")),
          Map.entry("Meeting", List.of("id", "type", "name", "start", "organization")),
          Map.entry("AgendaItem", List.of("id", "type", "name", "public")),
          Map.entry("Paper", List.of("id", "type", "body", "name", "date")),
          Map.entry("Consultation", List.of("id", "type", "organization")),
          Map.entry("Location", List.of("id", "type")));

  static final String HOSTILE = "<script>alert(1)</script> \"Kira\" \\ destekleri";

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired Decisions decisions;
  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;
  @Autowired JsonMapper json;
  @Autowired Site site;
  @Autowired Sitting.Watch watch;

  Sitting cast;
  UUID held = new UUID(0, 0);
  UUID item = new UUID(0, 0);
  UUID decision = new UUID(0, 0);

  @BeforeEach
  void aMeetingDecidesAndAnotherIsADraft() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
    var day = LocalDate.of(2027, 3, 15);
    var draft = meetings.draft(Sitting.SECRETARY, cast.body(), Sitting.plan(day));
    agenda.add(Sitting.SECRETARY, draft.id(), HOSTILE, "");
    held = calling.call(Sitting.SECRETARY, draft.id(), null).id();
    IntStream.range(0, 16)
        .forEach(i -> attending.came(Sitting.SECRETARY, held, cast.principals().get(i).mandate()));
    running.open(Sitting.SECRETARY, held);
    item = agenda.of(Sitting.SECRETARY, held).getFirst().id();
    agenda.open(Sitting.SECRETARY, item);
    var vote =
        voting.prepare(Sitting.SECRETARY, item, Vote.Question.of("Kabul mü?", Vote.Kind.OPEN));
    voting.open(Sitting.SECRETARY, vote.id());
    IntStream.range(0, 12)
        .forEach(i ->
            voting.cast(
                cast.principals().get(i).actor(), vote.id(), Set.of(i < 11 ? Vote.YES : Vote.NO)));
    voting.close(Sitting.SECRETARY, vote.id());
    voting.announce(Sitting.SECRETARY, vote.id());
    decision =
        decisions
            .record(Sitting.SECRETARY, vote.id(), "Kira desteği", "Destek verilsin.", null, null)
            .id();
    var secret = meetings.draft(Sitting.SECRETARY, cast.body(), Sitting.plan(day.plusDays(30)));
    agenda.add(Sitting.SECRETARY, secret.id(), "Kapalı kapı", "");
  }

  @Test
  void everythingIsReachedFromTheSystemAndHasWhatItsTypeAsks() {
    agree(0);
    var seen = new HashMap<String, JsonNode>();
    var waiting = new ArrayList<>(List.of(site.baseUrl() + "/api/oparl/v1/system"));
    var tried = new HashSet<String>();
    while (!waiting.isEmpty()) {
      var address = waiting.removeLast();
      if (tried.add(address)) {
        follow(read(address), seen, waiting);
      }
    }
    var types = new HashSet<String>();
    seen.forEach((address, thing) -> {
      var type = thing.get("type").asString().replace("https://schema.oparl.org/1.1/", "");
      types.add(type);
      assertThat(REQUIRED).as(address).containsKey(type);
      for (var property : REQUIRED.getOrDefault(type, List.of())) {
        assertThat(thing.has(property)).as(address + " " + property).isTrue();
      }
      OffsetDateTime.parse(thing.get("created").asString());
      OffsetDateTime.parse(thing.get("modified").asString());
      assertThat(address).startsWith(site.baseUrl() + "/api/oparl/v1/");
    });
    assertThat(types).isEqualTo(REQUIRED.keySet());
    assertThat(seen.toString())
        .contains("Ayşe Asıl 1\"")
        .doesNotContain("Ayşe Asıl 2\"", "Kapalı kapı", "uye1@", "null");
  }

  @Test
  void aMeetingTellsItsAgendaAndWhatWasDecided() {
    var meeting = read(address("meeting/" + held));
    assertThat(meeting.get("meetingState").asString()).isEqualTo("eingeladen");
    assertThat(meeting.get("cancelled").asBoolean()).isFalse();
    assertThat(meeting.get("start").asString()).isEqualTo("2027-03-15T14:00+03:00");
    assertThat(meeting.at("/location/description").asString()).contains("Kent Konseyi");
    var told = meeting.at("/agendaItem/0");
    assertThat(told.get("name").asString()).contains("<script>alert(1)</script>");
    assertThat(told.get("result").asString()).isEqualTo("beschlossen");
    assertThat(told.get("resolutionText").asString()).isEqualTo("Destek verilsin.");
    assertThat(told.has("meeting")).isFalse();
    assertThat(read(address("agendaitem/" + item)).get("meeting").asString())
        .isEqualTo(address("meeting/" + held));
    var paper = read(address("paper/" + decision));
    assertThat(paper.get("reference").asString()).isEqualTo("2027/01");
    assertThat(read(told.get("consultation").asString()).get("paper").asString())
        .isEqualTo(paper.get("id").asString());
  }

  @Test
  void whoTakesTheConsentBackIsDeletedAndNameless() {
    agree(0);
    var mandate = cast.principals().getFirst().mandate();
    assertThat(text("body/council/person")).contains("Ayşe Asıl 1\"");
    assertThat(read(address("membership/" + mandate)).get("votingRight").asBoolean()).isTrue();
    db.sql(
            """
            update council.person set name_may_be_public = false, name_withdrawn_on = '2027-03-02'
             where account_id = :id
            """)
        .param("id", cast.principals().getFirst().account())
        .update();
    assertThat(text("body/council/person")).doesNotContain("Ayşe Asıl", "deleted");
    var since = "body/council/person?modified_since=2020-01-01T00%3A00%3A00Z";
    assertThat(text(since)).contains("\"deleted\":true").doesNotContain("Ayşe Asıl");
    assertThat(text("membership/" + mandate))
        .contains("\"deleted\":true")
        .doesNotContain("organization\"", "person\"");
    assertThat(web.get().uri("/api/oparl/v1/membership/" + cast.principals().get(1).mandate()))
        .hasStatus(404);
  }

  @Test
  void listsArePagedAndKeepTheirFilters() {
    var list = read(address("body/council/organization?elementsPerPage=7"));
    assertThat(list.get("data").size()).isEqualTo(7);
    assertThat(list.at("/pagination/totalElements").asInt()).isGreaterThan(20);
    var ids = new HashSet<String>();
    var pages = 0;
    JsonNode page = list;
    while (true) {
      pages++;
      page.get("data").forEach(thing -> ids.add(thing.get("id").asString()));
      if (!page.get("links").has("next")) {
        break;
      }
      page = read(page.at("/links/next").asString());
    }
    assertThat(pages).isEqualTo(list.at("/pagination/totalPages").asInt());
    assertThat(ids).hasSize(list.at("/pagination/totalElements").asInt());

    var future = URLEncoder.encode("2099-01-01T00:00:00+03:00", StandardCharsets.UTF_8);
    var none = read(address("body/council/meeting?created_since=" + future));
    assertThat(none.get("data").size()).isZero();
    assertThat(none.at("/links/first").asString()).endsWith("?created_since=" + future);
    assertThat(
            read(address("body/council/meeting?created_since=2000-01-01T00:00:00+03:00"))
                .get("data")
                .size())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "body/council/meeting?page=0, 422",
    "body/council/meeting?page=zwei, 422",
    "body/council/meeting?elementsPerPage=-1, 422",
    "body/council/meeting?modified_since=yesterday, 422",
    "body/council/meeting?created_until=2027-01-01, 422",
    "body/council/minutes, 404",
    "body/other/meeting, 404",
    "meeting/00000000-0000-0000-0000-000000000000, 404",
    "organization/00000000-0000-0000-0000-000000000000/meeting, 404",
    "file/00000000-0000-0000-0000-000000000000, 404"
  })
  void aWrongQuestionGetsASentence(String path, int status) {
    assertThat(web.get().uri(URI.create("/api/oparl/v1/" + path)))
        .hasStatus(status)
        .bodyText()
        .contains("\"code\"")
        .doesNotContain("taskopru.", "select ");
  }

  @Test
  void popoloTellsMotionsAndSumsOfVotes() {
    assertThat(web.get().uri("/api/v1/popolo/motions.json"))
        .hasStatusOk()
        .bodyText()
        .contains("\"identifier\":\"2027/01\"", "Destek verilsin.");
    assertThat(web.get().uri("/api/v1/popolo/vote_events.json"))
        .hasStatusOk()
        .bodyText()
        .contains("\"option\":\"yes\",\"value\":11", "\"option\":\"no\",\"value\":1")
        .doesNotContain("Ayşe", cast.principals().getFirst().mandate().toString());
    assertThat(web.get().uri("/api/v1/popolo/motions.json?page=x")).hasStatus(422);
  }

  @Test
  void theCalendarIsReadByOthersAndKeepsItsNumbers() {
    var event = event();
    assertThat(event.getUid().getValue()).startsWith(held + "@");
    assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
    assertThat(event.getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2027-03-15T11:00:00Z"));
    assertThat(event.getLastModified()).isNotNull();
    assertThat(calendar())
        .contains("BEGIN:VTIMEZONE", "TZID:Europe/Istanbul", "METHOD:PUBLISH")
        .doesNotContain("Kapalı kapı", "Ayşe", "ATTENDEE", "ORGANIZER");
    var before = event.getSequence().getValue();
    var next =
        meetings.draft(Sitting.SECRETARY, cast.body(), Sitting.plan(LocalDate.of(2027, 4, 20)));
    agenda.add(Sitting.SECRETARY, next.id(), "Gezi", "");
    calling.call(Sitting.SECRETARY, next.id(), null);
    calling.cancel(Sitting.SECRETARY, next.id(), "Salon kapalı");
    var cancelled =
        biweekly.Biweekly.parse(calendar()).first().getEvents().stream()
            .filter(one -> one.getUid().getValue().startsWith(next.id().toString()))
            .findFirst()
            .orElseThrow();
    assertThat(cancelled.getStatus().getValue()).isEqualTo("CANCELLED");
    assertThat(cancelled.getSequence().getValue()).isEqualTo(1);
    assertThat(event().getSequence().getValue()).isEqualTo(before);
    assertThat(web.get().uri("/ar/calendar.ics")).hasStatusOk();
    assertThat(web.get().uri("/xx/calendar.ics")).hasStatus(404);
  }

  private biweekly.component.VEvent event() {
    return biweekly.Biweekly.parse(calendar()).first().getEvents().stream()
        .filter(one -> one.getUid().getValue().startsWith(held.toString()))
        .findFirst()
        .orElseThrow();
  }

  private String calendar() {
    var answer = web.get().uri("/tr/calendar.ics").exchange();
    assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/calendar");
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private void agree(int which) {
    db.sql(
            """
            update council.person
               set name_may_be_public = true, name_consent_on = '2027-01-01',
                   name_withdrawn_on = null
             where account_id = :id
            """)
        .param("id", cast.principals().get(which).account())
        .update();
  }

  /** Notes the things of an answer, and every address of ours in it. */
  private void follow(JsonNode node, Map<String, JsonNode> seen, List<String> waiting) {
    if (node.isObject()) {
      if (node.has("type") && node.has("id")) {
        seen.putIfAbsent(node.get("id").asString(), node);
      }
      node.forEach(child -> follow(child, seen, waiting));
    } else if (node.isArray()) {
      node.forEach(child -> follow(child, seen, waiting));
    } else if (node.isString() && node.asString().startsWith(site.baseUrl() + "/api/oparl/")) {
      waiting.add(node.asString());
    }
  }

  private String address(String path) {
    return site.baseUrl() + "/api/oparl/v1/" + path;
  }

  private JsonNode read(String address) {
    return json.readTree(text(address.substring(address("").length())));
  }

  private String text(String path) {
    var answer = web.get().uri(URI.create("/api/oparl/v1/" + path)).exchange();
    assertThat(answer).as(path).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
