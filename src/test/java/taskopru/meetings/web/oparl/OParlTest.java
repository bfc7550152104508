package taskopru.meetings.web.oparl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.Running;
import taskopru.meetings.Sitting;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.web.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class OParlTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 15);
  private static final String SCHEMA = "https://schema.oparl.org/1.1/";

  /** What the schema of OParl 1.1 demands, and what a reader cannot do without. */
  private static final Map<String, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry("System", List.of("oparlVersion", "body", "name", "contactEmail", "license")),
          Map.entry(
              "Body",
              List.of(
                  "name",
                  "system",
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
                  "membership",
                  "license")),
          Map.entry("Organization", List.of("body", "name", "organizationType", "classification")),
          Map.entry("Person", List.of("body", "name", "membership")),
          Map.entry(
              "Membership", List.of("person", "organization", "role", "votingRight", "startDate")),
          Map.entry("LegislativeTerm", List.of("body", "name", "startDate")),
          Map.entry(
              "Meeting",
              List.of("name", "meetingState", "cancelled", "start", "end", "organization")),
          Map.entry("AgendaItem", List.of("meeting", "number", "order", "name", "public")),
          Map.entry(
              "Paper",
              List.of(
                  "body",
                  "name",
                  "reference",
                  "date",
                  "paperType",
                  "mainFile",
                  "originatorOrganization",
                  "consultation")),
          Map.entry(
              "Consultation",
              List.of("paper", "agendaItem", "meeting", "organization", "authoritative", "role")),
          Map.entry(
              "File", List.of("accessUrl", "name", "mimeType", "size", "sha512Checksum", "text")),
          Map.entry("Location", List.of("description")));

  @Autowired MockMvcTester web;
  @Autowired JsonMapper json;
  @Autowired JdbcClient db;
  @Autowired Site site;
  @Autowired Sitting.Watch watch;
  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired Decisions decisions;

  Sitting cast;

  @BeforeEach
  void aWorkingGroup() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
  }

  @Test
  void whoeverBeginsAtTheSystemFindsEverythingAndEachObjectIsWhole() {
    agree(0);
    decided();
    elected();
    var seen = new HashSet<String>();
    var kinds = new HashSet<String>();
    var next = new ArrayList<>(List.of(site.baseUrl() + "/oparl/v1.1/system"));
    while (!next.isEmpty()) {
      var address = next.removeLast();
      if (!seen.add(address)) {
        continue;
      }
      var found = read(address);
      var objects = found.has("data") ? List.copyOf(found.get("data").values()) : List.of(found);
      for (var object : objects) {
        kinds.add(whole(object));
        if (!found.has("data")) {
          assertThat(object.get("id").asString()).isEqualTo(address);
        }
      }
      addresses(found, next);
    }
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(REQUIRED.keySet());
  }

  @Test
  void nobodyIsNamedWhoHasNotAgreedAndNoVoteOrPresenceLeaves() {
    agree(0);
    decided();
    for (var kind : Kind.values()) {
      assertThat(read("/oparl/v1.1/" + kind.word()).toString())
          .as(kind.word())
          .doesNotContain("Ayşe Asıl 2", "Yusuf Yedek", "@example.org", "participant", "ballot")
          .doesNotContain("https://gizli.example");
    }
    assertThat(read("/oparl/v1.1/people").get("data").values())
        .extracting(one -> one.get("name").asString())
        .containsExactly("Ayşe Asıl 1");
    assertThat(
            db.sql("select id from council.person where name = 'Ayşe Asıl 2'")
                .query(UUID.class)
                .list())
        .allSatisfy(id -> assertThat(status("/oparl/v1.1/people/" + id)).isEqualTo(404));
  }

  @Test
  void whoTakesTheNameBackIsGoneFromCopiesToo() {
    agree(0);
    var person = read("/oparl/v1.1/people").get("data").get(0);
    var before = person.get("modified").asString();
    db.sql(
            """
            update council.person
               set name_may_be_public = false, name_withdrawn_on = current_date
             where name = 'Ayşe Asıl 1'
            """)
        .update();
    assertThat(read("/oparl/v1.1/people").get("data").size()).isZero();
    var changed = read("/oparl/v1.1/people?modified_since=" + before.replace("+", "%2B"));
    assertThat(changed.get("data").size()).isEqualTo(1);
    var gone = changed.get("data").get(0);
    assertThat(gone.propertyNames())
        .containsExactlyInAnyOrder("id", "type", "created", "modified", "deleted");
    assertThat(gone.get("deleted").asBoolean()).isTrue();
    assertThat(read(gone.get("id").asString()).toString()).doesNotContain("Ayşe");
    assertThat(read("/oparl/v1.1/memberships").get("data").size()).isZero();
    assertThat(
            read("/oparl/v1.1/memberships?modified_since=" + before.replace("+", "%2B"))
                .get("data")
                .get(0)
                .get("deleted")
                .asBoolean())
        .isTrue();
  }

  @Test
  void draftsAreNotThereAndCancelledMeetingsSayThatTheyAre() {
    var draft = meetings.draft(Sitting.SECRETARY, cast.body(), Sitting.plan(DAY));
    assertThat(status("/oparl/v1.1/meetings/" + draft.id())).isEqualTo(404);
    assertThat(read("/oparl/v1.1/meetings").get("pagination").get("totalElements").asInt())
        .isZero();
    agenda.add(Sitting.SECRETARY, draft.id(), "Gizli taslak", "");
    assertThat(read("/oparl/v1.1/agenda-items").toString()).doesNotContain("Gizli taslak");
    calling.call(Sitting.SECRETARY, draft.id(), null);
    calling.cancel(Sitting.SECRETARY, draft.id(), "Salon yok");
    var meeting = read("/oparl/v1.1/meetings/" + draft.id());
    assertThat(meeting.get("cancelled").asBoolean()).isTrue();
    assertThat(meeting.get("agendaItem").get(0).get("name").asString()).isEqualTo("Gizli taslak");
    assertThat(meeting.get("agendaItem").get(0).has("meeting")).isFalse();
  }

  @Test
  void listsHavePagesAndLeadToTheNext() {
    var first = read("/oparl/v1.1/organizations?limit=10");
    assertThat(first.get("data").size()).isEqualTo(10);
    var pages = first.get("pagination");
    assertThat(pages.get("totalPages").asInt())
        .isEqualTo((int) Math.ceil(pages.get("totalElements").asInt() / 10.0));
    assertThat(first.get("links").has("prev")).isFalse();
    var ids = new ArrayList<String>();
    var address = first.get("links").get("first").asString();
    while (!address.isEmpty()) {
      var page = read(address);
      assertThat(page.get("links").get("self").asString()).isEqualTo(address);
      page.get("data").forEach(one -> ids.add(one.get("id").asString()));
      address = page.get("links").path("next").asString("");
    }
    assertThat(ids).doesNotHaveDuplicates().hasSize(pages.get("totalElements").asInt());
    assertThat(read("/oparl/v1.1/organizations?limit=10&page=999").get("data").size()).isZero();
    assertThat(
            read("/oparl/v1.1/organizations?modified_until=2001-01-01T00:00:00Z")
                .get("data")
                .size())
        .isZero();
    assertThat(
            read("/oparl/v1.1/organizations?created_since=2001-01-01T00:00:00+03:00")
                .get("pagination")
                .get("totalElements")
                .asInt())
        .isEqualTo(ids.size());
  }

  @Test
  void oddQuestionsGetASentence() {
    for (var odd :
        List.of(
            "page=0",
            "page=-1",
            "page=x",
            "limit=1000",
            "limit=%27%3B--",
            "modified_since=yesterday",
            "created_until=2026-13-45T00:00:00Z",
            "modified_since=2026-01-01",
            "organization=%3Cscript%3E")) {
      assertThat(status("/oparl/v1.1/meetings?" + odd)).as(odd).isEqualTo(422);
    }
    assertThat(status("/oparl/v1.1/nonsense")).isEqualTo(404);
    assertThat(status("/oparl/v1.1/meetings/" + UUID.randomUUID())).isEqualTo(404);
    assertThat(status("/oparl/v1.1/files/" + UUID.randomUUID() + "/text")).isEqualTo(404);
    assertThat(
            web.get()
                .uri("/oparl/v1.1/meetings/nonsense")
                .exchange()
                .getResponse()
                .getContentType())
        .contains("problem+json");
    assertThat(
            web.get()
                .uri("/oparl/v1.1/system")
                .header("Origin", "https://elsewhere.example")
                .exchange())
        .hasHeader("Access-Control-Allow-Origin", "*");
  }

  @Test
  void aDecisionIsAPaperWithItsWordsAsAFile() {
    var decision = decided();
    var paper = read("/oparl/v1.1/papers/" + decision);
    assertThat(paper.get("reference").asString()).isEqualTo("2027/01");
    var text = web.get().uri(path(paper.get("mainFile").get("accessUrl").asString())).exchange();
    assertThat(text).hasStatusOk().hasHeader("Content-Type", "text/plain;charset=UTF-8");
    assertThat(new String(text.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
        .isEqualTo("Kabul edildi. <script>alert(1)</script>");
    var item = read(paper.get("consultation").get(0).get("agendaItem").asString());
    assertThat(item.get("result").asString()).isEqualTo("Sonuçlandı");
    assertThat(item.get("resolutionText").asString()).startsWith("Kabul edildi.");
  }

  private String whole(JsonNode object) {
    var type = object.get("type").asString();
    assertThat(type).startsWith(SCHEMA);
    var kind = type.substring(SCHEMA.length());
    assertThat(object.get("id").asString()).startsWith(site.baseUrl() + "/oparl/v1.1/");
    assertThat(OffsetDateTime.parse(object.get("modified").asString()))
        .isAfterOrEqualTo(OffsetDateTime.parse(object.get("created").asString()));
    assertThat(object.has("deleted")).isFalse();
    assertThat(object.propertyNames()).as(object.toString()).containsAll(REQUIRED.get(kind));
    assertThat(object.values()).as(object.toString()).noneMatch(JsonNode::isNull);
    return kind;
  }

  private void addresses(JsonNode node, List<String> into) {
    if (node.isString()) {
      var text = node.asString();
      if (text.startsWith(site.baseUrl() + "/oparl/") && !text.endsWith("/text")) {
        into.add(text);
      }
    }
    node.values().forEach(child -> addresses(child, into));
  }

  private void agree(int principal) {
    db.sql(
            """
            update council.person set name_may_be_public = true, name_consent_on = current_date
             where name = :name
            """)
        .param("name", cast.principals().get(principal).name())
        .update();
  }

  private UUID decided() {
    var plan = Sitting.plan(DAY);
    var both =
        new Meeting.Plan(
            plan.kind(),
            Meeting.Mode.BOTH,
            "",
            plan.starts(),
            plan.ends(),
            plan.place(),
            "https://gizli.example/toplanti");
    var meeting = meetings.draft(Sitting.SECRETARY, cast.body(), both);
    agenda.add(Sitting.SECRETARY, meeting.id(), "Yıllık program", "");
    calling.call(Sitting.SECRETARY, meeting.id(), null);
    cast.principals()
        .subList(0, 16)
        .forEach(one -> attending.came(Sitting.SECRETARY, meeting.id(), one.mandate()));
    running.open(Sitting.SECRETARY, meeting.id());
    var item = agenda.of(Sitting.SECRETARY, meeting.id()).getFirst();
    agenda.open(Sitting.SECRETARY, item.id());
    var vote =
        voting.prepare(Sitting.SECRETARY, item.id(), Vote.Question.of("Kabul mü?", Vote.Kind.OPEN));
    voting.open(Sitting.SECRETARY, vote.id());
    cast.principals()
        .subList(0, 16)
        .forEach(one -> voting.cast(one.actor(), vote.id(), Set.of(Vote.YES)));
    voting.close(Sitting.SECRETARY, vote.id());
    voting.announce(Sitting.SECRETARY, vote.id());
    return decisions
        .record(
            Sitting.SECRETARY,
            vote.id(),
            "Yıllık program",
            "Kabul edildi. <script>alert(1)</script>",
            null,
            null)
        .id();
  }

  private void elected() {
    db.sql(
            """
            insert into meetings.meeting (
              id, body, year, number, kind, mode, state, starts, ends, secret, called_at, created_at,
              created_by)
            values (
              :id, :body, 2024, 1, 'elective', 'in-person', 'closed', '2024-05-01T10:00:00Z',
              '2024-05-01T12:00:00Z', '\\x00', '2024-04-01T10:00:00Z', '2024-04-01T10:00:00Z', :id)
            """)
        .param("id", UUID.randomUUID())
        .param("body", cast.body())
        .update();
  }

  private JsonNode read(String address) {
    var answer = web.get().uri(path(address)).exchange();
    assertThat(answer).as(address).hasStatusOk();
    return json.readTree(answer.getResponse().getContentAsByteArray());
  }

  private int status(String address) {
    return web.get().uri(path(address)).exchange().getResponse().getStatus();
  }

  private URI path(String address) {
    return URI.create(address.replace(site.baseUrl(), ""));
  }
}
