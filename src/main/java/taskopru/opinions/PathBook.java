package taskopru.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;

/** Where the way of opinions is kept: positions, adoptions, transmissions, answers, standings. */
@Repository
class PathBook {

  private static final String TRANSMISSION =
      """
      select id, opinion, addressee, year, number, stage, channel, sent_on, answer_due,
             their_number, their_date, proof, extended_to, extension, letter, sha256, version
        from opinions.transmission
      """;

  private final JdbcClient db;

  PathBook(JdbcClient db) {
    this.db = db;
  }

  void take(Position position) {
    db.sql(
            """
            insert into opinions.position (
              opinion, holder, institution, stance, text, edition, taken_by, taken_at)
            values (:opinion, :holder, :institution, :stance, :text, :edition, :by, :at)
            on conflict (opinion, holder) do update
               set stance = excluded.stance, text = excluded.text, edition = excluded.edition,
                   taken_by = excluded.taken_by, taken_at = excluded.taken_at
            """)
        .param("opinion", position.opinion())
        .param("holder", position.holder())
        .param("institution", position.institution())
        .param("stance", position.stance().code())
        .param("text", position.text())
        .param("edition", position.edition())
        .param("by", position.takenBy())
        .param("at", Rows.at(position.takenAt()))
        .update();
  }

  List<Position> positions(UUID opinion) {
    return db.sql(
            """
            select opinion, holder, institution, stance, text, edition, taken_by, taken_at
              from opinions.position
             where opinion = :opinion
             order by taken_at, holder
            """)
        .param("opinion", opinion)
        .query((row, _) ->
            new Position(
                Rows.id(row, "opinion"),
                Rows.id(row, "holder"),
                Rows.maybeId(row, "institution"),
                Codes.get(Position.Stance.values(), row.getString("stance")),
                row.getString("text"),
                row.getInt("edition"),
                Rows.id(row, "taken_by"),
                Rows.instant(row, "taken_at")))
        .list();
  }

  void add(Adoption adoption, String sha256, UUID by, Instant now) {
    db.sql(
            """
            insert into opinions.adoption (
              opinion, edition, place, body, outcome, decision, label, decided_on, profile, sha256,
              reason, noted_by, noted_at)
            values (
              :opinion, :edition, :place, :body, :outcome, :decision, :label, :day, :profile,
              :sha256, :reason, :by, :now)
            """)
        .param("opinion", adoption.opinion())
        .param("edition", adoption.edition())
        .param("place", adoption.place())
        .param("body", adoption.body())
        .param("outcome", adoption.outcome().code())
        .param("decision", adoption.decision())
        .param("label", adoption.label())
        .param("day", adoption.decidedOn())
        .param("profile", adoption.profile())
        .param("sha256", sha256)
        .param("reason", adoption.reason())
        .param("by", by)
        .param("now", Rows.at(now))
        .update();
  }

  /** Of all editions, the newest edition last. */
  List<Adoption> adoptions(UUID opinion) {
    return db.sql(
            """
            select opinion, edition, place, body, outcome, decision, label, decided_on, profile,
                   reason
              from opinions.adoption
             where opinion = :opinion
             order by edition, place
            """)
        .param("opinion", opinion)
        .query((row, _) ->
            new Adoption(
                Rows.id(row, "opinion"),
                row.getInt("edition"),
                row.getInt("place"),
                Rows.id(row, "body"),
                Codes.get(Adoption.Outcome.values(), row.getString("outcome")),
                Rows.maybeId(row, "decision"),
                row.getString("label"),
                Rows.day(row, "decided_on"),
                Rows.id(row, "profile"),
                row.getString("reason")))
        .list();
  }

  void place(UUID item, Opinion opinion, UUID body, UUID meeting, Instant now) {
    db.sql(
            """
            insert into opinions.agenda_place (item, opinion, edition, body, meeting, placed_at)
            values (:item, :opinion, :edition, :body, :meeting, :now)
            """)
        .param("item", item)
        .param("opinion", opinion.id())
        .param("edition", opinion.edition())
        .param("body", body)
        .param("meeting", meeting)
        .param("now", Rows.at(now))
        .update();
  }

  List<Adopting.Place> places(UUID opinion, int edition) {
    return db.sql(
            """
            select item, body, meeting
              from opinions.agenda_place
             where opinion = :opinion and edition = :edition
             order by placed_at
            """)
        .param("opinion", opinion)
        .param("edition", edition)
        .query((row, _) ->
            new Adopting.Place(Rows.id(row, "item"), Rows.id(row, "body"), Rows.id(row, "meeting")))
        .list();
  }

  /** The next number of the year; two letters at once queue. */
  int nextNumber(int year) {
    return db.sql(
            """
            insert into opinions.counter (year, last) values (:year, 1)
            on conflict (year) do update set last = counter.last + 1
            returning last
            """)
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  void add(Transmission transmission, UUID by, Instant now) {
    db.sql(
            """
            insert into opinions.transmission (
              id, opinion, addressee, year, number, stage, sha256, prepared_by, prepared_at)
            values (:id, :opinion, :addressee, :year, :number, 'prepared', :sha256, :by, :now)
            """)
        .param("id", transmission.id())
        .param("opinion", transmission.opinion())
        .param("addressee", transmission.addressee())
        .param("year", transmission.year())
        .param("number", transmission.number())
        .param("sha256", transmission.sha256())
        .param("by", by)
        .param("now", Rows.at(now))
        .update();
  }

  Transmission lockTransmission(UUID id) {
    return db.sql(TRANSMISSION + " where id = :id for update")
        .param("id", id)
        .query(PathBook::transmission)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("opinions.transmission.unknown"));
  }

  Optional<Transmission> findTransmission(UUID id) {
    return db.sql(TRANSMISSION + " where id = :id")
        .param("id", id)
        .query(PathBook::transmission)
        .optional();
  }

  List<Transmission> transmissions(UUID opinion) {
    return db.sql(TRANSMISSION + " where opinion = :opinion order by year, number")
        .param("opinion", opinion)
        .query(PathBook::transmission)
        .list();
  }

  void write(Transmission transmission) {
    db.sql(
            """
            update opinions.transmission
               set stage = :stage, channel = :channel, sent_on = :sentOn, answer_due = :answerDue,
                   their_number = :theirNumber, their_date = :theirDate, proof = :proof,
                   extended_to = :extendedTo, extension = :extension, letter = :letter,
                   version = version + 1
             where id = :id
            """)
        .param("stage", transmission.stage().code())
        .param("channel", transmission.channel() == null ? null : transmission.channel().code())
        .param("sentOn", transmission.sentOn())
        .param("answerDue", transmission.answerDue())
        .param("theirNumber", transmission.theirNumber())
        .param("theirDate", transmission.theirDate())
        .param("proof", transmission.proof())
        .param("extendedTo", transmission.extendedTo())
        .param("extension", transmission.extension())
        .param("letter", transmission.letter())
        .param("id", transmission.id())
        .update();
  }

  void pass(
      UUID transmission,
      Transmission.Stage stage,
      Transmission.Stage before,
      LocalDate on,
      String note,
      @Nullable UUID file,
      UUID by,
      Instant now) {
    db.sql(
            """
            insert into opinions.passage (
              id, transmission, stage, before, happened_on, note, file, noted_by, noted_at)
            values (:id, :transmission, :stage, :before, :on, :note, :file, :by, :now)
            """)
        .param("id", UUID.randomUUID())
        .param("transmission", transmission)
        .param("stage", stage.code())
        .param("before", before.code())
        .param("on", on)
        .param("note", note)
        .param("file", file)
        .param("by", by)
        .param("now", Rows.at(now))
        .update();
  }

  List<Transmission.Passage> passages(UUID transmission) {
    return db.sql(
            """
            select id, stage, before, happened_on, note, file, noted_at, undone_at
              from opinions.passage
             where transmission = :transmission
             order by place
            """)
        .param("transmission", transmission)
        .query((row, _) ->
            new Transmission.Passage(
                Rows.id(row, "id"),
                Codes.get(Transmission.Stage.values(), row.getString("stage")),
                Codes.get(Transmission.Stage.values(), row.getString("before")),
                Rows.day(row, "happened_on"),
                row.getString("note"),
                Rows.maybeId(row, "file"),
                Rows.instant(row, "noted_at"),
                row.getObject("undone_at") != null))
        .list();
  }

  void undo(UUID passage, Instant now) {
    db.sql("update opinions.passage set undone_at = :now where id = :id")
        .param("now", Rows.at(now))
        .param("id", passage)
        .update();
  }

  void add(Response response) {
    db.sql(
            """
            insert into opinions.response (
              id, transmission, recommendation, outcome, text, referred_to, answered_on, how, file,
              given_by, given_at)
            values (
              :id, :transmission, :recommendation, :outcome, :text, :referredTo, :on, :how, :file,
              :by, :at)
            """)
        .param("id", response.id())
        .param("transmission", response.transmission())
        .param("recommendation", response.recommendation())
        .param("outcome", response.outcome().code())
        .param("text", response.text())
        .param("referredTo", response.referredTo())
        .param("on", response.answeredOn())
        .param("how", response.how().code())
        .param("file", response.file())
        .param("by", response.givenBy())
        .param("at", Rows.at(response.givenAt()))
        .update();
  }

  /** The answers to an opinion, oldest first; the last one to a recommendation counts. */
  List<Response> responses(UUID opinion) {
    return db.sql(
            """
            select response.id, transmission, recommendation, outcome, text, referred_to,
                   answered_on, how, file, given_by, given_at
              from opinions.response
              join opinions.transmission on transmission.id = response.transmission
             where transmission.opinion = :opinion
             order by response.place
            """)
        .param("opinion", opinion)
        .query((row, _) ->
            new Response(
                Rows.id(row, "id"),
                Rows.id(row, "transmission"),
                Rows.id(row, "recommendation"),
                Codes.get(Response.Outcome.values(), row.getString("outcome")),
                row.getString("text"),
                row.getString("referred_to"),
                Rows.day(row, "answered_on"),
                Codes.get(Response.How.values(), row.getString("how")),
                Rows.maybeId(row, "file"),
                Rows.maybeId(row, "given_by"),
                Rows.instant(row, "given_at")))
        .list();
  }

  void addLink(byte[] hash, UUID transmission, Instant expires, Instant now) {
    db.sql(
            """
            update opinions.answer_link set revoked_at = :now
             where transmission = :transmission and used_at is null and revoked_at is null
            """)
        .param("now", Rows.at(now))
        .param("transmission", transmission)
        .update();
    db.sql(
            """
            insert into opinions.answer_link (hash, transmission, expires_at, created_at)
            values (:hash, :transmission, :expires, :now)
            """)
        .param("hash", hash)
        .param("transmission", transmission)
        .param("expires", Rows.at(expires))
        .param("now", Rows.at(now))
        .update();
  }

  Optional<UUID> ofLink(byte[] hash, Instant now) {
    return db.sql(
            """
            select transmission from opinions.answer_link
             where hash = :hash and used_at is null and revoked_at is null and expires_at > :now
            """)
        .param("hash", hash)
        .param("now", Rows.at(now))
        .query(UUID.class)
        .optional();
  }

  /** Uses the link up; false where somebody was faster. */
  boolean use(byte[] hash, Instant now) {
    return db.sql(
                """
                update opinions.answer_link set used_at = :now
                 where hash = :hash and used_at is null and revoked_at is null
                   and expires_at > :now
                """)
            .param("hash", hash)
            .param("now", Rows.at(now))
            .update()
        == 1;
  }

  /** Writes anew where the recommendations of a published opinion stand. */
  void stand(UUID opinion, Set<UUID> recommendations, Instant now) {
    db.sql(
            """
            insert into opinions.standing as held (
              recommendation, opinion, addressee, stage, waiting_since, answer, answered_on,
              result, actual, actual_on, answer_due, changed_at)
            select r.id, r.opinion, r.addressee, coalesce(t.stage, 'adopted'),
                   coalesce(t.sent_on, (o.published_at at time zone 'UTC')::date),
                   coalesce(a.outcome, 'awaiting'), a.answered_on,
                   case when m.id is null then 'none'
                        when case when r.target >= r.baseline then m.actual >= r.target
                                  else m.actual <= r.target end then 'reached'
                        when r.target_on is not null and m.measured_on >= r.target_on
                          then 'not-reached'
                        else 'moving' end,
                   m.actual, m.measured_on, coalesce(t.extended_to, t.answer_due), :now
              from opinions.recommendation r
              join opinions.opinion o on o.id = r.opinion
              left join opinions.transmission t
                on t.opinion = r.opinion and t.addressee = r.addressee
              left join lateral (
                     select outcome, answered_on from opinions.response
                      where recommendation = r.id order by place desc limit 1) a on true
              left join lateral (
                     select id, actual, measured_on from opinions.measurement
                      where recommendation = r.id and state = 'verified'
                      order by measured_on desc, verified_at desc limit 1) m on true
             where r.opinion = :opinion and o.published_at is not null
               and (cast(:all as boolean) or r.id = any (:ids))
            on conflict (recommendation) do update
               set stage = excluded.stage, waiting_since = excluded.waiting_since,
                   answer = excluded.answer, answered_on = excluded.answered_on,
                   result = excluded.result, actual = excluded.actual,
                   actual_on = excluded.actual_on, answer_due = excluded.answer_due,
                   changed_at = excluded.changed_at
             where (held.stage, held.waiting_since, held.answer, held.answered_on, held.result,
                    held.actual, held.actual_on, held.answer_due)
                   is distinct from
                   (excluded.stage, excluded.waiting_since, excluded.answer, excluded.answered_on,
                    excluded.result, excluded.actual, excluded.actual_on, excluded.answer_due)
            """)
        .param("opinion", opinion)
        .param("all", recommendations.isEmpty())
        .param("ids", recommendations.toArray(UUID[]::new))
        .param("now", Rows.at(now))
        .update();
  }

  List<Standing> standings(UUID opinion) {
    return db.sql(
            """
            select recommendation, stage, waiting_since, answer, answered_on, result, actual,
                   actual_on, answer_due, changed_at
              from opinions.standing
             where opinion = :opinion
            """)
        .param("opinion", opinion)
        .query((row, _) ->
            new Standing(
                Rows.id(row, "recommendation"),
                row.getString("stage"),
                Rows.day(row, "waiting_since"),
                Codes.get(Standing.Answer.values(), row.getString("answer")),
                Rows.maybeDay(row, "answered_on"),
                Codes.get(Standing.Result.values(), row.getString("result")),
                row.getBigDecimal("actual"),
                Rows.maybeDay(row, "actual_on"),
                Rows.maybeDay(row, "answer_due"),
                Rows.instant(row, "changed_at")))
        .list();
  }

  /** Whoever had a hand in an opinion: drafting, citing, remarking, taking a position, acting. */
  Set<UUID> chain(UUID opinion) {
    return Set.copyOf(
        db.sql(
                """
                select author from opinions.opinion where id = :opinion
                union
                select cited_by from opinions.evidence
                  join opinions.claim on claim.id = evidence.claim
                 where claim.opinion = :opinion
                union
                select written_by from opinions.remark where opinion = :opinion
                union
                select taken_by from opinions.position where opinion = :opinion
                union
                select filed_by from opinions.issue
                  join opinions.opinion_issue on issue.id = opinion_issue.issue
                 where opinion_issue.opinion = :opinion
                union
                select created_by from opinions.action
                  join opinions.recommendation on recommendation.id = action.recommendation
                 where recommendation.opinion = :opinion
                union
                select reported_by from opinions.measurement
                  join opinions.recommendation on recommendation.id = measurement.recommendation
                 where recommendation.opinion = :opinion
                union
                select account from opinions.answerer
                  join opinions.transmission using (addressee)
                 where transmission.opinion = :opinion
                """)
            .param("opinion", opinion)
            .query(UUID.class)
            .list());
  }

  private static Transmission transmission(ResultSet row, int number) throws SQLException {
    var channel = row.getString("channel");
    return new Transmission(
        Rows.id(row, "id"),
        Rows.id(row, "opinion"),
        Rows.id(row, "addressee"),
        row.getInt("year"),
        row.getInt("number"),
        Codes.get(Transmission.Stage.values(), row.getString("stage")),
        channel == null ? null : Codes.get(Transmission.Channel.values(), channel),
        Rows.maybeDay(row, "sent_on"),
        Rows.maybeDay(row, "answer_due"),
        row.getString("their_number"),
        Rows.maybeDay(row, "their_date"),
        Rows.maybeId(row, "proof"),
        Rows.maybeDay(row, "extended_to"),
        row.getString("extension"),
        Rows.maybeId(row, "letter"),
        row.getString("sha256"),
        row.getInt("version"));
  }
}
