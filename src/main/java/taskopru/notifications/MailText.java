package taskopru.notifications;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.kernel.Visible;
import taskopru.web.Messages;
import taskopru.web.Site;

/** A notice as a mail: the same words as plain text and as HTML, in the reader's direction. */
@Component
class MailText {

  private final Messages messages;
  private final Site site;

  MailText(Messages messages, Site site) {
    this.messages = messages;
    this.site = site;
  }

  /** The addresses that turn one topic off for one reader. */
  record WayOut(String base, String token, String topic) {

    /** For mail programs: a POST without a page (RFC 8058). */
    String oneClick() {
      return base + "/mail/unsubscribe/" + token + "/" + topic;
    }

    String page(String language) {
      return base + "/" + language + "/mail/unsubscribe/" + token + "/" + topic;
    }
  }

  /** On paper: the words and where they lead; how to get no more mails does not matter there. */
  String onPaper(Outbox.Entry entry) {
    return entry.path().isEmpty() ? entry.body() : entry.body() + "\n\n" + link(entry);
  }

  String plain(Outbox.Entry entry, @Nullable WayOut way) {
    var text = new StringBuilder(entry.body());
    if (!entry.path().isEmpty()) {
      text.append("\n\n").append(link(entry));
    }
    text.append("\n\n-- \n").append(word(entry, "mail.sentBy", who(entry))).append('\n');
    if (way != null) {
      text.append(word(entry, "mail.wayOut")).append(' ');
      text.append(way.page(entry.language().tag())).append('\n');
    } else {
      text.append(word(entry, "mail.mandatory")).append('\n');
    }
    return text.toString();
  }

  String html(Outbox.Entry entry, @Nullable WayOut way) {
    var language = entry.language();
    var body = new StringBuilder();
    for (var paragraph : entry.body().split("\n{2,}")) {
      body.append("<p style=\"margin:0 0 14px\">");
      body.append(escaped(paragraph).replace("\n", "<br>")).append("</p>");
    }
    if (!entry.path().isEmpty()) {
      body.append(
          "<p style=\"margin:20px 0\"><a href=\"%s\" style=\"display:inline-block;background:#0b5351;color:#ffffff;padding:10px 18px;border-radius:6px;text-decoration:none\">%s</a></p>"
              .formatted(escaped(link(entry)), escaped(word(entry, "mail.open"))));
    }
    var foot =
        way == null
            ? escaped(word(entry, "mail.mandatory"))
            : "%s <a href=\"%s\" style=\"color:#0b5351\">%s</a>"
                .formatted(
                    escaped(word(entry, "mail.wayOut")),
                    escaped(way.page(language.tag())),
                    escaped(word(entry, "mail.wayOut.do")));
    return """
    <!doctype html>
    <html lang="%1$s" dir="%2$s"><head><meta charset="utf-8"><title>%3$s</title></head>
    <body dir="%2$s" style="margin:0;padding:24px;background:#f5f4f0;color:#1c1c1c;font:16px/1.55 Arial,Tahoma,sans-serif">
    <div style="max-width:600px;margin:0 auto;background:#ffffff;padding:28px;border-radius:8px">
    %4$s
    <hr style="border:0;border-top:1px solid #dddddd;margin:24px 0 12px">
    <p style="margin:0;font-size:13px;color:#555555">%5$s<br>%6$s</p>
    </div></body></html>
    """
        .formatted(
            language.tag(),
            language.direction(),
            escaped(entry.subject()),
            body,
            escaped(word(entry, "mail.sentBy", who(entry))),
            foot);
  }

  private String link(Outbox.Entry entry) {
    return site.baseUrl() + "/" + entry.language().tag() + entry.path();
  }

  private String who(Outbox.Entry entry) {
    return Visible.line(site.council().in(entry.language()));
  }

  private String word(Outbox.Entry entry, String key, Object... args) {
    return messages.text(entry.language(), "notifications." + key, args);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
