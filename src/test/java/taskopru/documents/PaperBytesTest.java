package taskopru.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import taskopru.kernel.Language;
import taskopru.web.Messages;

/** The bytes of papers, read by others: veraPDF, PDFBox and POI. */
class PaperBytesTest {

  private static final Messages MESSAGES = new Messages();
  private static final PdfMaking PDF = new PdfMaking();
  private static final DocxMaking DOCX = new DocxMaking();

  @BeforeAll
  static void validator() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  static Stream<Paper> papers() {
    return Stream.of(
        Papers.letter(),
        Papers.minutes(Language.TR),
        Papers.minutes(Language.AR),
        Papers.attendance(),
        Papers.ballot());
  }

  @ParameterizedTest
  @MethodSource("papers")
  void isAValidPdfForArchivesAndForScreenReaders(Paper paper) throws Exception {
    var pdf = PDF.make(Papers.sheet(paper, MESSAGES));
    keep(paper.kind().code() + "-" + paper.language().tag(), pdf);
    assertThat(findings(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    assertThat(findings(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("papers")
  void theSameSheetGivesTheSameBytes(Paper paper) throws Exception {
    var sheet = Papers.sheet(paper, MESSAGES);
    var first = PDF.make(sheet);
    Thread.sleep(1100);
    assertThat(PDF.make(sheet)).isEqualTo(first);
    assertThat(DOCX.make(sheet)).isEqualTo(DOCX.make(sheet));
  }

  @Test
  void anotherParserReadsTheWordDocument() throws Exception {
    for (var paper : papers().toList()) {
      var docx = DOCX.make(Papers.sheet(paper, MESSAGES));
      if (System.getProperty("taskopru.papers") != null) {
        Files.write(
            Path.of(System.getProperty("taskopru.papers"), paper.kind().code() + ".docx"), docx);
      }
      try (var read = new XWPFDocument(new ByteArrayInputStream(docx))) {
        assertThat(read.getParagraphs()).isNotEmpty();
        assertThat(read.getFooterList().getFirst().getAllPictures()).hasSize(1);
        assertThat(read.getFooterList().getFirst().getText()).contains(Papers.CODE.readable());
      }
    }
    try (var minutes =
        new XWPFDocument(
            new ByteArrayInputStream(
                DOCX.make(Papers.sheet(Papers.minutes(Language.AR), MESSAGES))))) {
      var table =
          minutes.getTables().stream()
              .filter(it -> it.getRows().size() > 10)
              .findFirst()
              .orElseThrow();
      assertThat(table.getRow(0).isRepeatHeader()).isTrue();
      assertThat(table.getRow(1).getCell(1).getText()).isEqualTo("نقابة المحامين في أضنة");
      assertThat(table.getCTTbl().getTblPr().isSetBidiVisual()).isTrue();
      assertThat(minutes.getParagraphs()).allMatch(it -> it.getCTP().getPPr().isSetBidi());
    }
  }

  @Test
  void aTextThatRunsAgainstThePaperKeepsItsOwnDirection() throws Exception {
    var sheet = Papers.sheet(Papers.hostile("Kira (ilk).", Language.AR, false), MESSAGES);
    assertThat(PaperHtml.piece(sheet))
        .contains("<p class=\"text ltr\" dir=\"ltr\">Kira (ilk).</p>")
        .contains("<div class=\"ltr\" dir=\"ltr\">Kira (ilk).</div>");
    keep("against-ar", PDF.make(sheet));
    try (var read = new XWPFDocument(new ByteArrayInputStream(DOCX.make(sheet)))) {
      var turkish =
          read.getParagraphs().stream()
              .filter(it -> it.getText().equals("Kira (ilk)."))
              .findFirst()
              .orElseThrow();
      assertThat(turkish.getCTP().getPPr().isSetBidi()).isFalse();
    }
    var own = Papers.sheet(Papers.hostile("الإيجار (الأول).", Language.AR, false), MESSAGES);
    assertThat(PaperHtml.piece(own)).doesNotContain("dir=\"ltr\"");
  }

  @Test
  void anArabicWordIsNotTornApartByItsVowels() throws Exception {
    var sheet = Papers.sheet(Papers.hostile("عُقد الاجتماع كلياً", Language.AR, false), MESSAGES);
    try (var pdf = Loader.loadPDF(PDF.make(sheet))) {
      var words = Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
      assertThat(words).contains("عقد الاجتماع كليا").doesNotContain("\u064f", "\u064b", "\u0640");
    }
    try (var read = new XWPFDocument(new ByteArrayInputStream(DOCX.make(sheet)))) {
      assertThat(read.getParagraphs()).anyMatch(one -> one.getText().equals("عُقد الاجتماع كلياً"));
    }
  }

  /** A table is begun at every height of a page. */
  @ParameterizedTest
  @ValueSource(ints = {20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
  void theTitleOfATableStandsWithItsFirstRow(int lines) throws Exception {
    try (var pdf = Loader.loadPDF(PDF.make(Papers.sheet(Papers.tableAfter(lines), MESSAGES)))) {
      for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
        var text = new PDFTextStripper();
        text.setStartPage(page);
        text.setEndPage(page);
        var words = text.getText(pdf);
        assertThat(words.contains("Tablonun adı"))
            .as("page " + page + ": " + words)
            .isEqualTo(words.contains("ilk satır"));
      }
    }
  }

  @Test
  void theTextOfThePdfCanBeFoundAndItsHeadsAreRepeated() throws Exception {
    try (var pdf = Loader.loadPDF(PDF.make(Papers.sheet(Papers.minutes(Language.TR), MESSAGES)))) {
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("tr");
      assertThat(pdf.getDocumentInformation().getTitle()).contains("Olağan Toplantısı Tutanağı");
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).isNotEmpty();
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      var second = new PDFTextStripper();
      second.setStartPage(2);
      assertThat(second.getText(pdf))
          .contains("Hazır bulunduğu süre", "2 / 2", Papers.CODE.readable());
      assertThat(new PDFTextStripper().getText(pdf)).contains("ğ ı İ ş ç ö ü", "Yoklama");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script><img src=\"http://evil.example/x.png\"/>",
        "]]></style><bookmark/>&amp;&#0;&nbsp;",
        "=HYPERLINK(\"http://evil.example\")",
        "abc\u202egnp.exe\u2066\u0000\u0007\u001b[31m\ufffe",
        "😀 漢字 \ud800 \udc00 ﷽ ɐ",
        "{0} %s ${x} $1 \\",
        "",
        "\n\n \t\r\n"
      })
  void hostileWordsBreakNoPaper(String hostile) throws Exception {
    for (var language : List.of(Language.TR, Language.AR)) {
      for (var letter : List.of(false, true)) {
        var sheet = Papers.sheet(Papers.hostile(hostile, language, letter), MESSAGES);
        var pdf = PDF.make(sheet);
        assertThat(findings(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
        try (var read = Loader.loadPDF(pdf)) {
          assertThat(new PDFTextStripper().getText(read)).doesNotContain("\u202e", "\u0000");
        }
        try (var read = new XWPFDocument(new ByteArrayInputStream(DOCX.make(sheet)))) {
          assertThat(read.getParagraphs()).isNotEmpty();
        }
        assertThat(PaperHtml.piece(sheet)).doesNotContain("<script", "<img src=\"http", "\u202e");
      }
    }
  }

  @Test
  void aWordLongerThanAPageIsBrokenAtTheCostOfTheTagsAtMost() throws Exception {
    var sheet = Papers.sheet(Papers.hostile("ş".repeat(3_000), Language.TR, false), MESSAGES);
    var pdf = PDF.make(sheet);
    assertThat(findings(pdf, PDFAFlavour.PDFA_2_U)).isEmpty();
    try (var read = Loader.loadPDF(pdf)) {
      assertThat(read.getNumberOfPages()).isGreaterThan(1);
    }
  }

  private static List<String> findings(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (var parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .map(
              it -> it.getRuleId() + " " + it.getMessage() + " at " + it.getLocation().getContext())
          .distinct()
          .limit(10)
          .toList();
    }
  }

  /** With -Dtaskopru.papers=folder the pages are kept as pictures, to be looked at. */
  private static void keep(String name, byte[] pdf) throws IOException {
    var folder = System.getProperty("taskopru.papers");
    if (folder != null) {
      Files.createDirectories(Path.of(folder));
      Files.write(Path.of(folder, name + ".pdf"), pdf);
      try (var document = Loader.loadPDF(pdf)) {
        for (var i = 0; i < Math.min(3, document.getNumberOfPages()); i++) {
          BufferedImage page = new PDFRenderer(document).renderImageWithDPI(i, 70);
          ImageIO.write(page, "png", Path.of(folder, name + "-" + (i + 1) + ".png").toFile());
        }
      }
    }
  }
}
