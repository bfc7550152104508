package taskopru.opinions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.Keepers;
import taskopru.council.Member;
import taskopru.council.Members;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.Site;

/**
 * What every deed on an opinion begins with: the opinion loaded and locked, and whether this actor
 * may.
 */
@Component("opinionsDesk")
class Desk {

  private final OpinionBook opinions;
  private final Bodies bodies;
  private final Keepers keepers;
  private final Members members;
  private final Clock clock;
  private final Site site;

  Desk(
      OpinionBook opinions,
      Bodies bodies,
      Keepers keepers,
      Members members,
      Clock clock,
      Site site) {
    this.opinions = opinions;
    this.bodies = bodies;
    this.keepers = keepers;
    this.members = members;
    this.clock = clock;
    this.site = site;
  }

  /** For those who keep opinions of its body. */
  Opinion lockToKeep(Actor actor, UUID id) {
    var found = opinions.lock(id);
    mustKeep(actor, bodies.get(found.body()));
    return found;
  }

  void mustKeep(Actor actor, Body body) {
    keepers.mustKeep(actor, body, Verb.KEEP_OPINIONS);
  }

  boolean keeps(Actor actor, UUID body) {
    return actor.may(Verb.KEEP_OPINIONS) && keepers.keeps(actor, bodies.get(body));
  }

  /** For those who write a draft: its author, and whoever keeps opinions of its body. */
  Opinion lockToWrite(Actor actor, UUID id) {
    var found = opinions.lock(id);
    if (!mayWrite(actor, found)) {
      if (sits(actor, found.body())) {
        throw new Problem.Forbidden("opinions.forbidden.write");
      }
      mustKeep(actor, bodies.get(found.body()));
    }
    mustBe(found, Opinion.State.DRAFT);
    return found;
  }

  boolean mayWrite(Actor actor, Opinion opinion) {
    return keeps(actor, opinion.body())
        || opinion.author().equals(actor.id()) && sits(actor, opinion.body());
  }

  /** For those who sit in its body today. */
  Opinion lockToTakePart(Actor actor, UUID id) {
    var found = opinions.lock(id);
    keepers.mustTakePart(actor, bodies.get(found.body()), today());
    return found;
  }

  /** For those who sit in its body or keep its opinions. */
  Opinion lockToWork(Actor actor, UUID id) {
    var found = opinions.lock(id);
    mustSee(actor, found.body());
    return found;
  }

  /** For reading: its keepers, and whoever sits in its body. */
  Opinion look(Actor actor, UUID id) {
    var found = opinions.find(id).orElseThrow(OpinionBook::unknown);
    mustSee(actor, found.body());
    return found;
  }

  void mustSee(Actor actor, UUID body) {
    if (actor.may(Verb.KEEP_OPINIONS)) {
      keepers.mustKeep(actor, bodies.get(body), Verb.KEEP_OPINIONS);
    } else {
      keepers.mustTakePart(actor, bodies.get(body), today());
    }
  }

  boolean sits(Actor actor, UUID body) {
    return actor.may(Verb.TAKE_PART) && seat(actor, body).isPresent();
  }

  /** The seat this actor speaks on today. */
  Optional<Member> seat(Actor actor, UUID body) {
    return members.ofAccount(body, actor.id(), today());
  }

  /** The institution, or the seat where no institution sends its holder. */
  static UUID holder(Member member) {
    var institution = member.institution();
    return institution == null ? member.seat() : institution.id();
  }

  @Nullable UUID holderOf(Actor actor, UUID body) {
    return seat(actor, body).map(Desk::holder).orElse(null);
  }

  Body workingGroup() {
    return bodies.workingGroup();
  }

  Body body(UUID id) {
    return bodies.get(id);
  }

  List<Body> own() {
    return bodies.own();
  }

  /** As fine as the database keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(site.zone()));
  }

  LocalDate day(Instant moment) {
    return moment.atZone(site.zone()).toLocalDate();
  }

  static void mustBe(Opinion opinion, Opinion.State... states) {
    if (!opinion.state().isOneOf(states)) {
      throw new Problem.Refused("opinions.state." + opinion.state().code());
    }
  }

  /** A deed that happened: not tomorrow, not before something else. */
  void mustBePast(LocalDate day, @Nullable LocalDate earliest) {
    if (day.isAfter(today())) {
      throw new Problem.Refused("opinions.day.future");
    }
    if (earliest != null && day.isBefore(earliest)) {
      throw new Problem.Refused("opinions.day.early", earliest);
    }
  }

  static void mustBeSensible(@Nullable LocalDate day) {
    if (day != null && (day.getYear() < 1950 || day.getYear() > 2100)) {
      throw new Problem.Refused("opinions.day.odd");
    }
  }
}
