package taskopru.meetings;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.Keepers;
import taskopru.council.Members;
import taskopru.council.RuleProfile;
import taskopru.council.RuleProfiles;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.Site;

/**
 * What every deed on a meeting begins with: the meeting loaded and locked, its body, and whether
 * this actor may.
 */
@Component
class Desk {

  private final MeetingBook meetings;
  private final RollBook rolls;
  private final Bodies bodies;
  private final Members members;
  private final Keepers keepers;
  private final RuleProfiles profiles;
  private final Clock clock;
  private final Site site;

  Desk(
      MeetingBook meetings,
      RollBook rolls,
      Bodies bodies,
      Members members,
      Keepers keepers,
      RuleProfiles profiles,
      Clock clock,
      Site site) {
    this.meetings = meetings;
    this.rolls = rolls;
    this.bodies = bodies;
    this.members = members;
    this.keepers = keepers;
    this.profiles = profiles;
    this.clock = clock;
    this.site = site;
  }

  /** For those who keep meetings of its body. */
  Meeting lockToKeep(Actor actor, UUID meeting) {
    var found = meetings.lock(meeting);
    mustKeep(actor, bodies.get(found.body()));
    return found;
  }

  void mustKeepOf(Actor actor, Meeting meeting) {
    mustKeep(actor, bodies.get(meeting.body()));
  }

  /** For those who sit in its body on that day. */
  Meeting lockToTakePart(Actor actor, UUID meeting) {
    var found = meetings.lock(meeting);
    keepers.mustTakePart(actor, bodies.get(found.body()), found.day(zone()));
    return found;
  }

  /** For the chair. */
  Meeting lockToChair(Actor actor, UUID meeting) {
    var found = meetings.lock(meeting);
    actor.mustBeAllowedTo(Verb.CHAIR_MEETINGS);
    keepers.mustTakePart(actor, bodies.get(found.body()), found.day(zone()));
    return found;
  }

  /** For reading: its keepers, and whoever sits in its body. */
  Meeting look(Actor actor, UUID meeting) {
    var found =
        meetings.find(meeting).orElseThrow(() -> new Problem.NotFound("meetings.meeting.unknown"));
    mustSee(actor, bodies.get(found.body()), found.day(zone()));
    return found;
  }

  void mustKeep(Actor actor, Body body) {
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    keepers.mustKeep(actor, body);
  }

  void mustSee(Actor actor, Body body, LocalDate day) {
    if (actor.may(Verb.KEEP_MEETINGS)) {
      keepers.mustKeep(actor, body);
    } else {
      keepers.mustTakePart(actor, body, day);
    }
  }

  boolean keeps(Actor actor, Meeting meeting) {
    return actor.may(Verb.KEEP_MEETINGS) && keepers.keeps(actor, bodies.get(meeting.body()));
  }

  /** Whether they keep it or sit in its body. */
  boolean sees(Actor actor, Meeting meeting) {
    try {
      mustSee(actor, bodies.get(meeting.body()), meeting.day(zone()));
      return true;
    } catch (Problem.Forbidden notTheirs) {
      return false;
    }
  }

  RuleProfile rules(Meeting meeting) {
    return profiles.on(meeting.body(), meeting.day(zone()));
  }

  /** While people may still come, the roll is what the council says; later it stands as it is. */
  void writeRoll(Meeting meeting) {
    if (meeting.state() == Meeting.State.CALLED || meeting.state() == Meeting.State.DRAFT) {
      rolls.write(meeting.id(), members.of(meeting.body(), meeting.day(zone())));
    }
  }

  /** The quorum at this moment. */
  Quorum quorum(Meeting meeting) {
    return Quorum.of(
        rolls.of(meeting.id()), here(meeting), seats(meeting), rules(meeting), meeting.isRecall());
  }

  /** Who counts for each seat at this moment. */
  Map<UUID, Attendee> acting(Meeting meeting) {
    return Quorum.acting(rolls.of(meeting.id()), here(meeting));
  }

  Set<UUID> here(Meeting meeting) {
    return Quorum.here(
        rolls.presences(meeting.id()).stream().filter(one -> one.left() == null).toList(),
        Instant.MAX);
  }

  int seats(Meeting meeting) {
    return Objects.requireNonNullElseGet(
        meeting.seats(), () -> members.filling(meeting.body(), meeting.day(zone())).voting());
  }

  /** As fine as the database keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(zone()));
  }

  ZoneId zone() {
    return site.zone();
  }

  static void mustBe(Meeting meeting, Meeting.State... states) {
    for (var state : states) {
      if (meeting.state() == state) {
        return;
      }
    }
    throw new Problem.Refused("meetings.state." + meeting.state().code());
  }
}
