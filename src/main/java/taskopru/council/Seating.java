package taskopru.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.ConfirmationUndone;
import taskopru.council.CouncilEvent.EndUndone;
import taskopru.council.CouncilEvent.MandateConfirmed;
import taskopru.council.CouncilEvent.MandateEnded;
import taskopru.council.CouncilEvent.MandateProposed;
import taskopru.council.CouncilEvent.MandateResumed;
import taskopru.council.CouncilEvent.MandateSuspended;
import taskopru.council.CouncilEvent.ProposalWithdrawn;
import taskopru.files.Files;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/** Who sits where, and when: a mandate from the proposal to its end, and each step back. */
@Service
@Transactional
public class Seating {

  private static final int LONGEST_REASON = 500;

  private final Mandates mandates;
  private final SeatKeeping seats;
  private final Bodies bodies;
  private final Keepers keepers;
  private final People people;
  private final RuleProfiles rules;
  private final Files files;
  private final List<MandateUse> uses;
  private final ApplicationEventPublisher events;

  Seating(
      Mandates mandates,
      SeatKeeping seats,
      Bodies bodies,
      Keepers keepers,
      People people,
      RuleProfiles rules,
      Files files,
      List<MandateUse> uses,
      ApplicationEventPublisher events) {
    this.mandates = mandates;
    this.seats = seats;
    this.bodies = bodies;
    this.keepers = keepers;
    this.people = people;
    this.rules = rules;
    this.files = files;
    this.uses = uses;
    this.events = events;
  }

  /**
   * What is to be proposed.
   *
   * @param institution for whom the person speaks on an open seat; a named seat has its own
   */
  public record Proposal(
      UUID seat,
      UUID person,
      Capacity capacity,
      @Nullable UUID institution,
      LocalDate from,
      @Nullable LocalDate until) {

    public Proposal {
      if (until != null && until.isBefore(from)) {
        throw new Problem.Refused("council.mandate.endsBeforeItBegins");
      }
      if (from.getYear() < 2000 || from.getYear() > 2100) {
        throw new Problem.Refused("council.mandate.farAway");
      }
    }
  }

  public UUID propose(Actor actor, Proposal proposal) {
    mustKeep(actor, proposal.seat());
    return add(actor, proposal);
  }

  private UUID add(Actor actor, Proposal proposal) {
    mandates.lockSeat(proposal.seat());
    people.get(proposal.person());
    if (mandates.ofSeat(proposal.seat()).stream()
        .anyMatch(other ->
            other.person().equals(proposal.person())
                && other.overlaps(proposal.from(), proposal.until()))) {
      throw new Problem.Refused("council.mandate.onSeatAlready");
    }
    var mandate =
        new Mandate(
            UUID.randomUUID(),
            proposal.seat(),
            proposal.person(),
            proposal.capacity(),
            proposal.capacity() == Capacity.PRINCIPAL ? 0 : 1,
            proposal.institution(),
            proposal.from(),
            proposal.until(),
            proposal.until(),
            null,
            null,
            List.of(),
            1);
    mandates.add(mandate);
    events.publishEvent(
        new MandateProposed(
            mandate.id(), actor.id(), mandate.seat(), mandate.person(), mandate.capacity()));
    return mandate.id();
  }

  /** Takes a proposal back; nothing of it is kept. */
  public void withdraw(Actor actor, UUID id, int seen) {
    var mandate = mandates.get(id);
    mustKeep(actor, mandate.seat());
    if (mandate.isConfirmed()) {
      throw new Problem.Refused("council.mandate.confirmedAlready");
    }
    mandates.remove(id, seen);
    events.publishEvent(new ProposalWithdrawn(id, actor.id(), mandate.seat()));
  }

  /** The letter has come: the mandate takes its place. */
  public void confirm(Actor actor, UUID id, int seen, Letter letter) {
    var mandate = mandates.get(id);
    mustKeep(actor, mandate.seat());
    mandates.lockSeat(mandate.seat());
    if (mandate.isConfirmed()) {
      throw new Problem.Conflict("council.mandate.confirmedAlready");
    }
    mandates.change(with(mandate, place(mandate), letter, mandate.until(), null), seen);
    events.publishEvent(new MandateConfirmed(id, actor.id(), mandate.seat(), mandate.from()));
  }

  /** Back to a proposal, as long as nothing rests on it. */
  public void undoConfirmation(Actor actor, UUID id, int seen) {
    var mandate = mandates.get(id);
    mustKeep(actor, mandate.seat());
    if (!mandate.isConfirmed() || mandate.wasEnded() || !mandate.rests().isEmpty()) {
      throw new Problem.Refused("council.mandate.notUndone");
    }
    if (uses.stream().anyMatch(use -> use.isUsed(id))) {
      throw new Problem.Refused("council.mandate.used");
    }
    mandates.change(with(mandate, mandate.place(), null, mandate.until(), null), seen);
    var letter = mandate.letter();
    if (letter != null && letter.file() != null) {
      files.forget(letter.file());
    }
    events.publishEvent(new ConfirmationUndone(id, actor.id(), mandate.seat()));
  }

  /** The mandate rests from that day; the alternate acts. */
  public void suspend(Actor actor, UUID id, int seen, LocalDate from, String reason) {
    var mandate = mandates.get(id);
    mustKeep(actor, mandate.seat());
    mustBeOn(mandate, from);
    if (mandate.restOn(from).isPresent()
        || mandate.rests().stream().anyMatch(rest -> !rest.from().isBefore(from))) {
      throw new Problem.Refused("council.mandate.restsAlready");
    }
    var rest = new Mandate.Rest(from, mandate.until(), Written.line(reason, LONGEST_REASON));
    mandates.change(
        resting(mandate, Stream.concat(mandate.rests().stream(), Stream.of(rest)).toList()), seen);
    events.publishEvent(new MandateSuspended(id, actor.id(), mandate.seat(), from));
  }

  /** The mandate acts again from that day. On the day it began to rest this undoes the rest. */
  public void resume(Actor actor, UUID id, int seen, LocalDate from) {
    var mandate = mandates.get(id);
    mustKeep(actor, mandate.seat());
    var rest =
        mandate.restOn(from).orElseThrow(() -> new Problem.Refused("council.mandate.doesNotRest"));
    var others = mandate.rests().stream().filter(one -> !one.equals(rest));
    var shortened =
        rest.from().equals(from)
            ? Stream.<Mandate.Rest>empty()
            : Stream.of(new Mandate.Rest(rest.from(), from.minusDays(1), rest.reason()));
    mandates.change(resting(mandate, Stream.concat(others, shortened).toList()), seen);
    events.publishEvent(new MandateResumed(id, actor.id(), mandate.seat(), from));
  }

  /** The mandate ends with that day, for a reason. */
  public void end(Actor actor, UUID id, int seen, LocalDate lastDay, EndReason reason) {
    var mandate = mandates.get(id);
    mustKeep(actor, mandate.seat());
    mustBeOn(mandate, lastDay);
    if (mandate.wasEnded()) {
      throw new Problem.Conflict("council.mandate.endedAlready");
    }
    var ended = with(mandate, mandate.place(), mandate.letter(), lastDay, reason);
    mandates.change(resting(ended, restsUntil(mandate, lastDay)), seen);
    events.publishEvent(new MandateEnded(id, actor.id(), mandate.seat(), lastDay, reason));
  }

  /**
   * It did not end after all: back to the day it was first meant to end, while the place is free.
   */
  public void undoEnd(Actor actor, UUID id, int seen) {
    var mandate = mandates.get(id);
    mustKeep(actor, mandate.seat());
    mandates.lockSeat(mandate.seat());
    if (!mandate.wasEnded()) {
      throw new Problem.Refused("council.mandate.notUndone");
    }
    var again =
        resting(
            with(mandate, mandate.place(), mandate.letter(), mandate.plannedEnd(), null),
            mandate.rests().stream()
                .map(rest ->
                    Objects.equals(rest.until(), mandate.until())
                        ? new Mandate.Rest(rest.from(), mandate.plannedEnd(), rest.reason())
                        : rest)
                .toList());
    if (others(again).anyMatch(other -> other.place() == again.place())) {
      throw new Problem.Refused("council.mandate.successor");
    }
    mandates.change(again, seen);
    events.publishEvent(new EndUndone(id, actor.id(), mandate.seat()));
  }

  private void mustKeep(Actor actor, UUID seat) {
    keepers.mustKeep(actor, bodies.get(seats.get(seat).body()), Verb.KEEP_COUNCIL);
  }

  /** The place a proposed mandate takes: it must be free, and the person must not vote twice. */
  private int place(Mandate mandate) {
    var seat = seats.get(mandate.seat());
    mustNotVoteTwice(mandate, seat);
    if (mandate.capacity() == Capacity.PRINCIPAL) {
      if (others(mandate).anyMatch(other -> other.place() == 0)) {
        throw new Problem.Refused("council.mandate.placeTaken");
      }
      return 0;
    }
    var places = rules.on(seat.body(), mandate.from()).rules().alternatesPerSeat();
    for (var place = 1; place <= places; place++) {
      var wanted = place;
      if (others(mandate).noneMatch(other -> other.place() == wanted)) {
        return place;
      }
    }
    throw new Problem.Refused("council.mandate.alternatesFull", places);
  }

  private void mustNotVoteTwice(Mandate mandate, SeatDetail seat) {
    if (mandate.capacity() == Capacity.ALTERNATE || !seat.on(mandate.from()).voting()) {
      return;
    }
    people.lock(mandate.person());
    for (var other : mandates.ofPerson(mandate.person())) {
      if (other.isConfirmed()
          && other.capacity() == Capacity.PRINCIPAL
          && other.overlaps(mandate.from(), mandate.until())) {
        var otherSeat = seats.get(other.seat());
        if (otherSeat.body().equals(seat.body()) && otherSeat.on(mandate.from()).voting()) {
          throw new Problem.Refused("council.mandate.votesAlready", otherSeat.number());
        }
      }
    }
  }

  /** Confirmed mandates of the same seat in the same days. */
  private Stream<Mandate> others(Mandate mandate) {
    return mandates.ofSeat(mandate.seat()).stream()
        .filter(other ->
            !other.id().equals(mandate.id())
                && other.isConfirmed()
                && other.overlaps(mandate.from(), mandate.until()));
  }

  private static void mustBeOn(Mandate mandate, LocalDate day) {
    if (!mandate.isConfirmed()) {
      throw new Problem.Refused("council.mandate.onlyProposed");
    }
    var until = mandate.until();
    if (day.isBefore(mandate.from()) || until != null && day.isAfter(until)) {
      throw new Problem.Refused("council.mandate.dayOutside");
    }
  }

  private static Mandate with(
      Mandate mandate,
      int place,
      @Nullable Letter letter,
      @Nullable LocalDate until,
      @Nullable EndReason reason) {
    return new Mandate(
        mandate.id(),
        mandate.seat(),
        mandate.person(),
        mandate.capacity(),
        place,
        mandate.institution(),
        mandate.from(),
        until,
        mandate.plannedEnd(),
        letter,
        reason,
        mandate.rests(),
        mandate.version());
  }

  private static Mandate resting(Mandate mandate, List<Mandate.Rest> rests) {
    return new Mandate(
        mandate.id(),
        mandate.seat(),
        mandate.person(),
        mandate.capacity(),
        mandate.place(),
        mandate.institution(),
        mandate.from(),
        mandate.until(),
        mandate.plannedEnd(),
        mandate.letter(),
        mandate.endReason(),
        rests,
        mandate.version());
  }

  private static List<Mandate.Rest> restsUntil(Mandate mandate, LocalDate lastDay) {
    return mandate.rests().stream()
        .filter(rest -> !rest.from().isAfter(lastDay))
        .map(rest -> {
          var until = rest.until();
          return until == null || until.isAfter(lastDay)
              ? new Mandate.Rest(rest.from(), lastDay, rest.reason())
              : rest;
        })
        .toList();
  }
}
