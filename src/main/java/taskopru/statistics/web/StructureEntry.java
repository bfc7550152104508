package taskopru.statistics.web;

import java.util.List;
import taskopru.kernel.Language;
import taskopru.statistics.Tables.Edition;

/** What can be asked of a release, in the API. */
record StructureEntry(String dataset, int release, List<Axis> dimensions, List<Figure> measures) {

  record Axis(String code, String label, String role, List<Named> codes) {}

  record Named(String code, String label) {}

  record Figure(String code, String label, String unit, int decimals, String aggregation) {}

  static StructureEntry of(Edition edition, Language language) {
    var structure = edition.release().structure();
    return new StructureEntry(
        edition.dataset().slug().value(),
        edition.release().number(),
        structure.dimensions().stream()
            .map(dimension ->
                new Axis(
                    dimension.code(),
                    dimension.label().in(language),
                    dimension.role().word(),
                    edition.codes(dimension).codes().stream()
                        .map(code -> new Named(code.code(), code.label().in(language)))
                        .toList()))
            .toList(),
        structure.measures().stream()
            .map(measure ->
                new Figure(
                    measure.code(),
                    measure.label().in(language),
                    measure.unit().in(language),
                    measure.decimals(),
                    measure.aggregation().word()))
            .toList());
  }
}
