package taskopru.planning.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taskopru.documents.Issued;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.planning.Report;
import taskopru.planning.ReportWords;
import taskopru.planning.Snapshot;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.Download;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/**
 * A report as it is read: made from the snapshot and the texts that went with it, and from nothing
 * else.
 */
public record ReportPage(
    int year,
    int edition,
    Tag counted,
    String period,
    @Nullable String corrects,
    @Nullable String interim,
    @Nullable Said foreword,
    List<Answer> answers,
    List<Chapter> chapters,
    List<Activity> activities,
    String method,
    @Nullable String sha256) {

  /** Two decimals of a percent are finer than any screen. */
  private static final double FINEST = 100.0;

  /** What somebody wrote, in the language it is really in. */
  public record Said(List<String> lines, @Nullable String lang, @Nullable String dir) {}

  /** What everybody asks first, and the sentences that answer it. */
  public record Answer(String id, String question, List<String> sentences) {}

  /** A subject with its sentences, its numbers and its tables. */
  public record Chapter(
      String id,
      String title,
      boolean recorded,
      List<String> sentences,
      @Nullable Said note,
      @Nullable String apart,
      String caption,
      List<Column> columns,
      List<List<String>> rows,
      List<Table> tables,
      List<Listing> listings) {}

  /**
   * Numbers by something.
   *
   * @param drawn how many of the columns, from the first, the bars show
   */
  public record Table(String id, String title, List<Column> columns, int drawn, List<Line> lines) {}

  /** A line of a table and its bar. */
  public record Line(String name, List<String> cells, List<Part> bar) {}

  /** A part of a bar, in percent of the longest one. */
  public record Part(String css, String start, String length) {}

  /** Public things told one by one. */
  public record Listing(String id, String title, List<Column> columns, List<Item> items) {}

  /** One of them, with its page. */
  public record Item(Words name, String href, List<Words> cells) {}

  /** Words of an item, in the language they are really in; under their head on a phone. */
  public record Words(String text, String head, boolean number, @Nullable String lang) {}

  /** One of the charter's activities and what was done for it. */
  public record Activity(int number, String text, List<String> told, @Nullable Said note) {}

  static ReportPage of(Report report, Snapshot snapshot, Ui ui) {
    var language = ui.language();
    var reason = report.reason();
    return new ReportPage(
        report.year(),
        report.edition(),
        new Tag(
            ui.text("planning.report.counted", ReportWords.date(snapshot.asOf(), language)),
            report.snapshot() == null ? Tone.WAIT : Tone.PLAIN),
        ui.text(
            "planning.report.period.said",
            ReportWords.date(snapshot.from(), language),
            ReportWords.date(snapshot.to(), language)),
        reason == null
            ? null
            : ui.text("planning.report.corrects", String.valueOf(report.edition() - 1), reason),
        snapshot.isInterim() ? ui.text("planning.report.interim.said") : null,
        report.texts().hasForeword() ? said(report.texts().foreword(), language) : null,
        answers(snapshot, ui),
        snapshot.chapters().stream()
            .map(chapter -> chapter(report, snapshot, chapter, ui))
            .toList(),
        activities(report, snapshot, ui),
        ui.text("planning.report.method.said", ReportWords.date(snapshot.asOf(), language)),
        report.sha256());
  }

  private static List<Answer> answers(Snapshot snapshot, Ui ui) {
    return Arrays.stream(AnnualFacts.Question.values())
        .map(question ->
            new Answer(
                "report-" + question.name().toLowerCase(Locale.ROOT),
                ui.text(ReportWords.question(question)),
                ReportWords.answers(snapshot, question, ui.language())))
        .filter(answer -> !answer.sentences().isEmpty())
        .toList();
  }

  private static Chapter chapter(
      Report report, Snapshot snapshot, Snapshot.Chapter chapter, Ui ui) {
    var language = ui.language();
    var columns = new ArrayList<Column>();
    columns.add(Column.of(ui.text("planning.report.column.what")));
    columns.add(Column.ofNumbers(String.valueOf(snapshot.year())));
    if (chapter.comparable()) {
      columns.add(Column.ofNumbers(String.valueOf(snapshot.year() - 1)));
      columns.add(Column.ofNumbers(ui.text("planning.report.column.change")));
    }
    return new Chapter(
        id(chapter.code()),
        chapter.title().in(language),
        chapter.recorded(),
        chapter.recorded()
            ? ReportWords.sentences(chapter, language)
            : List.of(ui.text("planning.report.nothing", String.valueOf(snapshot.year()))),
        said(report.texts().note(chapter.code()), language),
        chapter.recorded() && !chapter.comparable() && !snapshot.isInterim()
            ? ui.text("planning.report.notComparable", String.valueOf(snapshot.year() - 1))
            : null,
        ui.text("planning.report.numbers", chapter.title().in(language)),
        columns,
        chapter.counts().stream().map(count -> cells(chapter, count, language)).toList(),
        chapter.recorded()
            ? chapter.tables().stream().map(table -> table(table, language)).toList()
            : List.of(),
        chapter.listings().stream()
            .filter(listing -> chapter.recorded() && !listing.items().isEmpty())
            .map(listing -> listing(listing, ui))
            .toList());
  }

  private static List<String> cells(
      Snapshot.Chapter chapter, Snapshot.Count count, Language language) {
    var name = count.name().in(language);
    var number = ReportWords.number(count.number(), language);
    return chapter.comparable()
        ? List.of(
            name,
            number,
            ReportWords.number(count.before(), language),
            ReportWords.change(count, language))
        : List.of(name, number);
  }

  private static Table table(Snapshot.Table table, Language language) {
    var columns = new ArrayList<Column>();
    columns.add(Column.of(table.by().in(language)));
    table.columns().forEach(head -> columns.add(Column.ofNumbers(head.in(language))));
    var longest = table.rows().stream().mapToLong(row -> drawn(table, row)).max().orElse(0);
    return new Table(
        id(table.code()),
        table.title().in(language),
        columns,
        longest == 0 ? 0 : table.drawn(),
        table.rows().stream()
            .map(row ->
                new Line(
                    row.name().in(language),
                    row.numbers().stream()
                        .map(number -> ReportWords.number(number, language))
                        .toList(),
                    bar(table, row, longest)))
            .toList());
  }

  private static Listing listing(Snapshot.Listing listing, Ui ui) {
    var language = ui.language();
    var columns = new ArrayList<Column>();
    columns.add(Column.of(listing.by().in(language)));
    for (var i = 0; i < listing.columns().size(); i++) {
      var head = listing.columns().get(i).in(language);
      columns.add(listing.isOfValues(i) ? Column.ofNumbers(head) : Column.of(head));
    }
    return new Listing(
        id(listing.code()),
        listing.title().in(language),
        columns,
        listing.items().stream()
            .map(item ->
                new Item(
                    words(item.name(), columns.getFirst(), language),
                    ui.path(item.address()),
                    IntStream.range(0, item.cells().size())
                        .mapToObj(
                            i -> words(item.cells().get(i).shown(), columns.get(i + 1), language))
                        .toList()))
            .toList());
  }

  private static Words words(LocalizedText text, Column column, Language reader) {
    var shown = text.shownIn(reader);
    return new Words(
        text.in(reader),
        column.text(),
        column.number(),
        shown == reader || column.number() ? null : shown.tag());
  }

  private static long drawn(Snapshot.Table table, Snapshot.Row row) {
    return row.numbers().stream().limit(table.drawn()).mapToLong(Long::longValue).sum();
  }

  private static List<Part> bar(Snapshot.Table table, Snapshot.Row row, long longest) {
    var parts = new ArrayList<Part>();
    var start = 0L;
    for (var i = 0; i < table.drawn() && longest > 0; i++) {
      var number = row.numbers().get(i);
      if (number > 0) {
        parts.add(
            new Part("report-part-" + (i + 1), percent(start, longest), percent(number, longest)));
      }
      start += number;
    }
    return parts;
  }

  private static String percent(long part, long whole) {
    return String.valueOf(Math.round(FINEST * FINEST * part / whole) / FINEST);
  }

  private static List<Activity> activities(Report report, Snapshot snapshot, Ui ui) {
    var language = ui.language();
    var all = new ArrayList<Activity>();
    for (var activity : snapshot.activities()) {
      var note = said(report.texts().note(activity.code()), language);
      var serving = snapshot.serving(activity);
      if (serving.isEmpty() && note == null) {
        continue;
      }
      var told =
          new ArrayList<>(
              serving.stream()
                  .filter(Snapshot.Chapter::recorded)
                  .map(chapter ->
                      ui.text(
                          "planning.report.told",
                          chapter.title().in(language),
                          String.join(" ", ReportWords.sentences(chapter, language))))
                  .toList());
      if (told.isEmpty() && note == null) {
        told.add(ui.text("planning.report.nothing", String.valueOf(snapshot.year())));
      }
      all.add(new Activity(activity.number(), activity.text().in(language), told, note));
    }
    return all;
  }

  /** What is shown of a text somebody wrote; a fallback says which language it is in. */
  private static @Nullable Said said(@Nullable LocalizedText text, Language reader) {
    if (text == null || text.in(reader).isBlank()) {
      return null;
    }
    var shown = text.shownIn(reader);
    return new Said(
        Arrays.asList(text.in(reader).split("\n\\s*\n")),
        shown == reader ? null : shown.tag(),
        shown == reader ? null : shown.direction());
  }

  static List<Download> papers(List<Issued> issued, Ui ui) {
    var all = new ArrayList<Download>();
    for (var paper : issued) {
      var name = ui.text("planning.report.paper." + paper.language().tag());
      all.add(
          new Download(
              name, ui.path("/files/" + paper.pdf().id()), "PDF", null, paper.pdf().bytes()));
      all.add(
          new Download(
              name, ui.path("/files/" + paper.docx().id()), "DOCX", null, paper.docx().bytes()));
    }
    return all;
  }

  private static String id(String code) {
    return code.replace('.', '-');
  }
}
