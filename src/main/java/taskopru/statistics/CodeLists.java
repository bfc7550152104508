package taskopru.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import taskopru.kernel.IsoPeriod;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;

/** The code lists of releases, kept at hand: a release never changes. */
@Component
class CodeLists {

  private static final int MOST_CODES = 500_000;
  private static final int MOST_CODES_KEPT = 1_000_000;

  private final Releases releases;
  private final Warehouse warehouse;
  private final Cache<UUID, Map<String, CodeList>> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CODES_KEPT)
          .weigher((UUID _, Map<String, CodeList> lists) ->
              1 + lists.values().stream().mapToInt(CodeList::size).sum())
          .build();

  CodeLists(Releases releases, Warehouse warehouse) {
    this.releases = releases;
    this.warehouse = warehouse;
  }

  /** By dimension, in the order of the structure. */
  Map<String, CodeList> of(OfficialFigures figures) {
    return kept.get(figures.release().id(), _ -> read(figures));
  }

  private Map<String, CodeList> read(OfficialFigures figures) {
    var release = figures.release();
    var lists = new LinkedHashMap<String, CodeList>();
    for (var dimension : release.structure().dimensions()) {
      var codes =
          releases.codes(release.id(), dimension.code()).stream()
              .map(code -> new CodeList.Code(code.code(), code.label()))
              .toList();
      if (codes.isEmpty()) {
        codes =
            warehouse.ask(figures, TableSql.codesOf(dimension, MOST_CODES)).stream()
                .map(row -> CodeList.Code.bare(row.codes().getFirst()))
                .toList();
      }
      lists.put(
          dimension.code(),
          new CodeList(dimension.code(), dimension.isTime() ? inTime(codes) : codes));
    }
    return java.util.Collections.unmodifiableMap(lists);
  }

  private static List<CodeList.Code> inTime(List<CodeList.Code> codes) {
    return codes.stream()
        .sorted(Comparator.comparing(CodeList.Code::code))
        .map(code -> code.label().tr().equals(code.code()) ? inWords(code.code()) : code)
        .toList();
  }

  /** A day or a month nobody has named reads as a date in each language; a year is a year. */
  private static CodeList.Code inWords(String period) {
    return new CodeList.Code(
        period,
        new LocalizedText(
            IsoPeriod.inWords(period, Language.TR),
            IsoPeriod.inWords(period, Language.EN),
            IsoPeriod.inWords(period, Language.AR)));
  }
}
