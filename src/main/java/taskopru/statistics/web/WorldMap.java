package taskopru.statistics.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.statistics.Dimension.Role;
import taskopru.statistics.PublishedTable;

/**
 * A table by country or province as areas in a few shades. The classes hold about as many areas
 * each and begin at round figures, so that one large country does not leave all others pale.
 *
 * @param boundaries the file of boundaries whose features are named by the codes
 * @param classes from low to high
 */
record WorldMap(String boundaries, List<Area> areas, List<Shade> classes, int decimals) {

  private static final int CLASSES = 5;

  /** One country or province. */
  record Area(String code, String name, BigDecimal value) {}

  /**
   * One class of the scale.
   *
   * @param from inclusive
   * @param to exclusive; null in the highest
   */
  record Shade(BigDecimal from, @Nullable BigDecimal to, String words) {}

  /** Says a class in words: "from 1,000 to 5,000". */
  interface Wording {
    String of(BigDecimal from, @Nullable BigDecimal to);
  }

  static Optional<WorldMap> of(PublishedTable table, Language language, Wording wording) {
    if (table.rowDimensions().size() != 1
        || !Chart.isPlace(table.rowDimensions().getFirst())
        || table.columns().isEmpty()
        || !table.columnDimensions().isEmpty()) {
      return Optional.empty();
    }
    var areas = new ArrayList<Area>();
    for (var row : table.rows()) {
      var value = Chart.value(row.cells().getFirst());
      if (value != null) {
        var place = row.heads().getFirst();
        areas.add(new Area(place.code(), place.label().in(language), value));
      }
    }
    if (areas.size() < 2) {
      return Optional.empty();
    }
    var isWorld = table.rowDimensions().getFirst().role() == Role.COUNTRY;
    return Optional.of(
        new WorldMap(
            isWorld ? "geo/world.json" : "geo/turkiye.json",
            List.copyOf(areas),
            classes(areas, wording),
            table.measures().getFirst().decimals()));
  }

  private static List<Shade> classes(List<Area> areas, Wording wording) {
    var values = areas.stream().map(Area::value).sorted().toList();
    var starts = new TreeSet<BigDecimal>();
    starts.add(round(values.getFirst(), RoundingMode.FLOOR));
    for (int i = 1; i < CLASSES; i++) {
      starts.add(round(values.get(values.size() * i / CLASSES), RoundingMode.HALF_UP));
    }
    starts.removeIf(start -> start.compareTo(values.getLast()) > 0);
    var ordered = List.copyOf(starts);
    var shades = new ArrayList<Shade>();
    for (int i = 0; i < ordered.size(); i++) {
      var to = i + 1 < ordered.size() ? ordered.get(i + 1) : null;
      shades.add(new Shade(ordered.get(i), to, wording.of(ordered.get(i), to)));
    }
    return List.copyOf(shades);
  }

  /** Two digits say enough of where a class begins. */
  private static BigDecimal round(BigDecimal value, RoundingMode mode) {
    return new BigDecimal(
        value
            .round(new MathContext(value.abs().compareTo(BigDecimal.TEN) < 0 ? 1 : 2, mode))
            .toPlainString());
  }
}
