package taskopru.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.council.Members;
import taskopru.council.People;
import taskopru.council.Person;
import taskopru.files.Files;
import taskopru.files.StoredFile;
import taskopru.notifications.Attachment;
import taskopru.notifications.Invitation;
import taskopru.notifications.Notice;
import taskopru.notifications.NoticeTopic;
import taskopru.notifications.Notices;
import taskopru.notifications.Recipient;

/**
 * Tells members and institutions what happens to meetings and tasks: calls, changes and
 * cancellations to everybody on the roll, with the date for their calendar.
 */
@Component
class Telling {

  /** Many mail servers take no more than 10 MB, and a mail makes files a third larger. */
  private static final long LARGEST = 7_000_000;

  private final Notices notices;
  private final Invitation invitation;
  private final MeetingDates dates;
  private final RollBook rolls;
  private final AgendaBook agendas;
  private final People people;
  private final Members members;
  private final Files files;
  private final Desk desk;

  Telling(
      Notices notices,
      Invitation invitation,
      MeetingDates dates,
      RollBook rolls,
      AgendaBook agendas,
      People people,
      Members members,
      Files files,
      Desk desk) {
    this.notices = notices;
    this.invitation = invitation;
    this.dates = dates;
    this.rolls = rolls;
    this.agendas = agendas;
    this.people = people;
    this.members = members;
    this.files = files;
    this.desk = desk;
  }

  void called(Meeting meeting) {
    withDate(meeting, "call");
  }

  void moved(Meeting meeting) {
    withDate(meeting, "moved");
  }

  void cancelled(Meeting meeting) {
    for (var person : onTheRoll(meeting)) {
      var to = recipient(person);
      tell(
          MeetingTopics.CALL,
          meeting,
          to,
          "cancelled",
          List.of(dates.title(meeting, to.language()), meeting.starts(), text(meeting.reason())),
          "/meetings/" + meeting.id(),
          List.of(invitation.cancel(dates.entry(meeting, to.language()), to)));
    }
  }

  void circulated(Meeting meeting) {
    for (var person : onTheRoll(meeting)) {
      var to = recipient(person);
      tell(
          MeetingTopics.MINUTES,
          meeting,
          to,
          "minutes",
          List.of(dates.title(meeting, to.language())),
          "/desk/meetings/" + meeting.id() + "/minutes",
          List.of());
    }
  }

  /** Everybody who speaks for the task's institution and has an address; how many that were. */
  int asked(Tasks tasks, Decision decision, Task task) {
    var told = new ArrayList<UUID>();
    for (var member : members.of(decision.body(), desk.today())) {
      var institution = member.institution();
      if (institution == null
          || !institution.id().equals(task.institution())
          || told.contains(member.person())) {
        continue;
      }
      var person = people.get(member.person());
      if (person.email() == null) {
        continue;
      }
      told.add(person.id());
      var due = task.due();
      notices.tell(
          new Notice(
              MeetingTopics.TASK.code(),
              task.id(),
              recipient(person),
              "meetings.mail.task.subject",
              due == null ? "meetings.mail.task.text.whenever" : "meetings.mail.task.text",
              due == null
                  ? List.of(decision.label(), task.title(), Tasks.LINK_LIVES.toDays())
                  : List.of(decision.label(), task.title(), Tasks.LINK_LIVES.toDays(), due),
              "/tasks/" + tasks.link(task.id(), person.id()),
              List.of(),
              Notice.Urgency.NOW));
    }
    return told.size();
  }

  private void withDate(Meeting meeting, String what) {
    var documents = agendas.papers(meeting.id()).stream().filter(one -> !one.removed()).toList();
    var agenda =
        agendas.of(meeting.id()).stream()
            .filter(item -> item.state() != AgendaItem.State.WITHDRAWN)
            .map(item -> line(item, documents))
            .collect(Collectors.joining("\n"));
    var attached = attached(documents);
    for (var person : onTheRoll(meeting)) {
      var to = recipient(person);
      var entry = dates.entry(meeting, to.language());
      tell(
          MeetingTopics.CALL,
          meeting,
          to,
          what,
          List.of(dates.title(meeting, to.language()), meeting.starts(), entry.location(), agenda),
          "/meetings/" + meeting.id(),
          Stream.concat(Stream.of(invitation.request(entry, to)), attached.stream()).toList());
    }
  }

  private static String line(AgendaItem item, List<ItemDocument> documents) {
    var line = new StringBuilder(item.position() + ". " + item.title());
    documents.stream()
        .filter(one -> one.item().equals(item.id()))
        .forEach(one -> line.append("\n    ").append(one.name()));
    return line.toString();
  }

  /** The documents themselves, unless a mail would grow too large; then they are on the desk. */
  private List<Attachment> attached(List<ItemDocument> documents) {
    var stored = documents.stream().map(one -> files.get(one.file())).distinct().toList();
    var bytes = stored.stream().mapToLong(StoredFile::bytes).sum();
    return bytes > LARGEST ? List.of() : stored.stream().map(Attachment::of).toList();
  }

  private void tell(
      NoticeTopic topic,
      Meeting meeting,
      Recipient to,
      String what,
      List<Object> args,
      String path,
      List<Attachment> attachments) {
    var number = String.valueOf(meeting.number());
    var all = new ArrayList<Object>(List.of(number));
    all.addAll(args);
    notices.tell(
        new Notice(
            topic.code(),
            meeting.id(),
            to,
            "meetings.mail." + what + ".subject",
            "meetings.mail." + what + ".text",
            all,
            path,
            attachments,
            Notice.Urgency.NOW));
  }

  /** Principals and alternates, each person once. */
  private List<Person> onTheRoll(Meeting meeting) {
    return people.all(rolls.of(meeting.id()).stream().map(Attendee::person).toList());
  }

  private static Recipient recipient(Person person) {
    return new Recipient(person.account(), person.email(), person.name(), person.language());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
