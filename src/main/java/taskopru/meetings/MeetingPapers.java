package taskopru.meetings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.documents.Documents;
import taskopru.documents.Issued;
import taskopru.documents.Paper;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;

/**
 * The papers of meetings: issued with one click from what was noted, each with a code that anybody
 * can check. Turkish is always possible; the public ones also speak English and Arabic.
 */
@Service
@Transactional
public class MeetingPapers {

  private static final Set<Paper.Kind> FOR_MEMBERS =
      EnumSet.of(Paper.Kind.CALL, Paper.Kind.AGENDA, Paper.Kind.MINUTES);

  private final MinuteBook minutes;
  private final VoteBook votes;
  private final DecisionBook decisions;
  private final Bodies bodies;
  private final SheetsOfMeeting sheets;
  private final SheetsOfDecision copies;
  private final Documents documents;
  private final Desk desk;

  MeetingPapers(
      MinuteBook minutes,
      VoteBook votes,
      DecisionBook decisions,
      Bodies bodies,
      SheetsOfMeeting sheets,
      SheetsOfDecision copies,
      Documents documents,
      Desk desk) {
    this.minutes = minutes;
    this.votes = votes;
    this.decisions = decisions;
    this.bodies = bodies;
    this.sheets = sheets;
    this.copies = copies;
    this.documents = documents;
    this.desk = desk;
  }

  /** What can be issued about a meeting. */
  public enum What {
    CALL,
    /** The call once more for each person without mail, a page each. */
    LETTERS_BY_HAND,
    AGENDA,
    /** To sign before the meeting, what was noted after it. */
    ATTENDANCE,
    MINUTES,
    /** Minutes as everybody may read them: without the parts that hold names. */
    PUBLIC_MINUTES;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<What> find(String code) {
      return Codes.find(values(), code);
    }

    public Set<Language> languages() {
      return switch (this) {
        case AGENDA, PUBLIC_MINUTES -> EnumSet.allOf(Language.class);
        case CALL, LETTERS_BY_HAND, ATTENDANCE, MINUTES -> EnumSet.of(Language.TR);
      };
    }
  }

  public Issued issue(Actor actor, UUID id, What what, Language language) {
    var meeting = desk.lockToKeep(actor, id);
    if (meeting.number() == null || meeting.state() == Meeting.State.CANCELLED) {
      throw new Problem.Refused("meetings.paper.uncalled");
    }
    if (!what.languages().contains(language)) {
      throw new Problem.Refused("meetings.paper.language");
    }
    return switch (what) {
      case CALL -> documents.issue(actor, sheets.call(meeting), id);
      case LETTERS_BY_HAND -> documents.issue(actor, sheets.lettersByHand(meeting), id);
      case AGENDA -> documents.issue(actor, sheets.agenda(meeting, language), id);
      case ATTENDANCE -> documents.issue(actor, sheets.attendance(meeting), id);
      case MINUTES -> documents.issue(actor, sheets.minutes(meeting, settled(id)), id);
      case PUBLIC_MINUTES -> publish(actor, meeting, language);
    };
  }

  /** A blank ballot of a vote that nobody has announced yet; printed as often as it is needed. */
  public Issued issueBallot(Actor actor, UUID voteId) {
    var meeting = desk.lockToKeep(actor, votes.get(voteId).meeting());
    var vote = votes.get(voteId);
    if (vote.state() != Vote.State.PREPARED && vote.state() != Vote.State.OPEN) {
      throw new Problem.Refused("meetings.paper.vote-over");
    }
    return documents.issue(actor, copies.ballot(meeting, vote), voteId);
  }

  public Issued issueDecision(Actor actor, UUID id, Language language) {
    var decision = keep(actor, id);
    return documents.issue(actor, copies.decision(decision, language), id);
  }

  /** The covering letter with which a decision goes to an institution. */
  public Issued issueLetter(Actor actor, UUID id, Cover cover) {
    var decision = keep(actor, id);
    return documents.issue(actor, copies.letter(decision, cover), id);
  }

  /** What the letter is to say where the register does not know it; to be read before issuing. */
  @Transactional(readOnly = true)
  public Cover proposeLetter(Actor actor, UUID id) {
    return copies.proposal(keep(actor, id));
  }

  /** Papers about a meeting that this reader may take, the newest first. */
  @Transactional(readOnly = true)
  public List<Issued> ofMeeting(Actor actor, UUID id) {
    var meeting = desk.look(actor, id);
    var all = new ArrayList<>(documents.of(id));
    minutes.of(id).forEach(edition -> all.addAll(documents.of(edition.id())));
    return all.stream()
        .filter(one -> desk.keeps(actor, meeting) || FOR_MEMBERS.contains(one.kind()))
        .sorted(Comparator.comparing(Issued::at).reversed())
        .toList();
  }

  /** The ballots of a meeting's votes. */
  @Transactional(readOnly = true)
  public List<Issued> ballots(Actor actor, UUID id) {
    desk.mustKeepOf(actor, desk.look(actor, id));
    return votes.of(id).stream().flatMap(vote -> documents.of(vote.id()).stream()).toList();
  }

  @Transactional(readOnly = true)
  public List<Issued> ofDecision(Actor actor, UUID id) {
    keep(actor, id);
    return documents.of(id);
  }

  /** What everybody may take of a meeting: its agenda and its approved minutes. */
  @Transactional(readOnly = true)
  public List<Issued> publicOfMeeting(UUID id) {
    var all = new ArrayList<Issued>();
    documents.of(id).stream()
        .filter(one -> one.kind() == Paper.Kind.AGENDA && one.stands())
        .forEach(all::add);
    minutes
        .approved(id)
        .ifPresent(edition ->
            documents.of(edition.id()).stream().filter(Issued::stands).forEach(all::add));
    return all;
  }

  @Transactional(readOnly = true)
  public List<Issued> publicOfDecision(UUID id) {
    return documents.of(id).stream()
        .filter(one -> one.kind() == Paper.Kind.DECISION && one.stands())
        .toList();
  }

  private Issued publish(Actor actor, Meeting meeting, Language language) {
    var approved =
        minutes
            .approved(meeting.id())
            .orElseThrow(() -> new Problem.Refused("meetings.paper.not-approved"));
    for (var edition : minutes.of(meeting.id())) {
      if (edition.state() == Minutes.State.SUPERSEDED) {
        documents.of(edition.id()).stream()
            .filter(Issued::stands)
            .forEach(old -> documents.withdraw(actor, old.id()));
      }
    }
    return documents.issue(actor, sheets.publicMinutes(meeting, approved, language), approved.id());
  }

  /** The approved edition, else the one that members read before the approval. */
  private Minutes settled(UUID meeting) {
    return minutes
        .approved(meeting)
        .or(() ->
            minutes.of(meeting).stream()
                .filter(one -> one.state() == Minutes.State.CIRCULATED)
                .findFirst())
        .orElseThrow(() -> new Problem.Refused("meetings.paper.not-circulated"));
  }

  private Decision keep(Actor actor, UUID id) {
    var decision =
        decisions.find(id).orElseThrow(() -> new Problem.NotFound("meetings.decision.unknown"));
    desk.mustKeep(actor, bodies.get(decision.body()));
    return decision;
  }
}
