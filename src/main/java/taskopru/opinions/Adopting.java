package taskopru.opinions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.RuleProfile;
import taskopru.council.RuleProfiles;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.Agenda;
import taskopru.meetings.Decision;
import taskopru.meetings.Decisions;
import taskopru.meetings.Meetings;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.opinions.OpinionsEvent.AdoptionNoted;
import taskopru.opinions.OpinionsEvent.OpinionAdopted;
import taskopru.opinions.OpinionsEvent.OpinionClosed;
import taskopru.opinions.OpinionsEvent.OpinionReopened;
import taskopru.opinions.OpinionsEvent.OpinionSuperseded;
import taskopru.opinions.OpinionsEvent.OpinionWithdrawn;
import taskopru.opinions.OpinionsEvent.PutOnAgenda;

/**
 * How a circulated text becomes the council's word: each body the rules name adopts it in turn, by
 * a decision kept in the register of decisions.
 */
@Service
@Transactional
public class Adopting {

  private final OpinionBook book;
  private final PathBook paths;
  private final RuleProfiles profiles;
  private final Bodies bodies;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Decisions decisions;
  private final Voting voting;
  private final Desk desk;
  private final Telling telling;
  private final ApplicationEventPublisher events;

  Adopting(
      OpinionBook book,
      PathBook paths,
      RuleProfiles profiles,
      Bodies bodies,
      Meetings meetings,
      Agenda agenda,
      Decisions decisions,
      Voting voting,
      Desk desk,
      Telling telling,
      ApplicationEventPublisher events) {
    this.book = book;
    this.paths = paths;
    this.profiles = profiles;
    this.bodies = bodies;
    this.meetings = meetings;
    this.agenda = agenda;
    this.decisions = decisions;
    this.voting = voting;
    this.desk = desk;
    this.telling = telling;
    this.events = events;
  }

  /** The agenda item on which a body talks about an edition. */
  public record Place(UUID item, UUID body, UUID meeting) {}

  /**
   * Who must adopt, in order, and what each has said so far.
   *
   * @param rules the rules that say so
   */
  public record Way(RuleProfile rules, List<Station> stations) {

    /** Whose turn it is; empty where all have adopted. */
    public java.util.Optional<Station> next() {
      return stations.stream().filter(one -> one.adoption() == null).findFirst();
    }
  }

  /**
   * A body on the way.
   *
   * @param adoption what it said to the present edition
   * @param place where it is on an agenda
   * @param decision what was decided there, when it is not yet noted
   */
  public record Station(
      int number,
      Body body,
      @Nullable Adoption adoption,
      @Nullable Place place,
      @Nullable Decision decision) {}

  /** The way of an opinion under the rules that hold for it. */
  @Transactional(readOnly = true)
  public Way way(Opinion opinion) {
    var said =
        paths.adoptions(opinion.id()).stream()
            .filter(one -> one.edition() == opinion.edition())
            .toList();
    var places = paths.places(opinion.id(), opinion.edition());
    var rules =
        said.isEmpty()
            ? profiles.on(opinion.body(), desk.today())
            : profiles.get(said.getFirst().profile());
    var stations = new ArrayList<Station>();
    for (var kind : rules.rules().adopters()) {
      var body = body(opinion, kind);
      var number = stations.size() + 1;
      var adoption = said.stream().filter(one -> one.place() == number).findFirst().orElse(null);
      var place =
          places.stream()
              .filter(one -> one.body().equals(body.id()))
              .reduce((_, last) -> last)
              .orElse(null);
      stations.add(
          new Station(
              number,
              body,
              adoption,
              place,
              adoption != null || place == null ? null : decided(place)));
    }
    return new Way(rules, List.copyOf(stations));
  }

  /** Puts it on the agenda of a meeting of the body whose turn it is. */
  public UUID putOnAgenda(Actor actor, UUID id, UUID meetingId, String heading) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(opinion, Opinion.State.CIRCULATED, Opinion.State.ADOPTING);
    var station = turn(opinion);
    var meeting = meetings.look(actor, meetingId);
    if (!meeting.body().equals(station.body().id())) {
      throw new Problem.Refused("opinions.adoption.otherBody");
    }
    if (paths.places(id, opinion.edition()).stream()
        .anyMatch(one -> one.meeting().equals(meetingId))) {
      throw new Problem.Refused("opinions.adoption.placed");
    }
    var item =
        agenda.add(
            actor,
            meetingId,
            heading.length() > Texts.TITLE ? heading.substring(0, Texts.TITLE - 1) + "…" : heading,
            opinion.summary() + "\n\nSHA-256 " + opinion.sha256());
    paths.place(item.id(), opinion, station.body().id(), meetingId, desk.now());
    events.publishEvent(new PutOnAgenda(id, actor.id(), station.body().id(), item.id()));
    return item.id();
  }

  /** Notes that the body whose turn it is has adopted it, by that decision. */
  public void adopt(Actor actor, UUID id, UUID decisionId) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(opinion, Opinion.State.CIRCULATED, Opinion.State.ADOPTING);
    var way = way(opinion);
    var station = turn(way);
    var decision = decisions.get(decisionId);
    if (!decision.body().equals(station.body().id())) {
      throw new Problem.Refused("opinions.adoption.otherBody");
    }
    var vote = voting.get(actor, decision.vote());
    if (vote.state() != Vote.State.ANNOUNCED || vote.outcome() != Vote.Outcome.CARRIED) {
      throw new Problem.Refused("opinions.adoption.notCarried");
    }
    mustBeAboutIt(opinion, station, decision);
    mustComeAfter(opinion, way, decision.decidedOn());
    note(
        opinion,
        way,
        station,
        Adoption.Outcome.ADOPTED,
        decision,
        decision.decidedOn(),
        null,
        actor);
    var last = station.number() == way.stations().size();
    if (last) {
      book.publish(id, desk.now());
      paths.stand(id, Set.of(), desk.now());
      telling.adopted(opinion, actor);
      events.publishEvent(new OpinionAdopted(id, actor.id(), String.valueOf(opinion.sha256())));
    } else if (opinion.state() == Opinion.State.CIRCULATED) {
      book.move(id, Opinion.State.ADOPTING, desk.now());
    }
  }

  /** Notes that the body whose turn it is said no: it ends here, or goes back to the draft. */
  public void decline(Actor actor, UUID id, boolean giveBack, LocalDate day, String reason) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(opinion, Opinion.State.CIRCULATED, Opinion.State.ADOPTING);
    var way = way(opinion);
    var station = turn(way);
    desk.mustBePast(day, opinion.opens());
    mustComeAfter(opinion, way, day);
    var why = Texts.neededLines(reason, Texts.LINES, "opinions.reason.missing");
    var outcome = giveBack ? Adoption.Outcome.RETURNED : Adoption.Outcome.REJECTED;
    note(opinion, way, station, outcome, null, day, why, actor);
    if (giveBack) {
      book.takeBack(id, desk.now());
    } else {
      book.end(id, Opinion.State.REJECTED, null, why, null, desk.now());
    }
    telling.declined(opinion, actor);
  }

  /** The group takes it back for good, before it is sent. */
  public void withdraw(Actor actor, UUID id, String reason) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(
        opinion,
        Opinion.State.DRAFT,
        Opinion.State.CIRCULATED,
        Opinion.State.ADOPTING,
        Opinion.State.ADOPTED);
    if (!paths.transmissions(id).isEmpty()) {
      throw new Problem.Refused("opinions.state.transmitted");
    }
    var why = Texts.neededLines(reason, Texts.LINES, "opinions.reason.missing");
    book.end(id, Opinion.State.WITHDRAWN, null, why, null, desk.now());
    events.publishEvent(new OpinionWithdrawn(id, actor.id()));
  }

  /** A newer adopted opinion takes its place. */
  public void supersede(Actor actor, UUID id, UUID by) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(
        opinion,
        Opinion.State.ADOPTED,
        Opinion.State.TRANSMITTED,
        Opinion.State.ANSWERED,
        Opinion.State.FOLLOWED,
        Opinion.State.CLOSED);
    var newer = book.find(by).orElseThrow(OpinionBook::unknown);
    if (by.equals(id) || !newer.isPublic() || newer.state() == Opinion.State.SUPERSEDED) {
      throw new Problem.Refused("opinions.supersede.other");
    }
    book.end(id, Opinion.State.SUPERSEDED, opinion.result(), null, by, desk.now());
    events.publishEvent(new OpinionSuperseded(id, actor.id(), by));
  }

  /** Says what came of it in the end. */
  public void close(Actor actor, UUID id, Opinion.Outcome result, String words) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(
        opinion,
        Opinion.State.ADOPTED,
        Opinion.State.TRANSMITTED,
        Opinion.State.ANSWERED,
        Opinion.State.FOLLOWED);
    var why = Texts.lines(words, Texts.LINES);
    book.end(id, Opinion.State.CLOSED, result, why.isEmpty() ? null : why, null, desk.now());
    telling.closed(opinion, actor);
    events.publishEvent(new OpinionClosed(id, actor.id(), result.code()));
  }

  /** It was closed too early. */
  public void reopen(Actor actor, UUID id) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(opinion, Opinion.State.CLOSED);
    book.end(id, Opinion.State.FOLLOWED, null, null, null, desk.now());
    events.publishEvent(new OpinionReopened(id, actor.id()));
  }

  private void note(
      Opinion opinion,
      Way way,
      Station station,
      Adoption.Outcome outcome,
      @Nullable Decision decision,
      LocalDate day,
      @Nullable String reason,
      Actor actor) {
    var sha256 = String.valueOf(opinion.sha256());
    paths.add(
        new Adoption(
            opinion.id(),
            opinion.edition(),
            station.number(),
            station.body().id(),
            outcome,
            decision == null ? null : decision.id(),
            decision == null ? null : decision.label(),
            day,
            way.rules().id(),
            reason),
        sha256,
        actor.id(),
        desk.now());
    events.publishEvent(
        new AdoptionNoted(opinion.id(), actor.id(), station.body().id(), outcome.code(), sha256));
  }

  /** Where we put it on an agenda, the decision must be the one of that item. */
  private void mustBeAboutIt(Opinion opinion, Station station, Decision decision) {
    var places =
        paths.places(opinion.id(), opinion.edition()).stream()
            .filter(one -> one.body().equals(station.body().id()))
            .toList();
    if (!places.isEmpty() && places.stream().noneMatch(one -> one.item().equals(decision.item()))) {
      throw new Problem.Refused("opinions.adoption.otherItem");
    }
  }

  /** Not while institutions may still take positions, and not before the body before. */
  private static void mustComeAfter(Opinion opinion, Way way, LocalDate day) {
    var closes = opinion.closes();
    if (closes != null && day.isBefore(closes)) {
      throw new Problem.Refused("opinions.adoption.windowOpen", closes);
    }
    for (var station : way.stations()) {
      var before = station.adoption();
      if (before != null && day.isBefore(before.decidedOn())) {
        throw new Problem.Refused("opinions.day.early", before.decidedOn());
      }
    }
  }

  private Station turn(Opinion opinion) {
    return turn(way(opinion));
  }

  private static Station turn(Way way) {
    return way.next().orElseThrow(() -> new Problem.Refused("opinions.state.adopted"));
  }

  private @Nullable Decision decided(Place place) {
    return decisions.of(place.meeting()).stream()
        .filter(one -> one.item().equals(place.item()))
        .findFirst()
        .orElse(null);
  }

  private Body body(Opinion opinion, Body.Kind kind) {
    var own = bodies.get(opinion.body());
    if (own.kind() == kind) {
      return own;
    }
    return bodies.own().stream()
        .filter(body -> body.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new Problem.Refused("opinions.adoption.noBody"));
  }
}
