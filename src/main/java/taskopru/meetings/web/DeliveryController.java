package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.meetings.Delivering;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.Roster;
import taskopru.notifications.Delivery;
import taskopru.notifications.OutboxKeeping;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** What became of a call: the log of its deliveries, sending again, the list for paper. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/meetings/{id}/call/deliveries")
class DeliveryController {

  private static final Set<String> DONE = Set.of("again", "handedOver");

  private final Delivering delivering;
  private final OutboxKeeping outbox;
  private final Meetings meetings;
  private final Roster roster;
  private final Bodies bodies;
  private final Uis uis;

  DeliveryController(
      Delivering delivering,
      OutboxKeeping outbox,
      Meetings meetings,
      Roster roster,
      Bodies bodies,
      Uis uis) {
    this.delivering = delivering;
    this.outbox = outbox;
    this.meetings = meetings;
    this.roster = roster;
    this.bodies = bodies;
    this.uis = uis;
  }

  @GetMapping
  ModelAndView show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = uis.of(request);
    var deliveries = delivering.of(actor, id);
    var onlyOpen = show.equals("open");
    var here = ui.path("/desk/meetings/" + id + "/call/deliveries");
    return new ModelAndView("meetings/web/deliveries")
        .addObject(
            "page",
            new DeliveryPage(
                head(actor, id, ui, DONE.contains(done) ? "delivery." + done : null),
                counts(deliveries, ui),
                deliveries.stream().filter(DeliveryController::failed).count(),
                delivering.byHand(actor, id).size(),
                outbox.hasServer(),
                List.of(
                    new Tab(ui.text("meetings.delivery.all"), here, !onlyOpen),
                    new Tab(ui.text("meetings.delivery.open"), here + "?show=open", onlyOpen)),
                deliveries.stream()
                    .filter(one -> !onlyOpen || one.state().needsSomebody())
                    .map(one -> line(one, ui))
                    .toList()));
  }

  @GetMapping("/paper")
  ModelAndView paper(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var ui = uis.of(request);
    var found = delivering.byHand(actor, id);
    var meeting = meetings.look(actor, id);
    var names = roster.of(meeting);
    return new ModelAndView("meetings/web/paperList")
        .addObject(
            "page",
            new PaperList(
                head(actor, id, ui, null),
                found.stream().map(one -> line(one, names.get(one.mandate()), ui)).toList()));
  }

  @PostMapping("/mail")
  String sendAllAgain(@PathVariable UUID id, Actor actor, Language language) {
    delivering.sendAllAgain(actor, id);
    return to(language, id, "again");
  }

  @PostMapping("/{delivery}/mail")
  String sendAgain(
      @PathVariable UUID id, @PathVariable UUID delivery, Actor actor, Language language) {
    delivering.sendAgain(actor, id, delivery);
    return to(language, id, "again");
  }

  @PostMapping("/{delivery}/handover")
  String handOver(
      @PathVariable UUID id, @PathVariable UUID delivery, Actor actor, Language language) {
    delivering.handOver(actor, id, delivery);
    return to(language, id, "handedOver");
  }

  private DeliveryPage.Line line(Delivery one, Ui ui) {
    return new DeliveryPage.Line(
        one.id(),
        one.name(),
        one.email(),
        one.subject(),
        new Tag(ui.text("meetings.delivery.state." + one.state().code()), tone(one.state())),
        one.reason() == null ? null : ui.text(one.reason()),
        ui.dateTime(Objects.requireNonNullElse(one.doneAt(), one.createdAt())),
        one.state().needsSomebody() && outbox.hasServer(),
        one.state().needsSomebody());
  }

  private static PaperList.Line line(Delivering.ByHand one, Roster.@Nullable Line name, Ui ui) {
    var institution = name == null ? null : name.institution();
    var phone = one.person().phone();
    var kep = institution == null ? null : institution.kep();
    var delivery = one.delivery();
    var email = one.person().email();
    return new PaperList.Line(
        one.seats().stream()
            .distinct()
            .map(seat -> ui.number((long) seat))
            .collect(Collectors.joining(", ")),
        one.person().name(),
        name == null ? "" : name.institution(ui.language(), ""),
        Stream.of(
                phone == null || phone.isEmpty()
                    ? ""
                    : ui.text("meetings.delivery.phone", "\u2066" + phone + "\u2069"),
                kep == null || kep.isEmpty()
                    ? ""
                    : ui.text("meetings.delivery.kep", "\u2066" + kep + "\u2069"))
            .filter(way -> !way.isEmpty())
            .toList(),
        email == null
            ? ui.text("meetings.delivery.noAddress")
            : delivery == null
                ? ""
                : ui.text("meetings.delivery.state." + delivery.state().code()));
  }

  private static List<Tag> counts(List<Delivery> deliveries, Ui ui) {
    return Arrays.stream(Delivery.State.values())
        .flatMap(state -> {
          var count = deliveries.stream().filter(one -> one.state() == state).count();
          return count == 0
              ? Stream.<Tag>empty()
              : Stream.of(
                  new Tag(
                      ui.text(
                          "meetings.delivery.count",
                          ui.text("meetings.delivery.state." + state.code()),
                          count),
                      tone(state)));
        })
        .toList();
  }

  private static boolean failed(Delivery one) {
    return one.state() == Delivery.State.REFUSED || one.state() == Delivery.State.GIVEN_UP;
  }

  private static Tone tone(Delivery.State state) {
    return switch (state) {
      case SENT, BUNDLED, HANDED_OVER -> Tone.GOOD;
      case REFUSED, GIVEN_UP -> Tone.BAD;
      case BY_HAND, WAITING -> Tone.WAIT;
      case DIGEST, UNWANTED -> Tone.PLAIN;
    };
  }

  private MeetingHead head(Actor actor, UUID id, Ui ui, @Nullable String done) {
    Meeting meeting = meetings.look(actor, id);
    return MeetingHead.of(meeting, ui.text(bodies.get(meeting.body()).name()), ui, "call", done);
  }

  private static String to(Language language, UUID id, String done) {
    return "redirect:/" + language.tag() + "/desk/meetings/" + id + "/call/deliveries?done=" + done;
  }
}
