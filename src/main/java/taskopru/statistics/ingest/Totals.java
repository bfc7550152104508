package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import taskopru.statistics.Finding.Place;

/** Rows that add up others: found by their word, proved by adding up. */
final class Totals {

  private static final Set<String> WORDS =
      Set.of(
          "toplam",
          "geneltoplam",
          "aratoplam",
          "total",
          "grandtotal",
          "subtotal",
          "sum",
          "tumu",
          "hepsi",
          "المجموع",
          "الاجمالي",
          "الإجمالي",
          "المجموعالعام",
          "totals",
          "gesamt",
          "allcountries",
          "alltotal");

  private final Inspection in;

  Totals(Inspection in) {
    this.in = in;
  }

  private record Candidate(String text, long row, long rows) {}

  /** Which rows to keep, as SQL. */
  String rows(Findings findings) throws SQLException {
    if (in.wishes().keepTotals() || in.mapping().measures().isEmpty()) {
      return "true";
    }
    var kept = new ArrayList<String>();
    for (var column : in.mapping().uses(Mapping.Use.DIMENSION)) {
      var it = in.profile(column);
      if (it.typed() || it.distinct() < 2) {
        continue;
      }
      var totals =
          in
              .bench()
              .list(
                  "select t, r, n from " + Texts.of(column.index()) + " and length(t) < 40",
                  row -> new Candidate(row.getString(1), row.getLong(2), row.getLong(3)))
              .stream()
              .filter(text -> text.text.equals("Σ") || WORDS.contains(Places.key(text.text)))
              .toList();
      if (totals.isEmpty()) {
        continue;
      }
      var is =
          "coalesce(trim(c%d), '') in (%s)"
              .formatted(
                  column.index(),
                  totals.stream()
                      .map(text -> Workbench.quoted(text.text))
                      .collect(Collectors.joining(", ")));
      var proof = proof(column, is);
      if (proof == Proof.WITHOUT_PARTS) {
        continue;
      }
      var places = new ArrayList<Place>();
      long rows = 0;
      for (var total : totals) {
        rows += total.rows;
        places.add(new Place(in.stage().layout().sheet(), total.row, column.heading(), total.text));
      }
      findings.add(
          proof == Proof.EQUAL ? new TotalsRows() : new UnprovedTotals(),
          column.heading(),
          rows,
          places);
      kept.add("not " + is);
    }
    return kept.isEmpty() ? "true" : String.join(" and ", kept);
  }

  private enum Proof {
    EQUAL,
    DIFFERENT,
    /** There is nothing it could be the sum of: leaving it out would lose it. */
    WITHOUT_PARTS
  }

  private Proof proof(Mapping.Column column, String is) throws SQLException {
    var others =
        in.mapping().dimensions().stream()
            .filter(it -> it.index() != column.index())
            .map(it -> "coalesce(c" + it.index() + "::varchar, '')")
            .toList();
    var measures =
        in.mapping().measures().stream()
            .filter(it -> it.aggregation() != taskopru.statistics.Measure.Aggregation.NONE)
            .toList();
    if (measures.isEmpty()) {
      return Proof.DIFFERENT;
    }
    var measure = in.profile(measures.getFirst()).numberSql();
    var byGroup = compare(measure, is, others);
    if (byGroup[0] > 0 && byGroup[1] == 0 && byGroup[2] == 0) {
      return Proof.EQUAL;
    }
    var times =
        in.mapping().uses(Mapping.Use.TIME).stream()
            .map(it -> "coalesce(c" + it.index() + "::varchar, '')")
            .toList();
    var overall = compare(measure, is, times);
    if (overall[0] > 0 && overall[1] == 0 && overall[2] == 0) {
      return Proof.EQUAL;
    }
    boolean alone = byGroup[2] > byGroup[0] / 20 && overall[2] > 0;
    return alone ? Proof.WITHOUT_PARTS : Proof.DIFFERENT;
  }

  /** How many groups have both and agree, have both and differ, have a total without parts. */
  private long[] compare(String measure, String is, List<String> groups) throws SQLException {
    var by = new StringBuilder();
    for (int i = 0; i < groups.size(); i++) {
      by.append(i == 0 ? " group by " : ", ").append(groups.get(i));
    }
    return in.bench()
        .list(
            """
            select count(*) filter (t is not null and s is not null and abs(t - s) <= 0.5 + abs(t) / 100000),
                   count(*) filter (t is not null and s is not null and abs(t - s) > 0.5 + abs(t) / 100000),
                   count(*) filter (t is not null and parts = 0)
              from (select sum(x) filter (total) as t, sum(x) filter (not total) as s, count(*) filter (not total) as parts
                      from (select *, %s as x, %s as total from %s)%s)
            """
                .formatted(measure, is, in.stage().sql(), by),
            row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
        .getFirst();
  }
}
