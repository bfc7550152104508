package taskopru.operator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Licence;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.statistics.ImportOrder;
import taskopru.statistics.ImportOutcome;
import taskopru.statistics.ImportProgress;
import taskopru.statistics.Importing;
import taskopru.statistics.ReleaseFacts;
import taskopru.statistics.ReportText;
import taskopru.web.Messages;

/** {@code taskopru import FILE --dataset SLUG}: a file becomes a release. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "${bundle:operator.import}")
final class ImportCommand implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  @ParentCommand
  private Operator operator;

  @Mixin private final HomeOption home = new HomeOption();

  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "FILE", description = "${bundle:operator.import.file}")
  private Path file;

  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "SLUG",
      description = "${bundle:operator.import.dataset}")
  private String dataset;

  @Option(names = "--title", paramLabel = "TEXT", description = "${bundle:operator.import.title}")
  private @Nullable String title;

  @Option(names = "--kind", paramLabel = "KIND", description = "${bundle:operator.import.kind}")
  private @Nullable String kind;

  @Option(names = "--time", paramLabel = "COLUMN", description = "${bundle:operator.import.time}")
  private @Nullable String time;

  @Option(
      names = "--dimensions",
      split = ",",
      paramLabel = "COLUMN",
      description = "${bundle:operator.import.dimensions}")
  private @Nullable List<String> dimensions;

  @Option(
      names = "--measures",
      split = ",",
      paramLabel = "COLUMN",
      description = "${bundle:operator.import.measures}")
  private @Nullable List<String> measures;

  @Option(names = "--sheet", paramLabel = "NAME", description = "${bundle:operator.import.sheet}")
  private @Nullable String sheet;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "${bundle:operator.import.encoding}")
  private @Nullable String encoding;

  @Option(
      names = "--delimiter",
      paramLabel = "SIGN",
      description = "${bundle:operator.import.delimiter}")
  private @Nullable String delimiter;

  @Option(
      names = "--decimal",
      paramLabel = "SIGN",
      description = "${bundle:operator.import.decimal}")
  private @Nullable String decimal;

  @Option(
      names = "--header-rows",
      paramLabel = "N",
      description = "${bundle:operator.import.header-rows}")
  private @Nullable Integer headerRows;

  @Option(names = "--keep-totals", description = "${bundle:operator.import.keep-totals}")
  private boolean keepTotals;

  @Option(names = "--wide", description = "${bundle:operator.import.wide}")
  private boolean wide;

  @Option(names = "--source", paramLabel = "TEXT", description = "${bundle:operator.import.source}")
  private String source = "";

  @Option(
      names = "--reference-date",
      paramLabel = "DATE",
      description = "${bundle:operator.import.reference-date}")
  private @Nullable LocalDate referenceDate;

  @Option(
      names = "--licence",
      paramLabel = "CODE",
      description = "${bundle:operator.import.licence}")
  private @Nullable String licence;

  @Option(names = "--note", paramLabel = "TEXT", description = "${bundle:operator.import.note}")
  private String note = "";

  @Option(
      names = "--language",
      paramLabel = "LANG",
      description = "${bundle:operator.import.language}")
  private @Nullable String language;

  @Option(names = "--publish", description = "${bundle:operator.import.publish}")
  private boolean publish;

  @Override
  public Integer call() {
    var order = order();
    var words = words();
    var ended = new CountDownLatch(1);
    try (var house =
            new House(operator.application(), home.home())
                .with("spring.main.register-shutdown-hook", false)
                .forCommands();
        var progress = new Shown(operator.terminal().progress(), operator.terminal())) {
      SpringApplication.getShutdownHandlers().add(() -> stop(progress, ended));
      var importing = house.getBean(Importing.class);
      var started = System.nanoTime();
      var outcome = importing.run(Actor.operator(), order, progress);
      var took = Duration.ofNanos(System.nanoTime() - started);
      progress.close();
      var text = house.getBean(ReportText.class);
      text.lines(outcome.report(), words).forEach(operator.terminal()::print);
      return switch (outcome) {
        case ImportOutcome.Stored stored -> {
          say(
              house,
              words,
              publish ? "operator.import.published" : "operator.import.done",
              dataset,
              stored.release().number(),
              stored.release().rows());
          measured(took);
          yield 0;
        }
        case ImportOutcome.Rejected _ -> {
          say(house, words, "statistics.import.rejected");
          yield 1;
        }
      };
    } finally {
      ended.countDown();
    }
  }

  private void say(ApplicationContext house, Language words, String key, Object... args) {
    operator.terminal().print(house.getBean(Messages.class).text(words, key, args));
  }

  /** For programs that measure: what the import took, without the start of the program. */
  private void measured(Duration took) {
    if (!operator.terminal().isTerminal()) {
      operator.terminal().print("imported-in-ms=" + took.toMillis());
    }
  }

  /** Ctrl-C: asks the import to stop and waits until it has cleared its things away. */
  private static void stop(Shown progress, CountDownLatch ended) {
    progress.cancel();
    try {
      ended.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ImportOrder order() {
    return new ImportOrder(
        file,
        new Slug(dataset),
        kind == null ? null : kind(kind),
        title == null || title.isBlank() ? null : LocalizedText.of(title),
        licence == null ? null : licence(licence),
        new ImportOrder.Reading(
            sheet, encoding, delimiter, decimal, headerRows, keepTotals, wide ? false : null),
        new ImportOrder.Meaning(time, dimensions, measures),
        new ReleaseFacts(source, referenceDate, LocalizedText.of(note)),
        publish);
  }

  private static Licence licence(String code) {
    return Licence.find(code)
        .orElseThrow(() -> new Problem.Refused("operator.import.bad-licence", code));
  }

  private static Kind kind(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "official" -> Kind.OFFICIAL;
      case "collected" -> Kind.COLLECTED;
      default -> throw new Problem.Refused("operator.import.bad-kind", word);
    };
  }

  private Language words() {
    var wished = language;
    return wished == null
        ? operator.terminal().language()
        : Language.find(wished)
            .orElseThrow(() -> new Problem.Refused("operator.import.bad-language", wished));
  }

  /** Shows how far it is, and knows whether it should stop. */
  private static final class Shown implements ImportProgress, AutoCloseable {

    private static final int STEPS = Step.values().length;

    private final ProgressLine line;
    private final Terminal terminal;
    private volatile boolean cancelled;

    Shown(ProgressLine line, Terminal terminal) {
      this.line = line;
      this.terminal = terminal;
    }

    @Override
    public void at(Step step, double share, long rows) {
      long done = (long) ((step.ordinal() + Math.clamp(share, 0, 1)) * 1000);
      line.at(terminal.text("statistics.import.step." + step.word()), done, STEPS * 1000L);
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }

    void cancel() {
      cancelled = true;
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
