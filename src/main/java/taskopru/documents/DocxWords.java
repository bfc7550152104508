package taskopru.documents;

import java.util.ArrayList;
import java.util.List;
import taskopru.documents.Block.Choices;
import taskopru.documents.Block.Facts;
import taskopru.documents.Block.Heading;
import taskopru.documents.Block.Note;
import taskopru.documents.Block.Numbered;
import taskopru.documents.Block.PageBreak;
import taskopru.documents.Block.Paragraph;
import taskopru.documents.Block.Signatures;
import taskopru.documents.Block.Signer;
import taskopru.documents.Block.Table;
import taskopru.kernel.Language;
import taskopru.kernel.Visible;

/**
 * The XML of a Word document's text, styles and footer. In Arabic every paragraph, run and table is
 * told to go from right to left, but for texts that run against it; Word then turns alignment and
 * columns by itself.
 */
final class DocxWords {

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String NAMESPACES =
      """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture\"\
      """;

  /** Twentieths of a point. A4 less two margins of 1.5 cm. */
  private static final int WIDTH = 10206;

  private static final int MARGIN = 850;
  private static final int EMU_PER_MM = 36_000;

  private final Sheet sheet;
  private final StringBuilder out = new StringBuilder();

  DocxWords(Sheet sheet) {
    this.sheet = sheet;
  }

  String document(boolean withLogo) {
    out.setLength(0);
    head(withLogo);
    var letter = sheet.paper().letter();
    if (letter == null) {
      paragraph("Title", sheet.title());
      paragraph(
          "Meta",
          sheet.number().isEmpty()
              ? sheet.day()
              : sheet.word("numberAndDay", sheet.number(), sheet.day()));
    } else {
      beforeTheText(letter);
    }
    sheet.paper().blocks().forEach(this::block);
    if (letter != null) {
      afterTheText(letter);
    }
    return XML
        + "<w:document "
        + NAMESPACES
        + "><w:body>"
        + out
        + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"f\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        + "<w:pgMar w:top=\"%1$d\" w:right=\"%1$d\" w:bottom=\"%1$d\" w:left=\"%1$d\" w:header=\"400\" w:footer=\"500\" w:gutter=\"0\"/>"
            .formatted(MARGIN)
        + (sheet.rightToLeft() ? "<w:bidi/>" : "")
        + "</w:sectPr></w:body></w:document>";
  }

  /** On every page: the QR code, what it is for, the office, the page's number. */
  String footer() {
    out.setLength(0);
    table(
        List.of(1300, 7606, 1300),
        List.of(
            List.of(
                picture("q", "code.png", 18, sheet.address()),
                said("Foot", sheet.word("foot.check"))
                    + said("Foot", sheet.code().readable(), true)
                    + said("Foot", sheet.address())
                    + (sheet.contact().isEmpty() ? "" : said("Foot", sheet.contact())),
                paragraphXml(
                    "FootEnd",
                    field("PAGE") + run(" / ", false, sheet.rightToLeft()) + field("NUMPAGES")))),
        "",
        0);
    return XML + "<w:ftr " + NAMESPACES + ">" + out + paragraphXml("Foot", "") + "</w:ftr>";
  }

  String styles() {
    var language =
        switch (sheet.language()) {
          case TR -> "tr-TR";
          case EN -> "en-GB";
          case AR -> "ar-SA";
        };
    return XML
        + "<w:styles "
        + NAMESPACES
        + "><w:docDefaults><w:rPrDefault><w:rPr>"
        + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/>"
        + "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"%s\" w:bidi=\"%s\"/>"
            .formatted(
                sheet.language() == Language.AR ? "en-GB" : language,
                sheet.language() == Language.AR ? language : "ar-SA")
        + "</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Normal", "Normal", "", "")
        + style("Name", "Letterhead", centred(0, 0), bold(24))
        + style("Unit", "Letterhead unit", centred(0, 0), "")
        + style("Title", "Title", centred(240, 60) + outline(0), bold(28))
        + style("Meta", "Number and day", centred(0, 240), "")
        + style("Heading1", "heading 1", keepNext(240, 80) + outline(1), bold(25))
        + style("Heading2", "heading 2", keepNext(200, 60) + outline(2), bold(24))
        + style("Heading3", "heading 3", keepNext(160, 60) + outline(3), "<w:i/><w:iCs/>")
        + style(
            "Text", "Text", "<w:spacing w:before=\"0\" w:after=\"140\"/><w:jc w:val=\"both\"/>", "")
        + style(
            "Note",
            "Note",
            "<w:spacing w:before=\"0\" w:after=\"120\"/>",
            "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>")
        + style("Cell", "Cell", "<w:spacing w:before=\"20\" w:after=\"20\"/>", "")
        + style(
            "CellNumber",
            "Cell with a figure",
            "<w:spacing w:before=\"20\" w:after=\"20\"/><w:jc w:val=\"end\"/>",
            "")
        + style("CellHead", "Cell head", "<w:spacing w:before=\"20\" w:after=\"20\"/>", bold(24))
        + style("Centre", "Centred cell", centred(0, 0), "")
        + style("Addressee", "Addressee", centred(480, 0), bold(24))
        + style("Foot", "Foot", "", "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>")
        + style(
            "FootEnd",
            "Page number",
            "<w:jc w:val=\"end\"/>",
            "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>")
        + "</w:styles>";
  }

  private static String style(String id, String name, String paragraph, String run) {
    return "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>"
        .formatted(id.equals("Normal") ? " w:default=\"1\"" : "", id, name, paragraph, run);
  }

  private static String centred(int before, int after) {
    return "<w:spacing w:before=\"%d\" w:after=\"%d\"/><w:jc w:val=\"center\"/>"
        .formatted(before, after);
  }

  private static String keepNext(int before, int after) {
    return "<w:keepNext/><w:spacing w:before=\"%d\" w:after=\"%d\"/>".formatted(before, after);
  }

  private static String outline(int level) {
    return "<w:outlineLvl w:val=\"%d\"/>".formatted(level);
  }

  private static String bold(int halfPoints) {
    return "<w:b/><w:bCs/><w:sz w:val=\"%1$d\"/><w:szCs w:val=\"%1$d\"/>".formatted(halfPoints);
  }

  private void head(boolean withLogo) {
    if (withLogo) {
      out.append(picture("l", "logo", 20, sheet.word("logo")));
    }
    if (sheet.letterhead().stateHeading()) {
      paragraph("Name", "T.C.");
    }
    paragraph("Name", sheet.letterhead().name().in(sheet.language()));
    paragraph("Unit", sheet.letterhead().unit().in(sheet.language()));
    out.append(paragraphXml("Normal", ""));
  }

  private void beforeTheText(Letter letter) {
    table(
        List.of(1000, 7206, 2000),
        List.of(
            List.of(
                cell(sheet.word("letter.number")),
                cell(": " + sheet.number()),
                said("CellNumber", sheet.day())),
            List.of(
                cell(sheet.word("letter.subject")),
                cell(": " + Visible.line(letter.subject())),
                cell(""))),
        "",
        0);
    paragraph("Addressee", letter.addressee());
    if (letter.unit() != null) {
      paragraph("Unit", "(" + Visible.line(letter.unit()) + ")");
    }
    out.append(paragraphXml("Normal", ""));
    for (var i = 0; i < letter.references().size(); i++) {
      paragraph(
          "Text",
          (i == 0 ? sheet.word("letter.reference") + ": " : "")
              + (letter.references().size() == 1 ? "" : sheet.letterOf(i) + ") ")
              + Visible.line(letter.references().get(i)));
    }
  }

  private void afterTheText(Letter letter) {
    if (letter.closing() != null) {
      paragraph("Text", sheet.word("letter.closing." + letter.closing().name()));
    }
    signatures(letter.signers());
    if (!letter.enclosures().isEmpty()) {
      paragraph("CellHead", sheet.word("letter.enclosures"));
      for (var i = 0; i < letter.enclosures().size(); i++) {
        paragraph(
            "Cell",
            letter.enclosures().size() == 1
                ? letter.enclosures().getFirst()
                : (i + 1) + "- " + letter.enclosures().get(i));
      }
    }
    list("letter.action", letter.action());
    list("letter.information", letter.information());
  }

  private void list(String head, List<String> lines) {
    if (!lines.isEmpty()) {
      paragraph("CellHead", sheet.word("letter.distribution") + " – " + sheet.word(head));
      lines.forEach(line -> paragraph("Cell", line));
    }
  }

  private void block(Block block) {
    switch (block) {
      case Heading heading -> paragraph("Heading" + heading.level(), heading.text());
      case Paragraph text -> paragraphs("Text", text.text());
      case Note note -> paragraphs("Note", note.text());
      case Facts facts ->
          table(
              List.of(2600, WIDTH - 2600),
              facts.facts().stream()
                  .map(fact ->
                      List.of(
                          said("CellHead", Visible.line(fact.name())), cells("Cell", fact.value())))
                  .toList(),
              "",
              0);
      case Table table -> grid(table);
      case Numbered list -> {
        for (var i = 0; i < list.items().size(); i++) {
          paragraphs("Text", (i + 1) + ". " + list.items().get(i));
        }
      }
      case Choices choices -> choices.options().forEach(it -> paragraphs("Text", "☐  " + it));
      case Signatures signatures -> signatures(signatures.signers());
      case PageBreak _ -> out.append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
    }
  }

  private void grid(Table table) {
    if (table.caption() != null) {
      paragraph("CellHead", table.caption());
    }
    var shares = table.columns().stream().mapToInt(Block.Column::share).sum();
    var widths = table.columns().stream().map(it -> WIDTH * it.share() / shares).toList();
    var rows = new ArrayList<List<String>>();
    rows.add(
        table.columns().stream()
            .map(column -> said("CellHead", Visible.line(column.head())))
            .toList());
    for (var line : table.rows()) {
      var cells = new ArrayList<String>();
      for (var i = 0; i < line.size(); i++) {
        cells.add(cells(table.columns().get(i).number() ? "CellNumber" : "Cell", line.get(i)));
      }
      rows.add(cells);
    }
    var line = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"555555\"";
    table(
        widths,
        rows,
        "<w:tblBorders><w:top %1$s/><w:left %1$s/><w:bottom %1$s/><w:right %1$s/><w:insideH %1$s/><w:insideV %1$s/></w:tblBorders>"
            .formatted(line),
        table.tall() ? 510 : 1);
  }

  private void signatures(List<Signer> signers) {
    for (var from = 0; from < signers.size(); from += 3) {
      var row = signers.subList(from, Math.min(from + 3, signers.size()));
      var columns = sheet.paper().letter() != null && row.size() == 1 ? 2 : row.size();
      var cells = new ArrayList<String>();
      if (columns > row.size()) {
        cells.add(cell(""));
      }
      for (var signer : row) {
        cells.add(
            paragraphXml("Centre", "")
                + paragraphXml("Centre", "")
                + said("Centre", Visible.line(signer.name()))
                + said("Centre", Visible.line(signer.capacity())));
      }
      table(java.util.Collections.nCopies(columns, WIDTH / columns), List.of(cells), "", 0);
    }
  }

  /**
   * @param headAndHeight 0: no head row; otherwise the first row is a head repeated on each page,
   *     and the others are at least so high
   */
  private void table(
      List<Integer> widths, List<List<String>> rows, String borders, int headAndHeight) {
    out.append("<w:tbl><w:tblPr>");
    out.append(sheet.rightToLeft() ? "<w:bidiVisual/>" : "");
    out.append("<w:tblW w:w=\"").append(WIDTH).append("\" w:type=\"dxa\"/>").append(borders);
    out.append("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    widths.forEach(width -> out.append("<w:gridCol w:w=\"").append(width).append("\"/>"));
    out.append("</w:tblGrid>");
    for (var i = 0; i < rows.size(); i++) {
      out.append("<w:tr><w:trPr><w:cantSplit/>");
      if (headAndHeight > 1 && i > 0) {
        out.append("<w:trHeight w:val=\"").append(headAndHeight).append("\"/>");
      }
      out.append(headAndHeight > 0 && i == 0 ? "<w:tblHeader/>" : "").append("</w:trPr>");
      for (var c = 0; c < rows.get(i).size(); c++) {
        out.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(widths.get(c));
        out.append("\" w:type=\"dxa\"/></w:tcPr>").append(rows.get(i).get(c)).append("</w:tc>");
      }
      out.append("</w:tr>");
    }
    out.append("</w:tbl>").append(paragraphXml("Cell", ""));
  }

  private String cell(String line) {
    return said("Cell", line);
  }

  private String cells(String style, String text) {
    var xml = new StringBuilder();
    for (var line : Visible.text(text).strip().split("\n")) {
      xml.append(said(style, line));
    }
    return xml.toString();
  }

  private void paragraphs(String style, String text) {
    for (var part : Visible.text(text).split("\\n{2,}")) {
      if (!part.isBlank()) {
        out.append(said(style, part.strip()));
      }
    }
  }

  private void paragraph(String style, String text) {
    var line = Visible.line(text);
    if (!line.isEmpty()) {
      out.append(said(style, line));
    }
  }

  /** A paragraph of one text, in the text's own direction. */
  private String said(String style, String text) {
    return said(style, text, false);
  }

  private String said(String style, String text, boolean bold) {
    var toTheLeft =
        switch (sheet.against(text)) {
          case "ltr" -> false;
          case "rtl" -> true;
          default -> sheet.rightToLeft();
        };
    return paragraphXml(style, toTheLeft, run(text, bold, toTheLeft));
  }

  private String paragraphXml(String style, String runs) {
    return paragraphXml(style, sheet.rightToLeft(), runs);
  }

  private static String paragraphXml(String style, boolean toTheLeft, String runs) {
    return "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>%s</w:p>"
        .formatted(style, toTheLeft ? "<w:bidi/>" : "", runs);
  }

  private static String run(String text, boolean bold, boolean toTheLeft) {
    var lines = new ArrayList<String>();
    for (var line : text.split("\n", -1)) {
      lines.add("<w:t xml:space=\"preserve\">" + escaped(line) + "</w:t>");
    }
    return "<w:r>" + runProperties(bold, toTheLeft) + String.join("<w:br/>", lines) + "</w:r>";
  }

  private String field(String name) {
    return "<w:fldSimple w:instr=\"%s\"><w:r>%s<w:t>1</w:t></w:r></w:fldSimple>"
        .formatted(name, runProperties(false, sheet.rightToLeft()));
  }

  private static String runProperties(boolean bold, boolean toTheLeft) {
    return "<w:rPr>" + (bold ? "<w:b/><w:bCs/>" : "") + (toTheLeft ? "<w:rtl/>" : "") + "</w:rPr>";
  }

  private String picture(String relation, String name, int millimetres, String words) {
    var side = millimetres * EMU_PER_MM;
    return paragraphXml(
        "Foot",
        """
        <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%1$d" cy="%1$d"/>\
        <wp:docPr id="1" name="%2$s" descr="%3$s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
        <pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="%2$s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%4$s"/>\
        <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%1$d" cy="%1$d"/></a:xfrm>\
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>\
        """
            .formatted(side, name, escaped(words), relation));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
