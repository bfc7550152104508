package taskopru.meetings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import taskopru.council.MajorityRule;
import taskopru.council.TieRule;

/**
 * What a count of ballots means under the rules of the day.
 *
 * @param elected the numbers of the options that won, in order; with {@link Vote.Outcome#TIED}
 *     those that are sure of their place
 */
record Result(Vote.Outcome outcome, List<Integer> elected) {

  Result {
    elected = List.copyOf(elected);
  }

  static Result of(
      Vote.Question question,
      int[] counts,
      int cast,
      Quorum quorum,
      MajorityRule majority,
      TieRule tie) {
    return switch (question.kind()) {
      case CONSENSUS ->
          new Result(
              counts[Vote.NO - 1] == 0 ? Vote.Outcome.CARRIED : Vote.Outcome.REJECTED, List.of());
      case OPEN, SECRET -> motion(counts, quorum, majority, tie);
      case ELECTION -> election(question, counts, cast, quorum, majority);
    };
  }

  private static Result motion(int[] counts, Quorum quorum, MajorityRule majority, TieRule tie) {
    var yes = counts[Vote.YES - 1];
    var no = counts[Vote.NO - 1];
    var abstain = counts[Vote.ABSTAIN - 1];
    if (majority.carries(yes, no, abstain, quorum.present(), quorum.seats())) {
      return new Result(Vote.Outcome.CARRIED, List.of());
    }
    return new Result(
        majority.isTie(yes, no) && tie != TieRule.REJECTED
            ? Vote.Outcome.TIED
            : Vote.Outcome.REJECTED,
        List.of());
  }

  private static Result election(
      Vote.Question question, int[] counts, int cast, Quorum quorum, MajorityRule majority) {
    var ranking =
        new ArrayList<>(IntStream.rangeClosed(1, question.candidates().size()).boxed().toList());
    ranking.sort(Comparator.comparing((Integer one) -> -counts[one - 1]).thenComparing(one -> one));
    var places = question.places();
    var last = counts[ranking.get(places - 1) - 1];
    if (last == 0) {
      return new Result(Vote.Outcome.ANOTHER_ROUND, List.of());
    }
    if (question.method() == Vote.Method.ROUNDS) {
      var best = counts[ranking.getFirst() - 1];
      var blank = counts[counts.length - 1];
      var needed = majority.needed(best, cast - best - blank, quorum.present(), quorum.seats());
      return best >= needed
          ? new Result(Vote.Outcome.ELECTED, List.of(ranking.getFirst()))
          : new Result(Vote.Outcome.ANOTHER_ROUND, List.of());
    }
    var tied = places < ranking.size() && counts[ranking.get(places) - 1] == last;
    var sure =
        tied
            ? ranking.stream().filter(one -> counts[one - 1] > last).toList()
            : ranking.subList(0, places);
    return new Result(tied ? Vote.Outcome.TIED : Vote.Outcome.ELECTED, sure);
  }
}
