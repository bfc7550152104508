package taskopru.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import taskopru.audit.Entry;
import taskopru.audit.Trail;
import taskopru.identity.Accounts;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.web.Messages;
import taskopru.web.Site;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;
import tools.jackson.databind.json.JsonMapper;

/** The trail as a page, as CSV and as JSON. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk")
class TrailController {

  private static final int SIZE = 50;
  private static final List<String> ASKED = List.of("kind", "who", "subject", "from", "to");

  private final Trail trail;
  private final Accounts accounts;
  private final Messages messages;
  private final Site site;
  private final JsonMapper json;

  TrailController(Trail trail, Accounts accounts, Messages messages, Site site, JsonMapper json) {
    this.trail = trail;
    this.accounts = accounts;
    this.messages = messages;
    this.site = site;
    this.json = json;
  }

  @GetMapping("/audit")
  ModelAndView show(
      Actor actor,
      Language language,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(defaultValue = "1") int page) {
    actor.mustBeAllowedTo(Verb.READ_AUDIT);
    var form = Form.of(sent);
    var question = question(form);
    var number = Math.clamp(page, 1, 1_000_000);
    var answer = trail.read(actor, question, SIZE, (number - 1L) * SIZE);
    var kinds =
        trail.kinds(actor).stream()
            .map(kind -> Option.of(kind, name(language, kind)))
            .sorted((one, other) -> one.text().compareTo(other.text()))
            .toList();
    var query = query(form);
    return new ModelAndView("audit/web/trail")
        .addObject(
            "page",
            new TrailPage(
                form,
                kinds,
                rows(language, answer.entries()),
                new Pager(
                    number, SIZE, answer.total(), "/" + language.tag() + "/desk/audit" + query),
                query,
                actor.may(Verb.EXPORT)));
  }

  @GetMapping("/audit.csv")
  void csv(
      Actor actor, @RequestParam MultiValueMap<String, String> sent, HttpServletResponse response)
      throws IOException {
    trail.mustBeAllowedToExport(actor);
    try (var out = download(response, "text/csv;charset=UTF-8", "audit.csv")) {
      out.write("seq,at,kind,actor,subject,detail,hash\r\n");
      trail.export(
          actor,
          question(Form.of(sent)),
          "csv",
          entry ->
              write(
                  out,
                  String.join(
                          ",",
                          Long.toString(entry.seq()),
                          entry.at().toString(),
                          entry.kind(),
                          entry.actor().toString(),
                          entry.subject().toString(),
                          "\"" + entry.detail().replace("\"", "\"\"") + "\"",
                          entry.hash())
                      + "\r\n"));
    }
  }

  @GetMapping("/audit.json")
  void json(
      Actor actor, @RequestParam MultiValueMap<String, String> sent, HttpServletResponse response)
      throws IOException {
    trail.mustBeAllowedToExport(actor);
    try (var out = download(response, "application/json;charset=UTF-8", "audit.json")) {
      out.write("[");
      var separator = new String[] {"\n"};
      trail.export(
          actor,
          question(Form.of(sent)),
          "json",
          entry -> {
            write(out, separator[0] + json.writeValueAsString(entry));
            separator[0] = ",\n";
          });
      out.write("\n]\n");
    }
  }

  private static Writer download(HttpServletResponse response, String type, String name)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return new BufferedWriter(
        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
  }

  private static void write(Writer out, String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What cannot be understood is not asked for: a mistyped day shows everything, not an error. */
  private Trail.Question question(Form form) {
    var who = form.value("who");
    var to = day(form.value("to"));
    return new Trail.Question(
        form.value("kind").isEmpty() ? null : form.value("kind"),
        who.isEmpty() ? null : accounts.named(who),
        uuid(form.value("subject")),
        start(day(form.value("from"))),
        start(to == null ? null : to.plusDays(1)));
  }

  private @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(site.zone()).toInstant();
  }

  private static @Nullable LocalDate day(String text) {
    try {
      var day = text.length() == 10 ? LocalDate.parse(text) : null;
      return day == null || day.getYear() < 1 ? null : day;
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return text.length() == 36 ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String query(Form form) {
    var query = UriComponentsBuilder.newInstance();
    var values = new java.util.HashMap<String, String>();
    for (var name : ASKED) {
      var value = form.value(name);
      if (!value.isEmpty()) {
        query.queryParam(name, "{" + name + "}");
        values.put(name, value);
      }
    }
    return query.encode().buildAndExpand(values).toUriString();
  }

  private List<TrailPage.Row> rows(Language language, List<Entry> entries) {
    var ids = new HashSet<UUID>();
    for (var entry : entries) {
      ids.add(entry.actor());
      ids.add(entry.subject());
    }
    var names = accounts.names(ids);
    return entries.stream()
        .map(entry ->
            new TrailPage.Row(
                entry.seq(),
                entry.at(),
                name(language, entry.kind()),
                actor(language, entry.actor(), names),
                entry.subject(),
                names.getOrDefault(entry.subject(), ""),
                facts(entry.detail())))
        .toList();
  }

  private List<String> facts(String detail) {
    return json.readTree(detail).properties().stream()
        .map(fact ->
            fact.getKey()
                + ": "
                + (fact.getValue().isString()
                    ? fact.getValue().stringValue()
                    : fact.getValue().toString().replaceAll("[\\[\\]\"]", "")))
        .toList();
  }

  private String actor(Language language, UUID id, Map<UUID, String> names) {
    if (id.equals(Actor.OPERATOR_ID)) {
      return messages.text(language, "audit.actor.operator");
    }
    if (id.equals(Actor.VISITOR_ID)) {
      return messages.text(language, "audit.actor.visitor");
    }
    var name = names.get(id);
    return name != null ? name : messages.text(language, "audit.actor.unknown");
  }

  /** {@code identity.SignedIn} is said by identity's message {@code identity.event.SignedIn}. */
  private String name(Language language, String kind) {
    var key = kind.replaceFirst("\\.", ".event.");
    return messages.has(language, key) ? messages.text(language, key) : kind;
  }
}
