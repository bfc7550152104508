package taskopru.council.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import taskopru.council.Institution;
import taskopru.council.SeatGroup;
import taskopru.council.Seats;
import taskopru.kernel.LocalizedText;
import taskopru.web.Csv;
import taskopru.web.Site;
import taskopru.web.Uis;

/** Who sits in the working group: the page, its twins, and the API. */
@Controller
class CouncilController {

  private final Seats seats;
  private final Uis uis;
  private final Clock clock;
  private final Site site;

  CouncilController(Seats seats, Uis uis, Clock clock, Site site) {
    this.seats = seats;
    this.uis = uis;
    this.clock = clock;
    this.site = site;
  }

  @GetMapping("/{lang:tr|en|ar}/council")
  String page(HttpServletRequest request, Model model) {
    model.addAttribute("list", SeatList.of(seats.list(), today(), uis.of(request)));
    return "council/web/council";
  }

  /** One seat in the page's language; no institution where it is open. */
  record Line(
      int seat,
      String group,
      String groupName,
      @Nullable String institution,
      @Nullable String institutionName,
      @Nullable String inCharter) {}

  @GetMapping("/{lang:tr|en|ar}/council.json")
  @ResponseBody
  List<Line> json(HttpServletRequest request) {
    return lines(request);
  }

  @GetMapping("/{lang:tr|en|ar}/council.csv")
  ResponseEntity<byte[]> csv(HttpServletRequest request) {
    var csv =
        new Csv("seat", "group", "group_name", "institution", "institution_name", "in_charter");
    for (var line : lines(request)) {
      csv.row(
          List.of(
              String.valueOf(line.seat()),
              line.group(),
              line.groupName(),
              Objects.requireNonNullElse(line.institution(), ""),
              Objects.requireNonNullElse(line.institutionName(), ""),
              Objects.requireNonNullElse(line.inCharter(), "")));
    }
    return csv.answer();
  }

  /** All seats as the API tells them. */
  record SeatsAnswer(int total, int open, List<GroupEntry> groups) {}

  record GroupEntry(
      String code,
      LocalizedText name,
      int quota,
      int open,
      @Nullable LocalizedText note,
      List<SeatEntry> seats) {}

  record SeatEntry(int number, boolean open, @Nullable InstitutionEntry institution) {}

  record InstitutionEntry(
      String code,
      String kind,
      LocalizedText name,
      @Nullable String inCharter,
      List<NameEntry> names) {}

  record NameEntry(LocalizedText name, @Nullable LocalDate from, @Nullable LocalDate to) {}

  @GetMapping("/api/v1/council/seats")
  ResponseEntity<SeatsAnswer> api() {
    var groups = seats.list();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(
            new SeatsAnswer(
                groups.stream().mapToInt(SeatGroup::quota).sum(),
                groups.stream().mapToInt(SeatGroup::open).sum(),
                groups.stream().map(this::entry).toList()));
  }

  private GroupEntry entry(SeatGroup group) {
    return new GroupEntry(
        group.code().value(),
        group.name(),
        group.quota(),
        group.open(),
        group.note(),
        group.seats().stream()
            .map(seat -> new SeatEntry(seat.number(), seat.isOpen(), entry(seat.institution())))
            .toList());
  }

  private @Nullable InstitutionEntry entry(@Nullable Institution institution) {
    return institution == null
        ? null
        : new InstitutionEntry(
            institution.code().value(),
            institution.kind().word(),
            institution.nameOn(today()),
            institution.inCharter(),
            institution.names().stream()
                .map(name -> new NameEntry(name.text(), name.from(), name.to()))
                .toList());
  }

  private List<Line> lines(HttpServletRequest request) {
    var ui = uis.of(request);
    var lines = new ArrayList<Line>();
    for (var group : seats.list()) {
      for (var seat : group.seats()) {
        var institution = seat.institution();
        lines.add(
            new Line(
                seat.number(),
                group.code().value(),
                ui.text(group.name()),
                institution == null ? null : institution.code().value(),
                institution == null ? null : ui.text(institution.nameOn(today())),
                institution == null ? null : institution.inCharter()));
      }
    }
    return lines;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(site.zone()));
  }
}
