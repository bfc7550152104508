package taskopru.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RulesTest {

  private static final Fraction HALF = Fraction.moreThan(1, 2);

  @Example
  void sixteenOfThirtyAreNeededAndFifteenOfTwentyNine() {
    var all = new QuorumRule(QuorumRule.Base.ALL_VOTING_SEATS, HALF);
    assertThat(all.needed(30, 22)).isEqualTo(16);
    assertThat(all.needed(29, 22)).isEqualTo(15);
    assertThat(new QuorumRule(QuorumRule.Base.FILLED_VOTING_SEATS, HALF).needed(30, 22))
        .isEqualTo(12);
    assertThat(
            new QuorumRule(QuorumRule.Base.ALL_VOTING_SEATS, Fraction.atLeast(2, 3)).needed(30, 22))
        .isEqualTo(20);
  }

  @Example
  void anEmptyBodyNeverHasAQuorumOfNobody() {
    assertThat(new QuorumRule(QuorumRule.Base.ALL_VOTING_SEATS, HALF).needed(0, 0)).isOne();
    assertThat(
            new QuorumRule(QuorumRule.Base.FILLED_VOTING_SEATS, Fraction.atLeast(1, 3))
                .isMet(0, 30, 0))
        .isFalse();
  }

  @Example
  void aRuleThatCanNeverBeKeptIsNoRule() {
    assertThatThrownBy(() -> Fraction.moreThan(1, 1)).hasMessageContaining("never be kept");
    assertThatThrownBy(() -> Fraction.atLeast(3, 2)).hasMessageContaining("never be kept");
    assertThatThrownBy(() -> Fraction.atLeast(0, 2)).hasMessageContaining("never be kept");
  }

  @Example
  void whoAbstainsCountsOnlyWhereThePresentCount() {
    var present = new MajorityRule(MajorityRule.Base.PRESENT, HALF);
    var cast = new MajorityRule(MajorityRule.Base.CAST, HALF);
    var all = new MajorityRule(MajorityRule.Base.ALL_SEATS, HALF);
    assertThat(present.carries(8, 3, 6, 17, 30)).isFalse();
    assertThat(cast.carries(8, 3, 6, 17, 30)).isTrue();
    assertThat(all.carries(15, 0, 2, 17, 30)).isFalse();
    assertThat(all.carries(16, 1, 0, 17, 30)).isTrue();
    assertThat(cast.isTie(5, 5)).isTrue();
    assertThat(cast.carries(5, 5, 0, 10, 30)).isFalse();
  }

  @Example
  void theSecondCallHasItsOwnQuorum() {
    assertThat(new RecallRule(25, new RecallRule.Quorum.None()).needed(30, 22)).isOne();
    assertThat(new RecallRule(25, new RecallRule.Quorum.Absolute(14)).needed(30, 22)).isEqualTo(14);
    assertThat(
            new RecallRule(
                    25,
                    new RecallRule.Quorum.Part(
                        new QuorumRule(QuorumRule.Base.ALL_VOTING_SEATS, Fraction.atLeast(1, 3))))
                .needed(30, 22))
        .isEqualTo(10);
  }

  @Property
  void theQuorumIsTheLeastNumberThatKeepsTheRule(
      @ForAll @IntRange(min = 1, max = 1000) int numerator,
      @ForAll @IntRange(min = 1, max = 1000) int denominator,
      @ForAll Fraction.Edge edge,
      @ForAll @IntRange(max = 500) int whole) {
    Assume.that(numerator < denominator);
    var needed = new Fraction(numerator, denominator, edge).of(whole);
    assertThat(needed).isPositive().isLessThanOrEqualTo(Math.max(1, whole));
    if (whole > 0) {
      assertThat(keeps(needed, numerator, denominator, edge, whole)).isTrue();
      assertThat(needed == 1 || !keeps(needed - 1, numerator, denominator, edge, whole)).isTrue();
    }
  }

  private static boolean keeps(
      int people, int numerator, int denominator, Fraction.Edge edge, int of) {
    var left = (long) people * denominator;
    var right = (long) of * numerator;
    return edge == Fraction.Edge.MORE_THAN ? left > right : left >= right;
  }

  @Property
  void moreSeatsNeverNeedFewerPeople(
      @ForAll @IntRange(max = 300) int seats, @ForAll @IntRange(max = 300) int filled) {
    Assume.that(filled <= seats);
    for (var base : QuorumRule.Base.values()) {
      var rule = new QuorumRule(base, HALF);
      assertThat(rule.needed(seats + 1, filled)).isGreaterThanOrEqualTo(rule.needed(seats, filled));
      assertThat(rule.needed(seats + 1, filled + 1))
          .isGreaterThanOrEqualTo(rule.needed(seats, filled));
    }
  }

  @Property
  void oneMoreYesNeverLosesAVoteAndOneMoreNoNeverWinsIt(
      @ForAll @IntRange(max = 30) int yes,
      @ForAll @IntRange(max = 30) int no,
      @ForAll @IntRange(max = 30) int abstain,
      @ForAll MajorityRule.Base base,
      @ForAll Fraction.Edge edge) {
    var rule = new MajorityRule(base, new Fraction(2, 3, edge));
    var present = yes + no + abstain;
    var before = rule.carries(yes, no, abstain, present, 200);
    if (abstain > 0) {
      assertThat(before && !rule.carries(yes + 1, no, abstain - 1, present, 200)).isFalse();
      assertThat(!before && rule.carries(yes, no + 1, abstain - 1, present, 200)).isFalse();
    }
    if (no > 0) {
      assertThat(before && !rule.carries(yes + 1, no - 1, abstain, present, 200)).isFalse();
    }
    assertThat(rule.carries(0, no, abstain, present, 200)).isFalse();
  }

  @Property
  void bothSidesOfASimpleMajorityNeverWin(
      @ForAll @IntRange(max = 100) int yes, @ForAll @IntRange(max = 100) int no) {
    var rule = new MajorityRule(MajorityRule.Base.CAST, HALF);
    assertThat(rule.carries(yes, no, 0, yes + no, 300) && rule.carries(no, yes, 0, yes + no, 300))
        .isFalse();
  }
}
