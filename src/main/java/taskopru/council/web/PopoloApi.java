package taskopru.council.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.CouncilDay;
import taskopru.council.Institutions;
import taskopru.council.PublicSeats;
import taskopru.kernel.Language;

/**
 * The council in the words of the Popolo project (popoloproject.com): bodies and institutions are
 * organizations, seats are posts, mandates are memberships. People, and their memberships, are
 * there only where the person agreed to be named.
 */
@RestController
@RequestMapping("/api/v1/popolo")
class PopoloApi {

  private static final int MOST = 500;

  private final Bodies bodies;
  private final Institutions institutions;
  private final PublicSeats seats;
  private final CouncilDay day;

  PopoloApi(Bodies bodies, Institutions institutions, PublicSeats seats, CouncilDay day) {
    this.bodies = bodies;
    this.institutions = institutions;
    this.seats = seats;
    this.day = day;
  }

  /** A page of a list, as Popolo services give it. */
  record Page<T>(
      long total,
      int page,
      @JsonProperty("per_page") int perPage,
      @JsonProperty("num_pages") int numPages,
      @JsonProperty("has_more") boolean hasMore,
      List<T> result) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OtherName(
      String name,
      @JsonProperty("start_date") @Nullable LocalDate startDate,
      @JsonProperty("end_date") @Nullable LocalDate endDate) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Organization(
      UUID id,
      String name,
      String classification,
      @JsonProperty("other_names") List<OtherName> otherNames) {}

  record Person(UUID id, String name) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Post(
      UUID id, String label, String role, @JsonProperty("organization_id") UUID organizationId) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Membership(
      UUID id,
      @JsonProperty("person_id") UUID personId,
      @JsonProperty("organization_id") UUID organizationId,
      @JsonProperty("post_id") UUID postId,
      @JsonProperty("on_behalf_of_id") @Nullable UUID onBehalfOfId,
      String role,
      @JsonProperty("start_date") LocalDate startDate,
      @JsonProperty("end_date") @Nullable LocalDate endDate) {}

  @GetMapping("/organizations.json")
  ResponseEntity<Page<Organization>> organizations(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(name = "per_page", defaultValue = "100") String perPage,
      Language language) {
    var all = new ArrayList<Organization>();
    for (var body : bodies.list()) {
      all.add(new Organization(body.id(), body.name().in(language), body.kind().word(), List.of()));
    }
    var today = day.today();
    for (var one : institutions.all().values()) {
      var now = one.nameOn(today);
      all.add(
          new Organization(
              one.id(),
              now.in(language),
              one.kind().word(),
              one.names().stream()
                  .filter(name -> !name.text().equals(now))
                  .map(name -> new OtherName(name.text().in(language), name.from(), name.to()))
                  .toList()));
    }
    return answer(all, page, perPage);
  }

  @GetMapping("/persons.json")
  ResponseEntity<Page<Person>> persons(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(name = "per_page", defaultValue = "100") String perPage) {
    var named = new LinkedHashMap<UUID, Person>();
    for (var body : bodies.own()) {
      for (var holders : seats.history(body.id()).values()) {
        for (var holder : holders) {
          var name = holder.name();
          if (name != null) {
            named.put(holder.person(), new Person(holder.person(), name));
          }
        }
      }
    }
    return answer(
        named.values().stream().sorted(java.util.Comparator.comparing(Person::id)).toList(),
        page,
        perPage);
  }

  @GetMapping("/posts.json")
  ResponseEntity<Page<Post>> posts(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(name = "per_page", defaultValue = "100") String perPage,
      Language language) {
    var all = new ArrayList<Post>();
    for (Body body : bodies.own()) {
      for (var seat : seats.on(body.id(), day.today())) {
        all.add(
            new Post(
                seat.id(),
                seat.number() + " · " + seat.groupName().in(language),
                seat.kind().word(),
                body.id()));
      }
    }
    return answer(all, page, perPage);
  }

  @GetMapping("/memberships.json")
  ResponseEntity<Page<Membership>> memberships(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(name = "per_page", defaultValue = "100") String perPage) {
    var all = new ArrayList<Membership>();
    for (var body : bodies.own()) {
      seats
          .history(body.id())
          .forEach((seat, holders) ->
              holders.stream()
                  .filter(holder -> holder.name() != null)
                  .forEach(holder -> {
                    var institution = holder.institution();
                    all.add(
                        new Membership(
                            holder.mandate(),
                            holder.person(),
                            body.id(),
                            seat,
                            institution == null ? null : institution.id(),
                            holder.capacity().word(),
                            holder.from(),
                            holder.until()));
                  }));
    }
    all.sort(java.util.Comparator.comparing(Membership::startDate).thenComparing(Membership::id));
    return answer(all, page, perPage);
  }

  private static <T> ResponseEntity<Page<T>> answer(List<T> all, String page, String perPage) {
    var number = SeatsApi.number("page", page, 1_000_000);
    var size = SeatsApi.number("per_page", perPage, MOST);
    var pages = Math.max(1, (all.size() + size - 1) / size);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .varyBy("Accept-Language")
        .body(
            new Page<>(
                all.size(),
                number,
                size,
                pages,
                number < pages,
                all.stream().skip((long) (number - 1) * size).limit(size).toList()));
  }
}
