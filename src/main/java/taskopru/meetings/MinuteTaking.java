package taskopru.meetings;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Members;
import taskopru.files.Files;
import taskopru.files.StoredFile;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.MeetingsEvent.AmendmentAnswered;
import taskopru.meetings.MeetingsEvent.AmendmentAsked;
import taskopru.meetings.MeetingsEvent.MinutesApproved;
import taskopru.meetings.MeetingsEvent.MinutesChanged;
import taskopru.meetings.MeetingsEvent.MinutesCirculated;
import taskopru.meetings.MeetingsEvent.MinutesDrafted;
import taskopru.meetings.MeetingsEvent.MinutesSigned;

/**
 * Minutes: written from the facts, edited, circulated, amended, approved by the chair. From then on
 * an edition never changes; a correction is the next one.
 */
@Service
@Transactional
public class MinuteTaking {

  private static final Set<String> SCANS = Set.of("application/pdf", "image/png", "image/jpeg");
  private static final int MOST_PARTS = 200;
  private static final int LONGEST_ASKED = 5_000;

  private final MinuteBook book;
  private final MeetingBook meetings;
  private final MinutesText text;
  private final Members members;
  private final Files files;
  private final Desk desk;
  private final Telling telling;
  private final ApplicationEventPublisher events;

  MinuteTaking(
      MinuteBook book,
      MeetingBook meetings,
      MinutesText text,
      Members members,
      Files files,
      Desk desk,
      Telling telling,
      ApplicationEventPublisher events) {
    this.book = book;
    this.meetings = meetings;
    this.text = text;
    this.members = members;
    this.files = files;
    this.desk = desk;
    this.telling = telling;
    this.events = events;
  }

  /** Every edition a reader may see: keepers all, members what was circulated. */
  @Transactional(readOnly = true)
  public List<Minutes> of(Actor actor, UUID meeting) {
    desk.look(actor, meeting);
    return book.of(meeting).stream().filter(one -> isVisible(actor, one)).toList();
  }

  @Transactional(readOnly = true)
  public Minutes get(Actor actor, UUID id) {
    var minutes = book.get(id);
    desk.look(actor, minutes.meeting());
    if (!isVisible(actor, minutes)) {
      throw new Problem.NotFound("meetings.minutes.unknown");
    }
    return minutes;
  }

  /** The parts everybody may read, once there are approved minutes. */
  @Transactional(readOnly = true)
  public Optional<Minutes> published(UUID meeting) {
    return book.approved(meeting)
        .map(minutes ->
            minutes.with(minutes.parts().stream().filter(Minutes.Part::isPublic).toList()));
  }

  /** Writes the first edition from what was noted. */
  public Minutes write(Actor actor, UUID meetingId) {
    var meeting = desk.lockToKeep(actor, meetingId);
    Desk.mustBe(meeting, Meeting.State.CLOSED);
    var minutes = draft(meetingId, 1, null, text.of(meeting));
    book.add(minutes, desk.now(), actor.id());
    meetings.move(meetingId, Meeting.State.MINUTES_PENDING, desk.now());
    events.publishEvent(new MinutesDrafted(minutes.id(), actor.id(), meetingId, 1));
    return minutes;
  }

  /** Writes a draft from the facts once more, over whatever was edited. */
  public void writeAnew(Actor actor, UUID id) {
    var meeting = desk.lockToKeep(actor, book.get(id).meeting());
    var minutes = book.lock(id);
    mustBeAtWork(minutes);
    book.change(id, text.of(meeting));
    events.publishEvent(new MinutesChanged(id, actor.id(), minutes.version() + 1));
  }

  /** Changes the parts, if nobody has since the version the editor saw. */
  public void change(Actor actor, UUID id, int version, List<Minutes.Part> parts) {
    desk.lockToKeep(actor, book.get(id).meeting());
    var minutes = book.lock(id);
    mustBeAtWork(minutes);
    if (minutes.version() != version) {
      throw new Problem.Conflict("meetings.minutes.changed-meanwhile");
    }
    if (parts.isEmpty() || parts.size() > MOST_PARTS) {
      throw new Problem.Refused("meetings.minutes.parts", MOST_PARTS);
    }
    book.change(id, parts);
    events.publishEvent(new MinutesChanged(id, actor.id(), version + 1));
  }

  /** Shows them to the members, who may ask for changes. */
  public void circulate(Actor actor, UUID id) {
    var meeting = desk.lockToKeep(actor, book.get(id).meeting());
    var minutes = book.lock(id);
    if (minutes.state() != Minutes.State.DRAFT) {
      throw new Problem.Refused("meetings.minutes.state." + minutes.state().code());
    }
    book.circulate(id, desk.now());
    events.publishEvent(new MinutesCirculated(id, actor.id(), meeting.id()));
    telling.circulated(meeting);
  }

  /** A member asks for a change of circulated minutes. */
  public void ask(Actor actor, UUID id, String wanted) {
    var meeting = desk.lockToTakePart(actor, book.get(id).meeting());
    var minutes = book.lock(id);
    if (minutes.state() != Minutes.State.CIRCULATED) {
      throw new Problem.Refused("meetings.minutes.state." + minutes.state().code());
    }
    var member =
        members
            .ofAccount(meeting.body(), actor.id(), meeting.day(desk.zone()))
            .orElseThrow(() -> new Problem.Forbidden("meetings.roll.not-on-it"));
    var amendment = UUID.randomUUID();
    book.ask(
        amendment,
        id,
        member.mandate(),
        Texts.neededLines(wanted, LONGEST_ASKED, "meetings.amendment.text"),
        desk.now());
    events.publishEvent(new AmendmentAsked(amendment, actor.id(), id));
  }

  /** What members asked for. */
  public record Asked(UUID id, UUID mandate, String text, String state) {}

  @Transactional(readOnly = true)
  public List<Asked> asked(Actor actor, UUID id) {
    get(actor, id);
    return book.amendments(id).stream()
        .map(one -> new Asked(one.id(), one.mandate(), one.text(), one.state()))
        .toList();
  }

  /** Answers a member; what is accepted is then worked into the text. */
  public void answer(Actor actor, UUID amendment, boolean accepted) {
    var minutes = book.get(book.minutesOfAmendment(amendment));
    desk.lockToKeep(actor, minutes.meeting());
    mustBeAtWork(minutes);
    if (!book.answer(amendment, accepted, desk.now())) {
      throw new Problem.Refused("meetings.amendment.answered");
    }
    events.publishEvent(new AmendmentAnswered(amendment, actor.id(), accepted));
  }

  /** The chair approves them; now they never change. */
  public void approve(Actor actor, UUID id) {
    var meeting = desk.lockToChair(actor, book.get(id).meeting());
    var minutes = book.lock(id);
    if (minutes.state() != Minutes.State.CIRCULATED) {
      throw new Problem.Refused("meetings.minutes.state." + minutes.state().code());
    }
    if (book.amendments(id).stream().anyMatch(one -> one.state().equals("open"))) {
      throw new Problem.Refused("meetings.minutes.open-amendments");
    }
    var sha256 = Decisions.sha256(minutes.wording());
    book.approve(id, meeting.id(), actor.id(), sha256, null, desk.now());
    if (meeting.state() == Meeting.State.MINUTES_PENDING) {
      meetings.move(meeting.id(), Meeting.State.MINUTES_APPROVED, desk.now());
    }
    events.publishEvent(
        new MinutesApproved(id, actor.id(), meeting.id(), minutes.edition(), sha256));
  }

  /** Keeps the scan of the signed copy with the approved edition, once and for all. */
  public void sign(Actor actor, UUID id, String name, InputStream content) {
    desk.lockToKeep(actor, book.get(id).meeting());
    var minutes = book.lock(id);
    if (minutes.state() != Minutes.State.APPROVED) {
      throw new Problem.Refused("meetings.minutes.sign.state");
    }
    if (minutes.signed() != null) {
      throw new Problem.Refused("meetings.minutes.sign.already");
    }
    var file = files.store(name, content);
    if (!SCANS.contains(file.mediaType())) {
      throw new Problem.Refused("meetings.minutes.sign.kind");
    }
    book.sign(id, file.id());
    events.publishEvent(new MinutesSigned(id, actor.id(), file.id()));
  }

  /** The signed copy of an edition a reader may see. */
  @Transactional(readOnly = true)
  public Optional<StoredFile> signed(Actor actor, UUID id) {
    var file = get(actor, id).signed();
    return file == null ? Optional.empty() : Optional.of(files.get(file));
  }

  /** Begins a correction of approved minutes, with the reason. The old edition stays as it is. */
  public Minutes correct(Actor actor, UUID meetingId, String reason) {
    var meeting = desk.lockToKeep(actor, meetingId);
    Desk.mustBe(meeting, Meeting.State.MINUTES_APPROVED);
    var editions = book.of(meetingId);
    if (editions.stream().anyMatch(one -> one.state().isAtWork())) {
      throw new Problem.Refused("meetings.minutes.at-work");
    }
    var last = editions.getFirst();
    var minutes =
        draft(
            meetingId,
            last.edition() + 1,
            Texts.needed(reason, 1000, "meetings.minutes.reason"),
            last.parts());
    book.add(minutes, desk.now(), actor.id());
    events.publishEvent(new MinutesDrafted(minutes.id(), actor.id(), meetingId, minutes.edition()));
    return minutes;
  }

  private boolean isVisible(Actor actor, Minutes minutes) {
    return minutes.state() != Minutes.State.DRAFT || actor.may(Verb.KEEP_MEETINGS);
  }

  private static Minutes draft(
      UUID meeting, int edition, @Nullable String reason, List<Minutes.Part> parts) {
    return new Minutes(
        UUID.randomUUID(),
        meeting,
        edition,
        Minutes.State.DRAFT,
        1,
        reason,
        null,
        null,
        null,
        null,
        null,
        null,
        parts);
  }

  private static void mustBeAtWork(Minutes minutes) {
    if (!minutes.state().isAtWork()) {
      throw new Problem.Refused("meetings.minutes.state." + minutes.state().code());
    }
  }
}
