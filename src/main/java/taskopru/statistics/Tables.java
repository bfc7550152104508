package taskopru.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.statistics.ReleaseComparison.Change;
import taskopru.statistics.ReleaseComparison.Part;
import taskopru.statistics.ReleaseComparison.What;

/**
 * The one gate. Every figure that leaves the house, on whatever page and in whatever format, is an
 * answer of this class.
 */
@Service
public class Tables {

  private static final int CELLS_KEPT = 2_000_000;

  private final Datasets datasets;
  private final Releases releases;
  private final CodeLists codeLists;
  private final Warehouse warehouse;
  private final TableSentence sentences;
  private final Cache<Asked, PublishedTable> kept =
      Caffeine.newBuilder()
          .maximumWeight(CELLS_KEPT)
          .weigher((Asked _, PublishedTable table) -> 20 + table.cells())
          .build();

  /** How large an answer may be. */
  public enum Size {
    /** Read whole by a browser or a script: json, xlsx and pages. */
    SCREEN(100_000),
    /** Streamed into a file: csv. */
    FILE(1_000_000);

    private final int cells;

    Size(int cells) {
      this.cells = cells;
    }

    /** The most cells, empty ones included. */
    public int cells() {
      return cells;
    }
  }

  /**
   * A release open before a reader: what can be asked of it.
   *
   * @param codeLists by dimension
   */
  public record Edition(Dataset dataset, Release release, Map<String, CodeList> codeLists) {

    public CodeList codes(Dimension dimension) {
      return Objects.requireNonNull(codeLists.get(dimension.code()));
    }
  }

  /** What is on record about a release, which stays even when its figures are closed. */
  public record ReleaseRecord(
      Dataset dataset,
      Release release,
      List<Finding> findings,
      @Nullable String withdrawalReason) {}

  /** The file of a release, for those who take it whole. */
  public record PublishedFile(Path path, Release release, boolean forEverybody) {}

  /** A table is the same for as long as the release, its description and the question are. */
  private record Asked(
      UUID release, int version, boolean forEverybody, TableQuery query, Size size) {}

  Tables(
      Datasets datasets,
      Releases releases,
      CodeLists codeLists,
      Warehouse warehouse,
      TableSentence sentences) {
    this.datasets = datasets;
    this.releases = releases;
    this.codeLists = codeLists;
    this.warehouse = warehouse;
    this.sentences = sentences;
  }

  /** What anybody may see. */
  public PublishedTable table(TableQuery query) {
    return table(Actor.visitor(), query, Size.SCREEN);
  }

  public PublishedTable table(Actor actor, TableQuery query, Size size) {
    var figures = open(actor, query.dataset(), query.release());
    var lists = codeLists.of(figures);
    var question = Question.check(query, figures.release().structure(), lists);
    var spelled = question.spelled(query);
    var asked =
        new Asked(
            figures.release().id(),
            figures.dataset().version(),
            figures.areForEverybody(),
            spelled.page(0, null),
            size);
    var table =
        size == Size.SCREEN
            ? kept.get(asked, key -> answer(key.query(), figures, question, lists, size))
            : answer(spelled.page(0, null), figures, question, lists, size);
    return table.page(query.offset(), query.limit());
  }

  /** What can be asked of a release; null is the latest. */
  public Edition edition(Actor actor, Slug dataset, @Nullable Integer release) {
    var figures = open(actor, dataset, release);
    return new Edition(figures.dataset(), figures.release(), codeLists.of(figures));
  }

  /**
   * The releases a reader may know of, newest first: those withdrawn stay named, those not yet
   * published are for editors.
   */
  public List<Release> history(Actor actor, Slug slug) {
    var dataset = datasets.getVisibleTo(actor, slug);
    return releases.list(dataset.id()).stream()
        .filter(release -> release.publishedAt() != null || actor.may(Verb.EDIT_DATASETS))
        .toList();
  }

  /** One release a reader may know of, and what the checks said of it. */
  public ReleaseRecord record(Actor actor, Slug slug, int number) {
    var dataset = datasets.getVisibleTo(actor, slug);
    var release =
        history(actor, slug).stream()
            .filter(entry -> entry.number() == number)
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("statistics.release.unknown", number));
    return new ReleaseRecord(
        dataset,
        release,
        releases.report(release.id()),
        releases.withdrawalReason(release.id()).orElse(null));
  }

  /** The file of a release as it was checked in, with its SHA-256. */
  public PublishedFile file(Actor actor, Slug dataset, @Nullable Integer release) {
    var figures = open(actor, dataset, release);
    return new PublishedFile(figures.file(), figures.release(), figures.areForEverybody());
  }

  /**
   * What is different between two releases.
   *
   * @param offset how many of the changes to leave out at the top
   */
  public ReleaseComparison compare(
      Actor actor, Slug dataset, int from, int to, int offset, int limit) {
    var older = open(actor, dataset, from);
    var newer = open(actor, dataset, to);
    var before = older.release().structure();
    var after = newer.release().structure();
    var dimensions =
        after.dimensions().stream().filter(d -> before.dimension(d.code()).isPresent()).toList();
    var measures =
        after.measures().stream().filter(m -> before.measure(m.code()).isPresent()).toList();
    var parts = parts(before, after);
    if (measures.isEmpty()) {
      return ReleaseComparison.of(older, newer, dimensions, parts, List.of(), 0, 0, 0);
    }
    var sql =
        new ComparisonSql(
            dimensions,
            measures.stream().map(m -> before.measure(m.code()).orElseThrow()).toList(),
            measures);
    var counts = warehouse.compare(older, newer, sql.counts()).getFirst().figures();
    var oldLists = codeLists.of(older);
    var newLists = codeLists.of(newer);
    var changes =
        warehouse.compare(older, newer, sql.page(offset, limit)).stream()
            .map(row -> change(row, dimensions, measures, oldLists, newLists))
            .toList();
    return ReleaseComparison.of(
        older,
        newer,
        dimensions,
        parts,
        changes,
        count(counts.get(0)),
        count(counts.get(1)),
        count(counts.get(2)));
  }

  private static long count(RawRow.Figure figure) {
    return Objects.requireNonNull(figure.value()).longValueExact();
  }

  private static Change change(
      RawRow row,
      List<Dimension> dimensions,
      List<Measure> measures,
      Map<String, CodeList> oldLists,
      Map<String, CodeList> newLists) {
    var measure = measures.get(Integer.parseInt(row.codes().get(1)));
    var codes = new ArrayList<CodeList.Code>();
    for (int i = 0; i < dimensions.size(); i++) {
      var code = row.codes().get(2 + i);
      var dimension = dimensions.get(i).code();
      codes.add(
          Objects.requireNonNull(newLists.get(dimension))
              .find(code)
              .orElseGet(() -> Objects.requireNonNull(oldLists.get(dimension)).get(code)));
    }
    var before = rounded(row.figures().get(0).value(), measure);
    var after = rounded(row.figures().get(1).value(), measure);
    return new Change(
        What.valueOf(row.codes().get(0)),
        codes,
        measure,
        before,
        after,
        before == null || after == null ? null : after.subtract(before));
  }

  private static @Nullable BigDecimal rounded(@Nullable BigDecimal value, Measure measure) {
    return value == null ? null : value.setScale(measure.decimals(), RoundingMode.HALF_UP);
  }

  private static List<Part> parts(Structure before, Structure after) {
    var parts = new ArrayList<Part>();
    after.dimensions().stream()
        .filter(d -> before.dimension(d.code()).isEmpty())
        .forEach(d -> parts.add(new Part(What.ADDED, true, d.code(), d.label())));
    before.dimensions().stream()
        .filter(d -> after.dimension(d.code()).isEmpty())
        .forEach(d -> parts.add(new Part(What.REMOVED, true, d.code(), d.label())));
    after.measures().stream()
        .filter(m -> before.measure(m.code()).isEmpty())
        .forEach(m -> parts.add(new Part(What.ADDED, false, m.code(), m.label())));
    before.measures().stream()
        .filter(m -> after.measure(m.code()).isEmpty())
        .forEach(m -> parts.add(new Part(What.REMOVED, false, m.code(), m.label())));
    return parts;
  }

  private OfficialFigures open(Actor actor, Slug slug, @Nullable Integer number) {
    var dataset = datasets.getVisibleTo(actor, slug);
    return OfficialFigures.open(dataset, release(actor, dataset, number), releases, actor);
  }

  private Release release(Actor actor, Dataset dataset, @Nullable Integer number) {
    if (dataset.kind() == Kind.COLLECTED) {
      throw new Problem.Refused("statistics.table.collected");
    }
    if (number != null) {
      return releases
          .find(dataset.id(), number)
          .orElseThrow(() -> new Problem.NotFound("statistics.release.unknown", number));
    }
    return releases
        .latestPublic(dataset.id())
        .or(() ->
            actor.may(Verb.EDIT_DATASETS)
                ? releases.list(dataset.id()).stream()
                    .filter(release -> release.withdrawnAt() == null)
                    .findFirst()
                : java.util.Optional.empty())
        .orElseThrow(() -> new Problem.NotFound("statistics.release.none"));
  }

  private PublishedTable answer(
      TableQuery spelled,
      OfficialFigures figures,
      Question question,
      Map<String, CodeList> lists,
      Size size) {
    var most = size.cells() / question.measures().size();
    var found = warehouse.ask(figures, TableSql.of(question, most));
    if (found.size() > most) {
      throw new Problem.Refused("statistics.query.too-many-cells", size.cells());
    }
    return PublishedTable.of(
        spelled,
        figures,
        question,
        lists,
        found,
        size.cells(),
        sentences.of(question, lists),
        sentences);
  }
}
