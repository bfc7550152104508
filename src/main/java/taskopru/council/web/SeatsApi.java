package taskopru.council.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import taskopru.council.Bodies;
import taskopru.council.CouncilDay;
import taskopru.council.Institution;
import taskopru.council.Members;
import taskopru.council.PublicSeats;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;

/** The working group's seats for programs. */
@RestController
@RequestMapping("/api/v1/council/seats")
class SeatsApi {

  private static final Set<String> PARAMETERS = Set.of("page", "pageSize", "category");
  private static final int MOST = 100;

  private final Bodies bodies;
  private final PublicSeats seats;
  private final Members members;
  private final CouncilDay day;

  SeatsApi(Bodies bodies, PublicSeats seats, Members members, CouncilDay day) {
    this.bodies = bodies;
    this.seats = seats;
    this.members = members;
    this.day = day;
  }

  /** One page of the seats; total, voting and filled count the whole group. */
  record SeatsAnswer(
      int total,
      int page,
      int pageSize,
      int pages,
      int voting,
      int filled,
      List<SeatEntry> seats) {}

  /**
   * One seat.
   *
   * @param open whether the charter names no institution for it
   * @param vacant whether nobody holds it today
   */
  record SeatEntry(
      int number,
      String category,
      LocalizedText categoryName,
      String kind,
      boolean voting,
      @Nullable Integer alternateOf,
      boolean open,
      boolean vacant,
      @Nullable InstitutionEntry institution,
      List<HolderEntry> holders) {}

  /** Who sits there; the name only where the person agreed. */
  record HolderEntry(
      String capacity,
      @Nullable String name,
      @Nullable InstitutionEntry institution,
      LocalDate from,
      @Nullable LocalDate until) {}

  record InstitutionEntry(
      String code,
      String kind,
      LocalizedText name,
      @Nullable String inCharter,
      List<NameEntry> names) {}

  record NameEntry(LocalizedText name, @Nullable LocalDate from, @Nullable LocalDate to) {}

  /** A seat with everybody who ever had it, the latest first. */
  record HistoryAnswer(SeatEntry seat, List<HolderEntry> history) {}

  @GetMapping
  ResponseEntity<SeatsAnswer> list(
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "50") String pageSize,
      @RequestParam(defaultValue = "") String category,
      HttpServletRequest request) {
    request
        .getParameterMap()
        .keySet()
        .forEach(name -> {
          if (!PARAMETERS.contains(name)) {
            throw new Problem.Refused("council.api.parameter", name);
          }
        });
    var number = number("page", page, 1_000_000);
    var size = number("pageSize", pageSize, MOST);
    var group = bodies.workingGroup().id();
    var today = day.today();
    var all =
        seats.on(group, today).stream()
            .filter(seat -> category.isEmpty() || seat.group().value().equals(category))
            .toList();
    var filling = members.filling(group, today);
    return answer(
        new SeatsAnswer(
            all.size(),
            number,
            size,
            Math.max(1, (all.size() + size - 1) / size),
            filling.voting(),
            filling.filled(),
            all.stream()
                .skip((long) (number - 1) * size)
                .limit(size)
                .map(seat -> entry(seat, today))
                .toList()));
  }

  @GetMapping("/{number}")
  ResponseEntity<HistoryAnswer> seat(@PathVariable String number) {
    var group = bodies.workingGroup().id();
    var today = day.today();
    var seat =
        seats.on(group, today).stream()
            .filter(one -> Integer.toString(one.number()).equals(number))
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("council.seat.unknown"));
    return answer(
        new HistoryAnswer(
            entry(seat, today),
            seats.history(group).getOrDefault(seat.id(), List.of()).stream()
                .sorted(java.util.Comparator.comparing(PublicSeats.Holder::from).reversed())
                .map(holder -> entry(holder, today))
                .toList()));
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .body(body);
  }

  static int number(String name, String typed, int most) {
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

  private static SeatEntry entry(PublicSeats.PublicSeat seat, LocalDate today) {
    return new SeatEntry(
        seat.number(),
        seat.group().value(),
        seat.groupName(),
        seat.kind().word(),
        seat.voting(),
        seat.alternateOf(),
        seat.institution() == null,
        seat.isVacant(),
        entry(seat.institution(), today),
        seat.holders().stream().map(holder -> entry(holder, today)).toList());
  }

  private static HolderEntry entry(PublicSeats.Holder holder, LocalDate today) {
    return new HolderEntry(
        holder.capacity().word(),
        holder.name(),
        entry(holder.institution(), today),
        holder.from(),
        holder.until());
  }

  private static @Nullable InstitutionEntry entry(
      @Nullable Institution institution, LocalDate today) {
    return institution == null
        ? null
        : new InstitutionEntry(
            institution.code().value(),
            institution.kind().word(),
            institution.nameOn(today),
            institution.inCharter(),
            institution.names().stream()
                .map(name -> new NameEntry(name.text(), name.from(), name.to()))
                .toList());
  }
}
