package taskopru.statistics.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Kind;
import taskopru.identity.Accounts;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.statistics.Finding;
import taskopru.statistics.ImportDesk;
import taskopru.statistics.ImportJob;
import taskopru.statistics.Measure.Aggregation;
import taskopru.statistics.Release;
import taskopru.statistics.ReportText;
import taskopru.statistics.ingest.Mapping;
import taskopru.statistics.ingest.Mapping.Use;
import taskopru.statistics.web.ImportPage.Face;
import taskopru.web.Ui;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Progress;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Makes the pages of importing of what the use case knows. */
@Component
class ImportPages {

  private final ImportDesk desk;
  private final ReportText words;
  private final Accounts accounts;

  ImportPages(ImportDesk desk, ReportText words, Accounts accounts) {
    this.desk = desk;
    this.words = words;
    this.accounts = accounts;
  }

  static String address(Ui ui, Dataset dataset) {
    return ui.path("/desk/datasets/" + dataset.slug() + "/imports");
  }

  ImportHistory history(Actor actor, Dataset dataset, Ui ui) {
    var here = address(ui, dataset);
    var imports = desk.imports(actor, dataset);
    var names =
        accounts.names(imports.stream().map(ImportJob::startedBy).collect(Collectors.toSet()));
    return new ImportHistory(
        dataset,
        here,
        actor.may(Verb.EDIT_DATASETS),
        dataset.kind() == Kind.COLLECTED,
        desk.releases(actor, dataset).stream().map(it -> line(actor, it, here, ui)).toList(),
        imports.stream().map(it -> line(actor, it, here, names, ui)).toList());
  }

  private static ImportHistory.ReleaseLine line(Actor actor, Release it, String here, Ui ui) {
    boolean may = actor.may(Verb.PUBLISH_DATASETS) && it.kind() != Kind.COLLECTED;
    var deed = here + "/releases/" + it.number();
    var date = it.referenceDate();
    return new ImportHistory.ReleaseLine(
        it.number(),
        state(it, ui),
        it.rows(),
        DatasetViews.period(it, ui.language()),
        it.source(),
        date == null ? null : ui.date(date),
        ui.text(it.note()),
        ui.dateTime(it.importedAt()),
        may && it.publishedAt() == null ? deed + "/publication" : null,
        may && it.isPublic() ? deed + "/withdrawal" : null);
  }

  static Tag state(Release it, Ui ui) {
    if (it.withdrawnAt() != null) {
      return new Tag(ui.text("statistics.release.state.withdrawn"), Tone.BAD);
    }
    return it.publishedAt() == null
        ? new Tag(ui.text("statistics.release.state.draft"), Tone.PLAIN)
        : new Tag(ui.text("statistics.release.state.published"), Tone.GOOD);
  }

  private static ImportHistory.ImportLine line(
      Actor actor, ImportJob it, String here, Map<UUID, String> names, Ui ui) {
    return new ImportHistory.ImportLine(
        it.fileName(),
        actor.may(Verb.EDIT_DATASETS) ? here + "/" + it.id() : null,
        state(it, ui),
        it.rows(),
        who(actor, it.startedBy(), names, ui),
        ui.dateTime(it.startedAt()));
  }

  private static Tag state(ImportJob it, Ui ui) {
    return new Tag(
        ui.text("statistics.desk.state." + it.state().word()),
        switch (it.state()) {
          case QUEUED, RUNNING -> Tone.NEWS;
          case WAITING -> Tone.WAIT;
          case DONE -> Tone.GOOD;
          case FAILED -> Tone.BAD;
          case CANCELLED -> Tone.PLAIN;
        });
  }

  private static String who(Actor actor, UUID id, Map<UUID, String> names, Ui ui) {
    if (id.equals(actor.id())) {
      return ui.text("statistics.desk.you");
    }
    return id.equals(Actor.OPERATOR_ID)
        ? ui.text("statistics.desk.operator")
        : names.getOrDefault(id, ui.text("statistics.desk.somebody"));
  }

  /**
   * @param columns the page of the columns to correct, from 1
   * @param form what was sent and refused; null for the page as the import stands
   * @param reading likewise, of how to read the file
   */
  ImportPage page(
      Actor actor,
      Dataset dataset,
      ImportJob job,
      boolean correcting,
      int columns,
      @Nullable Form form,
      @Nullable Form reading,
      Ui ui) {
    var here = address(ui, dataset) + "/" + job.id();
    var face = face(job, correcting);
    var mapping = face == Face.STRUCTURE ? job.mapping() : null;
    var shownForm =
        form != null
            ? form
            : mapping != null ? StructureForm.of(mapping, columns) : facts(dataset, job);
    var report = job.report();
    return new ImportPage(
        dataset,
        job,
        face,
        ui.text("statistics.desk.import.title", job.fileName()),
        here,
        address(ui, dataset),
        way(face, ui),
        face == Face.PROGRESS ? progress(job, here, ui) : null,
        problem(job, ui),
        job.state().isOver() || job.built() || report.hasErrors(),
        ui.text(
            "statistics.ingest.report.head",
            job.fileName(),
            report.count(Finding.Severity.ERROR),
            report.count(Finding.Severity.WARNING)),
        report.findings().stream().map(it -> line(it, ui)).toList(),
        mapping != null ? columns(job, mapping, shownForm, ui) : List.of(),
        mapping != null ? columnPage(mapping, shownForm) : null,
        Stream.of(Aggregation.values())
            .map(it ->
                new Option(
                    it.word(),
                    ui.text("statistics.desk.aggregation." + it.word()),
                    ui.text("statistics.desk.aggregation." + it.word() + ".hint")))
            .toList(),
        Stream.of(Place.values())
            .map(it -> Option.of(it.word(), ui.text("statistics.desk.place." + it.word())))
            .toList(),
        sheets(job),
        shownForm,
        reading != null ? reading : ReadingForm.of(job.wishes()),
        face == Face.STORED ? desk.releaseOf(job) : null,
        actor.may(Verb.PUBLISH_DATASETS));
  }

  private static Face face(ImportJob job, boolean correcting) {
    return switch (job.state()) {
      case QUEUED, RUNNING -> Face.PROGRESS;
      case WAITING -> job.built() && !correcting ? Face.KEEPING : Face.STRUCTURE;
      case DONE -> Face.STORED;
      case FAILED, CANCELLED -> Face.ENDED;
    };
  }

  private static List<Step> way(Face face, Ui ui) {
    return Step.line(
        Stream.of("file", "structure", "checks", "release")
            .map(it -> ui.text("statistics.desk.way." + it))
            .toList(),
        switch (face) {
          case PROGRESS, ENDED -> 0;
          case STRUCTURE -> 1;
          case KEEPING -> 2;
          case STORED -> 3;
        });
  }

  static Progress progress(ImportJob job, String here, Ui ui) {
    var step = job.step();
    var share = job.share();
    var sentence =
        job.cancel()
            ? ui.text("statistics.desk.stopping")
            : step == null
                ? ui.text("statistics.desk.queued")
                : ui.text("statistics.import.step." + step.word());
    return new Progress(
        sentence,
        share == null ? null : (int) Math.clamp(Math.round(share * 100), 0, 100),
        job.state().isBusy() ? here : null);
  }

  /** Kept as text; a sentence that wants a number gets it as one. */
  private static @Nullable String problem(ImportJob job, Ui ui) {
    var key = job.problem();
    if (key == null) {
      return null;
    }
    try {
      return ui.text(key, job.problemArgs().toArray());
    } catch (IllegalArgumentException e) {
      return ui.text(
          key,
          job.problemArgs().stream()
              .map(it -> it.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(it) : it)
              .toArray());
    }
  }

  private ImportPage.Line line(Finding it, Ui ui) {
    var language = ui.language();
    return new ImportPage.Line(
        new Tag(
            words.severity(it, language),
            switch (it.severity()) {
              case ERROR -> Tone.BAD;
              case WARNING -> Tone.WAIT;
              case INFO -> Tone.NEWS;
            }),
        words.sentence(it, language),
        words.todo(it, language),
        it.places(),
        it.places().isEmpty() ? 0 : Math.max(0, it.total() - it.places().size()));
  }

  private static Form facts(Dataset dataset, ImportJob job) {
    var source = dataset.metadata().source();
    return Form.empty().with("source", source.isEmpty() ? job.fileName() : source);
  }

  private static List<Option> sheets(ImportJob job) {
    var examined = job.examined();
    return examined == null
        ? List.of()
        : examined.layout().sheets().stream().map(it -> Option.of(it, it)).toList();
  }

  private static ImportPage.@Nullable ColumnPage columnPage(Mapping mapping, Form form) {
    int pages = StructureForm.pages(mapping);
    int page = StructureForm.page(form, mapping);
    int first = (page - 1) * StructureForm.ON_A_PAGE;
    int all = mapping.columns().size();
    return pages == 1
        ? null
        : new ImportPage.ColumnPage(
            page, pages, first + 1, Math.min(all, first + StructureForm.ON_A_PAGE), all);
  }

  private static List<ImportPage.Editable> columns(
      ImportJob job, Mapping mapping, Form form, Ui ui) {
    var examined = job.examined();
    var shown = StructureForm.shown(form, mapping);
    var nameable =
        mapping.columns().stream()
            .filter(it -> isDimension(form.value("use-" + it.index())) || it.isDimension())
            .toList();
    var columns = new ArrayList<ImportPage.Editable>();
    for (var it : shown) {
      var uses = new ArrayList<Option>();
      for (var use : List.of(Use.TIME, Use.DIMENSION, Use.MEASURE, Use.ATTRIBUTE, Use.LEAVE_OUT)) {
        uses.add(Option.of(use.word(), ui.text("statistics.desk.use." + use.word())));
      }
      for (var other : nameable) {
        if (other.index() != it.index()) {
          uses.add(
              Option.of(
                  StructureForm.namesOf(other.index()),
                  ui.text("statistics.desk.use.names-of", other.heading())));
        }
      }
      columns.add(
          new ImportPage.Editable(
              it.index(),
              it.heading(),
              examined == null
                  ? ""
                  : examined.examples().getOrDefault(it.index(), List.of()).stream()
                      .limit(4)
                      .map(value -> value.length() > 40 ? value.substring(0, 40) + "…" : value)
                      .collect(Collectors.joining(" · ")),
              examined == null ? 0 : examined.distinct().getOrDefault(it.index(), 0L),
              uses));
    }
    return columns;
  }

  private static boolean isDimension(String use) {
    return use.equals(Use.TIME.word()) || use.equals(Use.DIMENSION.word());
  }
}
