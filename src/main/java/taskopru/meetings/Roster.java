package taskopru.meetings;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.council.Institution;
import taskopru.council.Institutions;
import taskopru.council.Members;
import taskopru.council.People;
import taskopru.kernel.Language;

/** The names that belong to the mandates of a meeting's roll: asked of the council, never kept. */
@Component
public class Roster {

  private final Members members;
  private final People people;
  private final Institutions institutions;
  private final RollBook rolls;
  private final Desk desk;

  Roster(Members members, People people, Institutions institutions, RollBook rolls, Desk desk) {
    this.members = members;
    this.people = people;
    this.institutions = institutions;
    this.rolls = rolls;
    this.desk = desk;
  }

  /** Somebody of the roll, with a name. */
  public record Line(
      UUID mandate, UUID person, String name, @Nullable Institution institution, LocalDate day) {

    /** For whom they speak, as it was called on that day. */
    public String institution(Language language, String none) {
      return institution == null ? none : institution.nameOn(day).in(language);
    }
  }

  /** Everybody on the roll, and everybody the council says may come. */
  public Map<UUID, Line> of(Meeting meeting) {
    var day = meeting.day(desk.zone());
    var lines = new HashMap<UUID, Line>();
    for (var member : members.of(meeting.body(), day)) {
      lines.put(
          member.mandate(),
          new Line(member.mandate(), member.person(), member.name(), member.institution(), day));
    }
    for (var attendee : rolls.of(meeting.id())) {
      lines.computeIfAbsent(
          attendee.mandate(),
          mandate -> {
            var institution = attendee.institution();
            return new Line(
                mandate,
                attendee.person(),
                people.get(attendee.person()).name(),
                institution == null ? null : institutions.get(institution),
                day);
          });
    }
    return lines;
  }
}
