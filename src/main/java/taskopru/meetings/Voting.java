package taskopru.meetings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.RuleProfiles;
import taskopru.council.TieRule;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.BallotCast;
import taskopru.meetings.MeetingsEvent.BallotsCounted;
import taskopru.meetings.MeetingsEvent.TieSettled;
import taskopru.meetings.MeetingsEvent.VoteAnnounced;
import taskopru.meetings.MeetingsEvent.VoteClosed;
import taskopru.meetings.MeetingsEvent.VoteOpened;
import taskopru.meetings.MeetingsEvent.VotePrepared;
import taskopru.meetings.MeetingsEvent.VoteVoided;

/**
 * A vote's way: prepared → open → closed → announced, or void. It opens only under a quorum, which
 * is noted for ever with it; the seats present then may vote, once each.
 */
@Service
@Transactional
public class Voting {

  private final VoteBook votes;
  private final AgendaBook agendas;
  private final RollBook rolls;
  private final RuleProfiles profiles;
  private final Desk desk;
  private final ApplicationEventPublisher events;

  Voting(
      VoteBook votes,
      AgendaBook agendas,
      RollBook rolls,
      RuleProfiles profiles,
      Desk desk,
      ApplicationEventPublisher events) {
    this.votes = votes;
    this.agendas = agendas;
    this.rolls = rolls;
    this.profiles = profiles;
    this.desk = desk;
    this.events = events;
  }

  /** For whoever keeps the meeting or sits in its body. Sums of a sealed vote come at its close. */
  @Transactional(readOnly = true)
  public List<Vote> of(Actor actor, UUID meeting) {
    desk.look(actor, meeting);
    return votes.of(meeting);
  }

  @Transactional(readOnly = true)
  public Vote get(Actor actor, UUID id) {
    var vote = votes.get(id);
    desk.look(actor, vote.meeting());
    return vote;
  }

  /** How far an open vote is: seats that may vote, and of these, who has. */
  public record Turnout(int electors, int voted, Map<UUID, Boolean> seats) {}

  @Transactional(readOnly = true)
  public Turnout turnout(Actor actor, UUID id) {
    var vote = votes.get(id);
    desk.look(actor, vote.meeting());
    var seats = votes.electors(id);
    return new Turnout(
        seats.size(), (int) seats.values().stream().filter(voted -> voted).count(), seats);
  }

  /** Who voted how, once a vote that is not sealed is over. */
  @Transactional(readOnly = true)
  public Map<UUID, List<Integer>> choices(Actor actor, UUID id) {
    var vote = get(actor, id);
    if (vote.question().sealed()
        || vote.state() == Vote.State.OPEN
        || vote.state() == Vote.State.PREPARED) {
      return Map.of();
    }
    return votes.ballots(id).stream()
        .collect(
            java.util.stream.Collectors.toMap(VoteBook.Ballot::mandate, VoteBook.Ballot::choices));
  }

  /** The ballot a member may cast now: for which seat, and whether it was. */
  public record OwnBallot(Vote vote, Attendee voter, boolean cast) {}

  @Transactional(readOnly = true)
  public Optional<OwnBallot> ownBallot(Actor actor, UUID meetingId) {
    var meeting = desk.look(actor, meetingId);
    return votes
        .open(meetingId)
        .flatMap(vote -> {
          var electors = votes.electors(vote.id());
          return desk.acting(meeting).values().stream()
              .filter(one -> actor.id().equals(one.account()))
              .filter(one -> electors.containsKey(one.seat()))
              .findFirst()
              .map(one ->
                  new OwnBallot(vote, one, Objects.requireNonNull(electors.get(one.seat()))));
        });
  }

  public Vote prepare(Actor actor, UUID itemId, Vote.Question question) {
    var item = agendas.get(itemId);
    var meeting = lockOf(actor, item);
    Desk.mustBe(meeting, Meeting.State.CALLED, Meeting.State.OPEN, Meeting.State.SUSPENDED);
    mustBeOnTheTable(item);
    var id = UUID.randomUUID();
    votes.add(id, meeting.id(), itemId, question, 1, null, desk.now(), actor.id());
    events.publishEvent(new VotePrepared(id, actor.id(), itemId, question.kind().code()));
    return votes.get(id);
  }

  /** Another round, or the same question again after a tie: with the candidates that remain. */
  public Vote again(Actor actor, UUID id, Set<Integer> remaining) {
    var before = votes.get(id);
    var meeting = desk.lockToKeep(actor, before.meeting());
    Desk.mustBe(meeting, Meeting.State.OPEN, Meeting.State.SUSPENDED);
    before = votes.get(id);
    if (before.outcome() != Vote.Outcome.ANOTHER_ROUND && before.outcome() != Vote.Outcome.TIED) {
      throw new Problem.Refused("meetings.vote.no-round");
    }
    mustBeOnTheTable(agendas.get(before.item()));
    var question = before.question();
    var names =
        question.candidates().stream()
            .filter(one -> remaining.isEmpty() || remaining.contains(one.number()))
            .map(Vote.Question.Candidate::text)
            .toList();
    var method = question.method();
    var next =
        method == null
            ? question
            : Vote.Question.election(
                question.text(), method, question.places(), question.sealed(), names);
    var nextId = UUID.randomUUID();
    votes.add(
        nextId, meeting.id(), before.item(), next, before.round() + 1, id, desk.now(), actor.id());
    events.publishEvent(new VotePrepared(nextId, actor.id(), before.item(), next.kind().code()));
    return votes.get(nextId);
  }

  /** Opens it, if the quorum holds at this moment, for the seats that are there. */
  public Vote open(Actor actor, UUID id) {
    var meeting = desk.lockToKeep(actor, votes.get(id).meeting());
    Desk.mustBe(meeting, Meeting.State.OPEN);
    var vote = votes.get(id);
    mustBe(Vote.State.PREPARED, vote);
    var item = agendas.get(vote.item());
    if (item.state() != AgendaItem.State.OPENED) {
      throw new Problem.Refused("meetings.item.not-open");
    }
    if (votes.open(meeting.id()).isPresent()) {
      throw new Problem.Refused("meetings.vote.still-open");
    }
    var quorum = desk.quorum(meeting);
    if (!quorum.isMet()) {
      throw new Problem.Refused(
          "meetings.quorum.not-met", quorum.needed(), quorum.seats(), quorum.present());
    }
    var now = desk.now();
    var snapshot = rolls.note(meeting.id(), desk.rules(meeting).id(), quorum, now);
    votes.open(vote, snapshot, List.copyOf(desk.acting(meeting).keySet()), now);
    events.publishEvent(
        new VoteOpened(id, actor.id(), snapshot, quorum.present(), quorum.needed()));
    return votes.get(id);
  }

  /** A member's own ballot. */
  public void cast(Actor actor, UUID id, Set<Integer> choices) {
    var meeting = desk.lockToTakePart(actor, votes.get(id).meeting());
    var voter =
        desk.acting(meeting).values().stream()
            .filter(one -> actor.id().equals(one.account()))
            .findFirst()
            .orElseThrow(() -> new Problem.Forbidden("meetings.ballot.not-counting"));
    cast(actor, id, voter, choices, false);
  }

  /** The clerk notes what a member without a phone says; never in a sealed vote. */
  public void castFor(Actor actor, UUID id, UUID seat, Set<Integer> choices) {
    var meeting = desk.lockToKeep(actor, votes.get(id).meeting());
    if (votes.get(id).question().sealed()) {
      throw new Problem.Refused("meetings.ballot.sealed");
    }
    var voter = desk.acting(meeting).get(seat);
    if (voter == null) {
      throw new Problem.Refused("meetings.ballot.absent");
    }
    cast(actor, id, voter, choices, true);
  }

  /**
   * Ballots that people counted: hands in the room, or paper with two witnesses. They come on top
   * of ballots cast by phone; together no more than the seats that may vote.
   */
  public void count(
      Actor actor,
      UUID id,
      boolean paper,
      List<Integer> sums,
      int ballots,
      @Nullable UUID witness,
      @Nullable UUID other) {
    var meeting = desk.lockToKeep(actor, votes.get(id).meeting());
    var vote = votes.get(id);
    mustBe(Vote.State.OPEN, vote);
    var question = vote.question();
    if (!paper && question.sealed()) {
      throw new Problem.Refused("meetings.count.sealed");
    }
    if (sums.size() != question.sums() || sums.stream().anyMatch(one -> one < 0 || one > ballots)) {
      throw new Problem.Refused("meetings.count.sums");
    }
    var crosses = sums.stream().mapToInt(one -> one).sum();
    if (question.method() == Vote.Method.LIST
        ? crosses > ballots * question.places()
        : crosses != ballots) {
      throw new Problem.Refused("meetings.count.sums");
    }
    if (paper) {
      if (witness == null || other == null || witness.equals(other)) {
        throw new Problem.Refused("meetings.count.witnesses");
      }
      var here = desk.here(meeting);
      if (!here.contains(witness) || !here.contains(other)) {
        throw new Problem.Refused("meetings.count.witnesses");
      }
    }
    var electors = votes.electors(id);
    var left = electors.values().stream().filter(voted -> !voted).count();
    if (ballots > left) {
      throw new Problem.Refused("meetings.count.many", left);
    }
    votes.count(
        id,
        paper ? "paper" : "hands",
        VoteBook.plain(sums),
        ballots,
        witness,
        other,
        actor.id(),
        desk.now());
    events.publishEvent(new BallotsCounted(id, actor.id(), paper ? "paper" : "hands", ballots));
  }

  /** Ends the voting and says what came out under the rules it was opened with. */
  public Vote close(Actor actor, UUID id) {
    desk.lockToKeep(actor, votes.get(id).meeting());
    var vote = votes.get(id);
    mustBe(Vote.State.OPEN, vote);
    var quorum = Objects.requireNonNull(vote.quorum());
    var question = vote.question();
    var sums = new int[question.sums()];
    var cast = 0;
    if (question.sealed()) {
      var urn = votes.urn(id).orElseThrow();
      add(sums, urn.counts());
      cast += urn.cast();
    } else {
      for (var ballot : votes.ballots(id)) {
        sums = question.added(sums, ballot.choices());
        cast++;
      }
    }
    var counted = votes.handCount(id);
    if (counted.isPresent()) {
      add(sums, counted.get().counts());
      cast += counted.get().cast();
    }
    if (question.kind() == Vote.Kind.CONSENSUS) {
      // Who is there and does not object agrees.
      sums[Vote.YES - 1] = quorum.present() - sums[Vote.NO - 1] - sums[Vote.ABSTAIN - 1];
      cast = quorum.present();
    }
    if (cast > quorum.present()) {
      throw new Problem.Refused("meetings.count.many", quorum.present());
    }
    var rules = profiles.get(Objects.requireNonNull(vote.profile()));
    var result = Result.of(question, sums, cast, quorum, rules.majority(), rules.tie());
    votes.close(id, sums, cast, result, desk.now());
    events.publishEvent(new VoteClosed(id, actor.id(), result.outcome().code()));
    return votes.get(id);
  }

  /** The chair's say on a tie, where the rules leave it to the chair. */
  public void settleByChair(Actor actor, UUID id, boolean carried) {
    desk.lockToChair(actor, votes.get(id).meeting());
    var vote = tied(id);
    if (vote.isElection() || tieRule(vote) != TieRule.CHAIR_DECIDES) {
      throw new Problem.Refused("meetings.tie.not-chair");
    }
    settle(actor, id, "chair", carried ? Vote.Outcome.CARRIED : Vote.Outcome.REJECTED, List.of());
  }

  /** What the lot said: of a motion, carried or not; of an election, who of the tied ones wins. */
  public void settleByLot(Actor actor, UUID id, boolean carried, Set<Integer> drawn) {
    desk.lockToKeep(actor, votes.get(id).meeting());
    var vote = tied(id);
    if (!vote.isElection()) {
      if (tieRule(vote) != TieRule.LOT) {
        throw new Problem.Refused("meetings.tie.not-lot");
      }
      settle(actor, id, "lot", carried ? Vote.Outcome.CARRIED : Vote.Outcome.REJECTED, List.of());
      return;
    }
    var places = vote.question().places() - vote.elected().size();
    if (drawn.size() != places || !tiedCandidates(vote).containsAll(drawn)) {
      throw new Problem.Refused("meetings.tie.drawn", places);
    }
    var elected = new ArrayList<>(vote.elected());
    elected.addAll(new TreeSet<>(drawn));
    settle(actor, id, "lot", Vote.Outcome.ELECTED, elected);
  }

  /** Candidates between whom the last place is tied. */
  public static List<Integer> tiedCandidates(Vote vote) {
    if (!vote.isElection() || vote.outcome() != Vote.Outcome.TIED) {
      return List.of();
    }
    var rest =
        vote.question().candidates().stream()
            .map(Vote.Question.Candidate::number)
            .filter(one -> !vote.elected().contains(one))
            .toList();
    var most = rest.stream().mapToInt(one -> vote.counts().get(one - 1)).max().orElse(0);
    return rest.stream().filter(one -> vote.counts().get(one - 1) == most).toList();
  }

  /** Says the result aloud; from now on it never changes. */
  public Vote announce(Actor actor, UUID id) {
    desk.lockToKeep(actor, votes.get(id).meeting());
    var vote = votes.get(id);
    mustBe(Vote.State.CLOSED, vote);
    if (vote.outcome() == Vote.Outcome.TIED
        && !vote.isElection()
        && tieRule(vote) != TieRule.VOTE_AGAIN) {
      throw new Problem.Refused("meetings.tie.unsettled");
    }
    votes.announce(id, desk.now());
    events.publishEvent(
        new VoteAnnounced(id, actor.id(), Objects.requireNonNull(vote.outcome()).code()));
    return votes.get(id);
  }

  /** Takes back a vote that went wrong, with a reason. An announced one stands. */
  public void annul(Actor actor, UUID id, String reason) {
    desk.lockToKeep(actor, votes.get(id).meeting());
    var vote = votes.get(id);
    if (vote.state() == Vote.State.ANNOUNCED || vote.state() == Vote.State.VOID) {
      throw new Problem.Refused("meetings.vote.state." + vote.state().code());
    }
    votes.annul(id, Texts.needed(reason, 1000, "meetings.vote.reason"));
    events.publishEvent(new VoteVoided(id, actor.id()));
  }

  /** The rule about ties that holds for it. */
  @Transactional(readOnly = true)
  public TieRule tieRule(Vote vote) {
    return profiles.get(Objects.requireNonNull(vote.profile())).tie();
  }

  private void cast(Actor actor, UUID id, Attendee voter, Set<Integer> choices, boolean byClerk) {
    var vote = votes.get(id);
    mustBe(Vote.State.OPEN, vote);
    var voted = votes.electors(id).get(voter.seat());
    if (voted == null) {
      throw new Problem.Refused("meetings.ballot.came-later");
    }
    if (voted) {
      throw new Problem.Refused("meetings.ballot.cast");
    }
    var checked = vote.question().checked(choices);
    if (votes.handCount(id).filter(sums -> sums.cast() > 0).isPresent()) {
      throw new Problem.Refused("meetings.ballot.counted");
    }
    votes.voted(id, voter.seat());
    if (vote.question().sealed()) {
      votes.drop(vote, checked);
    } else {
      votes.cast(id, voter, checked, byClerk, desk.now());
    }
    events.publishEvent(new BallotCast(id, actor.id(), voter.seat()));
  }

  private void settle(
      Actor actor, UUID id, String how, Vote.Outcome outcome, List<Integer> elected) {
    votes.settle(id, how, outcome, elected);
    events.publishEvent(new TieSettled(id, actor.id(), how, outcome.code()));
  }

  private Vote tied(UUID id) {
    var vote = votes.get(id);
    mustBe(Vote.State.CLOSED, vote);
    if (vote.outcome() != Vote.Outcome.TIED) {
      throw new Problem.Refused("meetings.tie.none");
    }
    return vote;
  }

  private Meeting lockOf(Actor actor, AgendaItem item) {
    var meeting = item.meeting();
    if (meeting == null) {
      throw new Problem.Refused("meetings.item.state." + item.state().code());
    }
    return desk.lockToKeep(actor, meeting);
  }

  private static void mustBeOnTheTable(AgendaItem item) {
    if (item.state() != AgendaItem.State.ACCEPTED && item.state() != AgendaItem.State.OPENED) {
      throw new Problem.Refused("meetings.item.state." + item.state().code());
    }
  }

  private static void mustBe(Vote.State state, Vote vote) {
    if (vote.state() != state) {
      throw new Problem.Refused("meetings.vote.state." + vote.state().code());
    }
  }

  private static void add(int[] sums, List<Integer> more) {
    Arrays.setAll(sums, i -> sums[i] + more.get(i));
  }
}
