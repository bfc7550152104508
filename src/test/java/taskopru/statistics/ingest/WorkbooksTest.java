package taskopru.statistics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import taskopru.kernel.Problem;

class WorkbooksTest {

  @Test
  void readsNumbersDaysAndTexts() {
    var result =
        Trials.bytes(
            workbook(sheet -> {
              sheet.value(0, 0, "Tarih");
              sheet.value(0, 1, "İlçe");
              sheet.value(0, 2, "Sayı");
              for (int i = 1; i < 5; i++) {
                sheet.value(i, 0, java.time.LocalDate.of(2023, i, 1));
                sheet.style(i, 0).format("yyyy-mm-dd").set();
                sheet.value(i, 1, "Seyhan");
                sheet.value(i, 2, 1000.5 * i);
              }
            }),
            "a.xlsx");
    assertThat(result.built().timeFrom()).isEqualTo("2023-01-01");
    assertThat(result.rows()).anyMatch(row -> row.contains("4002.0"));
  }

  @Test
  void joinsMergedHeadingsOverTwoRows() {
    var result =
        Trials.bytes(
            workbook(sheet -> {
              sheet.value(0, 0, "İl");
              sheet.value(0, 1, "Erkek");
              sheet.value(0, 3, "Kadın");
              sheet.range(0, 0, 1, 0).merge();
              sheet.range(0, 1, 0, 2).merge();
              sheet.range(0, 3, 0, 4).merge();
              for (int i = 0; i < 2; i++) {
                sheet.value(1, 1 + 2 * i, "Çocuk");
                sheet.value(1, 2 + 2 * i, "Yetişkin");
              }
              for (int i = 2; i < 6; i++) {
                sheet.value(i, 0, List.of("Adana", "Mersin", "Hatay", "Kilis").get(i - 2));
                for (int j = 1; j < 5; j++) {
                  sheet.value(i, j, i * 10 + j);
                }
              }
            }),
            "a.xlsx");
    assertThat(result.layout().columns())
        .containsExactly(
            "İl", "Erkek – Çocuk", "Erkek – Yetişkin", "Kadın – Çocuk", "Kadın – Yetişkin");
    assertThat(result.built().rows()).isEqualTo(4);
  }

  @Test
  void formulasWithoutAResultAreAnError() {
    var result =
        Trials.bytes(
            workbook(sheet -> {
              header(sheet);
              sheet.formula(2, 2, "SUM(A1:A2)");
            }),
            "a.xlsx");
    assertThat(result.isRejected()).isTrue();
    assertThat(result.finding(FormulasWithoutResult.class).places().getFirst().row()).isEqualTo(3);
  }

  @Test
  void cellsThatShowAnErrorAreMissingAndTold() throws IOException {
    var bytes =
        edited(
            workbook(WorkbooksTest::header),
            "xl/worksheets/sheet1.xml",
            xml ->
                xml.replaceFirst(
                    "<c r=\"C2\"([^>]*)>.*?</c>", "<c r=\"C2\" t=\"e\"><v>#DIV/0!</v></c>"));
    assertThat(Trials.bytes(bytes, "a.xlsx").finding(FailedFormulas.class).total()).isEqualTo(1);
  }

  @Test
  void linksToOtherFilesAreTold() throws IOException {
    var parts = parts(workbook(WorkbooksTest::header));
    parts.put(
        "xl/externalLinks/externalLink1.xml", "<externalLink/>".getBytes(StandardCharsets.UTF_8));
    assertThat(Trials.bytes(zip(parts), "a.xlsx").find(LinksToOtherFiles.class)).isPresent();
  }

  @Test
  void aWorkbookWithADocumentTypeIsRefused() throws IOException {
    var bytes =
        edited(
            workbook(WorkbooksTest::header),
            "xl/worksheets/sheet1.xml",
            xml ->
                xml.replaceFirst(
                    "<worksheet",
                    "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet"));
    assertThatThrownBy(() -> Trials.bytes(bytes, "a.xlsx"))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("statistics.ingest.refused.entities");
  }

  @Test
  void aWorkbookThatExplodesIsRefused() throws IOException {
    var parts = parts(workbook(WorkbooksTest::header));
    var blanks = new byte[200 << 20];
    Arrays.fill(blanks, (byte) ' ');
    parts.put("xl/worksheets/sheet2.xml", blanks);
    var bomb = zip(parts);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThatThrownBy(() -> Trials.bytes(bomb, "a.xlsx"))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("statistics.ingest.refused.bomb");
  }

  @Test
  void aSheetThatIsNotThereIsNamedWithThoseThatAre() {
    var wishes = new Wishes("Yok", null, null, null, null, null, false, null);
    assertThatThrownBy(() ->
            Trials.bytes(
                workbook(WorkbooksTest::header),
                "a.xlsx",
                wishes,
                it -> it,
                taskopru.catalogue.Kind.OFFICIAL))
        .isInstanceOfSatisfying(
            Problem.Refused.class, it -> assertThat(it.args()).containsExactly("Yok", "Tablo"));
  }

  @Test
  void readsAWebPageNamedXlsInTurkishLetters() {
    var page =
        "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-9\"></head>"
            + "<body><TABLE><TR><TD>Şehirlere göre</TD></TR></TABLE><TABLE>"
            + "<TR><TD COLSPAN=2>Yer</TD><TD>Nüfus</TD></TR>"
            + "<TR><TD>Iğdır</TD><TD>Merkez</TD><TD>1.234</TD></TR>"
            + "<TR><TD>Şırnak</TD><TD>Cizre&nbsp;</TD><TD>12.345</TD></TR>"
            + "<TR><TD>Muğla</TD><TD>Bodrum</TD><TD>1.234.567</TD></TR></TABLE></body></html>";
    var result = Trials.bytes(page.getBytes(Charset.forName("windows-1254")), "tuik.xls");
    assertThat(result.layout().encoding()).isEqualTo("windows-1254");
    assertThat(result.layout().columns()).containsExactly("Yer", "Yer (2)", "Nüfus");
    assertThat(result.rows()).anyMatch(row -> row.contains("1234567") && row.contains("TR-48"));
  }

  static void header(Worksheet sheet) {
    sheet.value(0, 0, "İlçe");
    sheet.value(0, 1, "Yıl");
    sheet.value(0, 2, "Nüfus");
    for (int i = 1; i < 5; i++) {
      sheet.value(i, 0, List.of("Seyhan", "Ceyhan", "Kozan", "Feke").get(i - 1));
      sheet.value(i, 1, 2023);
      sheet.value(i, 2, i * 100);
    }
  }

  static byte[] workbook(Consumer<Worksheet> fill) {
    try (var out = new ByteArrayOutputStream();
        var workbook = new Workbook(out, "Test", "1.0")) {
      fill.accept(workbook.newWorksheet("Tablo"));
      workbook.finish();
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] edited(
      byte[] workbook, String part, java.util.function.UnaryOperator<String> edit)
      throws IOException {
    var parts = parts(workbook);
    parts.compute(
        part,
        (_, bytes) ->
            edit.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    return zip(parts);
  }

  private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
    var parts = new TreeMap<String, byte[]>();
    var file = java.nio.file.Files.createTempFile("taskopru-", ".xlsx");
    java.nio.file.Files.write(file, workbook);
    try (var zip = new java.util.zip.ZipFile(file.toFile())) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    } finally {
      java.nio.file.Files.delete(file);
    }
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return out.toByteArray();
  }
}
