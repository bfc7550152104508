package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
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
import taskopru.kernel.Actor;

@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class MotionsTest {

  static final Actor SECRETARY = Sitting.SECRETARY;
  static final String QUESTION = "Kemal Bey önerilsin mi?";

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired Decisions decisions;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;
  Meeting meeting;

  @BeforeEach
  void aSitting() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(LocalDate.of(2027, 3, 15)));
    agenda.add(SECRETARY, draft.id(), "Program", "");
    agenda.add(SECRETARY, draft.id(), "Öneri", "");
    meeting = calling.call(SECRETARY, draft.id(), null);
    for (var person : cast.principals().subList(0, 16)) {
      attending.came(SECRETARY, meeting.id(), person.mandate());
    }
    running.open(SECRETARY, meeting.id());
  }

  @Test
  void openVotesTellTheirSumsAndSecretOnesTheirResultOnly() {
    var open = decided(0, Vote.Kind.OPEN);
    var secret = decided(1, Vote.Kind.SECRET);

    assertThat(mvc.get().uri("/api/v1/popolo/motions.json"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.result[*].id")
        .asArray()
        .containsExactly(open.id().toString(), secret.id().toString());
    var events = mvc.get().uri("/api/v1/popolo/vote_events.json").exchange();
    assertThat(events)
        .bodyJson()
        .extractingPath("$.result[0].counts[*].value")
        .asArray()
        .containsExactly(10, 6, 0);
    assertThat(events)
        .bodyJson()
        .extractingPath("$.result[1].motion_id")
        .isEqualTo(secret.id().toString());
    assertThat(events).bodyJson().doesNotHavePath("$.result[1].counts");
    assertThat(events).bodyText().doesNotContain("Kemal");
  }

  @Test
  void aListHasPages() {
    decided(0, Vote.Kind.OPEN);
    decided(1, Vote.Kind.OPEN);

    var second = mvc.get().uri("/api/v1/popolo/motions.json?per_page=1&page=2").exchange();
    assertThat(second).bodyJson().extractingPath("$.total").isEqualTo(2);
    assertThat(second).bodyJson().extractingPath("$.result[0].identifier").isEqualTo("2027/02");
    assertThat(second).bodyJson().extractingPath("$.has_more").isEqualTo(false);
    for (var wrong : new String[] {"page=0", "page=x", "per_page=501"}) {
      assertThat(mvc.get().uri("/api/v1/popolo/vote_events.json?" + wrong))
          .as(wrong)
          .hasStatus(422);
    }
  }

  private Decision decided(int item, Vote.Kind kind) {
    var id = agenda.of(SECRETARY, meeting.id()).get(item).id();
    agenda.open(SECRETARY, id);
    var vote = voting.prepare(SECRETARY, id, Vote.Question.of(QUESTION, kind));
    voting.open(SECRETARY, vote.id());
    for (var i = 0; i < 16; i++) {
      voting.cast(cast.principals().get(i).actor(), vote.id(), Set.of(i < 10 ? Vote.YES : Vote.NO));
    }
    voting.close(SECRETARY, vote.id());
    voting.announce(SECRETARY, vote.id());
    return decisions.record(SECRETARY, vote.id(), "Karar", "Kabul edildi.", null, null);
  }
}
