package taskopru.opinions;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.opinions.Draft.Remark;

/** Reading opinions: for the desk by id, for everybody by address once they are adopted. */
@Service
@Transactional(readOnly = true)
public class Opinions {

  private final OpinionBook book;
  private final TextBook texts;
  private final PathBook paths;
  private final DoingBook doings;
  private final Desk desk;

  Opinions(OpinionBook book, TextBook texts, PathBook paths, DoingBook doings, Desk desk) {
    this.book = book;
    this.texts = texts;
    this.paths = paths;
    this.doings = doings;
    this.desk = desk;
  }

  /** An opinion that everybody may read, in short. */
  public record Published(
      String slug, LocalizedText title, Opinion.State state, Instant publishedAt) {}

  /** A text as it was circulated. */
  public record Edition(int number, String sha256, Instant madeAt) {}

  /** A published recommendation, as other modules name it. */
  public record Recommended(UUID id, String slug, String opinion, int position, String request) {}

  /** All that is known about an opinion, on the desk or in public. */
  public record Whole(
      Draft draft,
      List<Position> positions,
      List<Adoption> adoptions,
      List<Transmission> transmissions,
      Map<UUID, List<Transmission.Passage>> passages,
      List<Response> responses,
      List<Action> actions,
      List<Measurement> measurements,
      List<Standing> standings,
      List<Edition> editions) {

    public Opinion opinion() {
      return draft.opinion();
    }

    /** The answer that counts. */
    public Optional<Response> answer(UUID recommendation) {
      return responses.stream()
          .filter(one -> one.recommendation().equals(recommendation))
          .reduce((_, last) -> last);
    }

    public Optional<Standing> standing(UUID recommendation) {
      return standings.stream()
          .filter(one -> one.recommendation().equals(recommendation))
          .findFirst();
    }

    public List<Action> actions(UUID recommendation) {
      return actions.stream().filter(one -> one.recommendation().equals(recommendation)).toList();
    }

    public List<Measurement> measurements(UUID recommendation) {
      return measurements.stream()
          .filter(one -> one.recommendation().equals(recommendation))
          .toList();
    }
  }

  /** For the desk. */
  public Opinion get(Actor actor, UUID id) {
    return desk.look(actor, id);
  }

  /** What everybody may read: adopted by all who must. */
  public Opinion getPublic(String slug) {
    return Slug.find(slug)
        .flatMap(book::find)
        .filter(Opinion::isPublic)
        .orElseThrow(OpinionBook::unknown);
  }

  /** What was published last. */
  public List<Published> newest(int most) {
    return book.newest(most);
  }

  public Optional<Opinion> findPublic(UUID id) {
    return book.find(id).filter(Opinion::isPublic);
  }

  public Draft draft(Actor actor, UUID id) {
    return texts.of(desk.look(actor, id));
  }

  public Whole whole(Actor actor, UUID id) {
    return whole(desk.look(actor, id));
  }

  public Whole wholePublic(String slug) {
    return whole(getPublic(slug));
  }

  private Whole whole(Opinion opinion) {
    var id = opinion.id();
    var transmissions = paths.transmissions(id);
    var passages = new HashMap<UUID, List<Transmission.Passage>>();
    for (var one : transmissions) {
      passages.put(one.id(), paths.passages(one.id()));
    }
    return new Whole(
        texts.of(opinion),
        paths.positions(id),
        paths.adoptions(id),
        transmissions,
        passages,
        paths.responses(id),
        doings.actions(id),
        doings.measurements(id),
        paths.standings(id),
        book.editions(id));
  }

  public List<Remark> remarks(Actor actor, UUID id) {
    return texts.remarks(desk.look(actor, id).id());
  }

  /** The adopted text, whose digest is the opinion's. */
  public String text(Opinion opinion) {
    return book.text(opinion.id(), opinion.edition()).orElseThrow(OpinionBook::unknown);
  }

  /** A circulated text, for the desk. */
  public String text(Actor actor, UUID id, int edition) {
    return book.text(desk.look(actor, id).id(), edition).orElseThrow(OpinionBook::unknown);
  }

  /** Whose opinion a recommendation is, for the desk. */
  public Recommendation recommendation(Actor actor, UUID id) {
    var found = recommendation(id);
    desk.look(actor, found.opinion());
    return found;
  }

  /** A recommendation everybody may read, with its opinion. */
  public Opinion ofPublicRecommendation(UUID id) {
    return findPublic(recommendation(id).opinion())
        .orElseThrow(() -> new Problem.NotFound("opinions.recommendation.unknown"));
  }

  /** The published recommendations, the newest first. */
  public List<Recommended> recommended() {
    return texts.recommended(null);
  }

  /** Those of these that are published, by id. */
  public Map<UUID, Recommended> recommended(Collection<UUID> ids) {
    return texts.recommended(ids).stream().collect(Collectors.toMap(Recommended::id, one -> one));
  }

  private Recommendation recommendation(UUID id) {
    return texts
        .recommendation(id)
        .orElseThrow(() -> new Problem.NotFound("opinions.recommendation.unknown"));
  }

  /** Whether this actor may write the draft. */
  public boolean mayWrite(Actor actor, Opinion opinion) {
    return opinion.state() == Opinion.State.DRAFT && desk.mayWrite(actor, opinion);
  }

  /** Whether this actor leads it on its way. */
  public boolean keeps(Actor actor, Opinion opinion) {
    return desk.keeps(actor, opinion.body());
  }

  /** The institution or open seat this actor speaks for in its body today. */
  public Optional<UUID> holder(Actor actor, Opinion opinion) {
    return actor.may(Verb.TAKE_PART)
        ? Optional.ofNullable(desk.holderOf(actor, opinion.body()))
        : Optional.empty();
  }

  /** The bodies whose opinions this actor sees on the desk. */
  public List<taskopru.council.Body> bodies(Actor actor) {
    return desk.own().stream()
        .filter(body -> desk.keeps(actor, body.id()) || desk.sits(actor, body.id()))
        .toList();
  }
}
