package taskopru.statistics;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Licence;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * All that one command says about a file to import; null where it leaves it to us.
 *
 * @param dataset created where there is none of that name
 * @param kind of a new dataset
 * @param title of a new dataset
 * @param licence of a new dataset
 * @param publish whether the release, and a new dataset, go before the public at once
 */
public record ImportOrder(
    Path file,
    Slug dataset,
    @Nullable Kind kind,
    @Nullable LocalizedText title,
    @Nullable Licence licence,
    Reading reading,
    Meaning meaning,
    ReleaseFacts facts,
    boolean publish) {

  /** How to read the file. */
  public record Reading(
      @Nullable String sheet,
      @Nullable String encoding,
      @Nullable String delimiter,
      @Nullable String decimal,
      @Nullable Integer headerRows,
      boolean keepTotals,
      @Nullable Boolean lengthen) {

    public static final Reading AS_DETECTED =
        new Reading(null, null, null, null, null, false, null);
  }

  /** What its columns are for, by heading or code. */
  public record Meaning(
      @Nullable String time, @Nullable List<String> dimensions, @Nullable List<String> measures) {

    public static final Meaning AS_PROPOSED = new Meaning(null, null, null);
  }

  /** With nothing said but where from and where to. */
  public static ImportOrder of(Path file, Slug dataset, boolean publish) {
    return new ImportOrder(
        file,
        dataset,
        null,
        null,
        null,
        Reading.AS_DETECTED,
        Meaning.AS_PROPOSED,
        ReleaseFacts.from(""),
        publish);
  }
}
