package taskopru.council;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.CandidateAdded;
import taskopru.council.CouncilEvent.CandidateRemoved;
import taskopru.council.CouncilEvent.SelectionCalled;
import taskopru.council.CouncilEvent.SelectionCancelled;
import taskopru.council.CouncilEvent.SelectionChanged;
import taskopru.council.CouncilEvent.SelectionDecided;
import taskopru.council.CouncilEvent.SelectionPrepared;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;

/** Filling open seats: call, candidates, result. Who is chosen gets a confirmed mandate. */
@Service
@Transactional
public class Selecting {

  private static final int LONGEST_CRITERIA = 10_000;

  private final JdbcClient db;
  private final Selections selections;
  private final Seats seats;
  private final Seating seating;
  private final Mandates mandates;
  private final People people;
  private final Bodies bodies;
  private final Keepers keepers;
  private final CouncilDay day;
  private final ApplicationEventPublisher events;

  Selecting(
      JdbcClient db,
      Selections selections,
      Seats seats,
      Seating seating,
      Mandates mandates,
      People people,
      Bodies bodies,
      Keepers keepers,
      CouncilDay day,
      ApplicationEventPublisher events) {
    this.db = db;
    this.selections = selections;
    this.seats = seats;
    this.seating = seating;
    this.mandates = mandates;
    this.people = people;
    this.bodies = bodies;
    this.keepers = keepers;
    this.day = day;
    this.events = events;
  }

  /**
   * What a call says: how many seats, from when to when, by which criteria.
   *
   * @param apply how one stands; null where the house's address is enough
   */
  public record Call(
      int seats,
      LocalDate opens,
      LocalDate closes,
      LocalizedText criteria,
      @Nullable LocalizedText apply) {

    public Call(int seats, LocalDate opens, LocalDate closes, LocalizedText criteria) {
      this(seats, opens, closes, criteria, null);
    }

    public Call {
      if (seats < 1 || seats > 100) {
        throw new Problem.Refused("council.selection.seats");
      }
      if (closes.isBefore(opens)) {
        throw new Problem.Refused("council.selection.closesBeforeItOpens");
      }
      var turkish = Written.lines(criteria.tr(), LONGEST_CRITERIA);
      if (turkish == null) {
        throw new Problem.Refused("council.selection.noCriteria");
      }
      criteria =
          new LocalizedText(
              turkish,
              Written.lines(criteria.en(), LONGEST_CRITERIA),
              Written.lines(criteria.ar(), LONGEST_CRITERIA));
      apply = apply == null ? null : howToApply(apply);
    }
  }

  /**
   * The recorded result.
   *
   * @param chosen the seat of each chosen candidate
   * @param reserve who comes next
   * @param from the first day of the mandates
   * @param until their last day, where it is known
   */
  public record Outcome(
      LocalDate decidedOn,
      String decision,
      Map<UUID, UUID> chosen,
      Set<UUID> reserve,
      LocalDate from,
      @Nullable LocalDate until) {

    public Outcome {
      decision = Written.line(decision, Letter.LONGEST_NUMBER);
      chosen = Map.copyOf(chosen);
      reserve = Set.copyOf(reserve);
      if (new HashSet<>(chosen.values()).size() != chosen.size()) {
        throw new Problem.Refused("council.selection.seatTwice");
      }
    }
  }

  public UUID prepare(Actor actor, UUID body, Slug group, Call call) {
    mustKeep(actor, body);
    var open =
        seats.list(body, day.today()).stream()
            .filter(one -> one.code().equals(group))
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("council.group.unknown"))
            .open();
    if (open == 0) {
      throw new Problem.Refused("council.selection.noOpenSeats");
    }
    if (call.seats() > open) {
      throw new Problem.Refused("council.selection.tooManySeats", open);
    }
    var id = UUID.randomUUID();
    write(
            db.sql(
                """
                insert into council.selection (
                  id, body_id, group_code, state, seats, opens, closes,
                  criteria_tr, criteria_en, criteria_ar, apply_tr, apply_en, apply_ar)
                values (
                  :id, :body, :group, 'draft', :seats, :opens, :closes, :tr, :en, :ar,
                  :applyTr, :applyEn, :applyAr)
                """),
            id,
            call)
        .param("body", body)
        .param("group", group.value())
        .update();
    events.publishEvent(new SelectionPrepared(id, actor.id(), group.value()));
    return id;
  }

  public void change(Actor actor, UUID id, int seen, Call call) {
    var selection = loaded(actor, id, Selection.State.DRAFT);
    changed(
        write(
                db.sql(
                    """
                    update council.selection
                       set seats = :seats, opens = :opens, closes = :closes, criteria_tr = :tr,
                           criteria_en = :en, criteria_ar = :ar, apply_tr = :applyTr,
                           apply_en = :applyEn, apply_ar = :applyAr, version = version + 1
                     where id = :id and version = :seen and state = 'draft'
                    """),
                selection.id(),
                call)
            .param("seen", seen)
            .update());
    events.publishEvent(new SelectionChanged(id, actor.id(), seen + 1));
  }

  /** Makes the call public. From now on its words stand. */
  public void call(Actor actor, UUID id, int seen) {
    loaded(actor, id, Selection.State.DRAFT);
    move(id, seen, Selection.State.CALLED);
    events.publishEvent(new SelectionCalled(id, actor.id()));
  }

  /** Back to a draft, while nobody stands; the undo of the call. */
  public void undoCall(Actor actor, UUID id, int seen) {
    var selection = loaded(actor, id, Selection.State.CALLED);
    if (!selection.candidates().isEmpty()) {
      throw new Problem.Refused("council.selection.hasCandidates");
    }
    move(id, seen, Selection.State.DRAFT);
    events.publishEvent(new SelectionChanged(id, actor.id(), seen + 1));
  }

  public void cancel(Actor actor, UUID id, int seen) {
    var selection = selections.get(id);
    mustKeep(actor, selection.body());
    if (selection.state() == Selection.State.DECIDED) {
      throw new Problem.Refused("council.selection.decidedAlready");
    }
    move(id, seen, Selection.State.CANCELLED);
    events.publishEvent(new SelectionCancelled(id, actor.id()));
  }

  public void addCandidate(
      Actor actor, UUID id, UUID person, @Nullable UUID institution, @Nullable String statement) {
    var selection = loaded(actor, id, Selection.State.CALLED);
    people.get(person);
    if (selection.candidates().stream().anyMatch(other -> other.person().equals(person))) {
      throw new Problem.Refused("council.selection.standsAlready");
    }
    var candidate = UUID.randomUUID();
    db.sql(
            """
            insert into council.candidate (id, selection_id, person_id, institution_id, statement)
            values (:id, :selection, :person, cast(:institution as uuid), :statement)
            """)
        .param("id", candidate)
        .param("selection", id)
        .param("person", person)
        .param("institution", institution)
        .param("statement", Written.lines(statement, LONGEST_CRITERIA))
        .update();
    events.publishEvent(new CandidateAdded(id, actor.id(), candidate));
  }

  public void removeCandidate(Actor actor, UUID id, UUID candidate) {
    loaded(actor, id, Selection.State.CALLED);
    var removed =
        db.sql("delete from council.candidate where id = :id and selection_id = :selection")
            .param("id", candidate)
            .param("selection", id)
            .update();
    if (removed == 0) {
      throw new Problem.NotFound("council.candidate.unknown");
    }
    events.publishEvent(new CandidateRemoved(id, actor.id(), candidate));
  }

  /** Records the result. Each chosen candidate gets a mandate whose letter is the decision. */
  public void decide(Actor actor, UUID id, int seen, Outcome outcome) {
    var selection = loaded(actor, id, Selection.State.CALLED);
    if (outcome.chosen().isEmpty()) {
      throw new Problem.Refused("council.selection.nobodyChosen");
    }
    if (outcome.chosen().size() > selection.seats()) {
      throw new Problem.Refused("council.selection.tooManyChosen", selection.seats());
    }
    if (outcome.decidedOn().isBefore(selection.opens())
        || outcome.decidedOn().isAfter(day.today())) {
      throw new Problem.Refused("council.selection.decisionDay");
    }
    var open = openSeats(selection, outcome.from());
    changed(
        db.sql(
                """
                update council.selection
                   set state = 'decided', decided_on = :on, decision = :decision,
                       version = version + 1
                 where id = :id and version = :seen and state = 'called'
                """)
            .param("id", id)
            .param("seen", seen)
            .param("on", outcome.decidedOn())
            .param("decision", outcome.decision())
            .update());
    var given = new HashSet<UUID>();
    for (var candidate : selection.candidates()) {
      var seat = outcome.chosen().get(candidate.id());
      if (seat == null) {
        note(
            candidate.id(),
            outcome.reserve().contains(candidate.id())
                ? Selection.Result.RESERVE
                : Selection.Result.NOT_CHOSEN,
            null);
        continue;
      }
      if (!open.contains(seat)) {
        throw new Problem.Refused("council.selection.seatNotOpen");
      }
      var mandate =
          seating.propose(
              actor,
              new Seating.Proposal(
                  seat,
                  candidate.person(),
                  Capacity.PRINCIPAL,
                  candidate.institution(),
                  outcome.from(),
                  outcome.until()));
      seating.confirm(actor, mandate, 1, new Letter(outcome.decidedOn(), outcome.decision(), null));
      note(candidate.id(), Selection.Result.CHOSEN, mandate);
      given.add(mandate);
    }
    if (given.size() != outcome.chosen().size()) {
      throw new Problem.NotFound("council.candidate.unknown");
    }
    events.publishEvent(new SelectionDecided(id, actor.id(), given));
  }

  /** The seats of the selection's group that belong to nobody and that nobody holds that day. */
  @Transactional(readOnly = true)
  public Set<UUID> openSeats(Selection selection, LocalDate from) {
    var open = new HashSet<UUID>();
    seats.list(selection.body(), from).stream()
        .filter(group -> group.code().equals(selection.group()))
        .flatMap(group -> group.seats().stream())
        .filter(seat -> seat.isOpen() && seat.alternateOf() == null)
        .filter(seat ->
            mandates.ofSeat(seat.id()).stream()
                .noneMatch(
                    held -> held.isConfirmed() && held.place() == 0 && held.overlaps(from, null)))
        .forEach(seat -> open.add(seat.id()));
    return open;
  }

  private void note(UUID candidate, Selection.Result result, @Nullable UUID mandate) {
    db.sql(
            """
            update council.candidate set result = :result, mandate_id = cast(:mandate as uuid)
             where id = :id
            """)
        .param("id", candidate)
        .param("result", result.word())
        .param("mandate", mandate)
        .update();
  }

  private Selection loaded(Actor actor, UUID id, Selection.State wanted) {
    var selection = selections.get(id);
    mustKeep(actor, selection.body());
    if (selection.state() != wanted) {
      throw new Problem.Refused("council.selection.not." + wanted.word());
    }
    return selection;
  }

  private void mustKeep(Actor actor, UUID body) {
    keepers.mustKeep(actor, bodies.get(body), Verb.KEEP_COUNCIL);
  }

  private void move(UUID id, int seen, Selection.State to) {
    changed(
        db.sql(
                """
                update council.selection
                   set state = :state, version = version + 1,
                       called_on = case :state
                                     when 'called' then cast(:today as date)
                                     when 'draft' then null
                                     else called_on
                                   end
                 where id = :id and version = :seen
                """)
            .param("id", id)
            .param("seen", seen)
            .param("state", to.word())
            .param("today", day.today())
            .update());
  }

  private static @Nullable LocalizedText howToApply(LocalizedText apply) {
    var turkish = Written.lines(apply.tr(), LONGEST_CRITERIA);
    var english = Written.lines(apply.en(), LONGEST_CRITERIA);
    var arabic = Written.lines(apply.ar(), LONGEST_CRITERIA);
    if (turkish == null) {
      if (english != null || arabic != null) {
        throw new Problem.Refused("council.selection.applyTurkish");
      }
      return null;
    }
    return new LocalizedText(turkish, english, arabic);
  }

  private static JdbcClient.StatementSpec write(JdbcClient.StatementSpec sql, UUID id, Call call) {
    var apply = call.apply();
    return sql.param("id", id)
        .param("applyTr", apply == null ? null : apply.tr())
        .param("applyEn", apply == null ? null : apply.en())
        .param("applyAr", apply == null ? null : apply.ar())
        .param("seats", call.seats())
        .param("opens", call.opens())
        .param("closes", call.closes())
        .param("tr", call.criteria().tr())
        .param("en", call.criteria().en())
        .param("ar", call.criteria().ar());
  }

  private static void changed(int rows) {
    if (rows == 0) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
  }
}
