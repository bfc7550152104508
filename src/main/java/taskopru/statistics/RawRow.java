package taskopru.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One group as the engine found it, before the gate has looked at it. Never leaves the module. */
record RawRow(List<String> codes, List<Figure> figures) {

  /**
   * @param value null where no row has one
   * @param present how many rows have a value
   * @param rows how many rows there are
   */
  record Figure(@Nullable BigDecimal value, long present, long rows) {}
}
