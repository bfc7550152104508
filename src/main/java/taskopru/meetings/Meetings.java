package taskopru.meetings;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.MeetingDrafted;
import taskopru.meetings.MeetingsEvent.MeetingPlanned;

/** Meetings: found, drafted, planned anew, copied. */
@Service
@Transactional
public class Meetings {

  private static final int LONGEST_SERIES = 24;
  private static final Duration LONGEST = Duration.ofDays(2);

  private final MeetingBook book;
  private final AgendaBook agendas;
  private final Desk desk;
  private final Bodies bodies;
  private final Telling telling;
  private final ApplicationEventPublisher events;
  private final SecureRandom random = new SecureRandom();

  Meetings(
      MeetingBook book,
      AgendaBook agendas,
      Desk desk,
      Bodies bodies,
      Telling telling,
      ApplicationEventPublisher events) {
    this.book = book;
    this.agendas = agendas;
    this.desk = desk;
    this.bodies = bodies;
    this.telling = telling;
    this.events = events;
  }

  @Transactional(readOnly = true)
  public Meeting get(UUID id) {
    return book.find(id).orElseThrow(Meetings::unknown);
  }

  /** For the eyes of whoever keeps it or sits in its body. */
  @Transactional(readOnly = true)
  public Meeting look(Actor actor, UUID id) {
    return desk.look(actor, id);
  }

  /** A called or held meeting by its number. */
  @Transactional(readOnly = true)
  public Optional<Meeting> find(UUID body, int year, int number) {
    return book.find(body, year, number);
  }

  /** Drafts and called meetings of a body, whose agendas still take items. */
  @Transactional(readOnly = true)
  public List<Meeting> coming(UUID body) {
    return book.coming(body);
  }

  /** The meeting that repeats one without a quorum. */
  @Transactional(readOnly = true)
  public Optional<Meeting> recallOf(UUID failed) {
    return book.recallOf(failed);
  }

  @Transactional(readOnly = true)
  public List<AgendaItem> agenda(UUID meeting) {
    return agendas.of(meeting);
  }

  /** Begins a draft. */
  public Meeting draft(Actor actor, UUID body, Meeting.Plan plan) {
    desk.mustKeep(actor, bodies.get(body));
    return add(actor, body, plan, null, null);
  }

  /** One draft for each of several days a number of weeks apart, the first as planned. */
  public List<Meeting> draftSeries(
      Actor actor, UUID body, Meeting.Plan plan, int meetings, int weeksApart) {
    desk.mustKeep(actor, bodies.get(body));
    if (meetings < 2 || meetings > LONGEST_SERIES || weeksApart < 1 || weeksApart > 26) {
      throw new Problem.Refused("meetings.series.size", LONGEST_SERIES);
    }
    var series = UUID.randomUUID();
    var drafts = new ArrayList<Meeting>();
    for (var i = 0; i < meetings; i++) {
      drafts.add(add(actor, body, shifted(plan, (long) i * weeksApart * 7), null, series));
    }
    return drafts;
  }

  /** A new draft like an older meeting: same place, same hour, its standing items. */
  public Meeting copy(Actor actor, UUID id, ZonedDateTime starts) {
    var old = desk.look(actor, id);
    desk.mustKeep(actor, bodies.get(old.body()));
    var plan = old.plan();
    var length = Duration.between(plan.starts(), plan.ends());
    var copy =
        add(
            actor,
            old.body(),
            new Meeting.Plan(
                plan.kind(),
                plan.mode(),
                plan.title(),
                starts.toInstant(),
                starts.toInstant().plus(length),
                plan.place(),
                plan.link()),
            null,
            old.series());
    for (var item : agendas.of(id)) {
      if (item.state() != AgendaItem.State.WITHDRAWN && item.proposedBy() == null) {
        take(actor, copy, item, null);
      }
    }
    return copy;
  }

  /** Plans it anew, if nobody has changed it since the version the editor saw. */
  public Meeting plan(Actor actor, UUID id, int version, Meeting.Plan plan) {
    var before = desk.lockToKeep(actor, id);
    Desk.mustBe(before, Meeting.State.DRAFT, Meeting.State.CALLED);
    if (before.version() != version) {
      throw new Problem.Conflict("meetings.meeting.changed-meanwhile");
    }
    mustBeSensible(plan);
    if (before.plan().equals(plan)) {
      return before;
    }
    var called = before.state() == Meeting.State.CALLED;
    if (called
        && before.day(desk.zone()).getYear() != plan.starts().atZone(desk.zone()).getYear()) {
      throw new Problem.Refused("meetings.plan.other-year");
    }
    book.plan(with(before, plan, before.sequence() + (called ? 1 : 0)));
    var after = get(id);
    events.publishEvent(new MeetingPlanned(id, actor.id(), after.version()));
    if (called) {
      telling.moved(after);
    }
    return after;
  }

  /** Carries a deferred item into a draft. */
  void take(Actor actor, Meeting meeting, AgendaItem item, @Nullable UUID continues) {
    agendas.add(
        new AgendaItem(
            UUID.randomUUID(),
            meeting.body(),
            meeting.id(),
            0,
            item.title(),
            item.text(),
            AgendaItem.State.ACCEPTED,
            item.proposedBy(),
            continues,
            1),
        desk.now(),
        actor.id());
  }

  Meeting add(
      Actor actor, UUID body, Meeting.Plan plan, @Nullable UUID recalls, @Nullable UUID series) {
    mustBeSensible(plan);
    var secret = new byte[32];
    random.nextBytes(secret);
    var draft =
        new Meeting(
            UUID.randomUUID(),
            body,
            null,
            Meeting.State.DRAFT,
            plan,
            recalls,
            series,
            null,
            0,
            1,
            null,
            null,
            null,
            null,
            null,
            null);
    book.add(draft, secret, desk.now(), actor.id());
    events.publishEvent(new MeetingDrafted(draft.id(), actor.id(), body));
    return draft;
  }

  private static void mustBeSensible(Meeting.Plan plan) {
    if (Duration.between(plan.starts(), plan.ends()).compareTo(LONGEST) > 0) {
      throw new Problem.Refused("meetings.plan.long");
    }
    var year = plan.starts().atZone(java.time.ZoneOffset.UTC).getYear();
    if (year < 1990 || year > 2200) {
      throw new Problem.Refused("meetings.plan.starts");
    }
  }

  private Meeting.Plan shifted(Meeting.Plan plan, long days) {
    return new Meeting.Plan(
        plan.kind(),
        plan.mode(),
        plan.title(),
        plan.starts().atZone(desk.zone()).plus(days, ChronoUnit.DAYS).toInstant(),
        plan.ends().atZone(desk.zone()).plus(days, ChronoUnit.DAYS).toInstant(),
        plan.place(),
        plan.link());
  }

  private static Meeting with(Meeting meeting, Meeting.Plan plan, int sequence) {
    return new Meeting(
        meeting.id(),
        meeting.body(),
        meeting.number(),
        meeting.state(),
        plan,
        meeting.recalls(),
        meeting.series(),
        meeting.seats(),
        sequence,
        meeting.version(),
        meeting.currentItem(),
        meeting.calledAt(),
        meeting.openedAt(),
        meeting.closedAt(),
        meeting.shortNotice(),
        meeting.reason());
  }

  static Problem unknown() {
    return new Problem.NotFound("meetings.meeting.unknown");
  }
}
