package taskopru.opinions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.opinions.Evidence.Frozen;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.PublishedTable.Shown;
import taskopru.statistics.TableAddress;
import taskopru.statistics.TableQuery;
import taskopru.statistics.Tables;

/**
 * A figure of ours: the address of a table, pinned to the release it had when it was cited. It is
 * read as a visitor reads it, so nothing can be cited that is not public.
 */
@Component
public class FigureEvidence implements EvidenceKind {

  static final String CODE = "figure";

  private static final int MOST_CELLS = 200;

  private final Tables tables;

  FigureEvidence(Tables tables) {
    this.tables = tables;
  }

  /** One figure of a table, and the address that asks for it alone. */
  public record Cell(String address, LocalizedText label, Shown figure) {}

  /** The figures of the table at an address, to choose from; one where it has only one. */
  public List<Cell> cells(String address) {
    var table = table(query(address));
    var cells = new ArrayList<Cell>();
    for (var row : table.rows()) {
      for (int c = 0; c < table.columns().size(); c++) {
        var column = table.columns().get(c);
        if (row.cells().get(c) instanceof Shown shown && cells.size() < MOST_CELLS) {
          var alone = alone(table, row, column);
          cells.add(new Cell(written(alone), named(label(row, column), column), shown));
        }
      }
    }
    return List.copyOf(cells);
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Optional<String> trail() {
    return Optional.of("dataset");
  }

  @Override
  public Frozen freeze(Actor actor, String reference) {
    var table = table(query(reference));
    if (table.rows().size() == 1
        && table.columns().size() == 1
        && !(table.rows().getFirst().cells().getFirst() instanceof Shown)) {
      throw new Problem.Refused("opinions.figure.empty");
    }
    var value = table.single().orElseThrow(() -> new Problem.Refused("opinions.figure.several"));
    var pinned = table.query().ofRelease(table.release().number()).page(0, null);
    var slug = table.dataset().slug();
    return new Frozen(
        written(pinned),
        slug.value(),
        "/data/" + slug + "?" + pinned.address(),
        title(table),
        value,
        table.measures().getFirst().unit().tr(),
        table.release().source(),
        table.release().referenceDate(),
        String.valueOf(table.release().number()));
  }

  @Override
  public Optional<Newer> newer(Frozen frozen) {
    var query = query(frozen.reference());
    try {
      var table = table(query.ofRelease(null));
      var edition = String.valueOf(table.release().number());
      var now = table.single().orElse(null);
      var was = frozen.value();
      return edition.equals(frozen.edition())
              || was != null && now != null && was.compareTo(now) == 0
          ? Optional.empty()
          : Optional.of(new Newer(edition, now));
    } catch (Problem.Refused gone) {
      return Optional.of(
          new Newer(
              String.valueOf(
                  tables.edition(Actor.visitor(), query.dataset(), null).release().number()),
              null));
    } catch (Problem.NotFound | Problem.Gone closed) {
      return Optional.empty();
    }
  }

  private PublishedTable table(TableQuery query) {
    return tables.table(Actor.visitor(), query, Tables.Size.SCREEN);
  }

  /** What a table shows, under the name of its dataset. */
  private static LocalizedText title(PublishedTable table) {
    var row = table.rows().getFirst();
    var column = table.columns().getFirst();
    var heads =
        row.heads().isEmpty() && column.under().isEmpty()
            ? LocalizedText.of("")
            : label(row, column);
    var title = table.title();
    var sentence = table.sentence();
    return new LocalizedText(
        joined(title.tr(), sentence.tr(), heads.tr()),
        joined(title.in(Language.EN), sentence.in(Language.EN), heads.in(Language.EN)),
        joined(title.in(Language.AR), sentence.in(Language.AR), heads.in(Language.AR)));
  }

  private static String joined(String title, String sentence, String heads) {
    var all = title + ": " + sentence + (heads.isEmpty() ? "" : " (" + heads + ")");
    return all.length() > 1000 ? all.substring(0, 999) + "…" : all;
  }

  private static LocalizedText label(PublishedTable.Row row, PublishedTable.Column column) {
    var parts = new ArrayList<LocalizedText>();
    row.heads().forEach(code -> parts.add(code.label()));
    column.under().forEach(code -> parts.add(code.label()));
    if (parts.isEmpty()) {
      return column.measure().label();
    }
    return new LocalizedText(
        String.join(", ", parts.stream().map(LocalizedText::tr).toList()),
        String.join(", ", parts.stream().map(one -> one.in(Language.EN)).toList()),
        String.join(", ", parts.stream().map(one -> one.in(Language.AR)).toList()));
  }

  /** With what is counted, unless the label says nothing else. */
  private static LocalizedText named(LocalizedText label, PublishedTable.Column column) {
    var measure = column.measure().label();
    return label.equals(measure)
        ? label
        : new LocalizedText(
            label.tr() + ", " + measure.tr(),
            label.in(Language.EN) + ", " + measure.in(Language.EN),
            label.in(Language.AR) + ", " + measure.in(Language.AR));
  }

  /** The same question, narrowed to one cell and pinned to the release that answered. */
  private static TableQuery alone(
      PublishedTable table, PublishedTable.Row row, PublishedTable.Column column) {
    var query = table.query().ofRelease(table.release().number()).page(0, null).sortedBy(null);
    for (int i = 0; i < table.rowDimensions().size(); i++) {
      query =
          query.withFilter(table.rowDimensions().get(i).code(), List.of(row.heads().get(i).code()));
    }
    for (int i = 0; i < table.columnDimensions().size(); i++) {
      query =
          query.withFilter(
              table.columnDimensions().get(i).code(), List.of(column.under().get(i).code()));
    }
    return query
        .withRows(List.of())
        .withColumns(List.of())
        .withMeasures(List.of(column.measure().code()));
  }

  private static String written(TableQuery query) {
    return "/tr/data/" + query.dataset() + "?" + query.address();
  }

  private static TableQuery query(String address) {
    return TableAddress.read(address)
        .orElseThrow(() -> new Problem.Refused("opinions.figure.address"));
  }
}
