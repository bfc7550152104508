package taskopru.statistics.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.statistics.Dimension;
import taskopru.statistics.Measure;
import taskopru.statistics.Structure;

/** What each column of a file becomes: proposed by {@link Proposing}, corrected by people. */
public record Mapping(List<Column> columns) {

  /** What a column is for. */
  public enum Use {
    TIME,
    DIMENSION,
    /** The names of a dimension's codes. */
    LABEL,
    MEASURE,
    ATTRIBUTE,
    LEAVE_OUT;

    /** The word in forms. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How the codes of a dimension are made of what stands in the cells. */
  public enum Translation {
    /** As they stand. */
    NONE,
    /** Names of countries become ISO 3166-1 alpha-3. */
    COUNTRY_NAMES,
    /** Names of Turkish provinces become ISO 3166-2. */
    PROVINCE_NAMES,
    /** So do the numbers on their cars' plates. */
    PLATES,
    /** And their third-level statistical regions. */
    REGIONS
  }

  /**
   * @param index of the column in the staged file
   * @param of of a label: the code of its dimension
   */
  public record Column(
      int index,
      String heading,
      Use use,
      String code,
      LocalizedText label,
      @Nullable String of,
      Dimension.Role role,
      Translation translation,
      LocalizedText unit,
      int decimals,
      Measure.Aggregation aggregation) {

    public Column as(Use use) {
      return new Column(
          index, heading, use, code, label, null, role, translation, unit, decimals, aggregation);
    }

    public Column labelling(String dimension) {
      return new Column(
          index,
          heading,
          Use.LABEL,
          code,
          label,
          dimension,
          role,
          translation,
          unit,
          decimals,
          aggregation);
    }

    public boolean isDimension() {
      return use == Use.TIME || use == Use.DIMENSION;
    }
  }

  public Mapping {
    columns = List.copyOf(columns);
  }

  public List<Column> dimensions() {
    return columns.stream().filter(Column::isDimension).toList();
  }

  public List<Column> measures() {
    return uses(Use.MEASURE);
  }

  public List<Column> attributes() {
    return uses(Use.ATTRIBUTE);
  }

  public List<Column> uses(Use use) {
    return columns.stream().filter(column -> column.use == use).toList();
  }

  /** The names of a dimension's codes. */
  public Optional<Column> labels(String dimension) {
    return columns.stream()
        .filter(column -> column.use == Use.LABEL && dimension.equals(column.of))
        .findFirst();
  }

  /** The structure of the release it makes; time first, then as the file has them. */
  public Structure structure() {
    var dimensions = new ArrayList<Dimension>();
    for (var use : List.of(Use.TIME, Use.DIMENSION)) {
      for (var column : uses(use)) {
        dimensions.add(
            new Dimension(
                column.code, column.label, use == Use.TIME ? Dimension.Role.TIME : column.role));
      }
    }
    return new Structure(
        dimensions,
        measures().stream()
            .map(it -> new Measure(it.code, it.label, it.unit, it.decimals, it.aggregation))
            .toList(),
        attributes().stream().map(it -> new Structure.Attribute(it.code, it.label)).toList());
  }

  /**
   * The same, with what somebody named on the command line: those and no others.
   *
   * @param time heading or code; null as proposed, {@code none} for none
   * @param dimensions headings or codes; null as proposed
   * @param measures headings or codes; null as proposed
   */
  public Mapping corrected(
      @Nullable String time, @Nullable List<String> dimensions, @Nullable List<String> measures) {
    var named = new ArrayList<Column>(columns);
    if (time != null) {
      named.replaceAll(it -> it.use == Use.TIME ? it.as(Use.DIMENSION) : it);
      if (!time.equalsIgnoreCase("none")) {
        int at = find(named, time);
        named.set(at, named.get(at).as(Use.TIME));
      }
    }
    if (dimensions != null) {
      var wanted = dimensions.stream().map(it -> find(named, it)).toList();
      for (int i = 0; i < named.size(); i++) {
        var it = named.get(i);
        if (wanted.contains(i)) {
          named.set(i, it.use == Use.TIME ? it : it.as(Use.DIMENSION));
        } else if (it.use == Use.DIMENSION) {
          named.set(i, it.as(Use.ATTRIBUTE));
        }
      }
    }
    if (measures != null) {
      var wanted = measures.stream().map(it -> find(named, it)).toList();
      for (int i = 0; i < named.size(); i++) {
        var it = named.get(i);
        if (wanted.contains(i)) {
          named.set(i, it.as(Use.MEASURE));
        } else if (it.use == Use.MEASURE) {
          named.set(i, it.as(Use.LEAVE_OUT));
        }
      }
    }
    var codes = named.stream().filter(Column::isDimension).map(Column::code).toList();
    named.replaceAll(it ->
        it.use == Use.LABEL && !codes.contains(String.valueOf(it.of)) ? it.as(Use.ATTRIBUTE) : it);
    return new Mapping(named);
  }

  private static int find(List<Column> columns, String name) {
    var code = Columns.code(name);
    for (int i = 0; i < columns.size(); i++) {
      var it = columns.get(i);
      if (it.heading.equalsIgnoreCase(name.strip()) || it.code.equals(code)) {
        return i;
      }
    }
    throw new Problem.Refused(
        "statistics.ingest.wish.column",
        name,
        String.join(", ", columns.stream().map(Column::code).toList()));
  }
}
