package taskopru.statistics.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Kind;
import taskopru.statistics.Finding;
import taskopru.statistics.ImportJob;
import taskopru.statistics.Release;
import taskopru.web.Ui;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Progress;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tag;

/**
 * One import at whatever point it is.
 *
 * @param here its address
 * @param history the address of the dataset's imports
 * @param progress while it is at work
 * @param problem why it ended, or could not go on
 * @param checked whether the report is that of the checks, not of a first look
 * @param columns to correct, while that can be done
 * @param columnPage which of them these are; null where they are all
 * @param release what it became
 */
public record ImportPage(
    Dataset dataset,
    ImportJob job,
    Face face,
    String title,
    String here,
    String history,
    List<Step> way,
    @Nullable Progress progress,
    @Nullable String problem,
    boolean checked,
    String summary,
    List<Line> report,
    List<Editable> columns,
    @Nullable ColumnPage columnPage,
    List<Option> aggregations,
    List<Option> places,
    List<Option> sheets,
    Form form,
    Form reading,
    @Nullable Release release,
    boolean mayPublish) {

  /** What the page is about at this point. */
  public enum Face {
    PROGRESS,
    STRUCTURE,
    /** Checked, to be kept. */
    KEEPING,
    STORED,
    ENDED
  }

  /** One finding in words. */
  public record Line(
      Tag severity, String sentence, String todo, List<Finding.Place> places, long more) {

    public boolean hasSheets() {
      return places.stream().anyMatch(place -> place.sheet() != null);
    }
  }

  /** One column of the file, with fields to say what it is for. */
  public record Editable(
      int index, String heading, String examples, long distinct, List<Option> uses) {}

  /** Some of the columns of a wide file. */
  public record ColumnPage(int number, int of, int first, int last, int columns) {}

  /** Whether the dataset's own description stands in the way, which is written on another page. */
  public boolean lacksDescription() {
    return form.errors().stream().anyMatch(error -> error.key().startsWith("catalogue."));
  }

  public boolean isCollected() {
    return dataset.kind() == Kind.COLLECTED;
  }

  public boolean hasErrors() {
    return job.report().hasErrors();
  }

  public boolean isDimension(int column) {
    return form.has("use-" + column, "dimension");
  }

  public boolean isMeasure(int column) {
    return form.has("use-" + column, "measure");
  }

  public List<Option> encodings() {
    return ReadingForm.ENCODINGS.stream().map(it -> Option.of(it, it)).toList();
  }

  public List<Option> delimiters(Ui ui) {
    return named(ReadingForm.DELIMITERS, ui);
  }

  public List<Option> decimals(Ui ui) {
    return named(ReadingForm.DECIMALS, ui);
  }

  private static List<Option> named(List<String> signs, Ui ui) {
    return signs.stream()
        .map(it -> {
          var name =
              switch (it) {
                case "," -> "comma";
                case ";" -> "semicolon";
                case "|" -> "bar";
                case "." -> "point";
                default -> "tab";
              };
          return Option.of(it, ui.text("statistics.desk.sign." + name));
        })
        .toList();
  }
}
