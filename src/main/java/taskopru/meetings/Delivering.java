package taskopru.meetings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.People;
import taskopru.council.Person;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Visible;
import taskopru.notifications.Delivery;
import taskopru.notifications.Notices;
import taskopru.notifications.OutboxKeeping;
import taskopru.notifications.Recipient;

/** What became of a call: whom it reached, who has to get it by hand, and sending it again. */
@Service
@Transactional
public class Delivering {

  private final Notices notices;
  private final OutboxKeeping outbox;
  private final RollBook rolls;
  private final People people;
  private final Desk desk;

  Delivering(Notices notices, OutboxKeeping outbox, RollBook rolls, People people, Desk desk) {
    this.notices = notices;
    this.outbox = outbox;
    this.rolls = rolls;
    this.people = people;
    this.desk = desk;
  }

  /**
   * Somebody who has to get the call on paper.
   *
   * @param seats on which they were called, in their order
   * @param mandate by which of them they are named
   * @param delivery what became of the last mail; null where none was written
   */
  public record ByHand(
      Person person, List<Integer> seats, UUID mandate, @Nullable Delivery delivery) {}

  /** The call and every change of it, the newest first; members may not look. */
  @Transactional(readOnly = true)
  public List<Delivery> of(Actor actor, UUID meeting) {
    desk.mustKeepOf(actor, desk.look(actor, meeting));
    return calls(meeting);
  }

  /** Whoever has no address, or whom the newest mail did not reach; in the order of the seats. */
  @Transactional(readOnly = true)
  public List<ByHand> byHand(Actor actor, UUID meeting) {
    var deliveries = of(actor, meeting);
    var found = new ArrayList<ByHand>();
    var seats = new HashMap<UUID, List<Integer>>();
    var mandates = new HashMap<UUID, UUID>();
    for (var attendee : rolls.of(meeting)) {
      seats.computeIfAbsent(attendee.person(), _ -> new ArrayList<>()).add(attendee.seatNumber());
      mandates.putIfAbsent(attendee.person(), attendee.mandate());
    }
    for (var person : people(meeting)) {
      var last = deliveries.stream().filter(one -> isTo(one, person)).findFirst().orElse(null);
      var waits = last == null ? person.email() == null : last.state().needsSomebody();
      if (waits) {
        found.add(
            new ByHand(
                person,
                seats.getOrDefault(person.id(), List.of()),
                mandates.getOrDefault(person.id(), person.id()),
                last));
      }
    }
    found.sort(Comparator.comparing(one -> one.seats().getFirst()));
    return found;
  }

  /** Sends one again, to the address its reader has by now. */
  public void sendAgain(Actor actor, UUID meeting, UUID delivery) {
    desk.lockToKeep(actor, meeting);
    sendAgain(actor, people(meeting), get(meeting, delivery));
  }

  /** Sends every one again that was refused or given up; how many that were. */
  public int sendAllAgain(Actor actor, UUID meeting) {
    desk.lockToKeep(actor, meeting);
    var failed =
        calls(meeting).stream()
            .filter(one ->
                one.state() == Delivery.State.REFUSED || one.state() == Delivery.State.GIVEN_UP)
            .toList();
    if (failed.isEmpty()) {
      throw new Problem.Refused("meetings.delivery.none");
    }
    if (!outbox.hasServer()) {
      throw new Problem.Refused("notifications.noWay");
    }
    var people = people(meeting);
    failed.forEach(one -> sendAgain(actor, people, one));
    return failed.size();
  }

  /** It was given on paper. */
  public void handOver(Actor actor, UUID meeting, UUID delivery) {
    desk.lockToKeep(actor, meeting);
    outbox.handOver(actor, get(meeting, delivery).id());
  }

  private void sendAgain(Actor actor, List<Person> people, Delivery delivery) {
    var readers = people.stream().filter(one -> isTo(delivery, one)).toList();
    if (readers.size() == 1 && readers.getFirst().email() != null) {
      var person = readers.getFirst();
      outbox.tryAgain(
          actor,
          delivery.id(),
          new Recipient(person.account(), person.email(), person.name(), person.language()));
    } else {
      outbox.tryAgain(actor, delivery.id());
    }
  }

  private Delivery get(UUID meeting, UUID delivery) {
    return calls(meeting).stream()
        .filter(one -> one.id().equals(delivery))
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("meetings.delivery.unknown"));
  }

  private List<Delivery> calls(UUID meeting) {
    return notices.deliveries(meeting).stream()
        .filter(one -> one.topic().equals(MeetingTopics.CALL.code()))
        .toList();
  }

  private List<Person> people(UUID meeting) {
    return people.all(rolls.of(meeting).stream().map(Attendee::person).toList());
  }

  /** The log knows names and addresses only. */
  private static boolean isTo(Delivery delivery, Person person) {
    var email = person.email();
    return delivery.name().equals(Visible.line(person.name()))
        || (email != null && email.value().equals(delivery.email()));
  }
}
