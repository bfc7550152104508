package taskopru.meetings;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.kernel.Problem;

/** Where votes and ballots are kept. */
@Repository
class VoteBook {

  private static final String SELECT =
      """
      select vote.id, vote.meeting, vote.item, question, kind, sealed, method, places, round,
             follows, vote.state, snapshot, opened_at, closed_at, counts, cast_count, outcome,
             elected, tie_settled, reason, snapshot.profile, snapshot.seats, snapshot.filled,
             snapshot.present, snapshot.needed,
             (select array_agg(text order by number) from meetings.vote_option
               where vote_option.vote = vote.id) as names,
             (select array_agg(mandate order by number) from meetings.vote_option
               where vote_option.vote = vote.id) as mandates
        from meetings.vote
        left join meetings.snapshot on snapshot.id = vote.snapshot
      """;

  private final JdbcClient db;

  VoteBook(JdbcClient db) {
    this.db = db;
  }

  Vote get(UUID id) {
    return find(id).orElseThrow(() -> new Problem.NotFound("meetings.vote.unknown"));
  }

  Optional<Vote> find(UUID id) {
    return db.sql(SELECT + " where vote.id = :id").param("id", id).query(VoteBook::vote).optional();
  }

  List<Vote> of(UUID meeting) {
    return db.sql(SELECT + " where vote.meeting = :meeting order by vote.created_at, vote.id")
        .param("meeting", meeting)
        .query(VoteBook::vote)
        .list();
  }

  Optional<Vote> open(UUID meeting) {
    return db.sql(SELECT + " where vote.meeting = :meeting and vote.state = 'open'")
        .param("meeting", meeting)
        .query(VoteBook::vote)
        .optional();
  }

  void add(
      UUID id,
      UUID meeting,
      UUID item,
      Vote.Question question,
      int round,
      @Nullable UUID follows,
      Instant now,
      UUID actor) {
    var method = question.method();
    db.sql(
            """
            insert into meetings.vote (
              id, meeting, item, question, kind, sealed, method, places, round, follows, state,
              created_at, created_by)
            values (
              :id, :meeting, :item, :question, :kind, :sealed, :method, :places, :round, :follows,
              'prepared', :now, :actor)
            """)
        .param("id", id)
        .param("meeting", meeting)
        .param("item", item)
        .param("question", question.text())
        .param("kind", question.kind().code())
        .param("sealed", question.sealed())
        .param("method", method == null ? null : method.code())
        .param("places", question.places())
        .param("round", round)
        .param("follows", follows)
        .param("now", MeetingBook.at(now))
        .param("actor", actor)
        .update();
    for (var candidate : question.candidates()) {
      db.sql(
              """
              insert into meetings.vote_option (vote, number, text, mandate)
              values (:vote, :number, :text, :mandate)
              """)
          .param("vote", id)
          .param("number", candidate.number())
          .param("text", candidate.text())
          .param("mandate", candidate.mandate())
          .update();
    }
  }

  /** Opens it for the seats that are there. A sealed one gets its urn. */
  void open(Vote vote, UUID snapshot, List<UUID> seats, Instant now) {
    db.sql(
            """
            update meetings.vote set state = 'open', snapshot = :snapshot, opened_at = :now
             where id = :id
            """)
        .param("snapshot", snapshot)
        .param("now", MeetingBook.at(now))
        .param("id", vote.id())
        .update();
    db.sql(
            """
            insert into meetings.elector (vote, seat)
            select :vote, seat from unnest(:seats) seat order by seat
            """)
        .param("vote", vote.id())
        .param("seats", seats.toArray(UUID[]::new))
        .update();
    if (vote.question().sealed()) {
      db.sql("insert into meetings.urn (vote, counts) values (:vote, :counts)")
          .param("vote", vote.id())
          .param("counts", boxed(new int[vote.question().sums()]))
          .update();
    }
  }

  /** Each seat that may vote, and whether it has. */
  Map<UUID, Boolean> electors(UUID vote) {
    var electors = new HashMap<UUID, Boolean>();
    db.sql("select seat, voted from meetings.elector where vote = :vote")
        .param("vote", vote)
        .query(row -> {
          electors.put(row.getObject("seat", UUID.class), row.getBoolean("voted"));
        });
    return electors;
  }

  /**
   * Notes that a seat has voted. Every row of the vote is written anew each time, so that the
   * versions of the rows do not tell the order in which people voted.
   */
  void voted(UUID vote, UUID seat) {
    db.sql("update meetings.elector set voted = voted or seat = :seat where vote = :vote")
        .param("seat", seat)
        .param("vote", vote)
        .update();
  }

  void cast(UUID vote, Attendee voter, List<Integer> choices, boolean byClerk, Instant now) {
    db.sql(
            """
            insert into meetings.ballot (vote, seat, mandate, choices, how, cast_at)
            values (:vote, :seat, :mandate, :choices, :how, :now)
            """)
        .param("vote", vote)
        .param("seat", voter.seat())
        .param("mandate", voter.mandate())
        .param("choices", choices.toArray(Integer[]::new))
        .param("how", byClerk ? "clerk" : "member")
        .param("now", MeetingBook.at(now))
        .update();
  }

  void drop(Vote vote, List<Integer> choices) {
    var before =
        db.sql("select counts from meetings.urn where vote = :vote for update")
            .param("vote", vote.id())
            .query((row, _) -> ints(row.getArray("counts")))
            .single();
    db.sql(
            """
            update meetings.urn set counts = :counts, cast_count = cast_count + 1
             where vote = :vote
            """)
        .param("counts", boxed(vote.question().added(plain(before), choices)))
        .param("vote", vote.id())
        .update();
  }

  /** A ballot with its seat. */
  record Ballot(UUID seat, UUID mandate, List<Integer> choices) {}

  List<Ballot> ballots(UUID vote) {
    return db.sql("select seat, mandate, choices from meetings.ballot where vote = :vote")
        .param("vote", vote)
        .query((row, _) ->
            new Ballot(
                row.getObject("seat", UUID.class),
                row.getObject("mandate", UUID.class),
                ints(row.getArray("choices"))))
        .list();
  }

  /** Every ballot with a seat of a meeting, by vote. */
  Map<UUID, List<Ballot>> ballotsOf(UUID meeting) {
    var all = new HashMap<UUID, List<Ballot>>();
    db.sql(
            """
            select vote, seat, mandate, choices
              from meetings.ballot
              join meetings.vote on vote.id = vote
             where meeting = :meeting
            """)
        .param("meeting", meeting)
        .query(row -> {
          all.computeIfAbsent(row.getObject("vote", UUID.class), _ -> new ArrayList<>())
              .add(
                  new Ballot(
                      row.getObject("seat", UUID.class),
                      row.getObject("mandate", UUID.class),
                      ints(row.getArray("choices"))));
        });
    return all;
  }

  /** Sums of ballots, and how many ballots they are. */
  record Sums(List<Integer> counts, int cast) {}

  Optional<Sums> urn(UUID vote) {
    return db.sql("select counts, cast_count from meetings.urn where vote = :vote")
        .param("vote", vote)
        .query((row, _) -> new Sums(ints(row.getArray("counts")), row.getInt("cast_count")))
        .optional();
  }

  Optional<Sums> handCount(UUID vote) {
    return db.sql("select counts, cast_count from meetings.hand_count where vote = :vote")
        .param("vote", vote)
        .query((row, _) -> new Sums(ints(row.getArray("counts")), row.getInt("cast_count")))
        .optional();
  }

  void count(
      UUID vote,
      String how,
      int[] counts,
      int cast,
      @Nullable UUID witness,
      @Nullable UUID other,
      UUID actor,
      Instant now) {
    db.sql(
            """
            insert into meetings.hand_count (
              vote, how, counts, cast_count, witness, other, noted_by, noted_at)
            values (:vote, :how, :counts, :cast, :witness, :other, :actor, :now)
            on conflict (vote) do update
               set how = excluded.how, counts = excluded.counts, cast_count = excluded.cast_count,
                   witness = excluded.witness, other = excluded.other,
                   noted_by = excluded.noted_by, noted_at = excluded.noted_at
            """)
        .param("vote", vote)
        .param("how", how)
        .param("counts", boxed(counts))
        .param("cast", cast)
        .param("witness", witness)
        .param("other", other)
        .param("actor", actor)
        .param("now", MeetingBook.at(now))
        .update();
  }

  void close(UUID vote, int[] counts, int cast, Result result, Instant now) {
    db.sql(
            """
            update meetings.vote
               set state = 'closed', closed_at = :now, counts = :counts, cast_count = :cast,
                   outcome = :outcome, elected = :elected
             where id = :id
            """)
        .param("now", MeetingBook.at(now))
        .param("counts", boxed(counts))
        .param("cast", cast)
        .param("outcome", result.outcome().code())
        .param("elected", result.elected().toArray(Integer[]::new))
        .param("id", vote)
        .update();
  }

  void settle(UUID vote, String how, Vote.Outcome outcome, List<Integer> elected) {
    db.sql(
            """
            update meetings.vote set tie_settled = :how, outcome = :outcome, elected = :elected
             where id = :id
            """)
        .param("how", how)
        .param("outcome", outcome.code())
        .param("elected", elected.toArray(Integer[]::new))
        .param("id", vote)
        .update();
  }

  void announce(UUID vote, Instant now) {
    db.sql("update meetings.vote set state = 'announced', announced_at = :now where id = :id")
        .param("now", MeetingBook.at(now))
        .param("id", vote)
        .update();
  }

  void annul(UUID vote, String reason) {
    db.sql("update meetings.vote set state = 'void', reason = :reason where id = :id")
        .param("reason", reason)
        .param("id", vote)
        .update();
  }

  private static Vote vote(ResultSet row, int number) throws SQLException {
    var method = row.getString("method");
    var outcome = row.getString("outcome");
    var noted = row.getObject("snapshot", UUID.class) != null;
    return new Vote(
        row.getObject("id", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getObject("item", UUID.class),
        new Vote.Question(
            row.getString("question"),
            Codes.get(Vote.Kind.values(), row.getString("kind")),
            row.getBoolean("sealed"),
            method == null ? null : Codes.get(Vote.Method.values(), method),
            row.getInt("places"),
            candidates(row)),
        row.getInt("round"),
        row.getObject("follows", UUID.class),
        Codes.get(Vote.State.values(), row.getString("state")),
        noted ? RollBook.quorum(row) : null,
        row.getObject("profile", UUID.class),
        MeetingBook.instant(row, "opened_at"),
        MeetingBook.instant(row, "closed_at"),
        ints(row.getArray("counts")),
        row.getInt("cast_count"),
        outcome == null ? null : Codes.get(Vote.Outcome.values(), outcome),
        ints(row.getArray("elected")),
        row.getString("tie_settled"),
        row.getString("reason"));
  }

  private static List<Vote.Question.Candidate> candidates(ResultSet row) throws SQLException {
    var names = row.getArray("names");
    if (names == null) {
      return List.of();
    }
    var texts = (String[]) names.getArray();
    var mandates = (UUID[]) row.getArray("mandates").getArray();
    var candidates = new ArrayList<Vote.Question.Candidate>();
    for (var i = 0; i < texts.length; i++) {
      candidates.add(new Vote.Question.Candidate(i + 1, texts[i], mandates[i]));
    }
    return candidates;
  }

  private static List<Integer> ints(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((Integer[]) array.getArray());
  }

  static int[] plain(List<Integer> numbers) {
    return numbers.stream().mapToInt(one -> one).toArray();
  }

  private static Integer[] boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
  }
}
