/**
 * What {@code bin/bench} runs: each figure beside its yardstick, in the same run on the same
 * machine.
 */
@NullMarked
package taskopru.bench;

import org.jspecify.annotations.NullMarked;
