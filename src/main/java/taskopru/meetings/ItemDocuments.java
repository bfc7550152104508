package taskopru.meetings;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.files.FileReaders;
import taskopru.files.Files;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.PaperAttached;
import taskopru.meetings.MeetingsEvent.PaperPutBack;
import taskopru.meetings.MeetingsEvent.PaperShown;
import taskopru.meetings.MeetingsEvent.PaperTakenAway;

/** What lies on the table with an item: attached, shown to everybody, taken away, put back. */
@Service
@Transactional
public class ItemDocuments implements FileReaders {

  private static final int MOST = 20;
  private static final int LONGEST_NAME = 255;

  private final AgendaBook book;
  private final MeetingBook meetings;
  private final MinuteBook minutes;
  private final Files files;
  private final Desk desk;
  private final ApplicationEventPublisher events;

  ItemDocuments(
      AgendaBook book,
      MeetingBook meetings,
      MinuteBook minutes,
      Files files,
      Desk desk,
      ApplicationEventPublisher events) {
    this.book = book;
    this.meetings = meetings;
    this.minutes = minutes;
    this.files = files;
    this.desk = desk;
    this.events = events;
  }

  /** Of every item of a meeting, those that were taken away included. */
  @Transactional(readOnly = true)
  public List<ItemDocument> of(Actor actor, UUID meeting) {
    var keeps = desk.keeps(actor, desk.look(actor, meeting));
    return book.papers(meeting).stream().filter(one -> keeps || !one.removed()).toList();
  }

  /** What everybody may read of a meeting the public may know of. */
  @Transactional(readOnly = true)
  public List<ItemDocument> publicOf(UUID meeting) {
    return book.papers(meeting).stream().filter(one -> one.open() && !one.removed()).toList();
  }

  public void attach(Actor actor, UUID itemId, String name, InputStream content) {
    lock(actor, itemId);
    if (book.papersOf(itemId).size() >= MOST) {
      throw new Problem.Refused("meetings.document.many", MOST);
    }
    var file = files.store(name, content);
    var shown = file.name();
    book.attach(
        itemId,
        file.id(),
        shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown);
    events.publishEvent(new PaperAttached(itemId, actor.id(), file.id()));
  }

  /** Lets everybody read it, or only those on the roll. */
  public void show(Actor actor, UUID itemId, UUID file, boolean open) {
    lock(actor, itemId);
    mustBeThere(book.show(itemId, file, open));
    events.publishEvent(new PaperShown(itemId, actor.id(), file, open));
  }

  public void takeAway(Actor actor, UUID itemId, UUID file) {
    lock(actor, itemId);
    mustBeThere(book.takeAway(itemId, file, desk.now()));
    events.publishEvent(new PaperTakenAway(itemId, actor.id(), file));
  }

  public void putBack(Actor actor, UUID itemId, UUID file) {
    lock(actor, itemId);
    mustBeThere(book.putBack(itemId, file));
    events.publishEvent(new PaperPutBack(itemId, actor.id(), file));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean mayRead(Actor actor, UUID file) {
    return book.documents(file).stream().anyMatch(one -> mayRead(actor, one))
        || minutes
            .signedWith(file)
            .flatMap(one -> meetings.find(one.meeting()))
            .filter(meeting -> desk.sees(actor, meeting))
            .isPresent();
  }

  private boolean mayRead(Actor actor, ItemDocument document) {
    var of = book.get(document.item()).meeting();
    var meeting = of == null ? null : meetings.find(of).orElse(null);
    if (meeting == null) {
      return false;
    }
    if (desk.keeps(actor, meeting)) {
      return true;
    }
    return !document.removed()
        && meeting.state().isPublic()
        && (document.open() && meeting.number() != null || desk.sees(actor, meeting));
  }

  private void lock(Actor actor, UUID itemId) {
    var of = book.get(itemId).meeting();
    if (of == null) {
      throw new Problem.Refused("meetings.document.proposal");
    }
    var meeting = desk.lockToKeep(actor, of);
    Desk.mustBe(
        meeting,
        Meeting.State.DRAFT,
        Meeting.State.CALLED,
        Meeting.State.OPEN,
        Meeting.State.SUSPENDED);
  }

  private static void mustBeThere(boolean done) {
    if (!done) {
      throw new Problem.NotFound("files.unknown");
    }
  }
}
