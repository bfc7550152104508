package taskopru.statistics.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the columns of a staged file. */
public record Profile(long rows, List<Column> columns, List<List<String>> preview) {

  /**
   * One column.
   *
   * @param filled cells that say something
   * @param distinct different values; of columns read as numbers, about
   * @param numbers cells that are numbers by its own decimal mark
   * @param missing cells that hold a mark for missing
   * @param ambiguous whether nothing tells grouping from fraction
   * @param decimals most digits after the mark
   * @param whole whether all its numbers are
   * @param padded whether some of its numbers begin with zeros, as codes do
   * @param typed whether the fast reader has read it as numbers
   * @param examples a few of its values, commonest first
   */
  public record Column(
      int index,
      String heading,
      String code,
      long filled,
      long distinct,
      long numbers,
      long missing,
      String decimalMark,
      boolean ambiguous,
      int decimals,
      boolean whole,
      boolean percent,
      boolean padded,
      boolean plain,
      boolean typed,
      @Nullable Double least,
      @Nullable Double most,
      List<String> examples) {

    public Column {
      examples = List.copyOf(examples);
    }

    /** Numbers and marks for missing, and hardly anything else. */
    boolean isFigures() {
      return numbers > 0 && numbers + missing >= filled * 0.98 || isEmpty();
    }

    boolean isEmpty() {
      return filled == missing;
    }

    Numbers.Mark mark() {
      return Numbers.Mark.of(decimalMark);
    }

    /** Its number, as SQL; null where there is none. */
    String numberSql() {
      return typed ? "c" + index : Numbers.sql("c" + index, mark(), plain);
    }
  }

  public Profile {
    columns = List.copyOf(columns);
    preview = List.copyOf(preview);
  }
}
