package taskopru.meetings.web;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import taskopru.meetings.Calling;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.Sitting;

@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class CalendarTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 15);

  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;

  Sitting cast;

  @BeforeEach
  void aWorkingGroup() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
  }

  @Test
  void everybodyMaySubscribeAndFollowAMeetingToItsEnd() {
    var meeting = draft("Kira\ndestekleri; \"yeni\", \u202eters");
    assertThat(calendar("tr").getEvents()).isEmpty();
    calling.call(Sitting.SECRETARY, meeting.id(), null);
    var called = only("tr");
    assertThat(called.getUid().getValue()).startsWith(meeting.id() + "@");
    assertThat(called.getStatus().getValue()).isEqualTo("CONFIRMED");
    assertThat(called.getDateStart().getValue().toInstant()).isEqualTo(meeting.starts());
    assertThat(called.getDateEnd().getValue().toInstant())
        .isEqualTo(meeting.starts().plus(Duration.ofHours(2)));
    assertThat(called.getLastModified()).isNotNull();
    assertThat(called.getUrl().getValue()).endsWith("/tr/meetings/" + meeting.id());
    assertThat(called.getDescription().getValue()).doesNotContain("\u202e");

    watch.pass(Duration.ofHours(1));
    calling.cancel(Sitting.SECRETARY, meeting.id(), "Salon yok");
    var cancelled = only("ar");
    assertThat(cancelled.getUid().getValue()).isEqualTo(called.getUid().getValue());
    assertThat(cancelled.getStatus().getValue()).isEqualTo("CANCELLED");
    assertThat(cancelled.getSequence().getValue()).isGreaterThan(called.getSequence().getValue());
    assertThat(cancelled.getLastModified().getValue())
        .isAfterOrEqualTo(called.getLastModified().getValue());
  }

  @Test
  void theZoneIsWrittenOutAndNoLinkToJoinLeaves() {
    var meeting = draft("");
    calling.call(Sitting.SECRETARY, meeting.id(), null);
    var text = text("tr");
    assertThat(text)
        .contains("BEGIN:VTIMEZONE", "TZID:Europe/Istanbul", "TZOFFSETTO:+0300")
        .contains("DTSTART;TZID=Europe/Istanbul:20270315T140000")
        .doesNotContain("gizli.example", "Ayşe Asıl", "ATTENDEE");
  }

  @Test
  void thePageOfMeetingsLeadsToIt() {
    for (var language : new String[] {"tr", "en", "ar"}) {
      assertThat(web.get().uri("/" + language + "/meetings").exchange())
          .hasStatusOk()
          .bodyText()
          .contains("href=\"/" + language + "/calendar.ics\"", "type=\"text/calendar\"");
      assertThat(web.get().uri("/" + language + "/calendar.ics").exchange())
          .hasStatusOk()
          .hasHeader("Content-Type", "text/calendar;charset=UTF-8");
    }
    assertThat(web.get().uri("/de/calendar.ics").exchange()).hasStatus(404);
  }

  private Meeting draft(String title) {
    var plan = Sitting.plan(DAY);
    var meeting =
        meetings.draft(
            Sitting.SECRETARY,
            cast.body(),
            new Meeting.Plan(
                plan.kind(),
                Meeting.Mode.BOTH,
                title.replaceAll("\\n|\u202e", " "),
                plan.starts(),
                plan.ends(),
                plan.place(),
                "https://gizli.example/toplanti"));
    agenda.add(Sitting.SECRETARY, meeting.id(), "Program", "");
    return meeting;
  }

  private VEvent only(String language) {
    var events = calendar(language).getEvents();
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private ICalendar calendar(String language) {
    return Biweekly.parse(text(language)).first();
  }

  private String text(String language) {
    return new String(
        web.get()
            .uri("/" + language + "/calendar.ics")
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }
}
