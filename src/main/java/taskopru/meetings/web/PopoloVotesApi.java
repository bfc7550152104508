package taskopru.meetings.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import taskopru.kernel.Problem;
import taskopru.meetings.OpenMeetings;
import taskopru.meetings.Vote;

/**
 * Decisions and their votes in the words of the Popolo project: motions and vote events. Sums only:
 * who voted how stays in the minutes.
 */
@RestController
@RequestMapping("/api/v1/popolo")
class PopoloVotesApi {

  private static final int MOST = 500;

  private final OpenMeetings meetings;

  PopoloVotesApi(OpenMeetings meetings) {
    this.meetings = meetings;
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
      String identifier,
      String title,
      String text,
      LocalDate date,
      String result,
      @JsonProperty("legislative_session_id") UUID meeting) {}

  /** How many chose an option: {@code yes}, {@code no}, {@code abstain}. */
  record Count(String option, int value) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VoteEvent(
      UUID id,
      @JsonProperty("motion_id") UUID motionId,
      @JsonProperty("organization_id") UUID organizationId,
      String identifier,
      String result,
      @JsonProperty("start_date") Instant startDate,
      @JsonProperty("end_date") @Nullable Instant endDate,
      List<Count> counts) {}

  @GetMapping("/motions.json")
  ResponseEntity<Page<Motion>> motions(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(name = "per_page", defaultValue = "100") String perPage) {
    return answer(
        meetings.decisions().stream()
            .map(decision ->
                new Motion(
                    decision.id(),
                    decision.body(),
                    decision.label(),
                    decision.title(),
                    decision.text(),
                    decision.on(),
                    "pass",
                    decision.meeting()))
            .toList(),
        page,
        perPage);
  }

  @GetMapping("/vote_events.json")
  ResponseEntity<Page<VoteEvent>> votes(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(name = "per_page", defaultValue = "100") String perPage) {
    return answer(
        meetings.votes().stream()
            .filter(vote -> vote.kind() != Vote.Kind.ELECTION)
            .map(vote ->
                new VoteEvent(
                    vote.id(),
                    vote.decision(),
                    vote.body(),
                    vote.question(),
                    "pass",
                    vote.opened(),
                    vote.closed(),
                    List.of(
                        count("yes", vote, Vote.YES),
                        count("no", vote, Vote.NO),
                        count("abstain", vote, Vote.ABSTAIN))))
            .toList(),
        page,
        perPage);
  }

  private static Count count(String option, OpenMeetings.Voted vote, int choice) {
    return new Count(option, choice <= vote.counts().size() ? vote.counts().get(choice - 1) : 0);
  }

  private static <T> ResponseEntity<Page<T>> answer(List<T> all, String page, String perPage) {
    var number = number("page", page, 1_000_000);
    var size = number("per_page", perPage, MOST);
    var pages = Math.max(1, (all.size() + size - 1) / size);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .body(
            new Page<>(
                all.size(),
                number,
                size,
                pages,
                number < pages,
                all.stream().skip((long) (number - 1) * size).limit(size).toList()));
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
    throw new Problem.Refused("council.api.number", name, most);
  }
}
