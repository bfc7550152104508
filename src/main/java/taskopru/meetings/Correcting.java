package taskopru.meetings;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.AttendanceCorrected;

/**
 * Putting attendance right afterwards: times and excuses, with a reason, until the minutes are
 * approved. Nothing is overwritten, and nothing changes on which a noted quorum, a ballot or a
 * speech rests.
 */
@Service
@Transactional
public class Correcting {

  private static final int LONGEST = 300;
  private static final int MOST_SPANS = 20;
  private static final int HOURS_BEFORE = 6;
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);

  private final CorrectionBook book;
  private final RollBook rolls;
  private final Desk desk;
  private final ApplicationEventPublisher events;

  Correcting(CorrectionBook book, RollBook rolls, Desk desk, ApplicationEventPublisher events) {
    this.book = book;
    this.rolls = rolls;
    this.desk = desk;
    this.events = events;
  }

  /** From when to when, as the clock on the wall said; no end means that they are still there. */
  public record Span(LocalTime came, @Nullable LocalTime left) {}

  /** Whether attendance of a meeting in that state may be put right. */
  public static boolean isOpen(Meeting meeting) {
    return switch (meeting.state()) {
      case CALLED, OPEN, SUSPENDED, CLOSED, MINUTES_PENDING, FAILED_NO_QUORUM -> true;
      case DRAFT, MINUTES_APPROVED, RECALLED, CANCELLED -> false;
    };
  }

  /** A time as people write it: 14:05, 14.05, 9:30. */
  public static LocalTime time(String typed) {
    return LocalTime.parse(typed.strip().replace('.', ':'), WRITTEN);
  }

  @Transactional(readOnly = true)
  public List<Correction> of(Actor actor, UUID meeting) {
    desk.mustKeepOf(actor, desk.look(actor, meeting));
    return book.of(meeting);
  }

  /** Sets somebody's times and excuse; whatever is the same already stays as it was noted. */
  public void correct(
      Actor actor, UUID id, UUID mandate, List<Span> spans, String excuse, String reason) {
    var meeting = desk.lockToKeep(actor, id);
    mustBeOpen(meeting);
    var attendee =
        rolls.find(id, mandate).orElseThrow(() -> new Problem.NotFound("meetings.roll.unknown"));
    var words = Texts.line(excuse, LONGEST);
    var before = rolls.presences(id).stream().filter(one -> one.mandate().equals(mandate)).toList();
    var after = presences(meeting, mandate, spans, before);
    var same = words.equals(Objects.requireNonNullElse(attendee.excuse(), ""));
    if (same && before.equals(after)) {
      throw new Problem.Refused("meetings.correction.nothing");
    }
    var why = Texts.needed(reason, LONGEST, "meetings.correction.reason");
    for (var rest : book.resting(id, mandate)) {
      if (!rest.standsBetween(before, after)) {
        throw new Problem.Refused(
            "meetings.correction.rests." + rest.what() + (rest.question().isEmpty() ? "" : ".vote"),
            hour(rest.from()),
            rest.question());
      }
    }
    var correction = UUID.randomUUID();
    var now = desk.now();
    book.add(
        correction,
        id,
        mandate,
        why,
        same ? null : attendee.excuse(),
        same ? null : words,
        now,
        actor.id());
    before.stream()
        .filter(one -> !after.contains(one))
        .forEach(one -> book.strike(correction, id, one));
    after.stream()
        .filter(one -> !before.contains(one))
        .forEach(one -> book.set(correction, id, one, actor.id()));
    if (!same) {
      rolls.excuse(id, mandate, words.isEmpty() ? null : words);
    }
    events.publishEvent(new AttendanceCorrected(id, actor.id(), mandate, correction));
  }

  private static void mustBeOpen(Meeting meeting) {
    if (meeting.state() == Meeting.State.MINUTES_APPROVED) {
      throw new Problem.Refused("meetings.correction.approved");
    }
    if (!isOpen(meeting)) {
      throw new Problem.Refused("meetings.state." + meeting.state().code());
    }
  }

  private List<Presence> presences(
      Meeting meeting, UUID mandate, List<Span> spans, List<Presence> noted) {
    if (spans.size() > MOST_SPANS) {
      throw new Problem.Refused("meetings.correction.many", MOST_SPANS);
    }
    var presences = new ArrayList<Presence>();
    for (var span : spans) {
      presences.add(presence(meeting, mandate, span, noted));
    }
    presences.sort(Comparator.comparing(Presence::came));
    for (var i = 1; i < presences.size(); i++) {
      var left = presences.get(i - 1).left();
      if (left == null || left.isAfter(presences.get(i).came())) {
        throw new Problem.Refused("meetings.correction.overlap");
      }
    }
    return presences;
  }

  private Presence presence(Meeting meeting, UUID mandate, Span span, List<Presence> noted) {
    var came = moment(meeting, span.came(), noted, Presence::came);
    var left = span.left() == null ? null : moment(meeting, span.left(), noted, Presence::left);
    if (left == null && !meeting.state().isGathering()) {
      throw new Problem.Refused("meetings.correction.left");
    }
    if (left != null && !left.isAfter(came)) {
      throw new Problem.Refused("meetings.correction.order");
    }
    var last = left == null ? came : left;
    if (last.isAfter(desk.now())) {
      throw new Problem.Refused("meetings.correction.future", hour(last));
    }
    var closed = meeting.closedAt();
    if (closed != null && last.isAfter(closed) && !hour(last).equals(hour(closed))) {
      throw new Problem.Refused("meetings.correction.closed", hour(closed));
    }
    return noted.stream()
        .filter(one -> one.came().equals(came) && Objects.equals(one.left(), left))
        .findFirst()
        .orElseGet(() -> new Presence(mandate, came, left, Presence.How.CLERK));
  }

  /**
   * A time typed as it is shown means the very moment that was noted. Otherwise it is a time of the
   * meeting's day, or of the night after it.
   */
  private Instant moment(
      Meeting meeting,
      LocalTime time,
      List<Presence> noted,
      Function<Presence, @Nullable Instant> which) {
    for (var presence : noted) {
      var moment = which.apply(presence);
      if (moment != null && hour(moment).equals(HOUR.format(time))) {
        return moment;
      }
    }
    var starts = meeting.starts().atZone(desk.zone());
    var typed = ZonedDateTime.of(starts.toLocalDate(), time, desk.zone());
    return (typed.isBefore(starts.minusHours(HOURS_BEFORE)) ? typed.plusDays(1) : typed)
        .toInstant();
  }

  private String hour(Instant moment) {
    return HOUR.format(moment.atZone(desk.zone()));
  }
}
