package taskopru.documents;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
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
import taskopru.kernel.Visible;

/**
 * A sheet as XHTML: what the PDF is drawn from, and what a browser prints. Every text goes through
 * {@link #escaped}; no markup of others gets in.
 */
final class PaperHtml {

  /**
   * Arabic vowel marks. The PDF engine places no marks: it would tear the word apart to make room
   * for one. Official papers are written without them.
   */
  private static final Pattern VOWELS = Pattern.compile("[\\u064b-\\u0652\\u0670]");

  private final Sheet sheet;

  /** The PDF engine lays tables out from left to right, whatever the language. */
  private final boolean turnColumns;

  private final StringBuilder out = new StringBuilder();

  private final List<String> bookmarks = new ArrayList<>();

  private PaperHtml(Sheet sheet, boolean forPdf) {
    this.sheet = sheet;
    this.turnColumns = forPdf && sheet.rightToLeft();
  }

  /** A document of its own, for the PDF engine. */
  static String document(Sheet sheet, String css) {
    var html = new PaperHtml(sheet, true);
    html.foot();
    html.body();
    var page =
        """
        <html lang="%1$s" xml:lang="%1$s" dir="%2$s"><head><title>%3$s</title><meta name="author" content="%4$s"/>\
        <meta name="subject" content="%5$s"/><style>%6$s</style><bookmarks>%7$s</bookmarks></head><body class="%1$s">%8$s</body></html>\
        """
            .formatted(
                sheet.language().tag(),
                sheet.language().direction(),
                escaped(
                    sheet.title().isEmpty()
                        ? sheet.word("kind." + sheet.paper().kind().code())
                        : sheet.title()),
                escaped(sheet.letterhead().name().in(sheet.language())),
                escaped(sheet.word("kind." + sheet.paper().kind().code())),
                css,
                String.join("", html.bookmarks),
                html.out);
    return VOWELS.matcher(page).replaceAll("");
  }

  /** A piece of a page, to be read and printed from a browser; it has no code yet. */
  static String piece(Sheet sheet) {
    var html = new PaperHtml(sheet, false);
    html.out.append(
        "<div class=\"paper\" lang=\"%s\" dir=\"%s\">"
            .formatted(sheet.language().tag(), sheet.language().direction()));
    html.body();
    return html.out.append("</div>").toString();
  }

  private void body() {
    var letter = sheet.paper().letter();
    head();
    if (letter == null) {
      title();
    } else {
      beforeTheText(letter);
    }
    sheet.paper().blocks().forEach(this::block);
    if (letter != null) {
      afterTheText(letter);
    }
  }

  private void head() {
    var letterhead = sheet.letterhead();
    out.append("<div class=\"head\">");
    Logo.read(letterhead.logo())
        .ifPresent(logo ->
            out.append(
                "<img class=\"logo\" alt=\"%s\" src=\"data:%s;base64,%s\"/>"
                    .formatted(
                        escaped(sheet.word("logo")), logo.mediaType(), base64(logo.bytes()))));
    if (letterhead.stateHeading()) {
      paragraph("state", "T.C.");
    }
    paragraph("name", letterhead.name().in(sheet.language()));
    paragraph("unit", letterhead.unit().in(sheet.language()));
    out.append("</div>");
  }

  private void title() {
    out.append("<h1 id=\"title\">").append(escaped(sheet.title())).append("</h1>");
    bookmark("title", sheet.title());
    var number = sheet.number();
    paragraph(
        "meta", number.isEmpty() ? sheet.day() : sheet.word("numberAndDay", number, sheet.day()));
  }

  private void beforeTheText(Letter letter) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(sheet.word("letter.number"), ": " + sheet.number(), sheet.day()));
    rows.add(List.of(sheet.word("letter.subject"), ": " + Visible.line(letter.subject()), ""));
    layout("particulars", rows);
    out.append("<h1 class=\"addressee\" id=\"title\">")
        .append(escaped(Visible.line(letter.addressee())))
        .append("</h1>");
    bookmark("title", sheet.title());
    if (letter.unit() != null) {
      paragraph("addressee-unit", "(" + Visible.line(letter.unit()) + ")");
    }
    if (!letter.references().isEmpty()) {
      var references = new ArrayList<List<String>>();
      for (var i = 0; i < letter.references().size(); i++) {
        references.add(
            List.of(
                i == 0 ? sheet.word("letter.reference") : "",
                letter.references().size() == 1
                    ? ":"
                    : (i == 0 ? ": " : "") + sheet.letterOf(i) + ")",
                Visible.line(letter.references().get(i))));
      }
      layout("references", references);
    }
  }

  private void afterTheText(Letter letter) {
    if (letter.closing() != null) {
      paragraph("text", sheet.word("letter.closing." + letter.closing().name()));
    }
    signatures(letter.signers());
    if (!letter.enclosures().isEmpty()) {
      paragraph("list-head", sheet.word("letter.enclosures"));
      for (var i = 0; i < letter.enclosures().size(); i++) {
        paragraph(
            "list-line",
            letter.enclosures().size() == 1
                ? letter.enclosures().getFirst()
                : (i + 1) + "- " + letter.enclosures().get(i));
      }
    }
    if (!letter.action().isEmpty() || !letter.information().isEmpty()) {
      paragraph("list-head", sheet.word("letter.distribution"));
      var columns = new ArrayList<List<String>>();
      columns.add(
          List.of(
              letter.action().isEmpty() ? "" : sheet.word("letter.action"),
              letter.information().isEmpty() ? "" : sheet.word("letter.information")));
      for (var i = 0; i < Math.max(letter.action().size(), letter.information().size()); i++) {
        columns.add(List.of(at(letter.action(), i), at(letter.information(), i)));
      }
      layout("distribution", columns);
    }
  }

  private static String at(List<String> list, int index) {
    return index < list.size() ? Visible.line(list.get(index)) : "";
  }

  private void block(Block block) {
    switch (block) {
      case Heading heading -> heading(heading);
      case Paragraph text -> paragraphs("text", text.text());
      case Note note -> paragraphs("note", note.text());
      case Facts facts -> facts(facts);
      case Table table -> table(table);
      case Numbered list -> numbered(list);
      case Choices choices -> choices(choices);
      case Signatures signatures -> signatures(signatures.signers());
      case PageBreak _ -> out.append("<div class=\"page-break\"></div>");
    }
  }

  private void heading(Heading heading) {
    var id = "h" + (bookmarks.size() + 1);
    var text = Visible.line(heading.text());
    out.append(
        "<h%d id=\"%s\"%s>%s</h%1$d>"
            .formatted(heading.level() + 1, id, classes("", text), escaped(text)));
    bookmark(id, text);
  }

  private void bookmark(String id, String text) {
    bookmarks.add("<bookmark name=\"%s\" href=\"#%s\"/>".formatted(escaped(text), id));
  }

  private void paragraphs(String kind, String text) {
    for (var part : Visible.text(text).split("\\n{2,}")) {
      if (!part.isBlank()) {
        out.append("<p").append(classes(kind, part)).append(">");
        out.append(escaped(part.strip()).replace("\n", "<br/>")).append("</p>");
      }
    }
  }

  private void paragraph(String kind, String text) {
    var line = Visible.line(text);
    if (!line.isEmpty()) {
      out.append("<p%s>%s</p>".formatted(classes(kind, line), escaped(line)));
    }
  }

  private void facts(Facts facts) {
    out.append("<table class=\"facts\"><tbody>");
    for (var fact : facts.facts()) {
      var cells = new ArrayList<String>();
      cells.add("<th scope=\"row\">" + escaped(Visible.line(fact.name())) + "</th>");
      cells.add("<td>" + lines(fact.value()) + "</td>");
      row(cells);
    }
    out.append("</tbody></table>");
  }

  private void table(Table table) {
    if (table.caption() != null) {
      out.append("<div class=\"titled\">");
    }
    out.append(table.tall() ? "<table class=\"grid tall\">" : "<table class=\"grid\">");
    if (table.caption() != null) {
      out.append("<caption>").append(escaped(Visible.line(table.caption()))).append("</caption>");
    }
    var shares = table.columns().stream().mapToInt(Block.Column::share).sum();
    var heads = new ArrayList<String>();
    for (var column : table.columns()) {
      heads.add(
          "<th scope=\"col\" class=\"%sw%d\">%s</th>"
              .formatted(
                  column.number() ? "number " : "",
                  Math.max(1, Math.round(20f * column.share() / shares)),
                  escaped(Visible.line(column.head()))));
    }
    out.append("<thead>");
    row(heads);
    out.append("</thead><tbody>");
    for (var line : table.rows()) {
      var cells = new ArrayList<String>();
      for (var i = 0; i < line.size(); i++) {
        cells.add(
            (table.columns().get(i).number() ? "<td class=\"number\">" : "<td>")
                + lines(line.get(i))
                + "</td>");
      }
      row(cells);
    }
    out.append(table.caption() == null ? "</tbody></table>" : "</tbody></table></div>");
  }

  private void row(List<String> cells) {
    out.append("<tr>");
    (turnColumns ? cells.reversed() : cells).forEach(out::append);
    out.append("</tr>");
  }

  private void numbered(Numbered list) {
    var rows = new ArrayList<List<String>>();
    for (var i = 0; i < list.items().size(); i++) {
      rows.add(List.of((i + 1) + ".", list.items().get(i)));
    }
    layout("numbered", rows);
  }

  private void choices(Choices choices) {
    out.append("<table class=\"choices\"><tbody>");
    for (var option : choices.options()) {
      row(
          List.of(
              "<td class=\"box\"><div class=\"tick\"></div></td>",
              "<td class=\"option\">" + lines(option) + "</td>"));
    }
    out.append("</tbody></table>");
  }

  /** Up to three beside each other; whoever signs a letter alone does so on its far half. */
  private void signatures(List<Signer> signers) {
    for (var from = 0; from < signers.size(); from += 3) {
      var row = signers.subList(from, Math.min(from + 3, signers.size()));
      var cells = new ArrayList<String>();
      if (row.size() == 1 && sheet.paper().letter() != null) {
        cells.add("<td></td>");
      }
      for (var signer : row) {
        cells.add(
            "<td><div class=\"line\"></div>%s<br/>%s</td>"
                .formatted(
                    escaped(Visible.line(signer.name())),
                    escaped(Visible.line(signer.capacity()))));
      }
      out.append("<table class=\"signatures\"><tbody>");
      row(cells);
      out.append("</tbody></table>");
    }
  }

  /** Columns that only place words, without heads. */
  private void layout(String kind, List<List<String>> rows) {
    out.append("<table class=\"%s\"><tbody>".formatted(kind));
    for (var line : rows) {
      var cells = new ArrayList<String>();
      for (var i = 0; i < line.size(); i++) {
        cells.add("<td class=\"c%d\">%s</td>".formatted(i + 1, lines(line.get(i))));
      }
      row(cells);
    }
    out.append("</tbody></table>");
  }

  /** On every page: the QR code, what it is for, the office, the page's number. */
  private void foot() {
    var cells = new ArrayList<String>();
    cells.add(
        "<td class=\"qr\"><img alt=\"%s\" src=\"data:image/png;base64,%s\"/></td>"
            .formatted(escaped(sheet.address()), base64(QrPicture.of(sheet.address()))));
    cells.add(
        "<td class=\"how\"><div>%s</div><div class=\"code\">%s</div><div>%s</div><div>%s</div></td>"
            .formatted(
                escaped(sheet.word("foot.check")),
                escaped(sheet.code().readable()),
                escaped(sheet.address()),
                escaped(sheet.contact())));
    cells.add("<td class=\"page\"><span class=\"page-number\"></span></td>");
    out.append("<div class=\"foot\"><table><tbody>");
    row(cells);
    out.append("</tbody></table></div>");
  }

  private String lines(String text) {
    var lines = escaped(Visible.text(text).strip()).replace("\n", "<br/>");
    return sheet.against(text).isEmpty()
        ? lines
        : "<div%s>%s</div>".formatted(classes("", text), lines);
  }

  /** With the direction of a text that runs against the paper, for browsers and the PDF engine. */
  private String classes(String kind, String text) {
    var against = sheet.against(text);
    var classes = (kind + " " + against).strip();
    return (classes.isEmpty() ? "" : " class=\"" + classes + "\"")
        + (against.isEmpty() ? "" : " dir=\"" + against + "\"");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
