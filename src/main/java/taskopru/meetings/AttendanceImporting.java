package taskopru.meetings;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.MeetingsEvent.AttendanceExported;
import taskopru.meetings.MeetingsEvent.AttendanceImported;
import taskopru.web.SheetKind;

/**
 * Attendance out to a sheet and in from one. Everybody of the sheet is put right inside one
 * transaction; the preview rolls it back, and so does storing where any row has a finding: all or
 * nothing. Whoever is not in the sheet stays as they are.
 */
@Service
public class AttendanceImporting {

  private static final Locale TURKISH = Locale.of("tr");

  private final RollBook rolls;
  private final Roster roster;
  private final Correcting correcting;
  private final Desk desk;
  private final TransactionTemplate whole;
  private final TransactionTemplate row;
  private final ApplicationEventPublisher events;

  AttendanceImporting(
      RollBook rolls,
      Roster roster,
      Correcting correcting,
      Desk desk,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events) {
    this.rolls = rolls;
    this.roster = roster;
    this.correcting = correcting;
    this.desk = desk;
    this.whole = new TransactionTemplate(transactions);
    this.whole.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.row = new TransactionTemplate(transactions);
    this.row.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.events = events;
  }

  /**
   * What became of somebody's rows.
   *
   * @param line their first row, as the spreadsheet counts, the heads being line 1
   * @param changes whether anything is different from what is noted
   * @param finding the message key of what is wrong; null where nothing is
   */
  public record Outcome(
      int line,
      String seat,
      String name,
      String times,
      boolean changes,
      @Nullable String finding,
      List<Object> args) {

    public Outcome {
      args = List.copyOf(args);
    }
  }

  /** Everybody on the roll, with their times. */
  @Transactional
  public AttendanceSheet export(Actor actor, UUID id, String format) {
    var meeting = mustKeep(actor, id);
    actor.mustBeAllowedTo(Verb.EXPORT);
    var names = roster.of(meeting);
    var hour = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(desk.zone());
    var presences = rolls.presences(id);
    var rows = new ArrayList<Map<String, String>>();
    for (var attendee : rolls.of(id)) {
      var name = names.get(attendee.mandate());
      var own = presences.stream().filter(one -> one.mandate().equals(attendee.mandate())).toList();
      for (var i = 0; i < Math.max(1, own.size()); i++) {
        var presence = i < own.size() ? own.get(i) : null;
        var left = presence == null ? null : presence.left();
        rows.add(
            SheetKind.row(
                "seat", String.valueOf(attendee.seatNumber()),
                "capacity", attendee.principal() ? "principal" : "alternate",
                "name", name == null ? "" : name.name(),
                "institution", name == null ? "" : name.institution(Language.TR, ""),
                "came", presence == null ? "" : hour.format(presence.came()),
                "left", left == null ? "" : hour.format(left),
                "excuse", Objects.requireNonNullElse(attendee.excuse(), "")));
      }
    }
    events.publishEvent(new AttendanceExported(id, actor.id(), format, rows.size()));
    return new AttendanceSheet(rows);
  }

  /** What would become of everybody's rows; nothing is stored. */
  public List<Outcome> preview(Actor actor, UUID id, AttendanceSheet sheet) {
    return Objects.requireNonNull(
        whole.execute(status -> {
          status.setRollbackOnly();
          return tryAll(actor, id, sheet, "?");
        }));
  }

  /** Stores every row, or none where one has a finding; the findings are then in the answer. */
  public List<Outcome> store(Actor actor, UUID id, AttendanceSheet sheet, String reason) {
    return Objects.requireNonNull(
        whole.execute(status -> {
          mustKeep(actor, id);
          var why = Texts.needed(reason, 300, "meetings.correction.reason");
          var outcomes = tryAll(actor, id, sheet, why);
          if (outcomes.stream().anyMatch(outcome -> outcome.finding() != null)) {
            status.setRollbackOnly();
          } else {
            events.publishEvent(
                new AttendanceImported(
                    id, actor.id(), (int) outcomes.stream().filter(Outcome::changes).count()));
          }
          return outcomes;
        }));
  }

  private Meeting mustKeep(Actor actor, UUID id) {
    var meeting = desk.look(actor, id);
    desk.mustKeepOf(actor, meeting);
    return meeting;
  }

  private List<Outcome> tryAll(Actor actor, UUID id, AttendanceSheet sheet, String reason) {
    var meeting = mustKeep(actor, id);
    var roll = rolls.of(id);
    var names = roster.of(meeting);
    var people = new LinkedHashMap<String, List<Integer>>();
    for (var i = 0; i < sheet.rows().size(); i++) {
      var cells = sheet.rows().get(i);
      people
          .computeIfAbsent(
              cell(cells, "seat") + "/" + plain(cell(cells, "name")), _ -> new ArrayList<>())
          .add(i);
    }
    var outcomes = new ArrayList<Outcome>();
    for (var lines : people.values()) {
      var rows = lines.stream().map(line -> sheet.rows().get(line)).toList();
      outcomes.add(tryOne(actor, id, roll, names, rows, lines.getFirst() + 2, reason));
    }
    return outcomes;
  }

  private Outcome tryOne(
      Actor actor,
      UUID id,
      List<Attendee> roll,
      Map<UUID, Roster.Line> names,
      List<Map<String, String>> rows,
      int line,
      String reason) {
    var changes = false;
    String finding = null;
    List<Object> args = List.of();
    try {
      row.executeWithoutResult(_ -> put(actor, id, roll, names, rows, reason));
      changes = true;
    } catch (Problem.Refused | Problem.NotFound | Problem.Conflict no) {
      if (!no.messageKey().equals("meetings.correction.nothing")) {
        finding = no.messageKey();
        args = List.of(no.args());
      }
    } catch (DataIntegrityViolationException broken) {
      finding = "meetings.sheet.clash";
    }
    var first = rows.getFirst();
    return new Outcome(
        line, shown(first, "seat"), shown(first, "name"), times(rows), changes, finding, args);
  }

  private void put(
      Actor actor,
      UUID id,
      List<Attendee> roll,
      Map<UUID, Roster.Line> names,
      List<Map<String, String>> rows,
      String reason) {
    var attendee = attendee(roll, names, rows.getFirst());
    var spans = new ArrayList<Correcting.Span>();
    var excuse = "";
    for (var cells : rows) {
      var came = time(cells, "came");
      var left = time(cells, "left");
      if (came == null && left != null) {
        throw new Problem.Refused("meetings.sheet.came");
      }
      if (came != null) {
        spans.add(new Correcting.Span(came, left));
      }
      excuse = excuse.isEmpty() ? cell(cells, "excuse") : excuse;
    }
    // A sheet without the column says nothing about excuses.
    var known = rows.getFirst().containsKey("excuse");
    correcting.correct(
        actor,
        id,
        attendee.mandate(),
        spans,
        known ? excuse : Objects.requireNonNullElse(attendee.excuse(), ""),
        reason);
  }

  private static Attendee attendee(
      List<Attendee> roll, Map<UUID, Roster.Line> names, Map<String, String> cells) {
    var seat = cell(cells, "seat");
    var name = plain(cell(cells, "name"));
    var found =
        roll.stream()
            .filter(one -> String.valueOf(one.seatNumber()).equals(seat))
            .filter(one -> {
              var line = names.get(one.mandate());
              return line != null && plain(line.name()).equals(name);
            })
            .toList();
    if (found.size() != 1) {
      throw new Problem.Refused("meetings.sheet.nobody");
    }
    return found.getFirst();
  }

  private static @Nullable LocalTime time(Map<String, String> cells, String column) {
    var typed = cell(cells, column);
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return Correcting.time(typed);
    } catch (DateTimeException notATime) {
      throw new Problem.Refused("meetings.sheet.time", column, shown(cells, column));
    }
  }

  private static String times(List<Map<String, String>> rows) {
    return String.join(
        ", ",
        rows.stream()
            .limit(5)
            .filter(cells -> !cell(cells, "came").isEmpty() || !cell(cells, "left").isEmpty())
            .map(cells -> shown(cells, "came") + "–" + shown(cells, "left"))
            .toList());
  }

  private static String cell(Map<String, String> cells, String column) {
    return cells.getOrDefault(column, "");
  }

  private static String shown(Map<String, String> cells, String column) {
    var cell = cell(cells, column);
    return cell.length() > 80 ? cell.substring(0, 80) + "…" : cell;
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(TURKISH);
  }
}
