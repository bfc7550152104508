package taskopru.council.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import taskopru.council.Bodies;
import taskopru.council.CouncilDay;
import taskopru.council.PublicSeats;
import taskopru.council.SeatMonths;
import taskopru.council.Seats;
import taskopru.kernel.Problem;
import taskopru.web.Csv;
import taskopru.web.Uis;

/** Who sits in the working group: the page, its twins, each seat's story, and the months. */
@Controller
class CouncilController {

  private final Seats seats;
  private final Uis uis;
  private final Bodies bodies;
  private final PublicSeats publicSeats;
  private final SeatMonths months;
  private final CouncilDay day;

  CouncilController(
      Seats seats,
      Uis uis,
      Bodies bodies,
      PublicSeats publicSeats,
      SeatMonths months,
      CouncilDay day) {
    this.seats = seats;
    this.uis = uis;
    this.bodies = bodies;
    this.publicSeats = publicSeats;
    this.months = months;
    this.day = day;
  }

  @GetMapping("/{lang:tr|en|ar}/council")
  String page(HttpServletRequest request, Model model) {
    model.addAttribute("list", SeatList.of(seats.list(), speakers(), today(), uis.of(request)));
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

  @GetMapping("/{lang:tr|en|ar}/council/seats/{number:[0-9]{1,4}}")
  String seat(@PathVariable int number, HttpServletRequest request, Model model) {
    var group = bodies.workingGroup().id();
    var seat =
        publicSeats
            .find(group, number, today())
            .orElseThrow(() -> new Problem.NotFound("council.seat.unknown"));
    var history = publicSeats.history(group).getOrDefault(seat.id(), List.of());
    model.addAttribute("seat", SeatStory.of(uis.of(request), seat, history, today()));
    return "council/web/seatStory";
  }

  /** Seats by months of the last year: empty or held, and how often somebody came. */
  @GetMapping("/{lang:tr|en|ar}/council/attendance")
  String attendance(HttpServletRequest request, Model model) {
    var now = YearMonth.from(today());
    var rows = months.of(bodies.workingGroup().id(), now.minusMonths(11), now, today());
    model.addAttribute("page", HeatPage.of(uis.of(request), rows, today()));
    return "council/web/heat";
  }

  /** What everybody may see of each seat, by its number. */
  private Map<Integer, PublicSeats.PublicSeat> speakers() {
    return bodies
        .find(Bodies.WORKING_GROUP)
        .map(group -> publicSeats.on(group.id(), today()))
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(PublicSeats.PublicSeat::number, seat -> seat));
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
    return day.today();
  }
}
