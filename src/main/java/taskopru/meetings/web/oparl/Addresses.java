package taskopru.meetings.web.oparl;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import taskopru.web.Site;

/** How OParl's objects are addressed here, and how a new one begins. */
@Component
class Addresses {

  static final String HERE = "/oparl/v1.1";
  static final String SCHEMA = "https://schema.oparl.org/1.1/";

  private final Site site;

  Addresses(Site site) {
    this.site = site;
  }

  String system() {
    return site.baseUrl() + HERE + "/system";
  }

  String bodies() {
    return site.baseUrl() + HERE + "/bodies";
  }

  /** The council is OParl's one body; its own bodies are organizations in it. */
  String council() {
    return bodies() + "/council";
  }

  String list(Kind kind) {
    return site.baseUrl() + HERE + "/" + kind.word();
  }

  String of(Kind kind, Object id) {
    return list(kind) + "/" + id;
  }

  /** A page for people; Turkish is the language that counts. */
  String page(String path) {
    return site.baseUrl() + "/tr" + path;
  }

  Thing thing(Kind kind, Object id, Instant created, Instant modified, boolean gone) {
    return thing(of(kind, id), kind.type(), created, modified, gone);
  }

  Thing thing(String id, String type, Instant created, Instant modified, boolean gone) {
    var first = whole(created);
    var last = modified.isBefore(created) ? first : whole(modified);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("type", SCHEMA + type);
    fields.put("created", moment(first));
    fields.put("modified", moment(last));
    if (gone) {
      fields.put("deleted", true);
    }
    return new Thing(first, last, gone, fields);
  }

  /** In the site's zone, to the second, as OParl wants it. */
  String moment(Instant moment) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(whole(moment).atZone(site.zone()));
  }

  private static Instant whole(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }
}
