package taskopru;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import taskopru.identity.Role;
import taskopru.kernel.Actor;
import taskopru.web.Uis;

/**
 * Every route of the house, tried by everybody: a visitor and each role with all it allows. What
 * each may is written down in src/test/resources/routes.txt and read by people; a new route, or one
 * that opens wider, shows up here. To write the list anew, and then read what changed:
 *
 * <pre>mvn test -Dtest=RouteMatrixTest -Dtaskopru.routes=write</pre>
 *
 * Somebody signed in has an account, and so has the bystander whom administrators may manage. All
 * else that addresses name does not exist, and forms are sent empty: what counts is who gets as far
 * as hearing that.
 */
@SpringBootTest
@AutoConfigureMockMvc
@Import(Database.class)
class RouteMatrixTest {

  private static final Path ALLOWED = Path.of("src/test/resources/routes.txt");
  private static final UUID BYSTANDER = UUID.fromString("00000000-0000-7000-8000-0000000000bb");
  private static final UUID NOTHING = UUID.fromString("00000000-0000-7000-8000-0000000000ff");

  @Autowired MockMvc web;
  @Autowired JdbcClient db;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  private final AtomicInteger visits = new AtomicInteger();

  private record Person(String name, Actor actor) {}

  private record Route(RequestMethod method, String pattern) {
    /** A language, a number, a word: whatever stands in braces. */
    String address() {
      return pattern
          .replace("/desk/accounts/{id}", "/desk/accounts/" + BYSTANDER)
          .replaceAll("\\{lang[^}]*}", "tr")
          .replaceAll(
              "\\{(id|release|import|version)(?![a-z])(?:[^{}]|\\{[^{}]*})*}", NOTHING.toString())
          .replaceAll("\\{\\*[^}]*}", "/nothing")
          .replaceAll("\\{(?:[^{}]|\\{[^{}]*})*}", "nothing");
    }
  }

  @Test
  void everybodyMayWhatIsWrittenDown() throws Exception {
    for (var role : Role.values()) {
      account(accountOf(role), "active");
    }
    account(BYSTANDER, "invited");
    var found = new TreeMap<String, String>();
    for (var route : all()) {
      var answers = new TreeMap<String, List<String>>();
      for (var person : people()) {
        answers.computeIfAbsent(answer(route, person), _ -> new ArrayList<>()).add(person.name);
      }
      found.put(
          "%s %s".formatted(route.pattern, route.method),
          answers.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + who(entry.getValue()))
              .collect(Collectors.joining("; ")));
    }
    var lines =
        found.entrySet().stream().map(entry -> entry.getKey() + " — " + entry.getValue()).toList();
    if ("write".equals(System.getProperty("taskopru.routes"))) {
      write(lines);
    }
    assertThat(lines)
        .as("routes and who may use them; see %s for how to write the list anew", getClass())
        .isEqualTo(read());
  }

  private void account(UUID id, String state) {
    db.sql(
            """
            insert into identity.account
                   (id, email, name, language, state, roles, password, created_at)
            values (:id, :email, 'Ayşe', 'tr', :state, '{member}',
                    case :state when 'active' then 'no password fits' end, now())
            """)
        .param("id", id)
        .param("email", id + "@example.org")
        .param("state", state)
        .update();
  }

  private Set<Route> all() {
    var all =
        new TreeSet<Route>(
            java.util.Comparator.comparing(Route::pattern).thenComparing(Route::method));
    routes
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (handler.getBeanType().getPackageName().startsWith("taskopru")) {
            var methods = info.getMethodsCondition().getMethods();
            for (var pattern : info.getPatternValues()) {
              (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                  .forEach(method -> all.add(new Route(method, pattern)));
            }
          }
        });
    return all;
  }

  private static List<Person> people() {
    var people = new ArrayList<Person>();
    people.add(new Person("visitor", Actor.visitor()));
    for (var role : Role.values()) {
      people.add(new Person(role.code(), new Actor(accountOf(role), role.verbs())));
    }
    return people;
  }

  /** Each has an account of their own, so that nobody meets the limit another one filled. */
  private static UUID accountOf(Role role) {
    return new UUID(0x7000, 0x8000_0000_0000_00a0L + role.ordinal());
  }

  private String answer(Route route, Person person) throws Exception {
    var request =
        MockMvcRequestBuilders.request(
                route.method.asHttpMethod(), java.net.URI.create(route.address()))
            .with(from -> {
              var visit = visits.incrementAndGet();
              from.setRemoteAddr(
                  "10." + (visit >> 16) + "." + (visit >> 8 & 255) + "." + (visit & 255));
              return from;
            });
    if (route.method != RequestMethod.GET) {
      request.with(SecurityMockMvcRequestPostProcessors.csrf());
    }
    if (!person.actor.isVisitor()) {
      request.requestAttr(Uis.ACTOR, person.actor);
    }
    var response = web.perform(request).andReturn().getResponse();
    var to = response.getRedirectedUrl();
    return to != null && to.contains("/sign-in?next=") || to != null && to.endsWith("/sign-in")
        ? "sign-in"
        : Integer.toString(response.getStatus());
  }

  private static String who(List<String> names) {
    return names.size() == Role.values().length + 1
        ? "everybody"
        : names.size() == Role.values().length && !names.contains("visitor")
            ? "everybody signed in"
            : String.join(", ", names);
  }

  private static List<String> read() throws IOException {
    return Files.exists(ALLOWED)
        ? Files.readAllLines(ALLOWED).stream().filter(line -> !line.startsWith("#")).toList()
        : List.of();
  }

  private static void write(List<String> lines) throws IOException {
    var text = new ArrayList<String>();
    text.add(
        "# Who gets which answer on which route, written by RouteMatrixTest. Read each change of it:");
    text.add(
        "# 200 opens, sign-in leads there, 403 refuses, 404 and 422 got as far as the thing itself.");
    text.addAll(lines);
    Files.createDirectories(ALLOWED.getParent());
    Files.write(ALLOWED, text);
  }
}
