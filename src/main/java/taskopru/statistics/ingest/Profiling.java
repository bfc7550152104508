package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import taskopru.statistics.ingest.Numbers.Mark;

/** Looks at every column of a staged file, whole, not at a sample. */
public final class Profiling {

  private static final int PREVIEW = 12;

  private final Workbench bench;
  private final Stage stage;
  private final Wishes wishes;

  public Profiling(Workbench bench, Stage stage, Wishes wishes) {
    this.bench = bench;
    this.stage = stage;
    this.wishes = wishes;
  }

  /** What one pass over a column of texts counts. */
  private record Counted(
      long filled,
      long distinct,
      long missing,
      long point,
      long comma,
      long surelyPoint,
      long surelyComma,
      long percent,
      long padded,
      long simple) {}

  public Profile run() throws SQLException {
    new Texts(bench, stage).gather();
    var headings = stage.layout().columns();
    var codes = Columns.codes(headings);
    var counted = new ArrayList<Counted>();
    long surelyPoint = 0;
    long surelyComma = 0;
    for (int i = 0; i < headings.size(); i++) {
      var it = stage.figures().get(i) ? null : count(i);
      counted.add(it == null ? new Counted(0, 0, 0, 0, 0, 0, 0, 0, 0, 0) : it);
      if (it != null) {
        surelyPoint += it.surelyPoint;
        surelyComma += it.surelyComma;
      }
    }
    var usual = usual(surelyPoint, surelyComma);
    var columns = new ArrayList<Profile.Column>();
    for (int i = 0; i < headings.size(); i++) {
      columns.add(
          stage.figures().get(i)
              ? figures(i, headings.get(i), codes.get(i))
              : texts(i, headings.get(i), codes.get(i), counted.get(i), usual));
    }
    return new Profile(stage.rows(), columns, preview(headings.size()));
  }

  private Mark usual(long surelyPoint, long surelyComma) {
    if (wishes.decimal() != null) {
      return Mark.of(wishes.decimal());
    }
    if (surelyPoint == surelyComma) {
      return stage.layout().isText() && stage.layout().delimiter() == ';' ? Mark.COMMA : Mark.POINT;
    }
    return surelyComma > surelyPoint ? Mark.COMMA : Mark.POINT;
  }

  private Counted count(int column) throws SQLException {
    var sql =
        """
        select coalesce(sum(n), 0), count(distinct t),
               coalesce(sum(n) filter (%1$s), 0),
               coalesce(sum(n) filter (regexp_matches(t, '[0-9]') and %2$s is not null), 0),
               coalesce(sum(n) filter (regexp_matches(t, '[0-9]') and %3$s is not null), 0),
               coalesce(sum(n) filter (regexp_full_match(t, '[%%+-]*(([0-9]{1,3}(,[0-9]{3})+\\.[0-9]+)|([0-9]{1,3}(,[0-9]{3}){2,})|([0-9]+\\.([0-9]{1,2}|[0-9]{4,})))%%?')), 0),
               coalesce(sum(n) filter (regexp_full_match(t, '[%%+-]*(([0-9]{1,3}(\\.[0-9]{3})+,[0-9]+)|([0-9]{1,3}(\\.[0-9]{3}){2,})|([0-9]+,([0-9]{1,2}|[0-9]{4,})))%%?')), 0),
               coalesce(sum(n) filter (contains(t, '%%')), 0),
               coalesce(sum(n) filter (regexp_full_match(t, '0[0-9]+')), 0),
               coalesce(sum(n) filter (regexp_full_match(t, '-?[0-9]+(\\.[0-9]+)?')), 0)
          from %4$s
        """
            .formatted(
                Numbers.missingSql("t"),
                Numbers.sql("t", Mark.POINT, false),
                Numbers.sql("t", Mark.COMMA, false),
                Texts.of(column));
    return bench
        .list(
            sql,
            row ->
                new Counted(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10)))
        .getFirst();
  }

  private Profile.Column texts(int i, String heading, String code, Counted it, Mark usual)
      throws SQLException {
    var mark =
        wishes.decimal() != null || it.surelyPoint > 0 == it.surelyComma > 0
            ? usual
            : it.surelyComma > 0 ? Mark.COMMA : Mark.POINT;
    if (it.surelyPoint > 0 && it.surelyComma > 0 && wishes.decimal() == null) {
      mark = it.point >= it.comma ? Mark.POINT : Mark.COMMA;
    }
    long numbers = mark == Mark.POINT ? it.point : it.comma;
    boolean plain = mark == Mark.POINT && it.simple == it.point && it.simple > 0;
    var sql = Numbers.sql("t", mark, plain);
    double[] range = {Double.NaN, Double.NaN};
    long broken = 0;
    int decimals = 0;
    if (numbers > 0) {
      var found =
          bench
              .list(
                  "select min(x), max(x), count(*) filter (x <> trunc(x)) from (select "
                      + sql
                      + " as x from "
                      + Texts.of(i)
                      + ")",
                  row -> new double[] {row.getDouble(1), row.getDouble(2), row.getLong(3)})
              .getFirst();
      range[0] = found[0];
      range[1] = found[1];
      broken = (long) found[2];
      decimals = broken > 0 ? decimals(i, sql) : 0;
    }
    return new Profile.Column(
        i,
        heading,
        code,
        it.filled,
        it.distinct,
        numbers,
        it.missing,
        String.valueOf(mark.sign()),
        ambiguous(i, it, numbers),
        decimals,
        broken == 0,
        it.percent > it.filled / 2,
        it.padded > 0,
        plain,
        false,
        numbers > 0 ? range[0] : null,
        numbers > 0 ? range[1] : null,
        examples(i));
  }

  /** Only {@code 1.234} and the like: a thousand and some, or one and some? */
  private boolean ambiguous(int i, Counted it, long numbers) throws SQLException {
    if (numbers == 0
        || it.surelyPoint + it.surelyComma > 0
        || wishes.decimal() != null
        || !stage.layout().isText()) {
      return false;
    }
    return bench.count(
            "select count(*) from "
                + Texts.of(i)
                + " and regexp_full_match(t, '[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}')")
        > 0;
  }

  private int decimals(int column, String sql) throws SQLException {
    return (int)
        bench.count(
            "select max(length(split_part(x::varchar, '.', 2))) from (select "
                + sql
                + " as x from "
                + Texts.of(column)
                + ") where x <> trunc(x) and not contains(x::varchar, 'e')");
  }

  private Profile.Column figures(int i, String heading, String code) throws SQLException {
    var sql =
        "select count(c%1$d), approx_count_distinct(c%1$d), min(c%1$d), max(c%1$d), count(*) filter (c%1$d <> trunc(c%1$d)), count(*) filter (isfinite(c%1$d)) from %2$s"
            .formatted(i, stage.sql());
    var it =
        bench
            .list(
                sql,
                row ->
                    new double[] {
                      row.getLong(1),
                      row.getLong(2),
                      row.getDouble(3),
                      row.getDouble(4),
                      row.getLong(5),
                      row.getLong(6)
                    })
            .getFirst();
    boolean whole = it[4] == 0;
    int decimals =
        whole
            ? 0
            : (int)
                bench.count(
                    "select max(length(split_part(x::varchar, '.', 2))) from (select c%1$d as x from %2$s where c%1$d <> trunc(c%1$d) limit 20000) where not contains(x::varchar, 'e')"
                        .formatted(i, stage.sql()));
    return new Profile.Column(
        i,
        heading,
        code,
        (long) it[0],
        (long) it[1],
        (long) it[5],
        0,
        ".",
        false,
        decimals,
        whole,
        false,
        false,
        true,
        true,
        it[2],
        it[3],
        examples(i));
  }

  private List<String> examples(int i) throws SQLException {
    return bench.list(
        stage.figures().get(i)
            ? "select v from (select c%d::varchar as v from %s where c%d is not null limit 100) group by 1 order by count(*) desc, v limit 4"
                .formatted(i, stage.sql(), i)
            : "select t from (select t, sum(n) as n, min(r) as r from "
                + Texts.of(i)
                + " group by 1) order by n desc, r limit 4",
        row -> row.getString(1));
  }

  private List<List<String>> preview(int columns) throws SQLException {
    var sql = new StringBuilder("select ");
    for (int i = 0; i < columns; i++) {
      sql.append(i == 0 ? "" : ", ").append("coalesce(c").append(i).append("::varchar, '')");
    }
    sql.append(" from ").append(stage.sql()).append(" limit ").append(PREVIEW);
    return bench.list(
        sql.toString(),
        row -> {
          var cells = new ArrayList<String>();
          for (int i = 1; i <= columns; i++) {
            cells.add(row.getString(i));
          }
          return List.copyOf(cells);
        });
  }
}
