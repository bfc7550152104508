package taskopru.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;

/**
 * What the rows of a release are made of (SDMX: data structure definition). In the Parquet file
 * every dimension and attribute is one VARCHAR column and every measure one BIGINT (no decimals) or
 * DOUBLE column, named by its code; rows are sorted by the dimensions, fewest codes first.
 *
 * @param dimensions their codes together name one row; at most one is the time
 * @param measures at least one
 * @param attributes columns that say more about a row but do not name it, such as a status or a
 *     second spelling; kept, downloadable, not queryable
 */
public record Structure(
    List<Dimension> dimensions, List<Measure> measures, List<Attribute> attributes) {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** A column that accompanies a row. */
  public record Attribute(String code, LocalizedText label) {}

  public Structure {
    dimensions = List.copyOf(dimensions);
    measures = List.copyOf(measures);
    attributes = List.copyOf(attributes);
    if (measures.isEmpty()) {
      throw new Problem.Refused("statistics.structure.no-measure");
    }
    if (dimensions.stream().filter(Dimension::isTime).count() > 1) {
      throw new Problem.Refused("statistics.structure.two-times");
    }
    var seen = new HashSet<String>();
    for (var code : codes(dimensions, measures, attributes)) {
      if (!CODE.matcher(code).matches()) {
        throw new Problem.Refused("statistics.structure.code", code);
      }
      if (!seen.add(code)) {
        throw new Problem.Refused("statistics.structure.twice", code);
      }
    }
  }

  /** The time dimension, where there is one. */
  public Optional<Dimension> time() {
    return dimensions.stream().filter(Dimension::isTime).findFirst();
  }

  public Optional<Dimension> dimension(String code) {
    return dimensions.stream().filter(dimension -> dimension.code().equals(code)).findFirst();
  }

  public Optional<Measure> measure(String code) {
    return measures.stream().filter(measure -> measure.code().equals(code)).findFirst();
  }

  private static List<String> codes(
      List<Dimension> dimensions, List<Measure> measures, List<Attribute> attributes) {
    return java.util.stream.Stream.of(
            dimensions.stream().map(Dimension::code),
            measures.stream().map(Measure::code),
            attributes.stream().map(Attribute::code))
        .flatMap(codes -> codes)
        .toList();
  }
}
