package taskopru.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import taskopru.statistics.Measure.Aggregation;

/**
 * The SQL that finds what two releases do not agree on, by the dimensions and measures both have.
 */
final class ComparisonSql {

  private final List<Dimension> dimensions;
  private final List<Measure> older;
  private final List<Measure> newer;

  /**
   * @param older the common measures as the older release has them
   * @param newer the same as the newer one has them
   */
  ComparisonSql(List<Dimension> dimensions, List<Measure> older, List<Measure> newer) {
    this.dimensions = dimensions;
    this.older = older;
    this.newer = newer;
  }

  /** How many cells were added, removed and changed: three columns of one row. */
  TableSql counts() {
    return new TableSql(
        cells()
            + """
            select count(*) filter (where what = 'ADDED'), 1, 1,
                   count(*) filter (where what = 'REMOVED'), 1, 1,
                   count(*) filter (where what = 'CHANGED'), 1, 1
              from cells\
            """,
        List.of(),
        0,
        3);
  }

  /** Some of them, the largest first: what, measure, codes, then before and after. */
  TableSql page(int offset, int limit) {
    var codes =
        String.join("", IntStream.range(0, dimensions.size()).mapToObj(i -> ", d" + i).toList());
    return new TableSql(
        cells()
            + """
            select what, measure%s, before, 1, 1, after, 1, 1
              from cells
             order by abs(coalesce(after, 0) - coalesce(before, 0)) desc, measure%s
             limit %d offset %d\
            """
                .formatted(codes, codes, limit, offset),
        List.of(),
        2 + dimensions.size(),
        2);
  }

  private String cells() {
    var unions = new ArrayList<String>();
    var codes =
        String.join("", IntStream.range(0, dimensions.size()).mapToObj(i -> ", d" + i).toList());
    for (int m = 0; m < newer.size(); m++) {
      unions.add(
          """
            select '%d' as measure%s, o%d as before, n%d as after,
                   case when was is null then 'ADDED' when stays is null then 'REMOVED' else 'CHANGED' end as what
              from joined where o%d is distinct from n%d
          """
              .formatted(m, codes, m, m, m, m));
    }
    return "with older as (\n"
        + side("{older}", older, "o")
        + "),\nnewer as (\n"
        + side("{newer}", newer, "n")
        + "),\njoined as (\n"
        + joined()
        + "),\ncells as (\n"
        + String.join("  union all\n", unions)
        + ")\n";
  }

  private String side(String rows, List<Measure> measures, String prefix) {
    var select = new ArrayList<String>();
    for (int d = 0; d < dimensions.size(); d++) {
      select.add("coalesce(" + TableSql.quoted(dimensions.get(d).code()) + ", '') as d" + d);
    }
    for (int m = 0; m < measures.size(); m++) {
      select.add(value(measures.get(m)) + " as " + prefix + m);
    }
    var group =
        String.join(", ", IntStream.range(0, dimensions.size()).mapToObj(d -> "d" + d).toList());
    return "  select "
        + String.join(", ", select)
        + ", true as here from "
        + rows
        + (group.isEmpty() ? "" : " group by " + group)
        + "\n";
  }

  /** Both sides as decimals of one scale, so that 2 and 2.00 are the same. */
  private static String value(Measure measure) {
    var exact =
        "cast("
            + TableSql.quoted(measure.code())
            + " as decimal(38, "
            + Math.min(measure.decimals(), 9)
            + "))";
    return measure.aggregation() == Aggregation.NONE
        ? "case when count(*) = 1 then any_value(" + exact + ") end"
        : "sum(" + exact + ")";
  }

  private String joined() {
    var select = new ArrayList<String>();
    var on = new ArrayList<String>();
    for (int d = 0; d < dimensions.size(); d++) {
      select.add("coalesce(newer.d" + d + ", older.d" + d + ") as d" + d);
      on.add("newer.d" + d + " = older.d" + d);
    }
    for (int m = 0; m < newer.size(); m++) {
      select.add("o" + m);
      select.add("n" + m);
    }
    return "  select "
        + String.join(", ", select)
        + ", older.here as was, newer.here as stays\n    from older full join newer on "
        + (on.isEmpty() ? "true" : String.join(" and ", on))
        + "\n";
  }
}
