package taskopru.meetings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.MemberCame;
import taskopru.meetings.MeetingsEvent.MemberExcused;
import taskopru.meetings.MeetingsEvent.MemberLeft;

/** Who is there: coming, leaving, excuses, and the short-lived code members check in with. */
@Service
@Transactional
public class Attending {

  /** A code works while it is shown and for one such time more. */
  public static final Duration CODE_LIVES = Duration.ofMinutes(2);

  /** Letters and digits nobody mistakes for one another. */
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int CODE_LENGTH = 8;

  private final RollBook rolls;
  private final MeetingBook meetings;
  private final Desk desk;
  private final ApplicationEventPublisher events;

  Attending(RollBook rolls, MeetingBook meetings, Desk desk, ApplicationEventPublisher events) {
    this.rolls = rolls;
    this.meetings = meetings;
    this.desk = desk;
    this.events = events;
  }

  /**
   * The state of the room.
   *
   * @param here mandates in the room
   * @param counting of these, the ones that count for their seat
   */
  public record Room(
      Meeting meeting,
      List<Attendee> roll,
      Set<UUID> here,
      Set<UUID> counting,
      Quorum quorum,
      List<Presence> presences) {}

  @Transactional(readOnly = true)
  public Room room(Actor actor, UUID id) {
    return room(desk.look(actor, id));
  }

  Room room(Meeting meeting) {
    var here = desk.here(meeting);
    var roll = rolls.of(meeting.id());
    return new Room(
        meeting,
        roll,
        here,
        Set.copyOf(Quorum.acting(roll, here).values().stream().map(Attendee::mandate).toList()),
        desk.quorum(meeting),
        rolls.presences(meeting.id()));
  }

  /** The clerk notes that somebody came. Whoever is there already stays so. */
  public void came(Actor actor, UUID id, UUID mandate) {
    var meeting = desk.lockToKeep(actor, id);
    come(actor, meeting, mandate, Presence.How.CLERK);
  }

  /** The clerk notes that somebody left. */
  public void left(Actor actor, UUID id, UUID mandate) {
    var meeting = desk.lockToKeep(actor, id);
    leave(actor, meeting, mandate);
  }

  /** The clerk notes why somebody does not come; an empty excuse takes it back. */
  public void excuse(Actor actor, UUID id, UUID mandate, String excuse) {
    var meeting = desk.lockToKeep(actor, id);
    noteExcuse(actor, meeting, mandate, excuse);
  }

  /** A member says that they cannot come. */
  public void excuseOneself(Actor actor, UUID id, String excuse) {
    var meeting = desk.lockToTakePart(actor, id);
    noteExcuse(actor, meeting, own(actor, meeting).mandate(), excuse);
  }

  /** A member checks in with the code shown in the room, or on the online meeting's screen. */
  public void checkIn(Actor actor, UUID id, String code) {
    var meeting = desk.lockToTakePart(actor, id);
    var typed = code.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    if (!matches(meeting, typed)) {
      throw new Problem.Refused("meetings.code.wrong");
    }
    come(
        actor,
        meeting,
        own(actor, meeting).mandate(),
        meeting.plan().mode() == Meeting.Mode.ONLINE ? Presence.How.ONLINE : Presence.How.CODE);
  }

  /** A member leaves. */
  public void checkOut(Actor actor, UUID id) {
    var meeting = desk.lockToTakePart(actor, id);
    leave(actor, meeting, own(actor, meeting).mandate());
  }

  /** The code to show now; only to those who keep the meeting. */
  @Transactional(readOnly = true)
  public String code(Actor actor, UUID id) {
    var meeting = meetings.find(id).orElseThrow(Meetings::unknown);
    desk.mustKeepOf(actor, meeting);
    return code(meetings.secret(id), window(desk.now()));
  }

  private void come(Actor actor, Meeting meeting, UUID mandate, Presence.How how) {
    mustGather(meeting);
    desk.writeRoll(meeting);
    mustBeOnRoll(meeting, mandate);
    if (desk.here(meeting).contains(mandate)) {
      return;
    }
    rolls.came(meeting.id(), mandate, desk.now(), how, actor.id());
    events.publishEvent(new MemberCame(meeting.id(), actor.id(), mandate, how.code()));
  }

  private void leave(Actor actor, Meeting meeting, UUID mandate) {
    mustGather(meeting);
    mustBeOnRoll(meeting, mandate);
    if (rolls.left(meeting.id(), mandate, desk.now())) {
      events.publishEvent(new MemberLeft(meeting.id(), actor.id(), mandate));
    }
  }

  private void noteExcuse(Actor actor, Meeting meeting, UUID mandate, String excuse) {
    mustGather(meeting);
    desk.writeRoll(meeting);
    mustBeOnRoll(meeting, mandate);
    var words = Texts.line(excuse, 300);
    rolls.excuse(meeting.id(), mandate, words.isEmpty() ? null : words);
    events.publishEvent(new MemberExcused(meeting.id(), actor.id(), mandate));
  }

  private Attendee own(Actor actor, Meeting meeting) {
    desk.writeRoll(meeting);
    return rolls.of(meeting.id()).stream()
        .filter(one -> actor.id().equals(one.account()))
        .findFirst()
        .orElseThrow(() -> new Problem.Forbidden("meetings.roll.not-on-it"));
  }

  private void mustBeOnRoll(Meeting meeting, UUID mandate) {
    if (rolls.find(meeting.id(), mandate).isEmpty()) {
      throw new Problem.NotFound("meetings.roll.unknown");
    }
  }

  private static void mustGather(Meeting meeting) {
    Desk.mustBe(meeting, Meeting.State.CALLED, Meeting.State.OPEN, Meeting.State.SUSPENDED);
  }

  private boolean matches(Meeting meeting, String typed) {
    var secret = meetings.secret(meeting.id());
    var now = window(desk.now());
    return same(code(secret, now), typed) || same(code(secret, now - 1), typed);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static long window(Instant moment) {
    return moment.getEpochSecond() / CODE_LIVES.toSeconds();
  }

  private static String code(byte[] secret, long window) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
      var code = new StringBuilder();
      for (var i = 0; i < CODE_LENGTH; i++) {
        code.append(LETTERS.charAt(digest[i] & 31));
      }
      return code.toString();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
