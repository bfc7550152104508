package taskopru.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Keepers;
import taskopru.council.Members;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingsEvent.ItemAccepted;
import taskopru.meetings.MeetingsEvent.ItemAdded;
import taskopru.meetings.MeetingsEvent.ItemChanged;
import taskopru.meetings.MeetingsEvent.ItemDeferred;
import taskopru.meetings.MeetingsEvent.ItemMoved;
import taskopru.meetings.MeetingsEvent.ItemOpened;
import taskopru.meetings.MeetingsEvent.ItemProposed;
import taskopru.meetings.MeetingsEvent.ItemWithdrawn;

/** What a meeting talks about: items added, proposed by members, ordered, opened, put off. */
@Service
@Transactional
public class Agenda {

  private static final int MOST = 60;

  private final AgendaBook book;
  private final MeetingBook meetings;
  private final VoteBook votes;
  private final Desk desk;
  private final Bodies bodies;
  private final Members members;
  private final Keepers keepers;
  private final Meetings drafts;
  private final ApplicationEventPublisher events;

  Agenda(
      AgendaBook book,
      MeetingBook meetings,
      VoteBook votes,
      Desk desk,
      Bodies bodies,
      Members members,
      Keepers keepers,
      Meetings drafts,
      ApplicationEventPublisher events) {
    this.book = book;
    this.meetings = meetings;
    this.votes = votes;
    this.desk = desk;
    this.bodies = bodies;
    this.members = members;
    this.keepers = keepers;
    this.drafts = drafts;
    this.events = events;
  }

  /** The agenda for whoever keeps the meeting or sits in its body. */
  @Transactional(readOnly = true)
  public List<AgendaItem> of(Actor actor, UUID meeting) {
    desk.look(actor, meeting);
    return book.of(meeting);
  }

  /** An item, for whoever keeps its body's meetings or sits in that body. */
  @Transactional(readOnly = true)
  public AgendaItem get(Actor actor, UUID id) {
    var item = book.get(id);
    var meeting = item.meeting();
    if (meeting == null) {
      desk.mustSee(actor, bodies.get(item.body()), desk.today());
    } else {
      desk.look(actor, meeting);
    }
    return item;
  }

  /** Members' proposals that wait, for those who keep the body's meetings. */
  @Transactional(readOnly = true)
  public List<AgendaItem> waiting(Actor actor, UUID body) {
    desk.mustKeep(actor, bodies.get(body));
    return book.waiting(body);
  }

  /** Items put off by earlier meetings. */
  @Transactional(readOnly = true)
  public List<AgendaItem> deferred(Actor actor, UUID body) {
    desk.mustKeep(actor, bodies.get(body));
    return book.deferred(body);
  }

  /** A member's own proposals that wait. */
  @Transactional(readOnly = true)
  public List<AgendaItem> ownProposals(Actor actor, UUID body) {
    keepers.mustTakePart(actor, bodies.get(body), desk.today());
    var mandate = members.ofAccount(body, actor.id(), desk.today()).orElseThrow().mandate();
    return book.waiting(body).stream().filter(item -> mandate.equals(item.proposedBy())).toList();
  }

  /** The secretary puts an item at the end. */
  public AgendaItem add(Actor actor, UUID meetingId, String title, String text) {
    var meeting = desk.lockToKeep(actor, meetingId);
    mustBeChangeable(meeting);
    mustHaveRoom(meetingId);
    var item = item(meeting.body(), meetingId, title, text, AgendaItem.State.ACCEPTED, null);
    book.add(item, desk.now(), actor.id());
    events.publishEvent(new ItemAdded(item.id(), actor.id(), meetingId));
    return book.get(item.id());
  }

  /** A member proposes an item for one of the next meetings. */
  public AgendaItem propose(Actor actor, UUID body, String title, String text) {
    keepers.mustTakePart(actor, bodies.get(body), desk.today());
    var member = members.ofAccount(body, actor.id(), desk.today()).orElseThrow();
    if (book.waiting(body).stream().filter(one -> member.mandate().equals(one.proposedBy())).count()
        >= 10) {
      throw new Problem.Refused("meetings.proposal.many");
    }
    var item = item(body, null, title, text, AgendaItem.State.PROPOSED, member.mandate());
    book.add(item, desk.now(), actor.id());
    events.publishEvent(new ItemProposed(item.id(), actor.id(), body));
    return item;
  }

  /** Puts a member's proposal on an agenda of the same body. */
  public void accept(Actor actor, UUID meetingId, UUID id) {
    var meeting = desk.lockToKeep(actor, meetingId);
    var item = book.lock(id);
    mustBeOfBody(item, meeting);
    mustBeChangeable(meeting);
    mustBe(AgendaItem.State.PROPOSED, item);
    mustHaveRoom(meetingId);
    book.accept(id, meetingId);
    events.publishEvent(new ItemAccepted(id, actor.id(), meetingId));
  }

  /** Takes up an item that an earlier meeting put off. */
  public void takeUp(Actor actor, UUID meetingId, UUID id) {
    var meeting = desk.lockToKeep(actor, meetingId);
    var item = book.lock(id);
    mustBeOfBody(item, meeting);
    mustBeChangeable(meeting);
    mustBe(AgendaItem.State.DEFERRED, item);
    if (book.deferred(meeting.body()).stream().noneMatch(one -> one.id().equals(id))) {
      throw new Problem.Refused("meetings.item.taken-up");
    }
    mustHaveRoom(meetingId);
    drafts.take(actor, meeting, item, id);
    events.publishEvent(new ItemAccepted(id, actor.id(), meetingId));
  }

  /** Describes an item anew, if nobody has since the version the editor saw. */
  public void describe(Actor actor, UUID id, int version, String title, String text) {
    var item = book.get(id);
    var meeting = lockOf(actor, item);
    mustBeChangeable(meeting);
    item = book.lock(id);
    if (item.version() != version) {
      throw new Problem.Conflict("meetings.item.changed-meanwhile");
    }
    mustBe(AgendaItem.State.ACCEPTED, item);
    book.describe(
        id,
        Texts.needed(title, AgendaItem.LONGEST_TITLE, "meetings.item.title"),
        Texts.lines(text, AgendaItem.LONGEST_TEXT));
    events.publishEvent(new ItemChanged(id, actor.id(), version + 1));
  }

  /** Moves it to a place; the others close up. */
  public void move(Actor actor, UUID id, int position) {
    var meeting = lockOf(actor, book.get(id));
    mustBeChangeable(meeting);
    var order = new ArrayList<>(book.of(meeting.id()).stream().map(AgendaItem::id).toList());
    order.remove(id);
    var place = Math.clamp(position, 1, order.size() + 1);
    order.add(place - 1, id);
    for (var i = 0; i < order.size(); i++) {
      book.place(order.get(i), i + 1);
    }
    events.publishEvent(new ItemMoved(id, actor.id(), place));
  }

  /** The meeting turns to it. */
  public void open(Actor actor, UUID id) {
    var meeting = lockOf(actor, book.get(id));
    Desk.mustBe(meeting, Meeting.State.OPEN);
    var item = book.lock(id);
    if (item.state() == AgendaItem.State.ACCEPTED) {
      book.move(id, AgendaItem.State.OPENED);
    } else {
      mustBe(AgendaItem.State.OPENED, item);
    }
    meetings.turnTo(meeting.id(), id);
    events.publishEvent(new ItemOpened(id, actor.id(), meeting.id()));
  }

  /** Puts it off; a later meeting may take it up. */
  public void defer(Actor actor, UUID id) {
    end(actor, id, AgendaItem.State.DEFERRED);
    events.publishEvent(new ItemDeferred(id, actor.id()));
  }

  /** The secretary takes it off; or the member their own proposal. */
  public void withdraw(Actor actor, UUID id) {
    var item = book.get(id);
    if (item.meeting() == null) {
      withdrawProposal(actor, book.lock(id));
    } else {
      end(actor, id, AgendaItem.State.WITHDRAWN);
    }
    events.publishEvent(new ItemWithdrawn(id, actor.id()));
  }

  /** Talked about without a decision to record. */
  public void conclude(Actor actor, UUID id) {
    end(actor, id, AgendaItem.State.DECIDED);
    events.publishEvent(new MeetingsEvent.ItemDecided(id, actor.id()));
  }

  private void end(Actor actor, UUID id, AgendaItem.State state) {
    var meeting = lockOf(actor, book.get(id));
    Desk.mustBe(
        meeting,
        Meeting.State.DRAFT,
        Meeting.State.CALLED,
        Meeting.State.OPEN,
        Meeting.State.SUSPENDED);
    var item = book.lock(id);
    if (!item.state().next().contains(state)) {
      throw new Problem.Refused("meetings.item.state." + item.state().code());
    }
    if (votes.open(meeting.id()).filter(vote -> vote.item().equals(id)).isPresent()) {
      throw new Problem.Refused("meetings.item.vote-open");
    }
    book.move(id, state);
    if (id.equals(meeting.currentItem())) {
      meetings.turnTo(meeting.id(), null);
    }
  }

  private void withdrawProposal(Actor actor, AgendaItem item) {
    var body = bodies.get(item.body());
    if (actor.may(taskopru.kernel.Verb.KEEP_MEETINGS)) {
      desk.mustKeep(actor, body);
    } else {
      keepers.mustTakePart(actor, body, desk.today());
      var own = members.ofAccount(body.id(), actor.id(), desk.today()).orElseThrow();
      if (!own.mandate().equals(item.proposedBy())) {
        throw new Problem.Forbidden("meetings.proposal.not-yours");
      }
    }
    mustBe(AgendaItem.State.PROPOSED, item);
    book.move(item.id(), AgendaItem.State.WITHDRAWN);
  }

  private Meeting lockOf(Actor actor, AgendaItem item) {
    var meeting = item.meeting();
    if (meeting == null) {
      throw new Problem.Refused("meetings.item.state." + item.state().code());
    }
    return desk.lockToKeep(actor, meeting);
  }

  private void mustHaveRoom(UUID meeting) {
    if (book.of(meeting).size() >= MOST) {
      throw new Problem.Refused("meetings.item.many", MOST);
    }
  }

  private static AgendaItem item(
      UUID body,
      @Nullable UUID meeting,
      String title,
      String text,
      AgendaItem.State state,
      @Nullable UUID proposedBy) {
    return new AgendaItem(
        UUID.randomUUID(),
        body,
        meeting,
        0,
        Texts.needed(title, AgendaItem.LONGEST_TITLE, "meetings.item.title"),
        Texts.lines(text, AgendaItem.LONGEST_TEXT),
        state,
        proposedBy,
        null,
        1);
  }

  private static void mustBeChangeable(Meeting meeting) {
    Desk.mustBe(
        meeting,
        Meeting.State.DRAFT,
        Meeting.State.CALLED,
        Meeting.State.OPEN,
        Meeting.State.SUSPENDED);
  }

  /** An item cannot be slipped into the meeting of another body. */
  private static void mustBeOfBody(AgendaItem item, Meeting meeting) {
    if (!item.body().equals(meeting.body())) {
      throw new Problem.NotFound("meetings.item.unknown");
    }
  }

  private static void mustBe(AgendaItem.State state, AgendaItem item) {
    if (item.state() != state) {
      throw new Problem.Refused("meetings.item.state." + item.state().code());
    }
  }
}
