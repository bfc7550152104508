package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.MeetingsEvent.AttendanceImported;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class AttendanceSheetTest {

  static final Actor SECRETARY =
      new Actor(Sitting.SECRETARY.id(), Set.of(Verb.USE_DESK, Verb.KEEP_MEETINGS, Verb.EXPORT));

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired AttendanceImporting importing;
  @Autowired Correcting correcting;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired MockMvcTester web;

  Sitting cast;
  UUID meeting = new UUID(0, 0);

  /** Seventeen were there from 14:05 to 16:00. */
  @BeforeEach
  void aMeetingThatIsOver() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(LocalDate.of(2027, 3, 15)));
    agenda.add(SECRETARY, draft.id(), "Gündem", "");
    meeting = calling.call(SECRETARY, draft.id(), null).id();
    watch.set(Instant.parse("2027-03-15T11:05:00Z"));
    cast.principals()
        .subList(0, 17)
        .forEach(one -> attending.came(SECRETARY, meeting, one.mandate()));
    attending.excuse(SECRETARY, meeting, cast.principals().get(20).mandate(), "=Görevli");
    running.open(SECRETARY, meeting);
    watch.set(Instant.parse("2027-03-15T13:00:00Z"));
    running.close(SECRETARY, meeting);
    watch.set(Instant.parse("2027-03-16T09:00:00Z"));
  }

  @Test
  void aSheetComesBackTheSameAndChangesNothing() {
    var sheet = importing.export(SECRETARY, meeting, "csv");
    assertThat(sheet.rows()).hasSize(35);
    assertThat(new String(sheet.csv(), StandardCharsets.UTF_8))
        .contains("1,principal,Ayşe Asıl 1,", ",14:05,16:00,", ",'=Görevli")
        .doesNotContain(",=Görevli");
    assertThat(AttendanceSheet.read(sheet.xlsx())).isEqualTo(AttendanceSheet.read(sheet.csv()));
    assertThat(importing.preview(SECRETARY, meeting, AttendanceSheet.read(sheet.xlsx())))
        .hasSize(35)
        .allSatisfy(outcome -> assertThat(outcome.finding()).isNull())
        .noneMatch(AttendanceImporting.Outcome::changes);
  }

  @Test
  void aSheetIsStoredWholeWithOneReason(AssertablePublishedEvents events) {
    var sheet =
        sheet(
            """
            seat;name;came;left
            19;ayşe  asıl 19;14.20;15.00
            19;Ayşe Asıl 19;15:30;16:00
            21;Ayşe Asıl 21;;
            22;Ayşe Asıl 22;9:30;
            """
                .replace("22;Ayşe Asıl 22;9:30;\n", ""));
    assertThat(importing.preview(SECRETARY, meeting, sheet))
        .extracting(AttendanceImporting.Outcome::changes)
        .containsExactly(true, false);
    assertThat(correcting.of(SECRETARY, meeting)).isEmpty();
    assertThatThrownBy(() -> importing.store(SECRETARY, meeting, sheet, " "))
        .hasMessage("meetings.correction.reason");
    importing.store(SECRETARY, meeting, sheet, "İmza çizelgesi");
    assertThat(correcting.of(SECRETARY, meeting))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.reason()).isEqualTo("İmza çizelgesi");
          assertThat(one.set()).hasSize(2);
        });
    // The sheet has no column of excuses, so the excuse stays.
    assertThat(attending.room(SECRETARY, meeting).roll())
        .extracting(Attendee::excuse)
        .contains("=Görevli");
    assertThat(events.ofType(AttendanceImported.class)).hasSize(1);
    db.sql("set constraints all immediate").update();
  }

  @Test
  void oneWrongRowAndNothingIsStored() {
    var sheet =
        sheet(
            """
            seat,name,came,left,excuse
            19,Ayşe Asıl 19,14:20,15:00,
            20,Ayşe Asıl 20,öğlen,15:00,
            21,Ayşe Asıl 21,,15:00,
            22,Ayşe Asıl 22,14:20,,
            23,Ayşe Asıl 23,14:00,15:00,
            1,Ayşe Asıl 1,14:30,16:00,
            24,Başka Biri,14:30,16:00,
            99,Ayşe Asıl 24,14:30,16:00,
            25,Ayşe Asıl 25,14:30,17:00,
            26,Ayşe Asıl 26,,,İzinli
            """);
    var outcomes = importing.store(SECRETARY, meeting, sheet, "Deneme");
    assertThat(outcomes)
        .extracting(AttendanceImporting.Outcome::finding)
        .containsExactly(
            null,
            "meetings.sheet.time",
            "meetings.sheet.came",
            "meetings.correction.left",
            "meetings.correction.rests.quorum",
            "meetings.correction.rests.quorum",
            "meetings.sheet.nobody",
            "meetings.sheet.nobody",
            "meetings.correction.closed",
            null);
    assertThat(outcomes)
        .extracting(AttendanceImporting.Outcome::line)
        .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(outcomes.get(1).args()).contains("came", "öğlen");
    assertThat(correcting.of(SECRETARY, meeting)).isEmpty();
  }

  @Test
  void timesOfASpreadsheetAreRead() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Test", "1.0")) {
      var sheet = book.newWorksheet("s");
      List.of("seat", "name", "came", "left")
          .forEach(
              head -> sheet.value(0, List.of("seat", "name", "came", "left").indexOf(head), head));
      sheet.value(1, 0, 19);
      sheet.value(1, 1, "Ayşe Asıl 19");
      sheet.value(1, 2, (14 * 60 + 20) / 1440.0);
      sheet.value(1, 3, (15 * 60 + 45) / 1440.0);
      sheet.style(1, 2).format("h:mm").set();
      sheet.style(1, 3).format("hh:mm:ss").set();
    }
    var read = AttendanceSheet.read(out.toByteArray());
    assertThat(read.rows().getFirst())
        .containsEntry("seat", "19")
        .containsEntry("came", "14:20")
        .containsEntry("left", "15:45");
  }

  @Test
  void whatIsNoSheetIsRefusedInWords() {
    refused("meetings.sheet.empty", new byte[0]);
    refused("meetings.sheet.columnMissing", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    refused("meetings.sheet.encoding", new byte[] {'s', 'e', 'a', 't', (byte) 0xFE, '\n'});
    refused("meetings.sheet.damaged", new byte[] {'P', 'K', 3, 4, 1, 2, 3});
    refused("meetings.sheet.tooLarge", new byte[AttendanceSheet.MOST_BYTES + 1]);
    refused(
        "meetings.sheet.tooLong",
        ("seat,name,came,left\n" + "1,A,14:00,15:00\n".repeat(1002))
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whoKeepsNothingTakesAndSendsNothing() {
    var sheet = sheet("seat,name,came,left\n19,Ayşe Asıl 19,14:20,15:00\n");
    var member = cast.principals().getFirst().actor();
    var others = List.of(member, cast.principals().get(1).chair(), Actor.visitor());
    for (var other : others) {
      forbidden(() -> importing.preview(other, meeting, sheet));
      forbidden(() -> importing.store(other, meeting, sheet, "x"));
    }
    for (var other : others) {
      forbidden(() -> importing.export(other, meeting, "csv"));
    }
    forbidden(() -> importing.export(Sitting.SECRETARY, meeting, "csv"));
  }

  @Test
  void theBrowserShowsThePreviewAndStoresIt() {
    var here = "/tr/desk/meetings/" + meeting + "/attendance/sheet";
    var sent =
        "seat,name,came,left,excuse\n19,Ayşe Asıl 19,14:20,15:00,<script>alert(1)</script>\n"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(
            web.post()
                .uri(here + "/preview")
                .multipart()
                .file(new MockMultipartFile("file", "a.csv", "text/csv", sent))
                .with(csrf())
                .requestAttr(Uis.ACTOR, SECRETARY))
        .hasStatusOk()
        .bodyText()
        .contains("Ayşe Asıl 19", "14:20–15:00", "Düzeltmenin gerekçesi", "1 değişikliği kaydet")
        .doesNotContain("<script>alert");
    var content = new String(sent, StandardCharsets.UTF_8);
    assertThat(post(here, content, ""))
        .hasStatus(422)
        .bodyText()
        .contains("gerekçesini yazın", "14:20–15:00");
    assertThat(post(here, content, "Çizelge")).hasStatus(302);
    assertThat(
            web.get()
                .uri("/tr/desk/meetings/" + meeting + "/attendance?done=sheet")
                .requestAttr(Uis.ACTOR, SECRETARY))
        .hasStatusOk()
        .bodyText()
        .contains("Düzeltmeler", "14:20–15:00", "Çizelge", "&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(post(here, "seat,name,came,left\n1,Kimse,1,2\n", "x"))
        .hasStatus(422)
        .bodyText()
        .contains("adla çağrılan kimse yok");
  }

  @Test
  void thePageOfOnePersonPutsTheirTimesRight() {
    var mandate = cast.principals().get(18).mandate();
    var here = "/tr/desk/meetings/" + meeting + "/attendance/" + mandate;
    assertThat(web.get().uri(here).requestAttr(Uis.ACTOR, SECRETARY))
        .hasStatusOk()
        .bodyText()
        .contains("Yoklamayı düzelt: Ayşe Asıl 19", "19 numaralı koltuk, asıl");
    assertThat(correct(SECRETARY, here, "25:99", "x"))
        .hasStatus(422)
        .bodyText()
        .contains("“25:99” bir saat değil", "value=\"25:99\"");
    assertThat(correct(SECRETARY, here, "14:00", "x"))
        .hasStatus(422)
        .bodyText()
        .contains("yeter sayı");
    assertThat(correct(SECRETARY, here, "14:20", ""))
        .hasStatus(422)
        .bodyText()
        .contains("gerekçesini yazın");
    assertThat(correct(cast.principals().getFirst().actor(), here, "14:20", "x")).hasStatus(403);
    assertThat(correct(SECRETARY, here, "14:20", "Unutulmuş")).hasStatus(302);
    assertThat(web.get().uri(here).requestAttr(Uis.ACTOR, SECRETARY))
        .bodyText()
        .contains("yok yerine 14:20–15:00", "Unutulmuş", "value=\"14:20\"");
    assertThat(
            web.get()
                .uri("/ar/desk/meetings/" + meeting + "/attendance/" + UUID.randomUUID())
                .requestAttr(Uis.ACTOR, SECRETARY))
        .hasStatus(404);
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult correct(
      Actor actor, String here, String came, String reason) {
    return web.post()
        .uri(here)
        .param("came-1", came)
        .param("left-1", "15:00")
        .param("excuse", "")
        .param("reason", reason)
        .with(csrf())
        .requestAttr(Uis.ACTOR, actor)
        .exchange();
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult post(
      String here, String content, String reason) {
    return web.post()
        .uri(here)
        .param("content", content)
        .param("reason", reason)
        .with(csrf())
        .requestAttr(Uis.ACTOR, SECRETARY)
        .exchange();
  }

  private static AttendanceSheet sheet(String csv) {
    return AttendanceSheet.read(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String why, byte[] bytes) {
    assertThatThrownBy(() -> AttendanceSheet.read(bytes))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage(why);
  }

  private static void forbidden(Runnable deed) {
    assertThatThrownBy(deed::run).isInstanceOf(Problem.Forbidden.class);
  }
}
