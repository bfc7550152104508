package taskopru.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.documents.Block;
import taskopru.documents.Documents;
import taskopru.documents.Issued;
import taskopru.documents.Paper;
import taskopru.documents.Remaking;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.web.Messages;
import taskopru.web.Site;

/**
 * A report as a paper. It is made from the snapshot and the texts that went with it, and from
 * nothing else.
 */
@Component
public class ReportPapers {

  private static final int WIDE = 5;

  private final Messages messages;
  private final Site site;
  private final Documents documents;
  private final Remaking remaking;
  private final Reports reports;

  ReportPapers(
      Messages messages, Site site, Documents documents, Remaking remaking, Reports reports) {
    this.messages = messages;
    this.site = site;
    this.documents = documents;
    this.remaking = remaking;
    this.reports = reports;
  }

  /** Whether every paper that was issued of it is made again, byte for byte, from its snapshot. */
  @Transactional(readOnly = true)
  public boolean areMadeAgain(UUID id) {
    var report = reports.get(id);
    var snapshot = reports.snapshot(report);
    var issued = documents.of(id);
    return !issued.isEmpty()
        && issued.stream()
            .allMatch(one -> remaking.givesTheSame(one, of(report, snapshot, one.language())));
  }

  /** The papers of a report, by language. */
  public List<Issued> issued(Report report) {
    return documents.of(report.id()).stream()
        .sorted(Comparator.comparing(Issued::language))
        .toList();
  }

  Paper of(Report report, Snapshot snapshot, Language language) {
    var published = report.publishedAt();
    return Paper.of(
        Paper.Kind.OTHER,
        language,
        messages.text(language, "planning.report.titled", String.valueOf(report.year())),
        report.label(),
        published == null ? snapshot.asOf() : published.atZone(site.zone()).toLocalDate(),
        new Writing(report, snapshot, language).blocks());
  }

  /** One paper while it is written. */
  private final class Writing {

    private final Report report;
    private final Snapshot snapshot;
    private final Language language;
    private final List<Block> blocks = new ArrayList<>();

    Writing(Report report, Snapshot snapshot, Language language) {
      this.report = report;
      this.snapshot = snapshot;
      this.language = language;
    }

    List<Block> blocks() {
      blocks.add(
          new Block.Facts(
              List.of(
                  fact("planning.report.body", snapshot.body().in(language)),
                  fact(
                      "planning.report.period",
                      words(
                          "planning.report.period.said",
                          ReportWords.date(snapshot.from(), language),
                          ReportWords.date(snapshot.to(), language))),
                  fact("planning.report.edition", String.valueOf(report.edition())),
                  fact("planning.report.asOf", ReportWords.date(snapshot.asOf(), language)))));
      if (snapshot.isInterim()) {
        blocks.add(new Block.Paragraph(words("planning.report.interim.said")));
      }
      if (report.reason() != null) {
        blocks.add(
            new Block.Paragraph(
                words(
                    "planning.report.corrects",
                    String.valueOf(report.edition() - 1),
                    report.reason())));
      }
      if (report.texts().hasForeword()) {
        blocks.add(heading(1, "planning.report.foreword"));
        blocks.add(new Block.Paragraph(report.texts().foreword().in(language)));
      }
      glance();
      snapshot.chapters().forEach(this::chapter);
      activities();
      blocks.add(heading(1, "planning.report.method"));
      blocks.add(
          new Block.Note(
              words("planning.report.method.said", ReportWords.date(snapshot.asOf(), language))));
      blocks.add(
          new Block.Note(
              words("planning.report.sha256", Objects.requireNonNullElse(report.sha256(), "–"))));
      blocks.add(
          new Block.Signatures(
              List.of(
                  new Block.Signer("", words("planning.report.secretary")),
                  new Block.Signer("", words("planning.report.chair")))));
      return blocks;
    }

    /** What everybody asks first, answered. */
    private void glance() {
      for (var question : AnnualFacts.Question.values()) {
        var answers = ReportWords.answers(snapshot, question, language);
        if (!answers.isEmpty()) {
          blocks.add(heading(1, ReportWords.question(question)));
          blocks.add(new Block.Paragraph(String.join("\n", answers)));
        }
      }
    }

    private void chapter(Snapshot.Chapter chapter) {
      blocks.add(new Block.Heading(1, chapter.title().in(language)));
      if (chapter.recorded()) {
        blocks.add(
            new Block.Paragraph(String.join("\n", ReportWords.sentences(chapter, language))));
      } else {
        blocks.add(new Block.Paragraph(words("planning.report.nothing", year(0))));
      }
      note(report.texts().note(chapter.code()));
      if (!chapter.recorded()) {
        return;
      }
      if (!chapter.comparable() && !snapshot.isInterim()) {
        blocks.add(new Block.Note(words("planning.report.notComparable", year(-1))));
      }
      blocks.add(counts(chapter));
      chapter.tables().forEach(table -> blocks.add(table(table)));
      chapter.listings().stream()
          .filter(listing -> !listing.items().isEmpty())
          .forEach(listing -> blocks.add(listing(listing)));
    }

    private Block counts(Snapshot.Chapter chapter) {
      var columns = new ArrayList<Block.Column>();
      columns.add(Block.Column.of(words("planning.report.column.what"), WIDE));
      columns.add(new Block.Column(year(0), 1, true));
      if (chapter.comparable()) {
        columns.add(new Block.Column(year(-1), 1, true));
        columns.add(new Block.Column(words("planning.report.column.change"), 1, true));
      }
      return new Block.Table(
          words("planning.report.numbers", chapter.title().in(language)),
          columns,
          chapter.counts().stream().map(count -> row(chapter, count)).toList(),
          false);
    }

    private List<String> row(Snapshot.Chapter chapter, Snapshot.Count count) {
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

    private Block table(Snapshot.Table table) {
      var columns = new ArrayList<Block.Column>();
      columns.add(Block.Column.of(table.by().in(language), WIDE));
      table.columns().forEach(head -> columns.add(new Block.Column(head.in(language), 2, true)));
      var rows = new ArrayList<List<String>>();
      for (var row : table.rows()) {
        var cells = new ArrayList<String>();
        cells.add(row.name().in(language));
        row.numbers().forEach(number -> cells.add(ReportWords.number(number, language)));
        rows.add(cells);
      }
      return new Block.Table(table.title().in(language), columns, rows, false);
    }

    private Block listing(Snapshot.Listing listing) {
      var columns = new ArrayList<Block.Column>();
      columns.add(Block.Column.of(listing.by().in(language), WIDE));
      for (var i = 0; i < listing.columns().size(); i++) {
        columns.add(
            new Block.Column(
                listing.columns().get(i).in(language),
                listing.isOfValues(i) ? 2 : WIDE - 1,
                listing.isOfValues(i)));
      }
      var rows = new ArrayList<List<String>>();
      for (var item : listing.items()) {
        var cells = new ArrayList<String>();
        cells.add(item.name().in(language));
        item.cells().forEach(cell -> cells.add(cell.shown().in(language)));
        rows.add(cells);
      }
      return new Block.Table(listing.title().in(language), columns, rows, false);
    }

    /** Each activity that a chapter serves, or of which somebody has something to say. */
    private void activities() {
      blocks.add(heading(1, "planning.report.activities"));
      for (var activity : snapshot.activities()) {
        var note = report.texts().note(activity.code());
        var serving = snapshot.serving(activity);
        if (serving.isEmpty() && note == null) {
          continue;
        }
        blocks.add(new Block.Heading(2, activity.number() + ". " + activity.text().in(language)));
        var recorded = serving.stream().filter(Snapshot.Chapter::recorded).toList();
        if (recorded.isEmpty() && note == null) {
          blocks.add(new Block.Paragraph(words("planning.report.nothing", year(0))));
        }
        for (var chapter : recorded) {
          blocks.add(
              new Block.Paragraph(
                  words(
                      "planning.report.told",
                      chapter.title().in(language),
                      String.join(" ", ReportWords.sentences(chapter, language)))));
        }
        note(note);
      }
    }

    private void note(@Nullable LocalizedText note) {
      if (note != null) {
        blocks.add(new Block.Paragraph(note.in(language)));
      }
    }

    private Block.Heading heading(int level, String key) {
      return new Block.Heading(level, words(key));
    }

    private Block.Fact fact(String key, String value) {
      return new Block.Fact(words(key), value);
    }

    private String year(int away) {
      return String.valueOf(snapshot.year() + away);
    }

    private String words(String key, Object... args) {
      return messages.text(language, key, args);
    }
  }
}
