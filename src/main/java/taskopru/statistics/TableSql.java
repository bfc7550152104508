package taskopru.statistics;

import java.util.ArrayList;
import java.util.List;
import taskopru.statistics.Measure.Aggregation;
import taskopru.statistics.TableQuery.Period;

/**
 * One question as SQL: names from the structure are quoted, everything a reader wrote is a bound
 * parameter. The text says {@code {figures}} (or {@code {older}} and {@code {newer}}) where the
 * engine puts its own name for a release's rows. Every group has its codes first, then for each
 * measure its value, how many rows have one, and how many rows there are.
 *
 * @param codes how many columns of codes an answer has
 * @param figures how many measures
 */
record TableSql(String text, List<String> parameters, int codes, int figures) {

  TableSql {
    parameters = List.copyOf(parameters);
  }

  /**
   * The groups of a table; one more than {@code most}, so that too many can be told from just
   * enough.
   */
  static TableSql of(Question question, int most) {
    var parameters = new ArrayList<String>();
    var codes = question.dimensions().stream().map(dimension -> quoted(dimension.code())).toList();
    var select = new ArrayList<String>();
    codes.forEach(code -> select.add("coalesce(" + code + ", '')"));
    for (var measure : question.measures()) {
      select.addAll(figure(measure, question, parameters));
    }
    var sql = new StringBuilder("select ");
    sql.append(String.join(",\n       ", select)).append("\n  from {figures}");
    var conditions = conditions(question, parameters);
    if (!conditions.isEmpty()) {
      sql.append("\n where ").append(String.join("\n   and ", conditions));
    }
    if (codes.isEmpty()) {
      sql.append("\nhaving count(*) > 0");
    } else {
      sql.append("\n group by ").append(String.join(", ", codes));
    }
    sql.append("\n limit ").append(most + 1);
    return new TableSql(sql.toString(), parameters, codes.size(), question.measures().size());
  }

  /** Every code of one dimension, once. */
  static TableSql codesOf(Dimension dimension, int most) {
    var code = quoted(dimension.code());
    return new TableSql(
        """
        select distinct coalesce(%s, '')
          from {figures}
         order by 1
         limit %d\
        """
            .formatted(code, most + 1),
        List.of(),
        1,
        0);
  }

  private static List<String> figure(Measure measure, Question question, List<String> parameters) {
    var column = quoted(measure.code());
    var only = "";
    if (measure.aggregation() == Aggregation.STOCK && question.stocksNeedTheirOwnPeriod()) {
      only = " filter (where " + quoted(question.time().code()) + " = ?)";
      for (int times = 0; times < 3; times++) {
        parameters.add(question.stockPeriod());
      }
    }
    var value =
        switch (measure.aggregation()) {
          case SUM, STOCK -> "sum(" + exact(measure) + ")" + only;
          case NONE -> "case when count(*) = 1 then any_value(" + exact(measure) + ") end";
        };
    return List.of(value, "count(" + column + ")" + only, "count(*)" + only);
  }

  /** Decimals, not floating point: a sum must not depend on the order in which threads add. */
  static String exact(Measure measure) {
    var column = quoted(measure.code());
    return measure.decimals() == 0
        ? column
        : "cast(" + column + " as decimal(38, " + Math.min(measure.decimals() + 6, 15) + "))";
  }

  private static List<String> conditions(Question question, List<String> parameters) {
    var conditions = new ArrayList<String>();
    question
        .filters()
        .forEach((dimension, codes) -> {
          parameters.addAll(codes);
          conditions.add(
              quoted(dimension.code())
                  + " in ("
                  + String.join(", ", codes.stream().map(_ -> "?").toList())
                  + ")");
        });
    if (question.onlyStockPeriod()) {
      conditions.add(quoted(question.time().code()) + " = ?");
      parameters.add(question.stockPeriod());
    } else if (!question.period().isAlways()) {
      between(question.time(), question.period(), conditions, parameters);
    }
    return conditions;
  }

  private static void between(
      Dimension time, Period period, List<String> conditions, List<String> parameters) {
    if (period.from() != null) {
      conditions.add(quoted(time.code()) + " >= ?");
      parameters.add(period.from());
    }
    if (period.to() != null) {
      conditions.add(quoted(time.code()) + " <= ?");
      parameters.add(Period.lastWithin(period.to()));
    }
  }

  static String quoted(String code) {
    return '"' + code.replace("\"", "\"\"") + '"';
  }
}
