package taskopru.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Visible;
import taskopru.web.Messages;
import taskopru.web.Site;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts a year: asks every module that has something to tell, for that year and the one before.
 */
@Component
class Reckoning {

  private final ObjectProvider<AnnualFacts> tellers;
  private final Bodies bodies;
  private final Messages messages;
  private final Site site;
  private final Clock clock;
  private final List<Snapshot.Activity> charter;

  Reckoning(
      ObjectProvider<AnnualFacts> tellers,
      Bodies bodies,
      Messages messages,
      Site site,
      Clock clock,
      JsonMapper json,
      @Value("${taskopru.planning.activities}") Resource activities) {
    this.tellers = tellers;
    this.bodies = bodies;
    this.messages = messages;
    this.site = site;
    this.clock = clock;
    this.charter = charter(activities, json);
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(site.zone()));
  }

  @Transactional(readOnly = true)
  Snapshot count(int year) {
    return count(
        new AnnualFacts.Year(year, site.zone(), today()),
        bodies.workingGroup().name(),
        tellers.orderedStream().toList());
  }

  /** Both years are counted on the same day and by the same rules. */
  Snapshot count(AnnualFacts.Year year, LocalizedText body, List<AnnualFacts> all) {
    var before = new HashMap<String, AnnualFacts.Chapter>();
    all.stream()
        .flatMap(teller -> teller.chapters(year.before()).stream())
        .forEach(chapter -> before.put(chapter.key(), chapter));
    var chapters =
        all.stream()
            .flatMap(teller -> teller.chapters(year).stream())
            .map(chapter -> chapter(chapter, before.get(chapter.key()), year))
            .toList();
    var codes = new HashSet<String>();
    chapters.forEach(chapter -> {
      if (!codes.add(chapter.code())) {
        throw new IllegalStateException("two chapters are called " + chapter.code());
      }
    });
    return new Snapshot(
        Snapshot.FORMAT,
        year.number(),
        year.first(),
        year.end(),
        year.asOf(),
        visible(body),
        chapters,
        charter);
  }

  private Snapshot.Chapter chapter(
      AnnualFacts.Chapter chapter, AnnualFacts.@Nullable Chapter earlier, AnnualFacts.Year year) {
    var comparable =
        chapter.isRecorded() && earlier != null && earlier.isRecorded() && year.isOver();
    Map<String, Long> before =
        comparable && earlier != null
            ? earlier.counts().stream()
                .collect(Collectors.toMap(AnnualFacts.Count::key, AnnualFacts.Count::number))
            : Map.of();
    return new Snapshot.Chapter(
        chapter.place(),
        chapter.key(),
        text(chapter.key()),
        chapter.isRecorded(),
        comparable,
        new TreeSet<>(chapter.activities()),
        chapter.counts().stream()
            .map(count -> count(count, before.get(count.key()), year))
            .toList(),
        chapter.tables().stream().map(this::table).toList(),
        chapter.listings().stream().map(this::listing).toList());
  }

  private Snapshot.Count count(
      AnnualFacts.Count count, @Nullable Long before, AnnualFacts.Year year) {
    return new Snapshot.Count(
        count.key(),
        text(count.key()),
        count.isSaid() ? text(count.key() + ".said", count.number()) : null,
        before == null ? null : compared(count.number(), before, year.number() - 1),
        count.number(),
        before,
        count.answers() == null ? null : count.answers().name().toLowerCase(Locale.ROOT));
  }

  private LocalizedText compared(long number, long before, int year) {
    var key =
        number > before
            ? "planning.report.more"
            : number < before ? "planning.report.fewer" : "planning.report.same";
    return text(key, Math.abs(number - before), String.valueOf(year), before);
  }

  private Snapshot.Table table(AnnualFacts.Table table) {
    return new Snapshot.Table(
        table.key(),
        text(table.key()),
        text(table.key() + ".by"),
        table.columns().stream().map(this::text).toList(),
        table.drawn(),
        table.rows().stream().map(row -> new Snapshot.Row(name(row), row.numbers())).toList());
  }

  private Snapshot.Listing listing(AnnualFacts.Listing listing) {
    return new Snapshot.Listing(
        listing.key(),
        text(listing.key()),
        text(listing.key() + ".by"),
        listing.columns().stream().map(this::text).toList(),
        listing.items().stream()
            .map(item ->
                new Snapshot.Item(
                    visible(item.name()),
                    item.address(),
                    item.cells().stream().map(this::cell).toList()))
            .toList());
  }

  private Snapshot.Cell cell(AnnualFacts.Cell cell) {
    return switch (cell) {
      case AnnualFacts.Cell.Word(var key) -> new Snapshot.Cell(text(key), null);
      case AnnualFacts.Cell.Text(var words) -> new Snapshot.Cell(visible(words), null);
      case AnnualFacts.Cell.Value(var number) ->
          number == null
              ? new Snapshot.Cell(LocalizedText.of("–"), null)
              : new Snapshot.Cell(
                  new LocalizedText(
                      ReportWords.number(number, Language.TR),
                      ReportWords.number(number, Language.EN),
                      ReportWords.number(number, Language.AR)),
                  number.stripTrailingZeros().toPlainString());
    };
  }

  private LocalizedText name(AnnualFacts.Row row) {
    var name = row.name();
    return name != null ? visible(name) : text(String.valueOf(row.key()));
  }

  private LocalizedText text(String key, Object... args) {
    return new LocalizedText(
        messages.text(Language.TR, key, args),
        messages.text(Language.EN, key, args),
        messages.text(Language.AR, key, args));
  }

  /** One spelling, whoever typed it. */
  private static LocalizedText visible(LocalizedText text) {
    return new LocalizedText(
        Visible.line(text.tr()),
        text.en() == null ? null : Visible.line(text.en()),
        text.ar() == null ? null : Visible.line(text.ar()));
  }

  private static List<Snapshot.Activity> charter(Resource file, JsonMapper json) {
    try (var in = file.getInputStream()) {
      return List.of(json.readValue(in, Snapshot.Activity[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
