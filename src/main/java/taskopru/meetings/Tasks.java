package taskopru.meetings;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Institutions;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.TaskDone;
import taskopru.meetings.MeetingsEvent.TaskDropped;
import taskopru.meetings.MeetingsEvent.TaskGiven;
import taskopru.meetings.MeetingsEvent.TaskSent;

/** What institutions are to do for decisions, and the mail with which they report it done. */
@Service
@Transactional
public class Tasks {

  /** How long the link of a mail works. */
  public static final Duration LINK_LIVES = Duration.ofDays(60);

  private static final int LONGEST_NOTE = 5_000;
  private static final int CODE_BYTES = 16;

  private final DecisionBook book;
  private final Institutions institutions;
  private final Bodies bodies;
  private final Desk desk;
  private final Telling telling;
  private final ApplicationEventPublisher events;
  private final SecureRandom random = new SecureRandom();

  Tasks(
      DecisionBook book,
      Institutions institutions,
      Bodies bodies,
      Desk desk,
      Telling telling,
      ApplicationEventPublisher events) {
    this.book = book;
    this.institutions = institutions;
    this.bodies = bodies;
    this.desk = desk;
    this.telling = telling;
    this.events = events;
  }

  @Transactional(readOnly = true)
  public List<Task> of(UUID decision) {
    return book.tasks(decision);
  }

  @Transactional(readOnly = true)
  public Task get(UUID id) {
    return book.getTask(id);
  }

  public Task give(
      Actor actor,
      UUID decisionId,
      String title,
      @Nullable UUID institution,
      @Nullable LocalDate due) {
    var decision = book.lock(decisionId);
    desk.mustKeep(actor, bodies.get(decision.body()));
    if (institution != null) {
      institutions.get(institution);
    }
    if (due != null && due.isBefore(decision.decidedOn())) {
      throw new Problem.Refused("meetings.decision.due");
    }
    var task =
        new Task(
            UUID.randomUUID(),
            decisionId,
            Texts.needed(title, AgendaItem.LONGEST_TITLE, "meetings.task.title"),
            institution,
            due,
            Task.State.OPEN,
            "",
            null,
            null);
    book.add(task, desk.now(), actor.id());
    events.publishEvent(new TaskGiven(task.id(), actor.id(), decisionId, institution));
    return task;
  }

  /** Mails the task to those who speak for its institution; each gets a link of their own. */
  public int send(Actor actor, UUID id) {
    var task = book.lockTask(id);
    var decision = book.lock(task.decision());
    desk.mustKeep(actor, bodies.get(decision.body()));
    mustBeOpen(task);
    var people = telling.asked(this, decision, task);
    if (people == 0) {
      throw new Problem.Refused("meetings.task.nobody");
    }
    events.publishEvent(new TaskSent(id, actor.id(), people));
    return people;
  }

  /** A new link: 128 random bits, of which only the hash is kept. */
  String link(UUID task, @Nullable UUID person) {
    var bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    var code = HexFormat.of().formatHex(bytes);
    book.addLink(hash(code), task, person, desk.now().plus(LINK_LIVES), desk.now());
    return code;
  }

  /** The desk notes that it is done. */
  public void complete(Actor actor, UUID id, String note) {
    var task = book.lockTask(id);
    desk.mustKeep(actor, bodies.get(book.find(task.decision()).orElseThrow().body()));
    mustBeOpen(task);
    book.end(
        id,
        Task.State.DONE,
        Texts.lines(note, LONGEST_NOTE),
        Task.How.DESK,
        actor.id(),
        desk.now());
    events.publishEvent(new TaskDone(id, actor.id(), Task.How.DESK.code()));
  }

  public void drop(Actor actor, UUID id, String reason) {
    var task = book.lockTask(id);
    desk.mustKeep(actor, bodies.get(book.find(task.decision()).orElseThrow().body()));
    mustBeOpen(task);
    book.end(
        id,
        Task.State.DROPPED,
        Texts.neededLines(reason, LONGEST_NOTE, "meetings.task.reason"),
        Task.How.DESK,
        actor.id(),
        desk.now());
    events.publishEvent(new TaskDropped(id, actor.id()));
  }

  /** What whoever holds the link is asked. */
  public record Asked(Task task, Decision decision) {}

  @Transactional(readOnly = true)
  public Optional<Asked> ofLink(String code) {
    return book.ofLink(hash(code), desk.now())
        .map(book::getTask)
        .filter(task -> task.state() == Task.State.OPEN)
        .map(task -> new Asked(task, book.find(task.decision()).orElseThrow()));
  }

  /** Whoever holds the link reports the task done. The link then works no more. */
  public Asked completeByLink(Actor actor, String code, String note) {
    var hash = hash(code);
    var found = book.ofLink(hash, desk.now()).orElseThrow(Tasks::spent);
    var task = book.lockTask(found);
    if (!book.use(hash, desk.now())) {
      throw spent();
    }
    mustBeOpen(task);
    book.end(
        task.id(),
        Task.State.DONE,
        Texts.lines(note, LONGEST_NOTE),
        Task.How.LINK,
        actor.isVisitor() ? null : actor.id(),
        desk.now());
    events.publishEvent(new TaskDone(task.id(), actor.id(), Task.How.LINK.code()));
    return new Asked(book.getTask(task.id()), book.find(task.decision()).orElseThrow());
  }

  private static void mustBeOpen(Task task) {
    if (task.state() != Task.State.OPEN) {
      throw new Problem.Refused("meetings.task.over");
    }
  }

  private static Problem spent() {
    return new Problem.NotFound("meetings.task.link");
  }

  private static byte[] hash(String code) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
