package taskopru.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.Datasets;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Slug;
import taskopru.meetings.Decisions;
import taskopru.web.Messages;
import taskopru.web.TrailNode;
import taskopru.web.TrailSource;

/**
 * The trail through published opinions. Each kind has one question that finds things by id, and
 * each step one that finds the ids of the next things; nothing of a draft is ever told.
 */
@Component
class OpinionTrail implements TrailSource {

  private static final int LONGEST = 160;

  private final JdbcClient db;
  private final Datasets datasets;
  private final Decisions decisions;
  private final EvidenceKinds kinds;
  private final Messages messages;
  private final ObjectProvider<TrailSource> sources;

  OpinionTrail(
      JdbcClient db,
      Datasets datasets,
      Decisions decisions,
      EvidenceKinds kinds,
      Messages messages,
      ObjectProvider<TrailSource> sources) {
    this.db = db;
    this.datasets = datasets;
    this.decisions = decisions;
    this.kinds = kinds;
    this.messages = messages;
    this.sources = sources;
  }

  /** Kinds of things, in the order of the way, and the SQL that tells of them by id. */
  private enum Kind {
    DATASET(10, ""),
    EVIDENCE(
        20,
        """
        select e.id, e.title_tr, e.title_en, e.title_ar, e.href, e.value, e.unit,
               e.reference_date as day, '' as word, o.slug, 0 as position
          from opinions.evidence e
          left join opinions.claim c on c.id = e.claim
          left join opinions.measurement m on m.id = e.measurement
          left join opinions.recommendation r on r.id = m.recommendation
          join opinions.opinion o on o.id = coalesce(c.opinion, r.opinion)
        """),
    ISSUE(
        25,
        """
        select e.id, e.title as title_tr, null as title_en, null as title_ar, null as href,
               null::numeric as value, null as unit, null::date as day, '' as word, o.slug,
               0 as position
          from opinions.issue e
          join opinions.opinion_issue link on link.issue = e.id
          join opinions.opinion o on o.id = link.opinion
        """),
    CLAIM(
        30,
        """
        select e.id, e.text as title_tr, null as title_en, null as title_ar, null as href,
               null::numeric as value, null as unit, null::date as day, '' as word, o.slug,
               e.position
          from opinions.claim e
          join opinions.opinion o on o.id = e.opinion
        """),
    OPINION(
        40,
        """
        select o.id, o.title as title_tr, opinions.translated(o.id, 'en') as title_en,
               opinions.translated(o.id, 'ar') as title_ar, null as href,
               null::numeric as value, null as unit, o.published_at::date as day,
               'opinions.stand.' || o.state as word, o.slug, 0 as position
          from (select id as opinion_id from opinions.opinion) e
          join opinions.opinion o on o.id = e.opinion_id
        """),
    RECOMMENDATION(
        50,
        """
        select e.id, e.request as title_tr, opinions.translated(e.id, 'en') as title_en,
               opinions.translated(e.id, 'ar') as title_ar, null as href,
               null::numeric as value, null as unit, null::date as day,
               coalesce('opinions.answer.' || s.answer, '') as word, o.slug, e.position
          from opinions.recommendation e
          join opinions.opinion o on o.id = e.opinion
          left join opinions.standing s on s.recommendation = e.id
        """),
    DECISION(60, ""),
    TRANSMISSION(
        70,
        """
        select e.id, a.name_tr as title_tr, a.name_en as title_en, a.name_ar as title_ar,
               null as href, null::numeric as value, null as unit, e.sent_on as day,
               'opinions.stage.' || e.stage as word, o.slug, 0 as position
          from opinions.transmission e
          join opinions.addressee a on a.id = e.addressee
          join opinions.opinion o on o.id = e.opinion
        """),
    ANSWER(
        80,
        """
        select e.id, e.text as title_tr, null as title_en, null as title_ar, null as href,
               null::numeric as value, null as unit, e.answered_on as day,
               'opinions.answer.' || e.outcome as word, o.slug, r.position
          from opinions.response e
          join opinions.recommendation r on r.id = e.recommendation
          join opinions.opinion o on o.id = r.opinion
        """),
    ACTION(
        90,
        """
        select e.id, e.title as title_tr, null as title_en, null as title_ar, e.href,
               null::numeric as value, null as unit, e.due as day,
               'opinions.action.state.' || e.state as word, o.slug, r.position
          from opinions.action e
          join opinions.recommendation r on r.id = e.recommendation
          join opinions.opinion o on o.id = r.opinion
        """),
    MEASUREMENT(
        100,
        """
        select e.id, r.indicator as title_tr, null as title_en, null as title_ar, null as href,
               e.actual as value, r.measure_unit as unit, e.measured_on as day,
               'opinions.measurement.state.' || e.state as word, o.slug, r.position
          from opinions.measurement e
          join opinions.recommendation r on r.id = e.recommendation
          join opinions.opinion o on o.id = r.opinion
        """);

    private final int rank;
    private final String sql;

    Kind(int rank, String sql) {
      this.rank = rank;
      this.sql = sql;
    }

    String word() {
      return Codes.of(this);
    }

    /** By id; a measurement counts once it is verified. */
    String byId() {
      var id = this == OPINION ? "o.id" : "e.id";
      return sql
          + " where o.published_at is not null and "
          + id
          + " = any (:ids)"
          + (this == MEASUREMENT ? " and e.state = 'verified'" : "");
    }
  }

  /** One step: from which kind to which, by which pairs of ids. */
  private record Way(Kind from, Kind to, boolean further, String pairs) {}

  private static final List<Way> BACK =
      List.of(
          new Way(
              Kind.MEASUREMENT,
              Kind.RECOMMENDATION,
              true,
              "select id as a, recommendation as b from opinions.measurement where id = any (:ids)"),
          new Way(
              Kind.MEASUREMENT,
              Kind.EVIDENCE,
              false,
              "select measurement as a, id as b from opinions.evidence where measurement = any (:ids)"),
          new Way(
              Kind.ACTION,
              Kind.RECOMMENDATION,
              true,
              "select id as a, recommendation as b from opinions.action where id = any (:ids)"),
          new Way(
              Kind.ANSWER,
              Kind.RECOMMENDATION,
              true,
              "select id as a, recommendation as b from opinions.response where id = any (:ids)"),
          new Way(
              Kind.TRANSMISSION,
              Kind.OPINION,
              true,
              "select id as a, opinion as b from opinions.transmission where id = any (:ids)"),
          new Way(
              Kind.DECISION,
              Kind.OPINION,
              true,
              "select decision as a, opinion as b from opinions.adoption where decision = any (:ids)"),
          new Way(
              Kind.OPINION,
              Kind.CLAIM,
              true,
              "select opinion as a, id as b from opinions.claim where opinion = any (:ids)"),
          new Way(
              Kind.OPINION,
              Kind.ISSUE,
              false,
              "select opinion as a, issue as b from opinions.opinion_issue where opinion = any (:ids)"),
          new Way(
              Kind.RECOMMENDATION,
              Kind.CLAIM,
              true,
              "select recommendation as a, claim as b from opinions.recommendation_claim where recommendation = any (:ids)"),
          new Way(
              Kind.RECOMMENDATION,
              Kind.OPINION,
              false,
              "select id as a, opinion as b from opinions.recommendation where id = any (:ids)"),
          new Way(
              Kind.CLAIM,
              Kind.EVIDENCE,
              true,
              "select claim as a, id as b from opinions.evidence where claim = any (:ids)"));

  private static final List<Way> FORTH =
      List.of(
          new Way(
              Kind.EVIDENCE,
              Kind.CLAIM,
              true,
              "select id as a, claim as b from opinions.evidence where claim is not null and id = any (:ids)"),
          new Way(
              Kind.EVIDENCE,
              Kind.MEASUREMENT,
              false,
              "select id as a, measurement as b from opinions.evidence where measurement is not null and id = any (:ids)"),
          new Way(
              Kind.ISSUE,
              Kind.OPINION,
              true,
              "select issue as a, opinion as b from opinions.opinion_issue where issue = any (:ids)"),
          new Way(
              Kind.CLAIM,
              Kind.RECOMMENDATION,
              true,
              "select claim as a, recommendation as b from opinions.recommendation_claim where claim = any (:ids)"),
          new Way(
              Kind.CLAIM,
              Kind.OPINION,
              false,
              "select id as a, opinion as b from opinions.claim where id = any (:ids)"),
          new Way(
              Kind.OPINION,
              Kind.RECOMMENDATION,
              true,
              "select opinion as a, id as b from opinions.recommendation where opinion = any (:ids)"),
          new Way(
              Kind.RECOMMENDATION,
              Kind.DECISION,
              false,
              """
              select r.id as a, adoption.decision as b
                from opinions.recommendation r
                join opinions.opinion o on o.id = r.opinion
                join opinions.adoption on adoption.opinion = o.id and adoption.edition = o.edition
               where adoption.decision is not null and r.id = any (:ids)
               order by adoption.place
              """),
          new Way(
              Kind.RECOMMENDATION,
              Kind.TRANSMISSION,
              false,
              """
              select r.id as a, t.id as b
                from opinions.recommendation r
                join opinions.transmission t
                  on t.opinion = r.opinion and t.addressee = r.addressee
               where t.stage <> 'prepared' and r.id = any (:ids)
              """),
          new Way(
              Kind.RECOMMENDATION,
              Kind.ANSWER,
              false,
              """
              select distinct on (recommendation) recommendation as a, id as b
                from opinions.response
               where recommendation = any (:ids)
               order by recommendation, place desc
              """),
          new Way(
              Kind.RECOMMENDATION,
              Kind.ACTION,
              true,
              "select recommendation as a, id as b from opinions.action where recommendation = any (:ids)"),
          new Way(
              Kind.RECOMMENDATION,
              Kind.MEASUREMENT,
              false,
              "select recommendation as a, id as b from opinions.measurement where state = 'verified' and recommendation = any (:ids)"),
          new Way(
              Kind.DECISION,
              Kind.TRANSMISSION,
              true,
              """
              select adoption.decision as a, t.id as b
                from opinions.adoption
                join opinions.transmission t on t.opinion = adoption.opinion
               where t.stage <> 'prepared' and adoption.decision = any (:ids)
              """),
          new Way(
              Kind.TRANSMISSION,
              Kind.ANSWER,
              false,
              """
              select distinct on (recommendation) transmission as a, id as b
                from opinions.response
               where transmission = any (:ids)
               order by recommendation, place desc
              """));

  @Override
  @Transactional(readOnly = true)
  public Optional<TrailNode> find(String kind, String id, Language language) {
    var found = Codes.find(Kind.values(), kind).orElse(null);
    if (found == Kind.DATASET) {
      return dataset(id, language);
    }
    if (found == null || !id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      return Optional.empty();
    }
    var uuid = UUID.fromString(id);
    return Optional.ofNullable(nodes(found, List.of(uuid), language).get(uuid));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Step> next(Direction direction, Collection<TrailNode> from, Language language) {
    var steps = new ArrayList<Step>();
    for (var way : direction == Direction.BACK ? BACK : FORTH) {
      steps.addAll(walk(way, from, language));
    }
    if (direction == Direction.BACK) {
      steps.addAll(cited(from, language));
      steps.addAll(actionsOf(from, language));
    } else {
      steps.addAll(citing(from, language));
      steps.addAll(thingsOf(from, language));
    }
    return steps;
  }

  private List<Step> walk(Way way, Collection<TrailNode> from, Language language) {
    var starts = new HashMap<UUID, TrailNode>();
    from.stream()
        .filter(node -> node.kind().equals(way.from().word()))
        .forEach(node -> starts.put(UUID.fromString(node.id()), node));
    if (starts.isEmpty()) {
      return List.of();
    }
    record Pair(UUID a, UUID b) {}
    var pairs =
        db.sql(way.pairs())
            .param("ids", starts.keySet().toArray(UUID[]::new))
            .query((row, _) -> new Pair(Rows.id(row, "a"), Rows.id(row, "b")))
            .list();
    var ends = nodes(way.to(), pairs.stream().map(Pair::b).distinct().toList(), language);
    var steps = new ArrayList<Step>();
    for (var pair : pairs) {
      var start = starts.get(pair.a());
      var end = ends.get(pair.b());
      if (start != null && end != null) {
        steps.add(new Step(start, end, way.further()));
      }
    }
    return steps;
  }

  /** From evidence back to what it was taken from. */
  private List<Step> cited(Collection<TrailNode> from, Language language) {
    var called = kinds.evidenceOnTrail();
    var steps = new ArrayList<Step>();
    for (var link : links(EVIDENCE_LINK, "id", ids(from, Kind.EVIDENCE))) {
      thing(called.get(link.kind()), link.thing(), language)
          .ifPresent(
              end -> steps.add(new Step(of(from, Kind.EVIDENCE.word(), link.id()), end, false)));
    }
    return steps;
  }

  /** From a dataset, a decision, or whatever else may be cited to the evidence taken from it. */
  private List<Step> citing(Collection<TrailNode> from, Language language) {
    return toOurs(Kind.EVIDENCE, EVIDENCE_LINK, kinds.evidenceOnTrail(), from, language);
  }

  /** From what another module keeps to the actions of ours that it is. */
  private List<Step> actionsOf(Collection<TrailNode> from, Language language) {
    return toOurs(Kind.ACTION, ACTION_LINK, kinds.actionsOnTrail(), from, language);
  }

  /** From an action to what another module keeps. */
  private List<Step> thingsOf(Collection<TrailNode> from, Language language) {
    var called = kinds.actionsOnTrail();
    var steps = new ArrayList<Step>();
    for (var link : links(ACTION_LINK, "id", ids(from, Kind.ACTION))) {
      thing(called.get(link.kind()), link.thing(), language)
          .ifPresent(
              end -> steps.add(new Step(of(from, Kind.ACTION.word(), link.id()), end, true)));
    }
    return steps;
  }

  private List<Step> toOurs(
      Kind ours,
      String sql,
      Map<String, String> called,
      Collection<TrailNode> from,
      Language language) {
    var steps = new ArrayList<Step>();
    var things =
        from.stream()
            .filter(node -> called.containsValue(node.kind()))
            .map(TrailNode::id)
            .distinct()
            .toArray(String[]::new);
    var links = links(sql, "thing", things);
    var ends =
        nodes(ours, links.stream().map(link -> UUID.fromString(link.id())).toList(), language);
    for (var link : links) {
      var end = ends.get(UUID.fromString(link.id()));
      var kind = called.get(link.kind());
      if (end != null && kind != null) {
        from.stream()
            .filter(node -> node.kind().equals(kind) && node.id().equals(link.thing()))
            .forEach(start -> steps.add(new Step(start, end, true)));
      }
    }
    return steps;
  }

  /** One of ours, its kind, and the id of what it stands for. */
  private record Link(String id, String kind, String thing) {}

  private static final String EVIDENCE_LINK =
      "select id, kind, object as thing from opinions.evidence where object is not null";
  private static final String ACTION_LINK =
      "select id, kind, reference as thing from opinions.action where reference is not null";

  private List<Link> links(String sql, String column, Object[] values) {
    if (values.length == 0) {
      return List.of();
    }
    return db.sql("select * from (" + sql + ") link where " + column + " = any (:values) limit 500")
        .param("values", values)
        .query((row, _) ->
            new Link(Rows.id(row, "id").toString(), row.getString("kind"), row.getString("thing")))
        .list();
  }

  /** What is called so, told by ourselves or by the module that keeps it. */
  private Optional<TrailNode> thing(@Nullable String kind, String id, Language language) {
    if (kind == null) {
      return Optional.empty();
    }
    return find(kind, id, language)
        .or(() ->
            sources.stream()
                .filter(source -> !(source instanceof OpinionTrail))
                .flatMap(source -> source.find(kind, id, language).stream())
                .findFirst());
  }

  private Optional<TrailNode> dataset(String slug, Language language) {
    return Slug.find(slug)
        .flatMap(datasets::find)
        .filter(dataset -> dataset.isVisibleTo(Actor.visitor()))
        .map(dataset ->
            new TrailNode(
                Kind.DATASET.word(),
                slug,
                Kind.DATASET.rank,
                dataset.metadata().title().in(language),
                "/data/" + slug,
                null));
  }

  private static UUID[] ids(Collection<TrailNode> from, Kind kind) {
    return from.stream()
        .filter(node -> node.kind().equals(kind.word()))
        .map(node -> UUID.fromString(node.id()))
        .toArray(UUID[]::new);
  }

  private static TrailNode of(Collection<TrailNode> from, String kind, String id) {
    return from.stream()
        .filter(node -> node.kind().equals(kind) && node.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Map<UUID, TrailNode> nodes(Kind kind, List<UUID> ids, Language language) {
    var nodes = new HashMap<UUID, TrailNode>();
    if (kind == Kind.DECISION) {
      for (var id : ids) {
        decisions
            .find(id)
            .ifPresent(one ->
                nodes.put(
                    id,
                    new TrailNode(
                        kind.word(),
                        id.toString(),
                        kind.rank,
                        one.label() + " " + one.title(),
                        "/decisions/" + id,
                        day(one.decidedOn(), language))));
      }
    } else if (!ids.isEmpty()) {
      db.sql(kind.byId())
          .param("ids", ids.toArray(UUID[]::new))
          .query(row -> {
            nodes.put(Rows.id(row, "id"), node(kind, row, language));
          });
    }
    return nodes;
  }

  private TrailNode node(Kind kind, ResultSet row, Language language) throws SQLException {
    var title = Rows.text(row, "title").in(language);
    var word = row.getString("word");
    var said = word.isEmpty() ? "" : messages.text(language, word);
    var value = row.getBigDecimal("value");
    var unit = row.getString("unit");
    var parts = new ArrayList<String>();
    if (value != null) {
      parts.add(
          NumberFormat.getInstance(language.locale()).format(value)
              + (unit == null || unit.isEmpty() ? "" : " " + unit));
    }
    if (!said.isEmpty() && kind != Kind.ANSWER) {
      parts.add(said);
    }
    var day = Rows.maybeDay(row, "day");
    if (day != null) {
      parts.add(day(day, language));
    }
    var page = "/opinions/" + row.getString("slug");
    var href = row.getString("href");
    return new TrailNode(
        kind.word(),
        Rows.id(row, "id").toString(),
        kind.rank,
        shorter(kind == Kind.ANSWER ? (title.isEmpty() ? said : said + ": " + title) : title),
        switch (kind) {
          case EVIDENCE, ACTION -> href != null ? href : page;
          case OPINION, ISSUE, TRANSMISSION -> page;
          case CLAIM -> page + "#claim-" + row.getInt("position");
          default -> page + "#recommendation-" + row.getInt("position");
        },
        parts.isEmpty() ? null : String.join(" · ", parts));
  }

  private static String day(LocalDate day, Language language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .format(day);
  }

  private static String shorter(@Nullable String text) {
    return text == null
        ? ""
        : text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
