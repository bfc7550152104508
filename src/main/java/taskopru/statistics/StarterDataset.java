package taskopru.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Keywords;
import taskopru.catalogue.Licence;
import taskopru.catalogue.Metadata;
import taskopru.catalogue.Periodicity;
import taskopru.catalogue.Theme;
import taskopru.kernel.LocalizedText;

/**
 * What a file {@code starter/<slug>.json} says of the figures beside it in {@code <slug>.csv},
 * whose header holds the codes of the structure.
 *
 * @param licence code of a {@link Licence}
 * @param codes the code lists of dimensions whose codes do not speak for themselves
 */
record StarterDataset(
    LocalizedText title,
    LocalizedText description,
    LocalizedText method,
    String publisher,
    String source,
    String sourceUrl,
    String licence,
    List<Theme> themes,
    Keywords keywords,
    List<String> spatial,
    Periodicity periodicity,
    @Nullable LocalDate referenceDate,
    List<Dimension> dimensions,
    List<Measure> measures,
    Map<String, List<Releases.Code>> codes) {

  Structure structure() {
    return new Structure(dimensions, measures, List.of());
  }

  Metadata metadata(String contact) {
    return new Metadata(
        title,
        description,
        method,
        publisher,
        contact,
        source,
        sourceUrl,
        Licence.find(licence).orElseThrow(),
        themes,
        keywords,
        spatial,
        null,
        null,
        periodicity,
        null);
  }
}
