package taskopru.opinions;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.DomainEvent;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.opinions.Draft.Alternative;
import taskopru.opinions.Draft.Remark;
import taskopru.opinions.OpinionsEvent.AlternativeRemoved;
import taskopru.opinions.OpinionsEvent.AlternativeWritten;
import taskopru.opinions.OpinionsEvent.ClaimRemoved;
import taskopru.opinions.OpinionsEvent.ClaimWritten;
import taskopru.opinions.OpinionsEvent.ClauseRemoved;
import taskopru.opinions.OpinionsEvent.ClauseWritten;
import taskopru.opinions.OpinionsEvent.EvidenceCited;
import taskopru.opinions.OpinionsEvent.EvidenceRemoved;
import taskopru.opinions.OpinionsEvent.OpinionDescribed;
import taskopru.opinions.OpinionsEvent.OpinionDrafted;
import taskopru.opinions.OpinionsEvent.RecommendationRemoved;
import taskopru.opinions.OpinionsEvent.RecommendationWritten;
import taskopru.opinions.OpinionsEvent.RemarkAnswered;
import taskopru.opinions.OpinionsEvent.RemarkMade;

/** Writing an opinion: its author and the secretary write, every member remarks. */
@Service
@Transactional
public class Drafting {

  private static final int MOST_PIECES = 200;

  /** Addresses below /opinions that are other pages. */
  private static final Set<String> TAKEN = Set.of("clock", "new", "feed");

  private final OpinionBook book;
  private final TextBook texts;
  private final Issues issues;
  private final Addressees addressees;
  private final EvidenceKinds kinds;
  private final Desk desk;
  private final Telling telling;
  private final ApplicationEventPublisher events;

  Drafting(
      OpinionBook book,
      TextBook texts,
      Issues issues,
      Addressees addressees,
      EvidenceKinds kinds,
      Desk desk,
      Telling telling,
      ApplicationEventPublisher events) {
    this.book = book;
    this.texts = texts;
    this.issues = issues;
    this.addressees = addressees;
    this.kinds = kinds;
    this.desk = desk;
    this.telling = telling;
    this.events = events;
  }

  /** Begins a draft. */
  public Opinion begin(
      Actor actor, UUID body, Opinion.Kind kind, String title, String summary, Set<UUID> about) {
    var of = desk.body(body);
    if (actor.may(Verb.KEEP_OPINIONS)) {
      desk.mustKeep(actor, of);
    } else {
      desk.mustSee(actor, body);
    }
    var heading = Texts.needed(title, Texts.TITLE, "opinions.title.missing");
    var now = desk.now();
    var opinion =
        new Opinion(
            UUID.randomUUID(),
            book.free(address(heading)),
            kind,
            body,
            heading,
            Texts.lines(summary, Texts.LINES),
            Opinion.State.DRAFT,
            1,
            null,
            null,
            null,
            actor.id(),
            now,
            null,
            null,
            null,
            null,
            1);
    book.add(opinion, now);
    issues.takeUp(actor, about);
    book.link(opinion.id(), about);
    events.publishEvent(new OpinionDrafted(opinion.id(), actor.id(), body, kind.code()));
    return opinion;
  }

  public void describe(
      Actor actor,
      UUID id,
      int version,
      Opinion.Kind kind,
      String title,
      String summary,
      Set<UUID> about) {
    var opinion = desk.lockToWrite(actor, id);
    if (opinion.version() != version) {
      throw new Problem.Conflict("opinions.changed-meanwhile");
    }
    book.describe(
        id,
        kind,
        Texts.needed(title, Texts.TITLE, "opinions.title.missing"),
        Texts.lines(summary, Texts.LINES),
        desk.now());
    issues.takeUp(actor, about);
    book.link(id, about);
    events.publishEvent(new OpinionDescribed(id, actor.id(), version + 1));
  }

  public UUID addClause(Actor actor, UUID opinion, String heading, String text) {
    desk.lockToWrite(actor, opinion);
    var id = UUID.randomUUID();
    texts.addClause(
        id,
        opinion,
        next("clause", opinion),
        Texts.line(heading, Texts.TITLE),
        Texts.neededLines(text, Texts.LONG, "opinions.clause.missing"));
    return wrote(opinion, id, new ClauseWritten(opinion, actor.id(), id));
  }

  public void writeClause(Actor actor, UUID id, int version, String heading, String text) {
    var opinion = lockOf(actor, "clause", id);
    if (!texts.writeClause(
        id,
        version,
        Texts.line(heading, Texts.TITLE),
        Texts.neededLines(text, Texts.LONG, "opinions.clause.missing"))) {
      throw new Problem.Conflict("opinions.changed-meanwhile");
    }
    wrote(opinion, id, new ClauseWritten(opinion, actor.id(), id));
  }

  public UUID addAlternative(Actor actor, UUID opinion, String title, String text, boolean chosen) {
    desk.lockToWrite(actor, opinion);
    var id = UUID.randomUUID();
    texts.addAlternative(
        new Alternative(
            id,
            next("alternative", opinion),
            Texts.needed(title, Texts.TITLE, "opinions.title.missing"),
            Texts.lines(text, 10_000),
            chosen),
        opinion);
    return wrote(opinion, id, new AlternativeWritten(opinion, actor.id(), id));
  }

  public void writeAlternative(Actor actor, UUID id, String title, String text, boolean chosen) {
    var opinion = lockOf(actor, "alternative", id);
    texts.writeAlternative(
        id,
        Texts.needed(title, Texts.TITLE, "opinions.title.missing"),
        Texts.lines(text, 10_000),
        chosen);
    wrote(opinion, id, new AlternativeWritten(opinion, actor.id(), id));
  }

  public UUID addClaim(Actor actor, UUID opinion, String text) {
    desk.lockToWrite(actor, opinion);
    var id = UUID.randomUUID();
    texts.addClaim(
        id,
        opinion,
        next("claim", opinion),
        Texts.neededLines(text, 2000, "opinions.claim.missing"));
    return wrote(opinion, id, new ClaimWritten(opinion, actor.id(), id));
  }

  public void writeClaim(Actor actor, UUID id, String text) {
    var opinion = lockOf(actor, "claim", id);
    texts.writeClaim(id, Texts.neededLines(text, 2000, "opinions.claim.missing"));
    wrote(opinion, id, new ClaimWritten(opinion, actor.id(), id));
  }

  /** Cites something for or against a claim; it is frozen as it is now. */
  public UUID cite(
      Actor actor,
      UUID claim,
      String kind,
      String reference,
      boolean supports,
      Evidence.Strength strength,
      String quotation) {
    var opinion = lockOf(actor, "claim", claim);
    var evidence = freeze(actor, kind, reference, supports, strength, quotation);
    texts.addEvidence(evidence, claim, null);
    return wrote(
        opinion, evidence.id(), new EvidenceCited(opinion, actor.id(), evidence.id(), kind));
  }

  Evidence freeze(
      Actor actor,
      String kind,
      String reference,
      boolean supports,
      Evidence.Strength strength,
      String quotation) {
    if (reference.isBlank() || reference.length() > 2000) {
      throw new Problem.Refused("opinions.evidence.reference");
    }
    return new Evidence(
        UUID.randomUUID(),
        kind,
        kinds.get(kind).freeze(actor, reference),
        desk.now(),
        supports,
        strength,
        Texts.lines(quotation, Texts.LINES),
        actor.id(),
        null,
        null);
  }

  public void removeEvidence(Actor actor, UUID id) {
    var opinion =
        texts
            .opinionOfEvidence(id)
            .orElseThrow(() -> new Problem.NotFound("opinions.piece.unknown"));
    desk.lockToWrite(actor, opinion);
    texts.removeEvidence(id);
    wrote(opinion, id, new EvidenceRemoved(opinion, actor.id(), id));
  }

  public UUID addRecommendation(Actor actor, UUID opinion, Recommendation.Facts facts) {
    desk.lockToWrite(actor, opinion);
    var id = UUID.randomUUID();
    texts.addRecommendation(id, opinion, next("recommendation", opinion), checked(opinion, facts));
    return wrote(opinion, id, new RecommendationWritten(id, actor.id(), opinion));
  }

  public void writeRecommendation(Actor actor, UUID id, Recommendation.Facts facts) {
    var opinion = lockOf(actor, "recommendation", id);
    texts.writeRecommendation(id, checked(opinion, facts));
    wrote(opinion, id, new RecommendationWritten(id, actor.id(), opinion));
  }

  /** Takes a piece of the draft away. */
  public void remove(Actor actor, Piece piece, UUID id) {
    var opinion = lockOf(actor, piece.table, id);
    texts.remove(piece.table, opinion, id);
    wrote(
        opinion,
        id,
        switch (piece) {
          case CLAUSE -> new ClauseRemoved(opinion, actor.id(), id);
          case ALTERNATIVE -> new AlternativeRemoved(opinion, actor.id(), id);
          case CLAIM -> new ClaimRemoved(opinion, actor.id(), id);
          case RECOMMENDATION -> new RecommendationRemoved(id, actor.id(), opinion);
        });
  }

  /** Moves a piece one place up or down. */
  public void shift(Actor actor, Piece piece, UUID id, boolean up) {
    var opinion = lockOf(actor, piece.table, id);
    texts.shift(piece.table, opinion, id, up);
    wrote(
        opinion,
        id,
        new OpinionDescribed(opinion, actor.id(), desk.look(actor, opinion).version()));
  }

  /** What a draft is made of. */
  public enum Piece {
    CLAUSE,
    ALTERNATIVE,
    CLAIM,
    RECOMMENDATION;

    private final String table = Codes.of(this);

    public String code() {
      return table;
    }
  }

  /** Every member of the body may say something to a clause, or to the whole (clause null). */
  public UUID remark(
      Actor actor,
      UUID id,
      @org.jspecify.annotations.Nullable UUID clause,
      String text,
      String wording) {
    var opinion = desk.lockToWork(actor, id);
    Desk.mustBe(opinion, Opinion.State.DRAFT, Opinion.State.CIRCULATED);
    if (opinion.state() == Opinion.State.CIRCULATED && !opinion.isOpenOn(desk.today())) {
      throw new Problem.Refused("opinions.window.over");
    }
    if (clause != null && !texts.opinionOf("clause", clause).equals(java.util.Optional.of(id))) {
      throw new Problem.NotFound("opinions.piece.unknown");
    }
    var remark =
        new Remark(
            UUID.randomUUID(),
            clause,
            opinion.edition(),
            Texts.neededLines(text, Texts.LINES, "opinions.remark.missing"),
            clause == null ? "" : Texts.lines(wording, Texts.LONG),
            Remark.State.OPEN,
            "",
            desk.holderOf(actor, opinion.body()),
            actor.id(),
            desk.now());
    texts.addRemark(remark, id);
    telling.remarked(opinion, actor);
    events.publishEvent(new RemarkMade(remark.id(), actor.id(), id));
    return remark.id();
  }

  /** Whoever writes the draft answers a remark; accepting another wording writes it. */
  public void answerRemark(Actor actor, UUID id, boolean accepted, String answer) {
    var opinionId =
        texts
            .opinionOf("remark", id)
            .orElseThrow(() -> new Problem.NotFound("opinions.piece.unknown"));
    var opinion = desk.lockToWrite(actor, opinionId);
    var remark =
        texts.remarks(opinionId).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("opinions.piece.unknown"));
    var state = accepted ? Remark.State.ACCEPTED : Remark.State.DECLINED;
    var words = Texts.lines(answer, Texts.LINES);
    if (!accepted && words.isEmpty()) {
      throw new Problem.Refused("opinions.reason.missing");
    }
    if (!texts.answerRemark(id, state, words, actor.id(), desk.now())) {
      throw new Problem.Conflict("opinions.remark.answered");
    }
    if (accepted && remark.clause() != null && !remark.wording().isEmpty()) {
      var clause =
          texts.clauses(opinionId).stream()
              .filter(one -> one.id().equals(remark.clause()))
              .findFirst()
              .orElseThrow(() -> new Problem.NotFound("opinions.piece.unknown"));
      texts.writeClause(clause.id(), clause.version(), clause.heading(), remark.wording());
      events.publishEvent(new ClauseWritten(opinionId, actor.id(), clause.id()));
    }
    telling.remarkAnswered(opinion, remark.writtenBy(), actor);
    events.publishEvent(new RemarkAnswered(id, actor.id(), state.code()));
  }

  private Recommendation.Facts checked(UUID opinion, Recommendation.Facts facts) {
    if (facts.addressee() != null) {
      addressees.get(facts.addressee());
    }
    var known = texts.claims(opinion).stream().map(Draft.Claim::id).collect(Collectors.toSet());
    if (!known.containsAll(facts.claims())) {
      throw new Problem.NotFound("opinions.piece.unknown");
    }
    var measure = facts.measure();
    for (var day : java.util.Arrays.asList(facts.due(), measure.baselineOn(), measure.targetOn())) {
      Desk.mustBeSensible(day);
    }
    for (var number : java.util.Arrays.asList(facts.cost(), measure.baseline(), measure.target())) {
      Texts.mustBeSensible(number);
    }
    if (facts.cost() != null && facts.cost().signum() < 0) {
      throw new Problem.Refused("opinions.cost.negative");
    }
    return new Recommendation.Facts(
        facts.addressee(),
        Texts.line(facts.unit(), Texts.TITLE),
        Texts.neededLines(facts.request(), Texts.LINES, "opinions.request.missing"),
        Texts.line(facts.basis(), 1000),
        facts.due(),
        facts.cost(),
        Texts.line(facts.costNote(), 1000),
        new Recommendation.Measure(
            Texts.line(measure.indicator(), 500),
            Texts.line(measure.unit(), 100),
            measure.baseline(),
            measure.baselineOn(),
            measure.target(),
            measure.targetOn(),
            Texts.lines(measure.unmeasurable(), 2000)),
        facts.claims());
  }

  private UUID lockOf(Actor actor, String table, UUID id) {
    var opinion =
        texts
            .opinionOf(table, id)
            .orElseThrow(() -> new Problem.NotFound("opinions.piece.unknown"));
    desk.lockToWrite(actor, opinion);
    return opinion;
  }

  private int next(String table, UUID opinion) {
    var next = texts.next(table, opinion);
    if (next > MOST_PIECES) {
      throw new Problem.Refused("opinions.pieces.many", MOST_PIECES);
    }
    return next;
  }

  private UUID wrote(UUID opinion, UUID piece, DomainEvent event) {
    book.touch(opinion, desk.now());
    events.publishEvent(event);
    return piece;
  }

  /** A title in Arabic letters makes no address; it gets a number. */
  private static Slug address(String title) {
    try {
      var slug = Slug.from(title);
      return TAKEN.contains(slug.value()) ? new Slug(slug.value() + "-2") : slug;
    } catch (Problem.Refused noLatinLetters) {
      return new Slug("opinion");
    }
  }

  /** For those who choose what an opinion is about. */
  public List<Issue> issues(Actor actor) {
    return issues.open(actor);
  }
}
