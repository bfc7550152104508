package taskopru.meetings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/**
 * A question put to a meeting.
 *
 * @param sealed whether ballots are kept as sums only
 * @param round of an election in rounds, from 1
 * @param follows the vote it repeats
 * @param quorum what was noted when it opened
 * @param profile the rules it was opened under
 * @param counts ballots for each choice, from the close on; see {@link #choices()}
 * @param outcome from the close on
 * @param elected the numbers of the options that won
 */
public record Vote(
    UUID id,
    UUID meeting,
    UUID item,
    Question question,
    int round,
    @Nullable UUID follows,
    State state,
    @Nullable Quorum quorum,
    @Nullable UUID profile,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    List<Integer> counts,
    int cast,
    @Nullable Outcome outcome,
    List<Integer> elected,
    @Nullable String tieSettled,
    @Nullable String reason) {

  public static final int YES = 1;
  public static final int NO = 2;
  public static final int ABSTAIN = 3;

  public Vote {
    counts = List.copyOf(counts);
    elected = List.copyOf(elected);
  }

  /** How it is voted. */
  public enum Kind {
    OPEN,
    SECRET,
    CONSENSUS,
    ELECTION;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Kind> find(String code) {
      return Codes.find(values(), code);
    }
  }

  /** How an election is counted. */
  public enum Method {
    /** Several places, several crosses on a ballot; most crosses win. */
    LIST,
    /** One place, one cross; most crosses win. */
    SINGLE,
    /** One place, one cross; who has the majority wins, else another round. */
    ROUNDS;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Method> find(String code) {
      return Codes.find(values(), code);
    }
  }

  /** Where it stands. */
  public enum State {
    PREPARED,
    OPEN,
    CLOSED,
    ANNOUNCED,
    VOID;

    public String code() {
      return Codes.of(this);
    }
  }

  /** What came out. */
  public enum Outcome {
    CARRIED,
    REJECTED,
    TIED,
    ELECTED,
    ANOTHER_ROUND;

    public String code() {
      return Codes.of(this);
    }

    /** Whether a decision can stand on it. */
    public boolean decides() {
      return this == CARRIED || this == ELECTED;
    }
  }

  /**
   * What is asked.
   *
   * @param method of an election; null for the others
   * @param places how many are elected
   * @param candidates of an election; empty for the others
   */
  public record Question(
      String text,
      Kind kind,
      boolean sealed,
      @Nullable Method method,
      int places,
      List<Candidate> candidates) {

    private static final int LONGEST = 2000;
    private static final int MOST = 100;

    /** Somebody, or a list, to choose. */
    public record Candidate(int number, String text, @Nullable UUID mandate) {}

    public Question {
      text = Texts.needed(text, LONGEST, "meetings.vote.question");
      candidates = List.copyOf(candidates);
      if ((kind == Kind.ELECTION) != (method != null)) {
        throw new Problem.Refused("meetings.vote.method");
      }
      if (kind == Kind.SECRET && !sealed
          || kind != Kind.ELECTION && kind != Kind.SECRET && sealed) {
        throw new IllegalArgumentException(kind + " and sealed = " + sealed);
      }
      if (kind == Kind.ELECTION && (candidates.isEmpty() || candidates.size() > MOST)) {
        throw new Problem.Refused("meetings.vote.candidates", MOST);
      }
      if (places < 1 || places > MOST || (method != Method.LIST && places != 1)) {
        throw new Problem.Refused("meetings.vote.places");
      }
      if (kind == Kind.ELECTION && places > candidates.size()) {
        throw new Problem.Refused("meetings.vote.places");
      }
      if (candidates.stream()
              .map(one -> one.text().toLowerCase(java.util.Locale.ROOT))
              .distinct()
              .count()
          != candidates.size()) {
        throw new Problem.Refused("meetings.vote.candidate-twice");
      }
    }

    public static Question of(String text, Kind kind) {
      return new Question(text, kind, kind == Kind.SECRET, null, 1, List.of());
    }

    public static Question election(
        String text, Method method, int places, boolean sealed, List<String> names) {
      var lines = names.stream().map(name -> Texts.line(name, 300)).filter(one -> !one.isEmpty());
      var kept = lines.toList();
      return new Question(
          text,
          Kind.ELECTION,
          sealed,
          method,
          places,
          IntStream.range(0, kept.size())
              .mapToObj(i -> new Candidate(i + 1, kept.get(i), null))
              .toList());
    }

    /** How many sums are kept: yes, no, abstain; or one for each candidate and one for blanks. */
    public int sums() {
      return kind == Kind.ELECTION ? candidates.size() + 1 : ABSTAIN;
    }

    /** A ballot's choices in order, or a no. An empty ballot of an election is a blank one. */
    public List<Integer> checked(Set<Integer> choices) {
      if (kind == Kind.ELECTION) {
        if (choices.size() > places
            || choices.stream().anyMatch(one -> one < 1 || one > candidates.size())) {
          throw new Problem.Refused("meetings.ballot.choices", places);
        }
      } else if (choices.size() != 1
          || choices.stream().anyMatch(one -> one < YES || one > ABSTAIN)) {
        throw new Problem.Refused("meetings.ballot.choice");
      }
      return choices.stream().sorted().collect(Collectors.toList());
    }

    /** Adds a ballot to the sums. */
    public int[] added(int[] sums, List<Integer> choices) {
      var after = sums.clone();
      if (choices.isEmpty()) {
        after[after.length - 1]++;
      }
      for (var choice : choices) {
        after[choice - 1]++;
      }
      return after;
    }
  }

  public int yes() {
    return count(YES);
  }

  public int no() {
    return count(NO);
  }

  public int abstain() {
    return count(ABSTAIN);
  }

  public boolean isElection() {
    return question.kind() == Kind.ELECTION;
  }

  private int count(int choice) {
    return counts.size() < choice ? 0 : counts.get(choice - 1);
  }
}
