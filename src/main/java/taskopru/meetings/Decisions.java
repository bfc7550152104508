package taskopru.meetings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Institutions;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.DecisionFollowed;
import taskopru.meetings.MeetingsEvent.DecisionRecorded;

/**
 * Decisions: recorded after a vote, public from then on, followed until something comes of them.
 */
@Service
@Transactional
public class Decisions {

  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_FOLLOW_UP = 5_000;

  private final DecisionBook book;
  private final MeetingBook meetings;
  private final AgendaBook agendas;
  private final VoteBook votes;
  private final Institutions institutions;
  private final Bodies bodies;
  private final Desk desk;
  private final ApplicationEventPublisher events;

  Decisions(
      DecisionBook book,
      MeetingBook meetings,
      AgendaBook agendas,
      VoteBook votes,
      Institutions institutions,
      Bodies bodies,
      Desk desk,
      ApplicationEventPublisher events) {
    this.book = book;
    this.meetings = meetings;
    this.agendas = agendas;
    this.votes = votes;
    this.institutions = institutions;
    this.bodies = bodies;
    this.desk = desk;
    this.events = events;
  }

  @Transactional(readOnly = true)
  public Decision get(UUID id) {
    return find(id).orElseThrow(Decisions::unknown);
  }

  @Transactional(readOnly = true)
  public Optional<Decision> find(UUID id) {
    return book.find(id);
  }

  @Transactional(readOnly = true)
  public Optional<Decision> find(UUID body, int year, int number) {
    return book.find(body, year, number);
  }

  /** What was decided last, by any of the council's bodies. */
  @Transactional(readOnly = true)
  public List<Decision> newest(int most) {
    return book.newest(most);
  }

  @Transactional(readOnly = true)
  public List<Decision> of(UUID meeting) {
    return book.of(meeting);
  }

  @Transactional(readOnly = true)
  public Optional<Decision> ofVote(UUID vote) {
    return book.ofVote(vote);
  }

  /** Records what an announced vote decided, under the next number of the body's year. */
  public Decision record(
      Actor actor,
      UUID voteId,
      String title,
      String text,
      @Nullable UUID institution,
      @Nullable LocalDate due) {
    var meeting = desk.lockToKeep(actor, votes.get(voteId).meeting());
    Desk.mustBe(
        meeting,
        Meeting.State.OPEN,
        Meeting.State.SUSPENDED,
        Meeting.State.CLOSED,
        Meeting.State.MINUTES_PENDING);
    var vote = votes.get(voteId);
    var outcome = vote.outcome();
    if (vote.state() != Vote.State.ANNOUNCED || outcome == null || !outcome.decides()) {
      throw new Problem.Refused("meetings.decision.no-vote");
    }
    if (book.ofVote(voteId).isPresent()) {
      throw new Problem.Refused("meetings.decision.recorded");
    }
    mustExist(institution);
    var words = Texts.neededLines(text, LONGEST_TEXT, "meetings.decision.text");
    var heading = Texts.needed(title, AgendaItem.LONGEST_TITLE, "meetings.decision.title");
    var day = meeting.day(desk.zone());
    mustBeLater(due, day);
    var number = meetings.next(meeting.body(), "decision", day.getYear());
    var decision =
        new Decision(
            UUID.randomUUID(),
            meeting.body(),
            day.getYear(),
            number,
            meeting.id(),
            vote.item(),
            voteId,
            heading,
            words,
            sha256(words),
            day,
            institution,
            due,
            Decision.State.OPEN,
            "",
            1);
    book.add(decision, desk.now(), actor.id());
    var item = agendas.lock(vote.item());
    if (item.state() == AgendaItem.State.OPENED) {
      agendas.move(item.id(), AgendaItem.State.DECIDED);
    }
    events.publishEvent(
        new DecisionRecorded(
            decision.id(),
            actor.id(),
            meeting.body(),
            decision.label(),
            voteId,
            decision.sha256()));
    return decision;
  }

  /** Notes what has come of it, if nobody has since the version the editor saw. */
  public Decision follow(
      Actor actor,
      UUID id,
      int version,
      Decision.State state,
      String followUp,
      @Nullable UUID institution,
      @Nullable LocalDate due) {
    var before = book.lock(id);
    desk.mustKeep(actor, bodies.get(before.body()));
    if (before.version() != version) {
      throw new Problem.Conflict("meetings.decision.changed-meanwhile");
    }
    mustExist(institution);
    mustBeLater(due, before.decidedOn());
    book.follow(id, state, Texts.lines(followUp, LONGEST_FOLLOW_UP), institution, due);
    events.publishEvent(new DecisionFollowed(id, actor.id(), state.code()));
    return get(id);
  }

  private void mustExist(@Nullable UUID institution) {
    if (institution != null) {
      institutions.get(institution);
    }
  }

  private static void mustBeLater(@Nullable LocalDate due, LocalDate decided) {
    if (due != null && (due.isBefore(decided) || due.isAfter(decided.plusYears(20)))) {
      throw new Problem.Refused("meetings.decision.due");
    }
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Problem unknown() {
    return new Problem.NotFound("meetings.decision.unknown");
  }
}
