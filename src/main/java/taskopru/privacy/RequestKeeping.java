package taskopru.privacy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.DataRequest.State;
import taskopru.privacy.PrivacyEvent.IdentityChecked;
import taskopru.privacy.PrivacyEvent.RequestAnswered;
import taskopru.privacy.PrivacyEvent.RequestRefused;
import taskopru.privacy.PrivacyEvent.RequestsExported;

/**
 * The officer's side of a request: received → identity checked → answered or refused. Refusing
 * needs no identity, answering does: an answer in the wrong hands is a breach.
 */
@Service
@Transactional
public class RequestKeeping {

  private static final int LONGEST_ANSWER = 8000;

  private final Requests requests;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  RequestKeeping(Requests requests, Clock clock, ApplicationEventPublisher events) {
    this.requests = requests;
    this.clock = clock;
    this.events = events;
  }

  /** Some of them, the most urgent first. */
  @Transactional(readOnly = true)
  public List<DataRequest> list(Actor actor, int size, long skip) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return requests.list(size, skip);
  }

  @Transactional(readOnly = true)
  public long count(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return requests.count();
  }

  @Transactional(readOnly = true)
  public DataRequest get(Actor actor, UUID id) {
    var request = requests.get(id);
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return request;
  }

  /** All of them, for the Board or the records. */
  public List<DataRequest> export(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    actor.mustBeAllowedTo(Verb.EXPORT);
    var all = requests.list(Integer.MAX_VALUE, 0);
    events.publishEvent(new RequestsExported(actor.id(), actor.id(), all.size()));
    return all;
  }

  /** Notes how it was made sure that the person asks about their own data. */
  public void checkIdentity(Actor actor, UUID id, String how) {
    var request = locked(actor, id);
    mustBe(request, State.RECEIVED);
    requests.check(
        id, actor.id(), clock.instant(), Written.text(how, 1000, "privacy.request.howMissing"));
    events.publishEvent(new IdentityChecked(id, actor.id()));
  }

  public void answer(Actor actor, UUID id, String answer) {
    var request = locked(actor, id);
    mustBe(request, State.CHECKED);
    var said = Written.text(answer, LONGEST_ANSWER, "privacy.request.answerMissing");
    requests.close(id, State.ANSWERED, actor.id(), clock.instant(), said);
    events.publishEvent(new RequestAnswered(id, actor.id()));
  }

  /** The law asks for the reason. */
  public void refuse(Actor actor, UUID id, String reason) {
    var request = locked(actor, id);
    if (!request.state().isOpen()) {
      throw new Problem.Conflict("privacy.request.closed");
    }
    var said = Written.text(reason, LONGEST_ANSWER, "privacy.request.reasonMissing");
    requests.close(id, State.REFUSED, actor.id(), clock.instant(), said);
    events.publishEvent(new RequestRefused(id, actor.id()));
  }

  private DataRequest locked(Actor actor, UUID id) {
    var request = requests.lock(id);
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return request;
  }

  private static void mustBe(DataRequest request, State state) {
    if (request.state() != state) {
      throw new Problem.Conflict(
          request.state().isOpen() ? "privacy.request.notNow" : "privacy.request.closed");
    }
  }
}
