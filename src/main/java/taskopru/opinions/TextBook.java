package taskopru.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.opinions.Draft.Alternative;
import taskopru.opinions.Draft.Claim;
import taskopru.opinions.Draft.Clause;
import taskopru.opinions.Draft.Remark;

/** Where the text of opinions is kept: clauses, options, claims, evidence, recommendations. */
@Repository
class TextBook {

  private static final String EVIDENCE =
      """
      select evidence.id, claim, measurement, evidence.kind, reference, object, href, title_tr,
             title_en, title_ar, value, evidence.unit, source, reference_date, evidence.edition, frozen_at,
             supports, strength, quotation, cited_by, newer_edition, newer_value
        from opinions.evidence
      """;

  private final JdbcClient db;

  TextBook(JdbcClient db) {
    this.db = db;
  }

  Draft of(Opinion opinion) {
    return new Draft(
        opinion,
        clauses(opinion.id()),
        alternatives(opinion.id()),
        claims(opinion.id()),
        recommendations(opinion.id()));
  }

  List<Clause> clauses(UUID opinion) {
    return db.sql(
            """
            select id, position, heading, text, version
              from opinions.clause
             where opinion = :opinion
             order by position
            """)
        .param("opinion", opinion)
        .query((row, _) ->
            new Clause(
                Rows.id(row, "id"),
                row.getInt("position"),
                row.getString("heading"),
                row.getString("text"),
                row.getInt("version")))
        .list();
  }

  List<Alternative> alternatives(UUID opinion) {
    return db.sql(
            """
            select id, position, title, text, chosen
              from opinions.alternative
             where opinion = :opinion
             order by position
            """)
        .param("opinion", opinion)
        .query((row, _) ->
            new Alternative(
                Rows.id(row, "id"),
                row.getInt("position"),
                row.getString("title"),
                row.getString("text"),
                row.getBoolean("chosen")))
        .list();
  }

  List<Claim> claims(UUID opinion) {
    var evidence = new HashMap<UUID, List<Evidence>>();
    db.sql(
            EVIDENCE
                + """
                  join opinions.claim on claim.id = evidence.claim
                 where claim.opinion = :opinion
                 order by frozen_at, evidence.id
                """)
        .param("opinion", opinion)
        .query(row -> {
          evidence
              .computeIfAbsent(Rows.id(row, "claim"), _ -> new ArrayList<>())
              .add(evidence(row, 0));
        });
    return db.sql(
            """
            select id, position, text
              from opinions.claim
             where opinion = :opinion
             order by position
            """)
        .param("opinion", opinion)
        .query((row, _) ->
            new Claim(
                Rows.id(row, "id"),
                row.getInt("position"),
                row.getString("text"),
                evidence.getOrDefault(Rows.id(row, "id"), List.of())))
        .list();
  }

  List<Recommendation> recommendations(UUID opinion) {
    return recommendations("recommendation.opinion = :id", opinion);
  }

  Optional<Recommendation> recommendation(UUID id) {
    return recommendations("recommendation.id = :id", id).stream().findFirst();
  }

  /** Recommendations of published opinions, the newest first; null: all of them. */
  List<Opinions.Recommended> recommended(java.util.@Nullable Collection<UUID> only) {
    return db.sql(
            """
            select recommendation.id, slug, opinion.title, recommendation.position, request
              from opinions.recommendation
              join opinions.opinion on opinion.id = recommendation.opinion
             where published_at is not null
               and (cast(:all as boolean) or recommendation.id = any (:ids))
             order by published_at desc, opinion.id, recommendation.position
             limit 500
            """)
        .param("all", only == null)
        .param("ids", only == null ? new UUID[0] : only.toArray(UUID[]::new))
        .query((row, _) ->
            new Opinions.Recommended(
                Rows.id(row, "id"),
                row.getString("slug"),
                row.getString("title"),
                row.getInt("position"),
                row.getString("request")))
        .list();
  }

  private List<Recommendation> recommendations(String where, UUID id) {
    return db.sql(
            """
            select id, opinion, position, addressee, unit, request, basis, due, cost, cost_note,
                   indicator, measure_unit, baseline, baseline_on, target, target_on,
                   unmeasurable,
                   array(select claim from opinions.recommendation_claim
                          where recommendation = recommendation.id) as claims
              from opinions.recommendation
             where %s
             order by position
            """
                .formatted(where))
        .param("id", id)
        .query(TextBook::recommendation)
        .list();
  }

  /** The opinion that a piece of text belongs to; empty where there is no such piece. */
  Optional<UUID> opinionOf(String table, UUID id) {
    return db.sql("select opinion from opinions." + table + " where id = :id")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  Optional<UUID> opinionOfEvidence(UUID id) {
    return db.sql(
            """
            select claim.opinion
              from opinions.evidence
              join opinions.claim on claim.id = evidence.claim
             where evidence.id = :id
            """)
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  int next(String table, UUID opinion) {
    return db.sql(
            "select coalesce(max(position), 0) + 1 from opinions."
                + table
                + " where opinion = :opinion")
        .param("opinion", opinion)
        .query(Integer.class)
        .single();
  }

  void addClause(UUID id, UUID opinion, int position, String heading, String text) {
    db.sql(
            """
            insert into opinions.clause (id, opinion, position, heading, text)
            values (:id, :opinion, :position, :heading, :text)
            """)
        .param("id", id)
        .param("opinion", opinion)
        .param("position", position)
        .param("heading", heading)
        .param("text", text)
        .update();
  }

  /** False where somebody else wrote a newer version meanwhile. */
  boolean writeClause(UUID id, int version, String heading, String text) {
    return db.sql(
                """
                update opinions.clause
                   set heading = :heading, text = :text, version = version + 1
                 where id = :id and version = :version
                """)
            .param("heading", heading)
            .param("text", text)
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  void addAlternative(Alternative alternative, UUID opinion) {
    db.sql(
            """
            insert into opinions.alternative (id, opinion, position, title, text, chosen)
            values (:id, :opinion, :position, :title, :text, :chosen)
            """)
        .param("id", alternative.id())
        .param("opinion", opinion)
        .param("position", alternative.position())
        .param("title", alternative.title())
        .param("text", alternative.text())
        .param("chosen", alternative.chosen())
        .update();
  }

  void writeAlternative(UUID id, String title, String text, boolean chosen) {
    db.sql(
            """
            update opinions.alternative
               set title = :title, text = :text, chosen = :chosen
             where id = :id
            """)
        .param("title", title)
        .param("text", text)
        .param("chosen", chosen)
        .param("id", id)
        .update();
  }

  void addClaim(UUID id, UUID opinion, int position, String text) {
    db.sql(
            """
            insert into opinions.claim (id, opinion, position, text)
            values (:id, :opinion, :position, :text)
            """)
        .param("id", id)
        .param("opinion", opinion)
        .param("position", position)
        .param("text", text)
        .update();
  }

  void writeClaim(UUID id, String text) {
    db.sql("update opinions.claim set text = :text where id = :id")
        .param("text", text)
        .param("id", id)
        .update();
  }

  /** Takes a piece away and closes the gap in the numbers. */
  void remove(String table, UUID opinion, UUID id) {
    db.sql("delete from opinions." + table + " where id = :id").param("id", id).update();
    db.sql(
            """
            update opinions.%1$s
               set position = place
              from (select id as piece, row_number() over (order by position) as place
                      from opinions.%1$s where opinion = :opinion) numbered
             where id = piece and position <> place
            """
                .formatted(table))
        .param("opinion", opinion)
        .update();
  }

  /** Exchanges it with its neighbour above or below; nothing where there is none. */
  void shift(String table, UUID opinion, UUID id, boolean up) {
    db.sql(
            """
            with one as (select position from opinions.%1$s where id = :id),
                 other as (
                   select id, position from opinions.%1$s
                    where opinion = :opinion and position = (select position from one) + :step)
            update opinions.%1$s
               set position = case when id = :id then (select position from other)
                                   else (select position from one) end
             where opinion = :opinion and exists (select from other)
               and id in (:id, (select id from other))
            """
                .formatted(table))
        .param("id", id)
        .param("opinion", opinion)
        .param("step", up ? -1 : 1)
        .update();
  }

  void addEvidence(Evidence evidence, @Nullable UUID claim, @Nullable UUID measurement) {
    var frozen = evidence.frozen();
    db.sql(
            """
            insert into opinions.evidence (
              id, claim, measurement, kind, reference, object, href, title_tr, title_en, title_ar,
              value, unit, source, reference_date, edition, frozen_at, supports, strength,
              quotation, cited_by)
            values (
              :id, :claim, :measurement, :kind, :reference, :object, :href, :tr, :en, :ar,
              :value, :unit, :source, :day, :edition, :at, :supports, :strength, :quotation, :by)
            """)
        .param("id", evidence.id())
        .param("claim", claim)
        .param("measurement", measurement)
        .param("kind", evidence.kind())
        .param("reference", frozen.reference())
        .param("object", frozen.object())
        .param("href", frozen.href())
        .param("tr", frozen.title().tr())
        .param("en", frozen.title().en())
        .param("ar", frozen.title().ar())
        .param("value", frozen.value())
        .param("unit", frozen.unit())
        .param("source", frozen.source())
        .param("day", frozen.referenceDate())
        .param("edition", frozen.edition())
        .param("at", Rows.at(evidence.frozenAt()))
        .param("supports", evidence.supports())
        .param("strength", evidence.strength().code())
        .param("quotation", evidence.quotation())
        .param("by", evidence.citedBy())
        .update();
  }

  void removeEvidence(UUID id) {
    db.sql("delete from opinions.evidence where id = :id").param("id", id).update();
  }

  /** Cited things of that kind and object, with the opinion each belongs to. */
  record Cited(Evidence evidence, UUID opinion) {}

  List<Cited> cited(String kind, String object) {
    return db.sql(
            """
            select evidence.id, claim, measurement, evidence.kind, reference, object, href,
                   title_tr, title_en, title_ar, value, evidence.unit, source, reference_date,
                   evidence.edition, frozen_at, supports, strength, quotation, cited_by,
                   newer_edition, newer_value,
                   coalesce(claim.opinion, recommendation.opinion) as opinion
              from opinions.evidence
              left join opinions.claim on claim.id = evidence.claim
              left join opinions.measurement on measurement.id = evidence.measurement
              left join opinions.recommendation
                on recommendation.id = measurement.recommendation
             where evidence.kind = :kind and object = :object
             order by frozen_at, evidence.id
            """)
        .param("kind", kind)
        .param("object", object)
        .query((row, _) -> new Cited(evidence(row, 0), Rows.id(row, "opinion")))
        .list();
  }

  List<String> citedObjects(String kind) {
    return db.sql(
            """
            select distinct object from opinions.evidence
             where kind = :kind and object is not null
             order by object
            """)
        .param("kind", kind)
        .query(String.class)
        .list();
  }

  /** Notes the newer edition; false where just that was noted before. */
  boolean outdate(UUID evidence, EvidenceKind.@Nullable Newer newer, Instant now) {
    return db.sql(
                """
                update opinions.evidence
                   set newer_edition = :edition, newer_value = :value,
                       newer_at = case when cast(:edition as text) is null then null
                                       else cast(:now as timestamptz) end
                 where id = :id
                   and (newer_edition, newer_value)
                       is distinct from (cast(:edition as text), cast(:value as numeric))
                """)
            .param("edition", newer == null ? null : newer.edition())
            .param("value", newer == null ? null : newer.value())
            .param("now", Rows.at(now))
            .param("id", evidence)
            .update()
        == 1;
  }

  Map<UUID, List<Evidence>> evidenceOfMeasurements(Set<UUID> measurements) {
    var found = new HashMap<UUID, List<Evidence>>();
    if (!measurements.isEmpty()) {
      db.sql(EVIDENCE + " where measurement = any (:ids) order by frozen_at, id")
          .param("ids", measurements.toArray(UUID[]::new))
          .query(row -> {
            found
                .computeIfAbsent(Rows.id(row, "measurement"), _ -> new ArrayList<>())
                .add(evidence(row, 0));
          });
    }
    return found;
  }

  void addRecommendation(UUID id, UUID opinion, int position, Recommendation.Facts facts) {
    db.sql(
            """
            insert into opinions.recommendation (id, opinion, position, request)
            values (:id, :opinion, :position, :request)
            """)
        .param("id", id)
        .param("opinion", opinion)
        .param("position", position)
        .param("request", facts.request())
        .update();
    writeRecommendation(id, facts);
  }

  void writeRecommendation(UUID id, Recommendation.Facts facts) {
    var measure = facts.measure();
    db.sql(
            """
            update opinions.recommendation
               set addressee = :addressee, unit = :unit, request = :request, basis = :basis,
                   due = :due, cost = :cost, cost_note = :costNote, indicator = :indicator,
                   measure_unit = :measureUnit, baseline = :baseline, baseline_on = :baselineOn,
                   target = :target, target_on = :targetOn, unmeasurable = :unmeasurable
             where id = :id
            """)
        .param("addressee", facts.addressee())
        .param("unit", facts.unit())
        .param("request", facts.request())
        .param("basis", facts.basis())
        .param("due", facts.due())
        .param("cost", facts.cost())
        .param("costNote", facts.costNote())
        .param("indicator", measure.indicator())
        .param("measureUnit", measure.unit())
        .param("baseline", measure.baseline())
        .param("baselineOn", measure.baselineOn())
        .param("target", measure.target())
        .param("targetOn", measure.targetOn())
        .param("unmeasurable", measure.unmeasurable())
        .param("id", id)
        .update();
    db.sql("delete from opinions.recommendation_claim where recommendation = :id")
        .param("id", id)
        .update();
    for (var claim : facts.claims()) {
      db.sql(
              """
              insert into opinions.recommendation_claim (recommendation, claim)
              values (:id, :claim)
              """)
          .param("id", id)
          .param("claim", claim)
          .update();
    }
  }

  void addRemark(Remark remark, UUID opinion) {
    db.sql(
            """
            insert into opinions.remark (
              id, opinion, clause, edition, text, wording, state, holder, written_by, written_at)
            values (
              :id, :opinion, :clause, :edition, :text, :wording, 'open', :holder, :by, :at)
            """)
        .param("id", remark.id())
        .param("opinion", opinion)
        .param("clause", remark.clause())
        .param("edition", remark.edition())
        .param("text", remark.text())
        .param("wording", remark.wording())
        .param("holder", remark.holder())
        .param("by", remark.writtenBy())
        .param("at", Rows.at(remark.writtenAt()))
        .update();
  }

  List<Remark> remarks(UUID opinion) {
    return db.sql(
            """
            select id, clause, edition, text, wording, state, answer, holder, written_by,
                   written_at
              from opinions.remark
             where opinion = :opinion
             order by written_at, id
            """)
        .param("opinion", opinion)
        .query((row, _) ->
            new Remark(
                Rows.id(row, "id"),
                Rows.maybeId(row, "clause"),
                row.getInt("edition"),
                row.getString("text"),
                row.getString("wording"),
                Codes.get(Remark.State.values(), row.getString("state")),
                row.getString("answer"),
                Rows.maybeId(row, "holder"),
                Rows.id(row, "written_by"),
                Rows.instant(row, "written_at")))
        .list();
  }

  /** False where it was answered before. */
  boolean answerRemark(UUID id, Remark.State state, String answer, UUID by, Instant now) {
    return db.sql(
                """
                update opinions.remark
                   set state = :state, answer = :answer, answered_by = :by, answered_at = :now
                 where id = :id and state = 'open'
                """)
            .param("state", state.code())
            .param("answer", answer)
            .param("by", by)
            .param("now", Rows.at(now))
            .param("id", id)
            .update()
        == 1;
  }

  static Evidence evidence(ResultSet row, int number) throws SQLException {
    return new Evidence(
        Rows.id(row, "id"),
        row.getString("kind"),
        new Evidence.Frozen(
            row.getString("reference"),
            row.getString("object"),
            row.getString("href"),
            Rows.text(row, "title"),
            row.getBigDecimal("value"),
            row.getString("unit"),
            row.getString("source"),
            Rows.maybeDay(row, "reference_date"),
            row.getString("edition")),
        Rows.instant(row, "frozen_at"),
        row.getBoolean("supports"),
        Codes.get(Evidence.Strength.values(), row.getString("strength")),
        row.getString("quotation"),
        Rows.id(row, "cited_by"),
        row.getString("newer_edition"),
        row.getBigDecimal("newer_value"));
  }

  private static Recommendation recommendation(ResultSet row, int number) throws SQLException {
    var claims = new HashSet<UUID>();
    for (var claim : (UUID[]) row.getArray("claims").getArray()) {
      claims.add(claim);
    }
    return new Recommendation(
        Rows.id(row, "id"),
        Rows.id(row, "opinion"),
        row.getInt("position"),
        Rows.maybeId(row, "addressee"),
        row.getString("unit"),
        row.getString("request"),
        row.getString("basis"),
        Rows.maybeDay(row, "due"),
        row.getBigDecimal("cost"),
        row.getString("cost_note"),
        new Recommendation.Measure(
            row.getString("indicator"),
            row.getString("measure_unit"),
            row.getBigDecimal("baseline"),
            Rows.maybeDay(row, "baseline_on"),
            row.getBigDecimal("target"),
            Rows.maybeDay(row, "target_on"),
            row.getString("unmeasurable")),
        claims);
  }
}
