package taskopru.opinions;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.opinions.OpinionsEvent.OpinionCirculated;
import taskopru.opinions.OpinionsEvent.OpinionTakenBack;
import taskopru.opinions.OpinionsEvent.PositionTaken;
import taskopru.opinions.OpinionsEvent.WindowExtended;

/** Sending a text round: for a while every institution says where it stands. */
@Service
@Transactional
public class Circulating {

  private final OpinionBook book;
  private final TextBook texts;
  private final PathBook paths;
  private final Addressees addressees;
  private final Desk desk;
  private final Telling telling;
  private final ApplicationEventPublisher events;

  Circulating(
      OpinionBook book,
      TextBook texts,
      PathBook paths,
      Addressees addressees,
      Desk desk,
      Telling telling,
      ApplicationEventPublisher events) {
    this.book = book;
    this.texts = texts;
    this.paths = paths;
    this.addressees = addressees;
    this.desk = desk;
    this.telling = telling;
    this.events = events;
  }

  /** Fixes the text and opens the window from today on. */
  public void circulate(Actor actor, UUID id, LocalDate until) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(opinion, Opinion.State.DRAFT);
    var today = desk.today();
    mustBeAhead(until);
    var draft = texts.of(opinion);
    var gaps = draft.gaps();
    if (!gaps.isEmpty()) {
      throw new Problem.Refused(gaps.getFirst().key(), gaps.getFirst().recommendation());
    }
    var text = Wording.of(draft, addressees.all());
    var sha256 = Wording.sha256(text);
    book.circulate(opinion, text, sha256, today, until, actor.id(), desk.now());
    telling.circulated(opinion, until);
    events.publishEvent(new OpinionCirculated(id, actor.id(), opinion.edition(), sha256));
  }

  /** Lets the window end on another day, not before today. */
  public void closeOn(Actor actor, UUID id, LocalDate until) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(opinion, Opinion.State.CIRCULATED);
    mustBeAhead(until);
    book.closeWindowOn(id, until, desk.now());
    events.publishEvent(new WindowExtended(id, actor.id(), opinion.edition()));
  }

  /** Back to a draft, to change the text; it is circulated again as the next edition. */
  public void takeBack(Actor actor, UUID id) {
    var opinion = desk.lockToKeep(actor, id);
    Desk.mustBe(opinion, Opinion.State.CIRCULATED);
    book.takeBack(id, desk.now());
    events.publishEvent(new OpinionTakenBack(id, actor.id(), opinion.edition()));
  }

  /** Whoever speaks for an institution says where it stands; nobody else can. */
  public void take(Actor actor, UUID id, Position.Stance stance, String words) {
    var opinion = desk.lockToTakePart(actor, id);
    Desk.mustBe(opinion, Opinion.State.CIRCULATED);
    if (!opinion.isOpenOn(desk.today())) {
      throw new Problem.Refused("opinions.window.over");
    }
    var member =
        desk.seat(actor, opinion.body())
            .orElseThrow(() -> new Problem.Forbidden("council.keeper.notMember"));
    var text = Texts.lines(words, 10_000);
    if (stance.needsWords() && text.isEmpty()) {
      throw new Problem.Refused("opinions.position.words");
    }
    var institution = member.institution();
    var holder = Desk.holder(member);
    paths.take(
        new Position(
            id,
            holder,
            institution == null ? null : institution.id(),
            stance,
            text,
            opinion.edition(),
            actor.id(),
            desk.now()));
    events.publishEvent(new PositionTaken(id, actor.id(), holder, stance.code()));
  }

  @Transactional(readOnly = true)
  public List<Position> positions(Actor actor, UUID id) {
    return paths.positions(desk.look(actor, id).id());
  }

  private void mustBeAhead(LocalDate until) {
    if (until.isBefore(desk.today()) || until.isAfter(desk.today().plusYears(1))) {
      throw new Problem.Refused("opinions.window.end");
    }
  }
}
