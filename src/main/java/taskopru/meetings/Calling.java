package taskopru.meetings;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Member;
import taskopru.council.Members;
import taskopru.council.RuleProfile;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.MeetingCalled;
import taskopru.meetings.MeetingsEvent.MeetingCancelled;
import taskopru.meetings.MeetingsEvent.MeetingRecalled;

/** The call: what stands in its way, who gets it, and that it goes out. */
@Service
@Transactional
public class Calling {

  private static final int LONGEST_REASON = 1000;

  private final MeetingBook book;
  private final AgendaBook agendas;
  private final Meetings meetings;
  private final Members members;
  private final Desk desk;
  private final Telling telling;
  private final ApplicationEventPublisher events;

  Calling(
      MeetingBook book,
      AgendaBook agendas,
      Meetings meetings,
      Members members,
      Desk desk,
      Telling telling,
      ApplicationEventPublisher events) {
    this.book = book;
    this.agendas = agendas;
    this.meetings = meetings;
    this.members = members;
    this.desk = desk;
    this.telling = telling;
    this.events = events;
  }

  /**
   * The call before it goes out.
   *
   * @param gaps message keys of what is missing
   * @param days from today to the meeting
   * @param noticeDays how many the rules ask for
   * @param latest the last day a call with full notice could have gone out
   */
  public record Preview(
      Meeting meeting,
      List<String> gaps,
      List<Member> members,
      RuleProfile rules,
      long days,
      int noticeDays,
      LocalDate latest) {

    public boolean isShort() {
      return days < noticeDays;
    }
  }

  @Transactional(readOnly = true)
  public Preview preview(Actor actor, UUID id) {
    var meeting = meetings.look(actor, id);
    return preview(meeting);
  }

  /**
   * Sends the call. With less notice than the rules ask for it needs a reason, which the minutes
   * will tell.
   */
  public Meeting call(Actor actor, UUID id, @Nullable String shortNotice) {
    var meeting = desk.lockToKeep(actor, id);
    Desk.mustBe(meeting, Meeting.State.DRAFT);
    var preview = preview(meeting);
    if (!preview.gaps().isEmpty()) {
      throw new Problem.Refused(preview.gaps().getFirst());
    }
    var reason = shortNotice == null ? "" : Texts.line(shortNotice, LONGEST_REASON);
    if (preview.isShort() && reason.isEmpty()) {
      throw new Problem.Refused("meetings.call.short", preview.noticeDays(), preview.days());
    }
    var year = meeting.day(desk.zone()).getYear();
    var number = new Meeting.Number(year, book.next(meeting.body(), "meeting", year));
    book.call(id, number, desk.seats(meeting), preview.isShort() ? reason : null, desk.now());
    var called = meetings.get(id);
    desk.writeRoll(called);
    events.publishEvent(new MeetingCalled(id, actor.id(), meeting.body(), number.toString()));
    telling.called(called);
    return called;
  }

  /** Calls it off; who was called is told. */
  public void cancel(Actor actor, UUID id, String reason) {
    var meeting = desk.lockToKeep(actor, id);
    Desk.mustBe(meeting, Meeting.State.DRAFT, Meeting.State.CALLED);
    book.cancel(id, Texts.needed(reason, LONGEST_REASON, "meetings.cancel.reason"));
    events.publishEvent(new MeetingCancelled(id, actor.id(), meeting.body()));
    if (meeting.state() == Meeting.State.CALLED) {
      telling.cancelled(meetings.get(id));
    }
  }

  /** A draft that repeats a meeting without a quorum, with the same agenda. */
  public Meeting recall(Actor actor, UUID id, Meeting.Plan plan) {
    var failed = desk.lockToKeep(actor, id);
    Desk.mustBe(failed, Meeting.State.FAILED_NO_QUORUM);
    var within = desk.rules(failed).recall().withinDays();
    var day = plan.starts().atZone(desk.zone()).toLocalDate();
    var apart = ChronoUnit.DAYS.between(failed.day(desk.zone()), day);
    if (apart < 0 || (within > 0 && apart > within)) {
      throw new Problem.Refused("meetings.recall.days", within);
    }
    var recall = meetings.add(actor, failed.body(), plan, id, null);
    for (var item : agendas.of(id)) {
      if (item.state() == AgendaItem.State.ACCEPTED) {
        meetings.take(actor, recall, item, null);
      }
    }
    book.move(id, Meeting.State.RECALLED, desk.now());
    events.publishEvent(new MeetingRecalled(id, actor.id(), recall.id()));
    return recall;
  }

  private Preview preview(Meeting meeting) {
    var rules = desk.rules(meeting);
    var day = meeting.day(desk.zone());
    var gaps = new ArrayList<>(meeting.plan().gaps());
    if (agendas.of(meeting.id()).stream()
        .noneMatch(item -> item.state() == AgendaItem.State.ACCEPTED)) {
      gaps.add("meetings.call.agenda");
    }
    if (!meeting.starts().isAfter(desk.now())) {
      gaps.add("meetings.call.past");
    }
    var notice = noticeDays(meeting.kind(), meeting.isRecall(), rules);
    return new Preview(
        meeting,
        gaps,
        members.of(meeting.body(), day),
        rules,
        ChronoUnit.DAYS.between(desk.today(), day),
        notice,
        day.minusDays(notice));
  }

  /** Days between the call and the meeting; a recall needs none. */
  static int noticeDays(Meeting.Kind kind, boolean recall, RuleProfile rules) {
    if (recall) {
      return 0;
    }
    return kind == Meeting.Kind.EXTRAORDINARY
        ? rules.rules().extraordinary().noticeDays()
        : rules.noticeDays();
  }
}
