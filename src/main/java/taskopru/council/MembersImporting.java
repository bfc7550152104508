package taskopru.council;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
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
import taskopru.council.CouncilEvent.MembersExported;
import taskopru.council.CouncilEvent.MembersImported;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.SheetKind;

/**
 * Members out to a sheet and in from one. A sheet is tried row by row inside one transaction; the
 * preview rolls it back, and so does storing where any row has a finding: all or nothing.
 */
@Service
public class MembersImporting {

  private static final DateTimeFormatter TURKISH_DAY =
      DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);

  private final Seats seats;
  private final Seating seating;
  private final Mandates mandates;
  private final PeopleKeeping people;
  private final People kept;
  private final Institutions institutions;
  private final Bodies bodies;
  private final Keepers keepers;
  private final CouncilDay day;
  private final TransactionTemplate whole;
  private final TransactionTemplate row;
  private final ApplicationEventPublisher events;

  MembersImporting(
      Seats seats,
      Seating seating,
      Mandates mandates,
      PeopleKeeping people,
      People kept,
      Institutions institutions,
      Bodies bodies,
      Keepers keepers,
      CouncilDay day,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events) {
    this.seats = seats;
    this.seating = seating;
    this.mandates = mandates;
    this.people = people;
    this.kept = kept;
    this.institutions = institutions;
    this.bodies = bodies;
    this.keepers = keepers;
    this.day = day;
    this.whole = new TransactionTemplate(transactions);
    this.row = new TransactionTemplate(transactions);
    this.row.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.events = events;
  }

  /**
   * What became of a row.
   *
   * @param line as the spreadsheet counts, the heads being line 1
   * @param known whether the person is in the address book already
   * @param finding the message key of what is wrong; null where nothing is
   */
  public record Outcome(
      int line,
      String seat,
      String name,
      boolean known,
      boolean confirmed,
      @Nullable String finding,
      List<Object> args) {

    public Outcome {
      args = List.copyOf(args);
    }
  }

  /** Everybody who has or had a mandate of this body that is not over, as a sheet. */
  @Transactional
  public MembersSheet export(Actor actor, UUID bodyId, String format) {
    var body = bodies.get(bodyId);
    keepers.mustKeep(actor, body, Verb.KEEP_COUNCIL);
    actor.mustBeAllowedTo(Verb.EXPORT);
    var numbers = numbers(bodyId);
    var known = institutions.all();
    var rows = new ArrayList<Map<String, String>>();
    for (var mandate : mandates.ofBody(bodyId, day.today())) {
      var person = kept.get(mandate.person());
      var email = person.email();
      var institution = mandate.institution();
      var letter = mandate.letter();
      rows.add(
          SheetKind.row(
              "seat", String.valueOf(numbers.get(mandate.seat())),
              "name", person.name(),
              "email", email == null ? "" : email.value(),
              "phone", Objects.requireNonNullElse(person.phone(), ""),
              "language", person.language().tag(),
              "capacity", mandate.capacity().word(),
              "institution",
                  institution == null
                      ? ""
                      : Objects.requireNonNull(known.get(institution)).code().value(),
              "from", mandate.from().toString(),
              "until", mandate.until() == null ? "" : mandate.until().toString(),
              "letter_date", letter == null ? "" : letter.date().toString(),
              "letter_number", letter == null ? "" : letter.number()));
    }
    events.publishEvent(new MembersExported(bodyId, actor.id(), format, rows.size()));
    return new MembersSheet(rows);
  }

  /** What would become of each row; nothing is stored. */
  public List<Outcome> preview(Actor actor, UUID bodyId, MembersSheet sheet) {
    mustKeep(actor, bodyId);
    return Objects.requireNonNull(
        whole.execute(status -> {
          status.setRollbackOnly();
          return tryAll(actor, bodyId, sheet);
        }));
  }

  /** Stores every row, or none where one has a finding; the findings are then in the answer. */
  public List<Outcome> store(Actor actor, UUID bodyId, MembersSheet sheet) {
    mustKeep(actor, bodyId);
    return Objects.requireNonNull(
        whole.execute(status -> {
          var outcomes = tryAll(actor, bodyId, sheet);
          if (outcomes.stream().anyMatch(outcome -> outcome.finding() != null)) {
            status.setRollbackOnly();
          } else {
            events.publishEvent(new MembersImported(bodyId, actor.id(), outcomes.size()));
          }
          return outcomes;
        }));
  }

  private void mustKeep(Actor actor, UUID body) {
    keepers.mustKeep(actor, bodies.get(body), Verb.KEEP_COUNCIL);
  }

  private List<Outcome> tryAll(Actor actor, UUID body, MembersSheet sheet) {
    var seatIds = new HashMap<String, UUID>();
    numbers(body).forEach((id, number) -> seatIds.put(number.toString(), id));
    var outcomes = new ArrayList<Outcome>();
    for (var i = 0; i < sheet.rows().size(); i++) {
      outcomes.add(tryOne(actor, seatIds, sheet.rows().get(i), i + 2));
    }
    return outcomes;
  }

  private Outcome tryOne(
      Actor actor, Map<String, UUID> seatIds, Map<String, String> cells, int line) {
    var known = new boolean[1];
    String finding = null;
    List<Object> args = List.of();
    try {
      row.executeWithoutResult(_ -> known[0] = give(actor, seatIds, cells));
    } catch (Problem.Refused | Problem.NotFound | Problem.Conflict no) {
      finding = no.messageKey();
      args = List.of(no.args());
    } catch (DataIntegrityViolationException broken) {
      finding = "council.sheet.clash";
    }
    return new Outcome(
        line,
        shown(cells, "seat"),
        shown(cells, "name"),
        known[0],
        !shown(cells, "letter_number").isEmpty(),
        finding,
        args);
  }

  private static String shown(Map<String, String> cells, String column) {
    var cell = cells.getOrDefault(column, "");
    return cell.length() > 80 ? cell.substring(0, 80) + "…" : cell;
  }

  /** Whether the person was known. */
  private boolean give(Actor actor, Map<String, UUID> seatIds, Map<String, String> cells) {
    var seat = seatIds.get(cells.getOrDefault("seat", ""));
    if (seat == null) {
      throw new Problem.Refused("council.sheet.seat");
    }
    var email = cells.getOrDefault("email", "");
    var facts =
        new PersonFacts(
            cells.getOrDefault("name", ""),
            email.isEmpty() ? null : new EmailAddress(email),
            cells.get("phone"),
            language(cells.getOrDefault("language", "")));
    var alike = people.alike(actor, facts);
    if (alike.size() > 1) {
      throw new Problem.Refused("council.sheet.severalPeople", alike.size());
    }
    var person = alike.isEmpty() ? people.add(actor, facts) : alike.getFirst().id();
    var from = day(cells, "from");
    if (from == null) {
      throw new Problem.Refused("council.day.missing");
    }
    var mandate =
        seating.propose(
            actor,
            new Seating.Proposal(
                seat,
                person,
                capacity(cells.getOrDefault("capacity", "")),
                institution(cells.getOrDefault("institution", "")),
                from,
                day(cells, "until")));
    var letterDate = day(cells, "letter_date");
    var letterNumber = cells.getOrDefault("letter_number", "");
    if (letterDate == null != letterNumber.isEmpty()) {
      throw new Problem.Refused("council.sheet.halfALetter");
    }
    if (letterDate != null) {
      seating.confirm(actor, mandate, 1, new Letter(letterDate, letterNumber, null));
    }
    return !alike.isEmpty();
  }

  private Map<UUID, Integer> numbers(UUID body) {
    var numbers = new HashMap<UUID, Integer>();
    seats
        .list(body, day.today())
        .forEach(group -> group.seats().forEach(seat -> numbers.put(seat.id(), seat.number())));
    return numbers;
  }

  private @Nullable UUID institution(String code) {
    if (code.isEmpty()) {
      return null;
    }
    return Slug.find(code)
        .flatMap(institutions::find)
        .orElseThrow(() -> new Problem.Refused("council.sheet.institution"))
        .id();
  }

  private static Language language(String tag) {
    if (tag.isEmpty()) {
      return Language.TR;
    }
    return Language.find(tag.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new Problem.Refused("council.sheet.language"));
  }

  private static Capacity capacity(String word) {
    return switch (word.toLowerCase(Locale.of("tr"))) {
      case "principal", "asıl", "asil" -> Capacity.PRINCIPAL;
      case "alternate", "yedek" -> Capacity.ALTERNATE;
      default -> throw new Problem.Refused("council.sheet.capacity");
    };
  }

  private static @Nullable LocalDate day(Map<String, String> cells, String column) {
    var typed = cells.getOrDefault(column, "");
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return typed.contains(".") ? LocalDate.parse(typed, TURKISH_DAY) : LocalDate.parse(typed);
    } catch (DateTimeParseException notADay) {
      throw new Problem.Refused("council.sheet.day", column);
    }
  }
}
