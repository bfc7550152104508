package taskopru.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.privacy.Deadline.Limit;
import taskopru.privacy.PrivacyEvent.RequestReceived;
import taskopru.web.Site;

/** What anybody may ask about their own data, with an account or without. */
@Service
@Transactional
public class Requesting {

  private final Requests requests;
  private final Deadlines deadlines;
  private final Patience patience;
  private final Site site;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Requesting(
      Requests requests,
      Deadlines deadlines,
      Patience patience,
      Site site,
      Clock clock,
      ApplicationEventPublisher events) {
    this.requests = requests;
    this.deadlines = deadlines;
    this.patience = patience;
    this.site = site;
    this.clock = clock;
    this.events = events;
  }

  /**
   * What somebody wrote into the form.
   *
   * @param contact an e-mail address, a telephone number or a postal address, as they like
   */
  public record Asked(Right right, String name, String contact, Language language, String text) {

    public Asked {
      name = Written.line(name, 200, "privacy.request.nameMissing");
      contact = Written.line(contact, 300, "privacy.request.contactMissing");
      text = Written.text(text, 4000, "privacy.request.textMissing");
    }
  }

  /** What is handed out once: the code is kept nowhere. */
  public record Receipt(ReceiptCode code, LocalDate dueOn) {}

  /** Where a request stands: no word of what it is about, for the code may be in other hands. */
  public record Standing(
      long number, DataRequest.State state, LocalDate receivedOn, LocalDate dueOn) {}

  /**
   * Takes a request. Who asks is checked later, by a person.
   *
   * @param network where it comes from, for the limit only; it is not kept
   */
  public Receipt ask(Actor actor, Asked asked, String network) {
    patience.take(Patience.Limit.REQUEST, network);
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, site.zone());
    var due = deadlines.on(Limit.ANSWER, today).after(today);
    var id = UUID.randomUUID();
    var code = ReceiptCode.random();
    requests.add(id, code, asked, actor.isVisitor() ? null : actor.id(), now, due);
    events.publishEvent(new RequestReceived(id, actor.id(), asked.right(), due));
    return new Receipt(code, due);
  }

  /** Where the request of that code stands; empty for a code we never gave. */
  @Transactional(readOnly = true)
  public Optional<Standing> standing(String code, String network) {
    patience.take(Patience.Limit.RECEIPT, network);
    return ReceiptCode.find(code).flatMap(requests::find).map(this::standing);
  }

  /** The reader's own, where they asked while signed in. */
  @Transactional(readOnly = true)
  public List<Standing> own(Actor actor) {
    return actor.isVisitor()
        ? List.of()
        : requests.of(actor.id()).stream().map(this::standing).toList();
  }

  private Standing standing(DataRequest request) {
    return new Standing(
        request.number(),
        request.state(),
        LocalDate.ofInstant(request.receivedAt(), site.zone()),
        request.dueOn());
  }
}
