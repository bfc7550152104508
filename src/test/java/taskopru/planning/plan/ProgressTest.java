package taskopru.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** How far something is: rules that hold for every number. */
class ProgressTest {

  @Test
  void theWayIsCountedFromTheBaseline() {
    assertThat(up("100", "200", "150")).hasValue(50);
    assertThat(up("100", "200", "199.99")).hasValue(99);
    assertThat(up("100", "200", "200")).hasValue(100);
    assertThat(up("100", "200", "90")).hasValue(0);
    assertThat(down("200", "100", "150")).hasValue(50);
    assertThat(down("200", "100", "80")).hasValue(100);
    assertThat(down("0", "-8", "-2")).hasValue(25);
  }

  @Test
  void whereBaselineIsTheTargetItIsHeldOrNot() {
    assertThat(up("100", "100", "100")).hasValue(100);
    assertThat(up("100", "100", "99")).hasValue(0);
    assertThat(down("100", "100", "101")).hasValue(0);
  }

  @Test
  void withoutABaselineOnlyTheEndIsKnown() {
    assertThat(Progress.of(Direction.UP, null, number("200"), number("150"))).isEmpty();
    assertThat(Progress.of(Direction.UP, null, number("200"), number("200"))).hasValue(100);
  }

  @Test
  void whatNobodyMeasuredCountsNowhere() {
    var together =
        Progress.Together.of(
            List.of(
                OptionalInt.of(40), OptionalInt.empty(), OptionalInt.of(60), OptionalInt.empty()));
    assertThat(together).isEqualTo(new Progress.Together(2, 4, 50));
    assertThat(Progress.Together.of(List.of(OptionalInt.empty())).percent()).isNull();
    assertThat(Progress.Together.of(List.of()).percent()).isNull();
  }

  @Test
  void anActionIsWholeOnlyOnceItIsVerified() {
    assertThat(Progress.of(ActionState.DONE_CLAIMED, 4, 4)).hasValue(99);
    assertThat(Progress.of(ActionState.VERIFIED, 4, 1)).hasValue(100);
    assertThat(Progress.of(ActionState.UNDER_WAY, 4, 1)).hasValue(25);
    assertThat(Progress.of(ActionState.UNDER_WAY, 0, 0)).isEmpty();
    assertThat(Progress.of(ActionState.DROPPED, 4, 4)).isEmpty();
  }

  @Property
  void itStaysBetweenNothingAndAll(
      @ForAll Direction direction,
      @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(3) BigDecimal baseline,
      @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(3) BigDecimal target,
      @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(3) BigDecimal value) {
    var progress = Progress.of(direction, baseline, target, value).orElseThrow();
    assertThat(progress).isBetween(0, 100);
    assertThat(progress == 100).isEqualTo(direction.reaches(value, target));
  }

  @Property
  void aBetterValueIsNeverLessProgress(
      @ForAll @BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal baseline,
      @ForAll @BigRange(min = "0", max = "1000") @Scale(2) BigDecimal way,
      @ForAll @BigRange(min = "-2000", max = "2000") @Scale(2) BigDecimal value,
      @ForAll @BigRange(min = "0", max = "500") @Scale(2) BigDecimal more) {
    assertThat(
            Progress.of(Direction.UP, baseline, baseline.add(way), value.add(more)).orElseThrow())
        .isGreaterThanOrEqualTo(
            Progress.of(Direction.UP, baseline, baseline.add(way), value).orElseThrow());
    assertThat(
            Progress.of(Direction.DOWN, baseline, baseline.subtract(way), value.subtract(more))
                .orElseThrow())
        .isGreaterThanOrEqualTo(
            Progress.of(Direction.DOWN, baseline, baseline.subtract(way), value).orElseThrow());
  }

  @Property
  void downIsUpSeenInAMirror(
      @ForAll @BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal baseline,
      @ForAll @BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal target,
      @ForAll @BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal value) {
    assertThat(Progress.of(Direction.DOWN, baseline, target, value))
        .isEqualTo(Progress.of(Direction.UP, baseline.negate(), target.negate(), value.negate()));
  }

  @Property
  void aMeanLiesBetweenItsParts(@ForAll List<@IntRange(max = 100) Integer> parts) {
    var percent = Progress.Together.of(parts.stream().map(OptionalInt::of).toList()).percent();
    if (parts.isEmpty()) {
      assertThat(percent).isNull();
    } else {
      assertThat(percent)
          .isBetween(
              parts.stream().min(Integer::compare).orElseThrow(),
              parts.stream().max(Integer::compare).orElseThrow());
    }
  }

  private static OptionalInt up(String baseline, String target, String value) {
    return Progress.of(Direction.UP, number(baseline), number(target), number(value));
  }

  private static OptionalInt down(String baseline, String target, String value) {
    return Progress.of(Direction.DOWN, number(baseline), number(target), number(value));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
