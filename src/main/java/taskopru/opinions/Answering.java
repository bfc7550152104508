package taskopru.opinions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.opinions.OpinionsEvent.AnswerLinkMade;
import taskopru.opinions.OpinionsEvent.ResponseGiven;
import taskopru.opinions.Response.Given;
import taskopru.opinions.Response.How;
import taskopru.opinions.Transmission.Stage;

/**
 * What an addressee answers, recommendation by recommendation: noted by the desk from a letter,
 * given by an account of the addressee, or through a link that works once.
 */
@Service
@Transactional
public class Answering {

  /** How long a link waits. */
  static final Duration LINK_LIVES = Duration.ofDays(120);

  private static final int CODE_BYTES = 16;

  private final JdbcClient db;
  private final OpinionBook book;
  private final TextBook texts;
  private final PathBook paths;
  private final Addressees addressees;
  private final Desk desk;
  private final Telling telling;
  private final ApplicationEventPublisher events;
  private final SecureRandom random = new SecureRandom();

  Answering(
      JdbcClient db,
      OpinionBook book,
      TextBook texts,
      PathBook paths,
      Addressees addressees,
      Desk desk,
      Telling telling,
      ApplicationEventPublisher events) {
    this.db = db;
    this.book = book;
    this.texts = texts;
    this.paths = paths;
    this.addressees = addressees;
    this.desk = desk;
    this.telling = telling;
    this.events = events;
  }

  /**
   * What an addressee is asked.
   *
   * @param responses what was answered before
   */
  public record Asked(
      Opinion opinion,
      Transmission transmission,
      Addressee addressee,
      List<Recommendation> recommendations,
      List<Response> responses) {}

  /** What the desk sees before it notes an answer. */
  @Transactional(readOnly = true)
  public Asked asked(Actor actor, UUID transmission) {
    var found = find(transmission);
    desk.look(actor, found.opinion());
    return asked(found);
  }

  /** What this account may answer, the newest first. */
  @Transactional(readOnly = true)
  public List<Asked> toAnswer(Actor actor) {
    actor.mustBeAllowedTo(Verb.ANSWER_OPINIONS);
    return db
        .sql(
            """
            select transmission.id
              from opinions.transmission
              join opinions.answerer using (addressee)
             where account = :account and stage <> 'prepared'
             order by year desc, number desc
             limit 200
            """)
        .param("account", actor.id())
        .query(UUID.class)
        .list()
        .stream()
        .map(id -> asked(find(id)))
        .toList();
  }

  /** What an account of the addressee sees before it answers. */
  @Transactional(readOnly = true)
  public Asked askedOf(Actor actor, UUID transmission) {
    actor.mustBeAllowedTo(Verb.ANSWER_OPINIONS);
    var found = find(transmission);
    if (!addressees.answersFor(actor, found.addressee()) || found.stage() == Stage.PREPARED) {
      throw Transmitting.unknown();
    }
    return asked(found);
  }

  /** The desk notes what came by letter. */
  public void note(Actor actor, UUID id, LocalDate day, List<Given> answers, @Nullable UUID file) {
    var found = find(id);
    desk.lockToKeep(actor, found.opinion());
    desk.mustBePast(day, found.sentOn());
    give(actor, id, day, answers, How.DESK, file, actor.id());
  }

  /** An account of the addressee answers. */
  public void answer(Actor actor, UUID id, List<Given> answers) {
    var asked = askedOf(actor, id);
    book.lock(asked.opinion().id());
    give(actor, id, desk.today(), answers, How.ACCOUNT, null, actor.id());
  }

  /** A new link; one made before works no more. It is mailed where the addressee has an address. */
  public String link(Actor actor, UUID id) {
    var found = find(id);
    var opinion = desk.lockToKeep(actor, found.opinion());
    if (found.stage() == Stage.PREPARED) {
      throw new Problem.Refused("opinions.transmission.notSent");
    }
    var bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    var code = HexFormat.of().formatHex(bytes);
    var expires = desk.now().plus(LINK_LIVES);
    paths.addLink(hash(code), id, expires, desk.now());
    telling.asked(
        opinion, addressees.get(found.addressee()), code, found.label(), desk.day(expires));
    events.publishEvent(new AnswerLinkMade(id, actor.id()));
    return code;
  }

  @Transactional(readOnly = true)
  public Optional<Asked> ofLink(String code) {
    return paths.ofLink(hash(code), desk.now()).map(this::find).map(this::asked);
  }

  /** Whoever holds the link answers. The link then works no more. */
  public Asked answerByLink(Actor actor, String code, List<Given> answers) {
    var hash = hash(code);
    var id = paths.ofLink(hash, desk.now()).orElseThrow(Answering::spent);
    book.lock(find(id).opinion());
    if (!paths.use(hash, desk.now())) {
      throw spent();
    }
    give(actor, id, desk.today(), answers, How.LINK, null, actor.isVisitor() ? null : actor.id());
    return asked(find(id));
  }

  private void give(
      Actor actor,
      UUID id,
      LocalDate day,
      List<Given> answers,
      How how,
      @Nullable UUID file,
      @Nullable UUID by) {
    var transmission = paths.lockTransmission(id);
    var opinion = book.find(transmission.opinion()).orElseThrow(OpinionBook::unknown);
    Desk.mustBe(opinion, Opinion.State.TRANSMITTED, Opinion.State.ANSWERED, Opinion.State.FOLLOWED);
    if (transmission.stage() == Stage.PREPARED) {
      throw new Problem.Refused("opinions.transmission.notSent");
    }
    if (answers.isEmpty()) {
      throw new Problem.Refused("opinions.answer.none");
    }
    var theirs =
        recommendations(transmission).stream().map(Recommendation::id).collect(Collectors.toSet());
    var seen = new HashSet<UUID>();
    for (var one : answers) {
      if (!theirs.contains(one.recommendation()) || !seen.add(one.recommendation())) {
        throw new Problem.NotFound("opinions.recommendation.unknown");
      }
      var text = Texts.lines(one.text(), 10_000);
      var referredTo =
          one.outcome() == Response.Outcome.REFERRED
              ? Texts.needed(one.referredTo(), Texts.TITLE, "opinions.answer.whereto")
              : "";
      if (one.outcome() == Response.Outcome.REJECTED && text.isEmpty()) {
        throw new Problem.Refused("opinions.answer.reason");
      }
      if (one.outcome() == Response.Outcome.NO_ANSWER && how != How.DESK) {
        throw new Problem.Refused("opinions.answer.none");
      }
      var response =
          new Response(
              UUID.randomUUID(),
              id,
              one.recommendation(),
              one.outcome(),
              text,
              referredTo,
              day,
              how,
              file,
              by,
              desk.now());
      paths.add(response);
      events.publishEvent(
          new ResponseGiven(response.id(), actor.id(), id, response.outcome().code(), how.code()));
    }
    paths.stand(opinion.id(), Set.of(), desk.now());
    if (opinion.state() == Opinion.State.TRANSMITTED
        && paths.standings(opinion.id()).stream()
            .noneMatch(one -> one.answer() == Standing.Answer.AWAITING)) {
      book.move(opinion.id(), Opinion.State.ANSWERED, desk.now());
    }
    telling.answered(opinion, actor, answers.size());
  }

  private Asked asked(Transmission transmission) {
    var opinion = book.find(transmission.opinion()).orElseThrow(OpinionBook::unknown);
    return new Asked(
        opinion,
        transmission,
        addressees.get(transmission.addressee()),
        recommendations(transmission),
        paths.responses(opinion.id()).stream()
            .filter(one -> one.transmission().equals(transmission.id()))
            .toList());
  }

  private List<Recommendation> recommendations(Transmission transmission) {
    return texts.recommendations(transmission.opinion()).stream()
        .filter(one -> transmission.addressee().equals(one.addressee()))
        .toList();
  }

  private Transmission find(UUID id) {
    return paths.findTransmission(id).orElseThrow(Transmitting::unknown);
  }

  private static Problem spent() {
    return new Problem.NotFound("opinions.answer.link");
  }

  private static byte[] hash(String code) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
