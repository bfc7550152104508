package taskopru.opinions;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.opinions.OpinionsEvent.AnswerPutOff;
import taskopru.opinions.OpinionsEvent.ResponseGiven;
import taskopru.opinions.OpinionsEvent.TransmissionMoveUndone;
import taskopru.opinions.OpinionsEvent.TransmissionMoved;
import taskopru.opinions.OpinionsEvent.TransmissionPrepared;
import taskopru.opinions.Transmission.Channel;
import taskopru.opinions.Transmission.Stage;

/** Sending an adopted opinion to whom it asks, and noting how far it has come there. */
@Service
@Transactional
public class Transmitting {

  private final OpinionBook book;
  private final TextBook texts;
  private final PathBook paths;
  private final Addressees addressees;
  private final Letters letters;
  private final Desk desk;
  private final Telling telling;
  private final ObjectProvider<StatutoryDates> dates;
  private final ApplicationEventPublisher events;

  Transmitting(
      OpinionBook book,
      TextBook texts,
      PathBook paths,
      Addressees addressees,
      Letters letters,
      Desk desk,
      Telling telling,
      ObjectProvider<StatutoryDates> dates,
      ApplicationEventPublisher events) {
    this.book = book;
    this.texts = texts;
    this.paths = paths;
    this.addressees = addressees;
    this.letters = letters;
    this.desk = desk;
    this.telling = telling;
    this.dates = dates;
    this.events = events;
  }

  /** For the desk. */
  @Transactional(readOnly = true)
  public Transmission get(Actor actor, UUID id) {
    var found = paths.findTransmission(id).orElseThrow(Transmitting::unknown);
    desk.look(actor, found.opinion());
    return found;
  }

  @Transactional(readOnly = true)
  public List<Transmission.Passage> passages(Actor actor, UUID id) {
    return paths.passages(get(actor, id).id());
  }

  /** Whom an opinion asks and who has no letter yet. */
  @Transactional(readOnly = true)
  public Set<UUID> waiting(Opinion opinion) {
    var waiting =
        new HashSet<>(
            texts.recommendations(opinion.id()).stream()
                .map(Recommendation::addressee)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet()));
    paths.transmissions(opinion.id()).forEach(one -> waiting.remove(one.addressee()));
    return waiting;
  }

  /** Gives the letter its number and makes it, with what goes with it. */
  public Transmission prepare(Actor actor, UUID id, UUID addresseeId) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(
        opinion,
        Opinion.State.ADOPTED,
        Opinion.State.TRANSMITTED,
        Opinion.State.ANSWERED,
        Opinion.State.FOLLOWED);
    var addressee = addressees.get(addresseeId);
    if (!waiting(opinion).contains(addresseeId)) {
      throw new Problem.Refused("opinions.transmission.notAsked");
    }
    var today = desk.today();
    var transmission =
        new Transmission(
            UUID.randomUUID(),
            id,
            addresseeId,
            today.getYear(),
            paths.nextNumber(today.getYear()),
            Stage.PREPARED,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            String.valueOf(opinion.sha256()),
            1);
    paths.add(transmission, actor.id(), desk.now());
    var letter =
        letters.issue(
            actor,
            opinion,
            texts.of(opinion),
            paths.adoptions(id),
            paths.positions(id),
            transmission,
            addressee,
            today);
    paths.write(withLetter(transmission, letter));
    paths.stand(id, Set.of(), desk.now());
    events.publishEvent(
        new TransmissionPrepared(transmission.id(), actor.id(), id, transmission.label()));
    return paths.findTransmission(transmission.id()).orElseThrow(Transmitting::unknown);
  }

  /** The letter left the house. */
  public void send(
      Actor actor,
      UUID id,
      Channel channel,
      LocalDate day,
      @Nullable LocalDate answerDue,
      @Nullable UUID proof) {
    var before = lock(actor, id);
    mustStand(before, Stage.PREPARED);
    var opinion = book.lock(before.opinion());
    desk.mustBePast(day, opinion.publishedAt() == null ? null : desk.day(opinion.publishedAt()));
    var addressee = addressees.get(before.addressee());
    var due = answerDue != null ? answerDue : statutory(day, addressee);
    if (due != null && !due.isAfter(day)) {
      throw new Problem.Refused("opinions.day.early", day);
    }
    Desk.mustBeSensible(due);
    paths.write(
        new Transmission(
            id,
            before.opinion(),
            before.addressee(),
            before.year(),
            before.number(),
            Stage.SENT,
            channel,
            day,
            due,
            null,
            null,
            proof,
            null,
            null,
            before.letter(),
            before.sha256(),
            before.version()));
    paths.pass(id, Stage.SENT, before.stage(), day, "", proof, actor.id(), desk.now());
    if (opinion.state() == Opinion.State.ADOPTED) {
      book.move(opinion.id(), Opinion.State.TRANSMITTED, desk.now());
    }
    moved(actor, opinion, id, Stage.SENT);
  }

  /** They have it: their registry number and date, with the proof of delivery. */
  public void deliver(
      Actor actor,
      UUID id,
      LocalDate day,
      String theirNumber,
      @Nullable LocalDate theirDate,
      @Nullable UUID proof) {
    var before = lock(actor, id);
    mustStand(before, Stage.SENT);
    desk.mustBePast(day, before.sentOn());
    var number = Texts.line(theirNumber, 100);
    if (!number.isEmpty() && theirDate == null) {
      throw new Problem.Refused("opinions.transmission.theirDate");
    }
    if (theirDate != null) {
      desk.mustBePast(theirDate, before.sentOn());
    }
    paths.write(
        new Transmission(
            id,
            before.opinion(),
            before.addressee(),
            before.year(),
            before.number(),
            Stage.DELIVERED,
            before.channel(),
            before.sentOn(),
            before.answerDue(),
            number.isEmpty() ? null : number,
            number.isEmpty() ? null : theirDate,
            proof != null ? proof : before.proof(),
            before.extendedTo(),
            before.extension(),
            before.letter(),
            before.sha256(),
            before.version()));
    paths.pass(id, Stage.DELIVERED, before.stage(), day, number, proof, actor.id(), desk.now());
    moved(actor, book.lock(before.opinion()), id, Stage.DELIVERED);
  }

  /** Further on its path: agenda, committee, decision, told to us, announced. */
  public void move(
      Actor actor, UUID id, Stage stage, LocalDate day, String note, @Nullable UUID file) {
    var before = lock(actor, id);
    var path = addressees.get(before.addressee()).kind().path();
    var from = path.indexOf(before.stage());
    if (before.stage() == Stage.UNANSWERED) {
      from = path.indexOf(Stage.DELIVERED);
    }
    if (stage.ordinal() <= Stage.DELIVERED.ordinal()
        || stage == Stage.UNANSWERED
        || before.stage() == Stage.PREPARED
        || path.indexOf(stage) <= from) {
      throw new Problem.Refused("opinions.transmission.path");
    }
    var last =
        paths.passages(id).stream()
            .filter(one -> !one.undone())
            .map(Transmission.Passage::on)
            .reduce((_, later) -> later)
            .orElse(before.sentOn());
    desk.mustBePast(day, last);
    var words =
        stage == Stage.DECIDED || stage == Stage.NOTIFIED
            ? Texts.neededLines(note, 2000, "opinions.transmission.note")
            : Texts.lines(note, 2000);
    paths.write(at(before, stage));
    paths.pass(id, stage, before.stage(), day, words, file, actor.id(), desk.now());
    moved(actor, book.lock(before.opinion()), id, stage);
  }

  /** The last station was noted by mistake. */
  public void undo(Actor actor, UUID id) {
    var before = lock(actor, id);
    var last =
        paths.passages(id).stream()
            .filter(one -> !one.undone())
            .reduce((_, later) -> later)
            .filter(one -> one.stage().ordinal() > Stage.SENT.ordinal())
            .filter(one -> one.stage() != Stage.UNANSWERED)
            .orElseThrow(() -> new Problem.Refused("opinions.transmission.nothingToUndo"));
    paths.undo(last.id(), desk.now());
    paths.write(at(before, last.before()));
    paths.stand(before.opinion(), Set.of(), desk.now());
    events.publishEvent(new TransmissionMoveUndone(id, actor.id(), last.stage().code()));
  }

  /** They asked for more time; nobody is reminded until then. */
  public void putOff(Actor actor, UUID id, LocalDate until, String reason) {
    var before = lock(actor, id);
    if (before.stage() == Stage.PREPARED || before.stage().ordinal() >= Stage.NOTIFIED.ordinal()) {
      throw new Problem.Refused("opinions.transmission.path");
    }
    if (!until.isAfter(desk.today())) {
      throw new Problem.Refused("opinions.transmission.later");
    }
    Desk.mustBeSensible(until);
    paths.write(
        new Transmission(
            id,
            before.opinion(),
            before.addressee(),
            before.year(),
            before.number(),
            before.stage(),
            before.channel(),
            before.sentOn(),
            before.answerDue(),
            before.theirNumber(),
            before.theirDate(),
            before.proof(),
            until,
            Texts.neededLines(reason, 2000, "opinions.reason.missing"),
            before.letter(),
            before.sha256(),
            before.version()));
    paths.stand(before.opinion(), Set.of(), desk.now());
    events.publishEvent(new AnswerPutOff(id, actor.id()));
  }

  /** No answer came by the day it was due: noted as such for each recommendation without one. */
  public void giveUp(Actor actor, UUID id) {
    var before = lock(actor, id);
    if (!before.isOverdueOn(desk.today())) {
      throw new Problem.Refused("opinions.transmission.notOverdue");
    }
    var opinion = book.lock(before.opinion());
    var answered =
        paths.responses(opinion.id()).stream()
            .map(Response::recommendation)
            .collect(Collectors.toSet());
    for (var one : texts.recommendations(opinion.id())) {
      if (before.addressee().equals(one.addressee()) && !answered.contains(one.id())) {
        var response =
            new Response(
                UUID.randomUUID(),
                id,
                one.id(),
                Response.Outcome.NO_ANSWER,
                "",
                "",
                desk.today(),
                Response.How.DESK,
                null,
                actor.id(),
                desk.now());
        paths.add(response);
        events.publishEvent(
            new ResponseGiven(
                response.id(), actor.id(), id, response.outcome().code(), response.how().code()));
      }
    }
    paths.write(at(before, Stage.UNANSWERED));
    paths.pass(
        id, Stage.UNANSWERED, before.stage(), desk.today(), "", null, actor.id(), desk.now());
    moved(actor, opinion, id, Stage.UNANSWERED);
  }

  /** What the law says about days after the sending; empty where the house has no calendar. */
  @Transactional(readOnly = true)
  public List<StatutoryDates.Due> dates(Transmission transmission) {
    var sent = transmission.sentOn();
    return sent == null ? List.of() : dates(sent, addressees.get(transmission.addressee()).kind());
  }

  private List<StatutoryDates.Due> dates(LocalDate sent, Addressee.Kind kind) {
    return dates.stream().flatMap(one -> one.from(sent, kind).stream()).toList();
  }

  private @Nullable LocalDate statutory(LocalDate sent, Addressee addressee) {
    return dates(sent, addressee.kind()).stream()
        .filter(StatutoryDates.Due::isAnswer)
        .map(StatutoryDates.Due::day)
        .findFirst()
        .orElse(null);
  }

  private void moved(Actor actor, Opinion opinion, UUID id, Stage stage) {
    paths.stand(opinion.id(), Set.of(), desk.now());
    telling.moved(opinion, actor, stage.code());
    events.publishEvent(new TransmissionMoved(id, actor.id(), stage.code()));
  }

  private Transmission lock(Actor actor, UUID id) {
    var found = paths.findTransmission(id).orElseThrow(Transmitting::unknown);
    desk.lockToKeep(actor, found.opinion());
    return paths.lockTransmission(id);
  }

  private static void mustStand(Transmission transmission, Stage stage) {
    if (transmission.stage() != stage) {
      throw new Problem.Refused("opinions.transmission.path");
    }
  }

  private static Transmission at(Transmission before, Stage stage) {
    return new Transmission(
        before.id(),
        before.opinion(),
        before.addressee(),
        before.year(),
        before.number(),
        stage,
        before.channel(),
        before.sentOn(),
        before.answerDue(),
        before.theirNumber(),
        before.theirDate(),
        before.proof(),
        before.extendedTo(),
        before.extension(),
        before.letter(),
        before.sha256(),
        before.version());
  }

  private static Transmission withLetter(Transmission before, UUID letter) {
    return new Transmission(
        before.id(),
        before.opinion(),
        before.addressee(),
        before.year(),
        before.number(),
        before.stage(),
        before.channel(),
        before.sentOn(),
        before.answerDue(),
        before.theirNumber(),
        before.theirDate(),
        before.proof(),
        before.extendedTo(),
        before.extension(),
        letter,
        before.sha256(),
        before.version());
  }

  static Problem unknown() {
    return new Problem.NotFound("opinions.transmission.unknown");
  }
}
