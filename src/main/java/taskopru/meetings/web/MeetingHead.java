package taskopru.meetings.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Verb;
import taskopru.meetings.Meeting;
import taskopru.web.Ui;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/**
 * What stands above every desk page of a meeting.
 *
 * @param keeps whether the reader keeps it; otherwise they sit in its body
 * @param done what the reader just did
 */
public record MeetingHead(
    Meeting meeting,
    String title,
    Tag state,
    List<Step> way,
    List<Tab> tabs,
    String when,
    String where,
    boolean keeps,
    boolean chairs,
    @Nullable String done) {

  static MeetingHead of(Meeting meeting, String body, Ui ui, String tab, @Nullable String done) {
    var here = ui.path("/desk/meetings/" + meeting.id());
    var keeps = ui.actor().may(Verb.KEEP_MEETINGS);
    var tabs = new ArrayList<Tab>();
    tabs.add(tab(ui, here, "agenda", "", tab));
    if (meeting.state() != Meeting.State.DRAFT && meeting.state() != Meeting.State.CANCELLED) {
      if (keeps) {
        tabs.add(tab(ui, here, "call", "/call", tab));
        tabs.add(tab(ui, here, "attendance", "/attendance", tab));
        tabs.add(tab(ui, here, "run", "/run", tab));
      } else if (meeting.state().isGathering()) {
        tabs.add(tab(ui, here, "ballot", "/ballot", tab));
      }
      if (meeting.state().isHeld()) {
        tabs.add(tab(ui, here, "minutes", "/minutes", tab));
      }
    }
    return new MeetingHead(
        meeting,
        title(meeting, body, ui),
        state(meeting.state(), ui),
        way(meeting.state(), ui),
        tabs,
        ui.dateTime(meeting.starts()),
        where(meeting.plan(), ui),
        keeps,
        ui.actor().may(Verb.CHAIR_MEETINGS),
        done);
  }

  public String here(Ui ui) {
    return ui.path("/desk/meetings/" + meeting.id());
  }

  static String title(Meeting meeting, String body, Ui ui) {
    var number = meeting.number();
    var own = meeting.plan().title();
    var plain =
        number == null
            ? ui.text(
                "meetings.title.draft", body, ui.text("meetings.kind." + meeting.kind().code()))
            : ui.text(
                "meetings.title.numbered",
                body,
                ui.text("meetings.kind." + meeting.kind().code()),
                number.toString());
    return own.isEmpty() ? plain : ui.text("meetings.title.own", plain, own);
  }

  static String where(Meeting.Plan plan, Ui ui) {
    return switch (plan.mode()) {
      case IN_PERSON -> plan.place();
      case ONLINE -> ui.text("meetings.mode.online");
      case BOTH -> ui.text("meetings.where.both", plan.place());
    };
  }

  static Tag state(Meeting.State state, Ui ui) {
    return new Tag(
        ui.text("meetings.stand." + state.code()),
        switch (state) {
          case DRAFT -> Tone.PLAIN;
          case CALLED, MINUTES_PENDING, CLOSED, SUSPENDED -> Tone.WAIT;
          case OPEN -> Tone.NEWS;
          case MINUTES_APPROVED -> Tone.GOOD;
          case FAILED_NO_QUORUM, RECALLED, CANCELLED -> Tone.BAD;
        });
  }

  private static List<Step> way(Meeting.State state, Ui ui) {
    var names =
        List.of(
            ui.text("meetings.stand.draft"),
            ui.text("meetings.stand.called"),
            ui.text("meetings.stand.open"),
            ui.text("meetings.stand.minutes-pending"),
            ui.text("meetings.stand.minutes-approved"));
    return switch (state) {
      case DRAFT -> Step.line(names, 0);
      case CALLED -> Step.line(names, 1);
      case OPEN, SUSPENDED -> Step.line(names, 2);
      case CLOSED, MINUTES_PENDING -> Step.line(names, 3);
      case MINUTES_APPROVED -> Step.line(names, 4);
      case FAILED_NO_QUORUM, RECALLED ->
          List.of(
              new Step(names.get(0), Step.Place.DONE),
              new Step(names.get(1), Step.Place.DONE),
              new Step(ui.text("meetings.stand." + state.code()), Step.Place.STOPPED));
      case CANCELLED ->
          List.of(
              new Step(names.get(0), Step.Place.DONE),
              new Step(ui.text("meetings.stand.cancelled"), Step.Place.STOPPED));
    };
  }

  private static Tab tab(Ui ui, String here, String name, String path, String now) {
    return new Tab(ui.text("meetings.tab." + name), here + path, name.equals(now));
  }
}
