package taskopru.opinions.web;

import taskopru.web.Ui;

/** A badge as SVG: a name and what is to say, with widths estimated from the letters. */
final class Badge {

  private static final double LETTER = 7.2;
  private static final int ROOM = 20;

  private Badge() {}

  static String draw(String name, String said, boolean good, Ui ui) {
    var left = width(name);
    var right = width(said);
    var rtl = ui.language().direction().equals("rtl");
    var nameAt = rtl ? right + left / 2 : left / 2;
    var saidAt = rtl ? right / 2 : left + right / 2;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="28" role="img" xml:lang="%2$s"><title>%3$s: %4$s</title>\
    <rect width="%1$d" height="28" rx="4" fill="%5$s"/><rect x="%6$d" width="%7$d" height="28" fill="#26323a"/>\
    <g fill="#fff" text-anchor="middle" font-family="sans-serif" font-size="13" direction="%8$s"><text x="%9$d" y="19">%3$s</text><text x="%10$d" y="19">%4$s</text></g></svg>
    """
        .formatted(
            left + right,
            ui.language().tag(),
            escaped(name),
            escaped(said),
            good ? "#1b6e4b" : "#9a4b00",
            rtl ? right : 0,
            left,
            ui.language().direction(),
            nameAt,
            saidAt);
  }

  private static int width(String text) {
    return (int) Math.ceil(text.codePointCount(0, text.length()) * LETTER) + ROOM;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
