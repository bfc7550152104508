package taskopru.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static taskopru.council.Cast.NOVEMBER;
import static taskopru.council.Cast.SECRETARY;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import taskopru.Database;
import taskopru.kernel.Problem;
import taskopru.web.Uis;

@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
class MembersSheetTest {

  @Autowired MembersImporting importing;
  @Autowired Bodies bodies;
  @Autowired Members members;
  @Autowired JdbcClient db;
  @Autowired MockMvcTester web;

  UUID group;

  @AfterEach
  @BeforeEach
  void nobodySits() {
    group = bodies.workingGroup().id();
    db.sql("delete from council.mandate_suspension").update();
    db.sql("delete from council.candidate").update();
    db.sql("delete from council.mandate").update();
    db.sql("delete from council.focal_point").update();
    db.sql("delete from council.person").update();
  }

  @Test
  void aSheetIsStoredWholeAndComesBackTheSame() {
    var sheet =
        sheet(
            """
            seat;name;email;capacity;from;until;letter_date;letter_number
            21;Ayşe Yılmaz;ayse@example.org;asıl;01.03.2026;;20.02.2026;E-1
            21;Mehmet Kaya;;yedek;2026-03-01;;2026-02-20;E-2
            22;'=1+1;;asıl;2026-03-01;2027-03-01;;
            """);
    assertThat(importing.preview(SECRETARY, group, sheet))
        .allSatisfy(outcome -> assertThat(outcome.finding()).isNull());
    assertThat(people()).isZero();
    importing.store(SECRETARY, group, sheet);
    assertThat(people()).isEqualTo(3);
    assertThat(members.of(group, NOVEMBER)).hasSize(2);
    var back = importing.export(SECRETARY, group, "csv");
    assertThat(new String(back.csv(), StandardCharsets.UTF_8))
        .contains("21,Ayşe Yılmaz,ayse@example.org", "'=1+1")
        .doesNotContain(",=1+1");
    assertThat(MembersSheet.read(back.xlsx())).isEqualTo(MembersSheet.read(back.csv()));
    assertThat(MembersSheet.read(back.xlsx()).rows()).hasSize(3);
    assertThat(MembersSheet.read(back.csv()).rows().get(2).get("name")).isEqualTo("=1+1");
  }

  @Test
  void oneWrongRowAndNothingIsStored() {
    var sheet =
        sheet(
            """
            seat,name,capacity,from,letter_date,letter_number,email
            21,Ayşe Yılmaz,asıl,2026-03-01,2026-02-20,E-1,
            21,Mehmet Kaya,asıl,2026-03-01,2026-02-20,E-2,
            99,Zeynep Demir,asıl,2026-03-01,,,
            22,Elif Ak,başkan,2026-03-01,,,
            23,Can Er,asıl,dün,,,
            24,Ali Su,asıl,2026-03-01,2026-02-20,,
            25,Su Ak,asıl,2026-03-01,,,yanlış
            26,10000000146,asıl,2026-03-01,,,
            27,Deniz Öz,asıl,2026-03-01,,,
            """);
    var outcomes = importing.store(SECRETARY, group, sheet);
    assertThat(outcomes)
        .extracting(MembersImporting.Outcome::finding)
        .containsExactly(
            null,
            "council.mandate.placeTaken",
            "council.sheet.seat",
            "council.sheet.capacity",
            "council.sheet.day",
            "council.sheet.halfALetter",
            "identity.email.shape",
            "council.text.nationalId",
            null);
    assertThat(outcomes.get(1).line()).isEqualTo(3);
    assertThat(people()).isZero();
  }

  @Test
  void daysOfASpreadsheetAreRead() throws java.io.IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var book = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0")) {
      var sheet = book.newWorksheet("s");
      sheet.value(0, 0, "seat");
      sheet.value(0, 1, "name");
      sheet.value(0, 2, "capacity");
      sheet.value(0, 3, "from");
      sheet.value(1, 0, 21);
      sheet.value(1, 1, "Ayşe");
      sheet.value(1, 2, "asıl");
      sheet.value(1, 3, LocalDate.of(2026, 3, 1));
      sheet.style(1, 3).format("dd.mm.yyyy").set();
    }
    assertThat(MembersSheet.read(out.toByteArray()).rows().getFirst())
        .containsEntry("seat", "21")
        .containsEntry("from", "2026-03-01");
  }

  @Test
  void whatIsNoSheetIsRefusedInWords() {
    refused("council.sheet.empty", new byte[0]);
    refused("council.sheet.columnMissing", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    refused("council.sheet.encoding", new byte[] {'s', 'e', 'a', 't', (byte) 0xFE, '\n'});
    refused("council.sheet.damaged", new byte[] {'P', 'K', 3, 4, 1, 2, 3});
    refused("council.sheet.tooLarge", new byte[2_000_001]);
    refused(
        "council.sheet.tooLong",
        ("seat,name,capacity,from\n" + "1,A,asıl,2026-01-01\n".repeat(1002))
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whoKeepsNothingTakesAndSendsNothing() {
    var sheet = sheet("seat,name,capacity,from\n21,Ayşe,asıl,2026-03-01\n");
    for (var other : Cast.OTHERS) {
      assertThatThrownBy(() -> importing.export(other, group, "csv"))
          .isInstanceOf(Problem.Forbidden.class);
      assertThatThrownBy(() -> importing.store(other, group, sheet))
          .isInstanceOf(Problem.Forbidden.class);
    }
  }

  @Test
  void theBrowserShowsThePreviewAndStoresIt() {
    var content =
        "seat,name,capacity,from\n21,<script>alert(1)</script>,asıl,2026-03-01\n"
            .getBytes(StandardCharsets.UTF_8);
    var preview =
        web.post()
            .uri("/tr/desk/council/members/preview")
            .multipart()
            .file(new MockMultipartFile("file", "uye.csv", "text/csv", content))
            .with(SecurityMockMvcRequestPostProcessors.csrf())
            .requestAttr(Uis.ACTOR, SECRETARY);
    assertThat(preview)
        .hasStatusOk()
        .bodyText()
        .contains("1 satır sorunsuz", "name=\"content\"")
        .doesNotContain("<script>alert");
    assertThat(people()).isZero();
    assertThat(
            web.post()
                .uri("/tr/desk/council/members")
                .param("content", new String(content, StandardCharsets.UTF_8))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .requestAttr(Uis.ACTOR, SECRETARY))
        .hasStatus(302);
    assertThat(people()).isOne();
    assertThat(
            web.get()
                .uri("/tr/desk/council/members/members.xlsx")
                .requestAttr(Uis.ACTOR, SECRETARY))
        .hasStatusOk();
  }

  private int people() {
    return db.sql("select count(*) from council.person").query(Integer.class).single();
  }

  private static MembersSheet sheet(String text) {
    return MembersSheet.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String key, byte[] bytes) {
    assertThatThrownBy(() -> MembersSheet.read(bytes))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage(key);
  }
}
