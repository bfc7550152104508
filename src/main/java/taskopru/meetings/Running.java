package taskopru.meetings;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.MeetingClosed;
import taskopru.meetings.MeetingsEvent.MeetingFailed;
import taskopru.meetings.MeetingsEvent.MeetingOpened;
import taskopru.meetings.MeetingsEvent.MeetingResumed;
import taskopru.meetings.MeetingsEvent.MeetingSuspended;
import taskopru.meetings.MeetingsEvent.SpeakerAsked;
import taskopru.meetings.MeetingsEvent.SpeakerBegan;
import taskopru.meetings.MeetingsEvent.SpeakerEnded;

/** A meeting while it runs: opened under a quorum, paused, closed, or failed; and who speaks. */
@Service
@Transactional
public class Running {

  private final MeetingBook book;
  private final RollBook rolls;
  private final VoteBook votes;
  private final Desk desk;
  private final JdbcClient db;
  private final ApplicationEventPublisher events;

  Running(
      MeetingBook book,
      RollBook rolls,
      VoteBook votes,
      Desk desk,
      JdbcClient db,
      ApplicationEventPublisher events) {
    this.book = book;
    this.rolls = rolls;
    this.votes = votes;
    this.desk = desk;
    this.db = db;
    this.events = events;
  }

  /** Opens it, if enough are there; notes the quorum and freezes the roll. */
  public void open(Actor actor, UUID id) {
    var meeting = desk.lockToKeep(actor, id);
    Desk.mustBe(meeting, Meeting.State.CALLED);
    desk.writeRoll(meeting);
    var quorum = desk.quorum(meeting);
    if (!quorum.isMet()) {
      throw new Problem.Refused(
          "meetings.quorum.not-met", quorum.needed(), quorum.seats(), quorum.present());
    }
    rolls.note(id, desk.rules(meeting).id(), quorum, desk.now());
    book.move(id, Meeting.State.OPEN, desk.now());
    events.publishEvent(
        new MeetingOpened(id, actor.id(), meeting.body(), quorum.present(), quorum.needed()));
  }

  /** Notes that too few came. The meeting can then be recalled. */
  public void fail(Actor actor, UUID id) {
    var meeting = desk.lockToKeep(actor, id);
    Desk.mustBe(meeting, Meeting.State.CALLED);
    if (desk.now().isBefore(meeting.starts())) {
      throw new Problem.Refused("meetings.fail.early");
    }
    desk.writeRoll(meeting);
    var quorum = desk.quorum(meeting);
    if (quorum.isMet()) {
      throw new Problem.Refused("meetings.fail.quorum", quorum.present(), quorum.needed());
    }
    rolls.note(id, desk.rules(meeting).id(), quorum, desk.now());
    rolls.everybodyLeft(id, desk.now());
    book.move(id, Meeting.State.FAILED_NO_QUORUM, desk.now());
    events.publishEvent(
        new MeetingFailed(id, actor.id(), meeting.body(), quorum.present(), quorum.needed()));
  }

  public void suspend(Actor actor, UUID id) {
    var meeting = desk.lockToKeep(actor, id);
    Desk.mustBe(meeting, Meeting.State.OPEN);
    mustHaveNoOpenVote(id);
    book.move(id, Meeting.State.SUSPENDED, desk.now());
    events.publishEvent(new MeetingSuspended(id, actor.id()));
  }

  public void resume(Actor actor, UUID id) {
    var meeting = desk.lockToKeep(actor, id);
    Desk.mustBe(meeting, Meeting.State.SUSPENDED);
    book.move(id, Meeting.State.OPEN, desk.now());
    events.publishEvent(new MeetingResumed(id, actor.id()));
  }

  /** Ends it: everybody leaves, the speaking list is empty. */
  public void close(Actor actor, UUID id) {
    var meeting = desk.lockToKeep(actor, id);
    Desk.mustBe(meeting, Meeting.State.OPEN, Meeting.State.SUSPENDED);
    mustHaveNoOpenVote(id);
    if (votes.of(id).stream().anyMatch(vote -> vote.state() == Vote.State.CLOSED)) {
      throw new Problem.Refused("meetings.close.unannounced");
    }
    var now = desk.now();
    rolls.everybodyLeft(id, now);
    db.sql("update meetings.speech set ended_at = :now where meeting = :id and ended_at is null")
        .param("now", MeetingBook.at(now))
        .param("id", id)
        .update();
    book.move(id, Meeting.State.CLOSED, now);
    events.publishEvent(new MeetingClosed(id, actor.id(), meeting.body()));
  }

  /** How somebody asks for the floor. */
  public enum SpeechKind {
    SPEECH,
    /** About how the meeting is run; comes before speeches. */
    POINT_OF_ORDER;

    public String code() {
      return Codes.of(this);
    }
  }

  /** A line of the speaking list. */
  public record Speech(UUID id, UUID mandate, SpeechKind kind, boolean began) {}

  /** Who speaks and who waits: the speaker, then points of order, then in the order of asking. */
  @Transactional(readOnly = true)
  public List<Speech> speeches(Actor actor, UUID id) {
    desk.look(actor, id);
    return db.sql(
            """
            select id, mandate, kind, began_at is not null as began
              from meetings.speech
             where meeting = :id and ended_at is null
             order by began_at is null, kind = 'speech', asked_at, id
            """)
        .param("id", id)
        .query((row, _) ->
            new Speech(
                row.getObject("id", UUID.class),
                row.getObject("mandate", UUID.class),
                Codes.get(SpeechKind.values(), Objects.requireNonNull(row.getString("kind"))),
                row.getBoolean("began")))
        .list();
  }

  /** A member asks for the floor, or the clerk for them. */
  public void ask(Actor actor, UUID id, UUID mandate, SpeechKind kind) {
    var meeting =
        actor.may(taskopru.kernel.Verb.KEEP_MEETINGS)
            ? desk.lockToKeep(actor, id)
            : desk.lockToTakePart(actor, id);
    Desk.mustBe(meeting, Meeting.State.OPEN);
    var attendee =
        rolls.find(id, mandate).orElseThrow(() -> new Problem.NotFound("meetings.roll.unknown"));
    if (!actor.may(taskopru.kernel.Verb.KEEP_MEETINGS) && !actor.id().equals(attendee.account())) {
      throw new Problem.Forbidden("meetings.roll.not-on-it");
    }
    if (!desk.here(meeting).contains(mandate)) {
      throw new Problem.Refused("meetings.speech.absent");
    }
    var asked =
        db.sql(
                """
                insert into meetings.speech (id, meeting, item, mandate, kind, asked_at)
                values (:id, :meeting, :item, :mandate, :kind, :now)
                on conflict (meeting, mandate, kind) where ended_at is null do nothing
                """)
            .param("id", UUID.randomUUID())
            .param("meeting", id)
            .param("item", meeting.currentItem())
            .param("mandate", mandate)
            .param("kind", kind.code())
            .param("now", MeetingBook.at(desk.now()))
            .update();
    if (asked > 0) {
      events.publishEvent(new SpeakerAsked(id, actor.id(), mandate, kind.code()));
    }
  }

  /** Gives the floor; whoever had it has spoken. */
  public void giveFloor(Actor actor, UUID id, UUID speech) {
    var meeting = desk.lockToKeep(actor, id);
    Desk.mustBe(meeting, Meeting.State.OPEN);
    var now = MeetingBook.at(desk.now());
    db.sql(
            """
            update meetings.speech set ended_at = :now
             where meeting = :id and began_at is not null and ended_at is null and id <> :speech
            """)
        .param("now", now)
        .param("id", id)
        .param("speech", speech)
        .update();
    var given =
        db.sql(
                """
                update meetings.speech set began_at = :now
                 where id = :speech and meeting = :id and began_at is null and ended_at is null
                """)
            .param("now", now)
            .param("speech", speech)
            .param("id", id)
            .update();
    if (given == 0) {
      throw new Problem.NotFound("meetings.speech.unknown");
    }
    events.publishEvent(new SpeakerBegan(id, actor.id(), speech));
  }

  /** Takes a line off the list: spoken, or taken back. */
  public void endSpeech(Actor actor, UUID id, UUID speech) {
    desk.lockToKeep(actor, id);
    var ended =
        db.sql(
                """
                update meetings.speech set ended_at = :now
                 where id = :speech and meeting = :id and ended_at is null
                """)
            .param("now", MeetingBook.at(desk.now()))
            .param("speech", speech)
            .param("id", id)
            .update();
    if (ended > 0) {
      events.publishEvent(new SpeakerEnded(id, actor.id(), speech));
    }
  }

  private void mustHaveNoOpenVote(UUID id) {
    if (votes.open(id).isPresent()) {
      throw new Problem.Refused("meetings.vote.still-open");
    }
  }
}
