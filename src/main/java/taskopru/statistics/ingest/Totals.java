package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private static final Pattern AMONG_OTHERS =
      Pattern.compile(
          "(?iu)(.*\\W)?(ara ?toplam|toplam|toplamı|toplami|toplamları|total|totals|subtotal|sum|المجموع|مجموع|الإجمالي|إجمالي)(\\W.*)?",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final Inspection in;

  Totals(Inspection in) {
    this.in = in;
  }

  private record Candidate(String text, long row, long rows) {

    boolean isTotal() {
      return text.equals("Σ") || WORDS.contains(Places.key(text));
    }

    /** It says so among other words: {@code Seçim çevresi toplamı}. */
    boolean mayBeTotal() {
      return AMONG_OTHERS.matcher(text.strip()).matches();
    }
  }

  /** Which rows to keep, as SQL. */
  String rows(Findings findings) throws SQLException {
    if (in.wishes().keepTotals() || in.mapping().measures().isEmpty()) {
      return "true";
    }
    var kept = new ArrayList<String>();
    for (var column : in.mapping().uses(Mapping.Use.DIMENSION)) {
      var it = in.profile(column);
      if (!it.typed() && it.distinct() > 0) {
        named(column, findings).ifPresent(kept::add);
        if (in.isStep(column)) {
          blank(column, findings).ifPresent(kept::add);
        }
      }
    }
    return kept.isEmpty() ? "true" : String.join(" and ", kept);
  }

  /** Rows of that column that call themselves totals; those that only might must prove it. */
  private Optional<String> named(Mapping.Column column, Findings findings) throws SQLException {
    if (in.profile(column).distinct() < 2) {
      return Optional.empty();
    }
    var all =
        in.bench()
            .list(
                "select t, r, n from " + Texts.of(column.index()) + " and length(t) < 60",
                row -> new Candidate(row.getString(1), row.getLong(2), row.getLong(3)));
    var totals = all.stream().filter(Candidate::isTotal).toList();
    boolean sure = !totals.isEmpty();
    if (!sure) {
      totals = all.stream().filter(Candidate::mayBeTotal).toList();
    }
    if (totals.isEmpty()) {
      return Optional.empty();
    }
    var is =
        "coalesce(trim(c%d), '') in (%s)"
            .formatted(
                column.index(),
                totals.stream()
                    .map(text -> Workbench.quoted(text.text))
                    .collect(Collectors.joining(", ")));
    var proof = proof(column, is);
    if (proof == Proof.WITHOUT_PARTS || proof == Proof.DIFFERENT && !sure) {
      return Optional.empty();
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
    return Optional.of("not " + is);
  }

  /** Rows of an outline that leave a step blank and equal the sum of those that fill it. */
  private Optional<String> blank(Mapping.Column column, Findings findings) throws SQLException {
    var is = Codes.emptySql("c" + column.index());
    var measure = measure();
    if (measure.isEmpty()) {
      return Optional.empty();
    }
    var others = others(column);
    var groups = compare(measure.get(), is, others);
    if (groups[0] == 0 || groups[1] > 0) {
      return Optional.empty();
    }
    var group = others.isEmpty() ? "1" : "concat_ws(chr(31), " + String.join(", ", others) + ")";
    var left =
        "(%s and %s in (select %s from %s where not %s))"
            .formatted(is, group, group, in.stage().sql(), is);
    var places =
        in.bench()
            .list(
                "select %s, concat_ws(' · ', %s) from %s where %s order by 1 limit 10"
                    .formatted(in.stage().rowSql(), steps(column), in.stage().sql(), left),
                row ->
                    new Place(
                        in.stage().layout().sheet(),
                        row.getLong(1),
                        column.heading(),
                        row.getString(2)));
    findings.add(new TotalsRows(), column.heading(), in.count(left), places);
    return Optional.of("not " + left);
  }

  /** What the row is the total of: the steps above the blank one. */
  private static String steps(Mapping.Column column) {
    return IntStream.range(0, column.index())
        .mapToObj(i -> "nullif(trim(c" + i + "), '')")
        .collect(Collectors.joining(", "));
  }

  private enum Proof {
    EQUAL,
    DIFFERENT,
    /** There is nothing it could be the sum of: leaving it out would lose it. */
    WITHOUT_PARTS
  }

  private Proof proof(Mapping.Column column, String is) throws SQLException {
    var known = measure();
    if (known.isEmpty()) {
      return Proof.DIFFERENT;
    }
    var measure = known.get();
    var byGroup = compare(measure, is, others(column));
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

  private List<String> others(Mapping.Column column) {
    return in.mapping().dimensions().stream()
        .filter(it -> it.index() != column.index())
        .map(it -> "coalesce(trim(c" + it.index() + "::varchar), '')")
        .toList();
  }

  /** The first figures that may be added up at all. */
  private Optional<String> measure() {
    return in.mapping().measures().stream()
        .filter(it -> it.aggregation() != taskopru.statistics.Measure.Aggregation.NONE)
        .findFirst()
        .map(it -> in.profile(it).numberSql());
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
