package taskopru.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Dataset;
import taskopru.kernel.LocalizedText;
import taskopru.statistics.CodeList.Code;

/**
 * What is different between two releases of a dataset: first in its structure, then cell by cell,
 * the largest differences first. Like a {@link PublishedTable} it is made by {@link Tables} alone.
 */
public final class ReleaseComparison {

  /** What happened to a cell. The words are part of the API. */
  public enum What {
    ADDED,
    REMOVED,
    CHANGED;

    /** The word in the API. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One cell that is not as it was.
   *
   * @param before null where there was none, or no value
   * @param difference null where there is nothing to take from
   */
  public record Change(
      What what,
      List<Code> codes,
      Measure measure,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after,
      @Nullable BigDecimal difference) {}

  /** A dimension or a measure that only one of the two has. */
  public record Part(What what, boolean isDimension, String code, LocalizedText label) {}

  private final Dataset dataset;
  private final Release older;
  private final Release newer;
  private final boolean forEverybody;
  private final List<Dimension> dimensions;
  private final List<Part> structure;
  private final List<Change> changes;
  private final long added;
  private final long removed;
  private final long changed;

  private ReleaseComparison(
      OfficialFigures older,
      OfficialFigures newer,
      List<Dimension> dimensions,
      List<Part> structure,
      List<Change> changes,
      long added,
      long removed,
      long changed) {
    this.dataset = newer.dataset();
    this.older = older.release();
    this.newer = newer.release();
    this.forEverybody = older.areForEverybody() && newer.areForEverybody();
    this.dimensions = dimensions;
    this.structure = structure;
    this.changes = changes;
    this.added = added;
    this.removed = removed;
    this.changed = changed;
  }

  /** Only {@link Tables} calls it. */
  static ReleaseComparison of(
      OfficialFigures older,
      OfficialFigures newer,
      List<Dimension> dimensions,
      List<Part> structure,
      List<Change> changes,
      long added,
      long removed,
      long changed) {
    return new ReleaseComparison(
        older,
        newer,
        dimensions,
        List.copyOf(structure),
        List.copyOf(changes),
        added,
        removed,
        changed);
  }

  public Dataset dataset() {
    return dataset;
  }

  public Release older() {
    return older;
  }

  public Release newer() {
    return newer;
  }

  public boolean isForEverybody() {
    return forEverybody;
  }

  /** The dimensions both have; cells are told apart by them. */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  public List<Part> structure() {
    return structure;
  }

  /** The changes on the page asked for. */
  public List<Change> changes() {
    return changes;
  }

  public long added() {
    return added;
  }

  public long removed() {
    return removed;
  }

  public long changed() {
    return changed;
  }

  /** All changes together. */
  public long total() {
    return added + removed + changed;
  }
}
