package taskopru.meetings.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.kernel.Problem;

/**
 * Decisions and the votes they rest on in the words of the Popolo project (popoloproject.com):
 * motions and vote events. Sums of open votes only: where a secret one was of one mind, its sums
 * would say how everybody voted. Who voted how is nowhere here, elections are left out, and so is
 * the question, which may name somebody.
 */
@RestController
@RequestMapping("/api/v1/popolo")
class MotionsApi {

  private static final int MOST = 500;
  private static final int LAST_PAGE = 1_000_000;

  private final JdbcClient db;
  private final Bodies bodies;

  MotionsApi(JdbcClient db, Bodies bodies) {
    this.db = db;
    this.bodies = bodies;
  }

  /** A page of a list, as Popolo services give it. */
  record Page<T>(
      long total,
      int page,
      @JsonProperty("per_page") int perPage,
      @JsonProperty("num_pages") int numPages,
      @JsonProperty("has_more") boolean hasMore,
      List<T> result) {}

  record Motion(
      UUID id,
      @JsonProperty("organization_id") UUID organizationId,
      @JsonProperty("legislative_session_id") UUID meeting,
      String identifier,
      String name,
      String text,
      LocalDate date,
      String result) {}

  /** How many chose an option: {@code yes}, {@code no}, {@code abstain}. */
  record Count(String option, int value) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VoteEvent(
      UUID id,
      @JsonProperty("motion_id") UUID motionId,
      @JsonProperty("organization_id") UUID organizationId,
      String identifier,
      @JsonProperty("start_date") Instant startDate,
      @JsonProperty("end_date") Instant endDate,
      String result,
      @Nullable List<Count> counts) {}

  @GetMapping("/motions.json")
  ResponseEntity<Page<Motion>> motions(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(name = "per_page", defaultValue = "100") String perPage) {
    return answer(
        """
        select id, body, meeting, to_char(year, 'FM0000') || '/' || to_char(number, 'FM00') as label,
               title, text, decided_on
          from meetings.decision
         where body = any (:bodies)
         order by recorded_at, year, number
        """,
        (row, _) ->
            new Motion(
                row.getObject("id", UUID.class),
                row.getObject("body", UUID.class),
                row.getObject("meeting", UUID.class),
                row.getString("label"),
                row.getString("title"),
                row.getString("text"),
                row.getObject("decided_on", LocalDate.class),
                "pass"),
        page,
        perPage);
  }

  @GetMapping("/vote_events.json")
  ResponseEntity<Page<VoteEvent>> votes(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(name = "per_page", defaultValue = "100") String perPage) {
    return answer(
        """
        select vote.id, decision.id as decision, decision.body,
               to_char(year, 'FM0000') || '/' || to_char(number, 'FM00') as label,
               vote.opened_at, vote.closed_at, case when vote.kind = 'open' then vote.counts end as counts
          from meetings.decision
          join meetings.vote on vote.id = decision.vote
         where body = any (:bodies) and vote.kind <> 'election'
         order by decision.recorded_at, year, number, vote.id
        """,
        (row, _) -> {
          var counts = row.getArray("counts");
          return new VoteEvent(
              row.getObject("id", UUID.class),
              row.getObject("decision", UUID.class),
              row.getObject("body", UUID.class),
              row.getString("label"),
              Objects.requireNonNull(row.getTimestamp("opened_at")).toInstant(),
              Objects.requireNonNull(row.getTimestamp("closed_at")).toInstant(),
              "pass",
              counts == null ? null : counts((Integer[]) counts.getArray()));
        },
        page,
        perPage);
  }

  private static List<Count> counts(Integer[] sums) {
    return List.of(
        new Count("yes", sums[0]), new Count("no", sums[1]), new Count("abstain", sums[2]));
  }

  private <T> ResponseEntity<Page<T>> answer(
      String sql, RowMapper<T> thing, String page, String perPage) {
    var number = number("page", page, LAST_PAGE);
    var size = number("per_page", perPage, MOST);
    var own = bodies.own().stream().map(Body::id).toArray(UUID[]::new);
    var total =
        db.sql("select count(*) from (" + sql + ") every")
            .param("bodies", own)
            .query(Long.class)
            .single();
    var found =
        db.sql(sql + " limit :size offset :from")
            .param("bodies", own)
            .param("size", size)
            .param("from", (long) (number - 1) * size)
            .query(thing)
            .list();
    var pages = (int) Math.max(1, (total + size - 1) / size);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .body(new Page<>(total, number, size, pages, number < pages, found));
  }

  private static int number(String name, String typed, int most) {
    try {
      var number = Integer.parseInt(typed);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new Problem.Refused("meetings.api.number", name, most);
  }
}
