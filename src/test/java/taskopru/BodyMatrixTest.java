package taskopru;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import taskopru.council.SeatKeeping;
import taskopru.council.Selecting;
import taskopru.identity.Role;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.meetings.Agenda;
import taskopru.meetings.Attending;
import taskopru.meetings.Calling;
import taskopru.meetings.Decisions;
import taskopru.meetings.Meetings;
import taskopru.meetings.MinuteTaking;
import taskopru.meetings.Running;
import taskopru.meetings.Sitting;
import taskopru.meetings.Tasks;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.web.Uis;

/**
 * Every route about a thing of a body, tried by each role on real things: of the body they keep or
 * sit in, and of another one. What each gets is written down in src/test/resources/bodies.txt; to
 * write it anew, and then read what changed:
 *
 * <pre>mvn test -Dtest=BodyMatrixTest -Dtaskopru.bodies=write</pre>
 *
 * Each try is undone. Forms are sent empty, so 422 means that the deed was allowed.
 */
@SpringBootTest(
    properties = "spring.application.name=bodies") // a house of its own, for its cast stays
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@DirtiesContext
@TestInstance(Lifecycle.PER_CLASS)
class BodyMatrixTest {

  private static final Path ALLOWED = Path.of("src/test/resources/bodies.txt");
  private static final Actor SECRETARY = Sitting.SECRETARY;
  private static final LocalDate DAY = LocalDate.of(2027, 3, 15);

  /** The thing whose id an address takes, by what stands before it; the longest that fits. */
  private static final Map<String, String> THINGS =
      Map.ofEntries(
          Map.entry("/desk/meetings/{id}", "meeting"),
          Map.entry("/desk/items/{id}", "item"),
          Map.entry("/desk/votes/{id}", "vote"),
          Map.entry("/desk/minutes/{id}", "minutes"),
          Map.entry("/desk/decisions/{id}", "decision"),
          Map.entry("/desk/tasks/{id}", "task"),
          Map.entry("/desk/council/seats/{id}", "seat"),
          Map.entry("/desk/council/seats/pairs/{group}", "group"),
          Map.entry("/desk/council/mandates/{id}", "mandate"),
          Map.entry("/desk/council/selections/{id}", "selection"),
          Map.entry("/desk/council/rules/{body}", "body"));

  /** The states in which a thing is tried. */
  private static final Map<String, List<String>> STATES =
      Map.of("meeting", List.of("draft", "called", "open", "closed"));

  /** What a form must say before anybody looks at who sends it: field and the thing it names. */
  private static final Map<String, Map<String, String>> SENT =
      Map.of(
          "/attendance", Map.of("came", "mandate"),
          "/floor", Map.of("mandate", "mandate"),
          "/ballots", Map.of("seat", "seat of the mandate"));

  private static final Pattern CHOICES = Pattern.compile("\\{deed:([^}]*)}");

  @Autowired MockMvc web;
  @Autowired JdbcClient db;
  @Autowired TransactionTemplate transaction;
  @Autowired SeatKeeping seatKeeping;
  @Autowired Selecting selecting;
  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired Decisions decisions;
  @Autowired Tasks tasks;
  @Autowired MinuteTaking minuteTaking;
  @Autowired Sitting.Watch watch;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  private record Route(RequestMethod method, String pattern) {}

  /** What a body has: its things by name, {@code meeting draft} or {@code seat}. */
  private Map<String, String> own = Map.of();

  private Map<String, String> foreign = Map.of();

  @BeforeAll
  void twoBodiesWithAllTheyCanHave() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    var cast = Sitting.of(db);
    account(cast.principals().get(0).mandate(), Role.MEMBER);
    account(cast.principals().get(1).mandate(), Role.CHAIR);
    for (var role : Role.values()) {
      db.sql("insert into council.keeper (account_id, body_id) values (:account, :body)")
          .param("account", accountOf(role))
          .param("body", cast.body())
          .update();
    }
    own =
        things(
            cast.body(),
            cast.principals().stream().map(Sitting.Person::mandate).limit(20).toList());
    var board =
        db.sql("select id from council.body where code = 'executive-board'")
            .query(UUID.class)
            .single();
    var seats = seatKeeping.add(SECRETARY, board, LocalizedText.of("Yürütme"), 3);
    foreign = things(board, seated(seats.value()));
  }

  @Test
  void rolesEndAtTheBodyTheyAreFor() throws IOException {
    var lines = new ArrayList<String>();
    for (var route : routesOfThings()) {
      var thing = thing(route.pattern);
      for (var state : STATES.getOrDefault(thing, List.of(""))) {
        for (var deed : deeds(route.pattern)) {
          var name = (thing + " " + state).strip();
          lines.add(
              "%s %s%s — own: %s | other: %s"
                  .formatted(
                      CHOICES.matcher(route.pattern).replaceAll(Matcher.quoteReplacement(deed)),
                      route.method,
                      state.isEmpty() ? "" : " (" + state + ")",
                      answers(route, deed, name, own),
                      answers(route, deed, name, foreign)));
        }
      }
    }
    assertThat(lines).as("routes about things of a body").hasSizeGreaterThan(100);
    if ("write".equals(System.getProperty("taskopru.bodies"))) {
      write(lines);
    }
    assertThat(lines)
        .as("who may do what in which body; see %s for how to write the list anew", getClass())
        .isEqualTo(read());
    assertThat(lines)
        .as("no deed on a thing of another body succeeds")
        .allMatch(line ->
            !line.contains(" POST")
                || !line.split("\\| other: ")[1].matches(".*(20\\d|302|422): .*"));
  }

  private Map<String, String> things(UUID body, List<UUID> mandates) {
    var made = new LinkedHashMap<String, String>();
    made.put(
        "body",
        db.sql("select code from council.body where id = ?")
            .param(body)
            .query(String.class)
            .single());
    var group = seatKeeping.add(SECRETARY, body, LocalizedText.of("Açık koltuklar"), 2).value();
    made.put("group", group);
    made.put(
        "seat",
        db.sql("select id from council.seat where group_code = ? order by number limit 1")
            .param(group)
            .query(String.class)
            .single());
    made.put("mandate", mandates.getFirst().toString());
    made.put(
        "seat of the mandate",
        db.sql("select seat_id from council.mandate where id = ?")
            .param(mandates.getFirst())
            .query(String.class)
            .single());
    made.put(
        "selection",
        selecting
            .prepare(
                SECRETARY,
                body,
                new taskopru.kernel.Slug(group),
                new Selecting.Call(1, DAY, DAY.plusDays(20), LocalizedText.of("Ölçüt")))
            .toString());
    made.put("meeting draft", meetings.draft(SECRETARY, body, Sitting.plan(DAY)).id().toString());
    made.put("meeting called", called(body, "Çağrılan").toString());
    var open = called(body, "Açık");
    mandates.forEach(mandate -> attending.came(SECRETARY, open, mandate));
    running.open(SECRETARY, open);
    made.put("meeting open", open.toString());
    var item = agenda.of(SECRETARY, open).getFirst();
    agenda.open(SECRETARY, item.id());
    made.put("item", item.id().toString());
    made.put("vote", vote(item.id()).id().toString());
    var closed = called(body, "Kapanan");
    mandates.forEach(mandate -> attending.came(SECRETARY, closed, mandate));
    running.open(SECRETARY, closed);
    var decided = agenda.of(SECRETARY, closed).getFirst();
    agenda.open(SECRETARY, decided.id());
    var vote = vote(decided.id());
    voting.open(SECRETARY, vote.id());
    for (var seat : voting.turnout(SECRETARY, vote.id()).seats().keySet()) {
      voting.castFor(SECRETARY, vote.id(), seat, Set.of(Vote.YES));
    }
    voting.close(SECRETARY, vote.id());
    voting.announce(SECRETARY, vote.id());
    var decision = decisions.record(SECRETARY, vote.id(), "Karar", "Kabul edildi.", null, null);
    made.put("decision", decision.id().toString());
    made.put("task", tasks.give(SECRETARY, decision.id(), "Görev", null, null).id().toString());
    running.close(SECRETARY, closed);
    made.put("minutes", minuteTaking.write(SECRETARY, closed).id().toString());
    made.put("meeting closed", closed.toString());
    return made;
  }

  private UUID called(UUID body, String item) {
    var draft = meetings.draft(SECRETARY, body, Sitting.plan(DAY));
    agenda.add(SECRETARY, draft.id(), item, "");
    return calling.call(SECRETARY, draft.id(), null).id();
  }

  private Vote vote(UUID item) {
    return voting.prepare(SECRETARY, item, Vote.Question.of("Kabul mü?", Vote.Kind.OPEN));
  }

  /** Somebody on each seat of a group. */
  private List<UUID> seated(String group) {
    var mandates = new ArrayList<UUID>();
    for (var seat :
        db.sql("select id from council.seat where group_code = ? order by number")
            .param(group)
            .query(UUID.class)
            .list()) {
      var person = UUID.randomUUID();
      var mandate = UUID.randomUUID();
      db.sql("insert into council.person (id, name, language) values (?, 'Yürütme Üyesi', 'tr')")
          .param(person)
          .update();
      db.sql(
              """
              insert into council.mandate (
                id, seat_id, person_id, capacity, place, valid, letter_date, letter_number)
              values (?, ?, ?, 'principal', 0, daterange('2020-01-01', null), '2020-01-01', '1')
              """)
          .params(mandate, seat, person)
          .update();
      mandates.add(mandate);
    }
    return mandates;
  }

  private void account(UUID mandate, Role role) {
    db.sql(
            """
            update council.person set account_id = :account
             where id = (select person_id from council.mandate where id = :mandate)
            """)
        .param("account", accountOf(role))
        .param("mandate", mandate)
        .update();
  }

  private static UUID accountOf(Role role) {
    return new UUID(0x7000, 0x8000_0000_0000_00b0L + role.ordinal());
  }

  private Set<Route> routesOfThings() {
    var all = new TreeSet<>(Comparator.comparing(Route::pattern).thenComparing(Route::method));
    routes
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (handler.getBeanType().getPackageName().startsWith("taskopru")) {
            for (var pattern : info.getPatternValues()) {
              var methods = info.getMethodsCondition().getMethods();
              if (!thing(pattern).isEmpty()) {
                (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                    .forEach(method -> all.add(new Route(method, pattern)));
              }
            }
          }
        });
    return all;
  }

  private static String thing(String pattern) {
    var path = pattern.replaceFirst("^/\\{lang[^}]*}", "");
    return THINGS.entrySet().stream()
        .filter(entry -> path.equals(entry.getKey()) || path.startsWith(entry.getKey() + "/"))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse("");
  }

  private static List<String> deeds(String pattern) {
    var choices = CHOICES.matcher(pattern);
    return choices.find() ? List.of(choices.group(1).split("\\|")) : List.of("");
  }

  private String answers(Route route, String deed, String name, Map<String, String> things) {
    var path = CHOICES.matcher(route.pattern).replaceAll(Matcher.quoteReplacement(deed));
    var address =
        path.replaceFirst("\\{lang[^}]*}", "tr")
            .replaceFirst(
                "\\{(id|group|body)[^}]*}", Objects.requireNonNull(things.get(name), name))
            .replaceAll("\\{[^}]*}", UUID.nameUUIDFromBytes(new byte[0]).toString());
    var answers = new TreeMap<String, List<String>>();
    for (var role : Role.values()) {
      answers
          .computeIfAbsent(answer(route.method, address, things, role), _ -> new ArrayList<>())
          .add(role.code());
    }
    return answers.entrySet().stream()
        .map(entry ->
            entry.getKey()
                + ": "
                + (entry.getValue().size() == Role.values().length
                    ? "everybody"
                    : String.join(", ", entry.getValue())))
        .collect(Collectors.joining("; "));
  }

  private String answer(
      RequestMethod method, String address, Map<String, String> things, Role role) {
    var request =
        MockMvcRequestBuilders.request(method.asHttpMethod(), URI.create(address))
            .requestAttr(Uis.ACTOR, new Actor(accountOf(role), role.verbs()));
    if (method != RequestMethod.GET) {
      request.with(SecurityMockMvcRequestPostProcessors.csrf());
      SENT.forEach((end, fields) -> {
        if (address.endsWith(end)) {
          fields.forEach(
              (field, thing) -> request.param(field, Objects.requireNonNull(things.get(thing))));
        }
      });
    }
    return Objects.requireNonNull(
        transaction.execute(undone -> {
          undone.setRollbackOnly();
          try {
            return Integer.toString(web.perform(request).andReturn().getResponse().getStatus());
          } catch (Exception e) {
            throw new IllegalStateException(method + " " + address, e);
          }
        }));
  }

  private static List<String> read() throws IOException {
    return Files.exists(ALLOWED)
        ? Files.readAllLines(ALLOWED).stream().filter(line -> !line.startsWith("#")).toList()
        : List.of();
  }

  private static void write(List<String> lines) throws IOException {
    var text = new ArrayList<String>();
    text.add(
        "# Who gets which answer about a thing of the body they keep or sit in, and of another body; written by");
    text.add(
        "# BodyMatrixTest. 200 and 302 do it, 422 may do it but sent nothing, 409 meets another state, 403 refuses.");
    text.addAll(lines);
    Files.write(ALLOWED, text);
  }
}
