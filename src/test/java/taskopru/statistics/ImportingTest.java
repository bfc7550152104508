package taskopru.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import taskopru.Database;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.State;
import taskopru.installation.Home;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.statistics.StatisticsEvent.ReleaseImported;
import taskopru.statistics.StatisticsEvent.ReleasePublished;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(Database.class)
class ImportingTest {

  private static final Path OTHER_DISK = Path.of("/dev/shm");

  static final Actor AYSE =
      new Actor(UUID.randomUUID(), Set.of(Verb.EDIT_DATASETS, Verb.PUBLISH_DATASETS));
  static final Actor MEHMET = new Actor(UUID.randomUUID(), Set.of(Verb.EDIT_DATASETS));

  @Autowired Importing importing;
  @Autowired ReleasePublishing publishing;
  @Autowired Releases releases;
  @Autowired ImportJobs jobs;
  @Autowired ImportSweeping sweeping;
  @Autowired Datasets datasets;
  @Autowired Home home;
  @Autowired JdbcClient db;
  @TempDir Path folder;

  @Test
  void aFileBecomesAPublicRelease(AssertablePublishedEvents events) throws IOException {
    var stored =
        stored(
            importing.run(AYSE, ImportOrder.of(population(), slug(), true), ImportProgress.SILENT));
    var release = stored.release();
    assertThat(release.number()).isEqualTo(1);
    assertThat(release.rows()).isEqualTo(4);
    assertThat(release.isPublic()).isTrue();
    assertThat(release.timeFrom()).isEqualTo("2022");
    assertThat(releases.file(release)).exists().hasSize(release.bytes());
    assertThat(releases.codes(release.id(), "il")).hasSize(2);
    assertThat(datasets.get(release.dataset()).state()).isEqualTo(State.PUBLISHED);
    assertThat(events).contains(ReleaseImported.class).matching(ReleaseImported::rows, 4L);
    assertThat(events).contains(ReleasePublished.class).matching(ReleasePublished::number, 1);
    assertThat(home.work()).isEmptyDirectory();
  }

  @Test
  void aSecondFileBecomesTheSecondRelease() throws IOException {
    var slug = slug();
    stored(importing.run(AYSE, ImportOrder.of(population(), slug, false), ImportProgress.SILENT));
    var second =
        stored(
            importing.run(AYSE, ImportOrder.of(population(), slug, false), ImportProgress.SILENT));
    assertThat(second.release().number()).isEqualTo(2);
    assertThat(second.release().isPublic()).isFalse();
    assertThat(jobs.list(slug)).hasSize(2).allMatch(job -> job.state() == ImportJob.State.DONE);
  }

  @Test
  void aFileWithErrorsLeavesItsReportAndNothingElse() throws IOException {
    var slug = slug();
    var outcome =
        importing.run(
            AYSE,
            ImportOrder.of(
                file("il,yil,nufus\nAdana,2023,1\nAdana,2023,2,9\nHatay,2023,3\n"), slug, true),
            ImportProgress.SILENT);
    assertThat(outcome).isInstanceOf(ImportOutcome.Rejected.class);
    assertThat(datasets.find(slug)).isEmpty();
    assertThat(home.work()).isEmptyDirectory();
    var job = jobs.list(slug).getFirst();
    assertThat(job.state()).isEqualTo(ImportJob.State.FAILED);
    assertThat(job.report().hasErrors()).isTrue();
  }

  @Test
  void aRefusalIsRememberedInWords() throws IOException {
    var slug = slug();
    var picture = folder.resolve("resim.csv");
    Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    assertThatThrownBy(
            () -> importing.run(AYSE, ImportOrder.of(picture, slug, true), ImportProgress.SILENT))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("statistics.ingest.refused.picture");
    assertThat(jobs.list(slug).getFirst().problem()).isEqualTo("statistics.ingest.refused.picture");
    assertThat(datasets.find(slug)).isEmpty();
  }

  @Test
  void whoMayNotPublishDoesNot() throws IOException {
    var slug = slug();
    var file = population();
    assertThatThrownBy(
            () -> importing.run(MEHMET, ImportOrder.of(file, slug, true), ImportProgress.SILENT))
        .isInstanceOf(Problem.Forbidden.class);
    var release =
        stored(importing.run(MEHMET, ImportOrder.of(file, slug, false), ImportProgress.SILENT))
            .release();
    assertThatThrownBy(() -> publishing.publish(MEHMET, release.id()))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(() ->
            importing.run(
                Actor.visitor(), ImportOrder.of(file, slug, false), ImportProgress.SILENT))
        .isInstanceOf(Problem.Forbidden.class);
  }

  @Test
  void collectedRecordsAreImportedAndNoWayPublishesThem() throws IOException {
    var slug = slug();
    var file = file("kisi,yil,yas\nk1,2023,20\nk2,2023,31\nk3,2023,42\n");
    var order = ImportOrder.of(file, slug, false);
    var collected =
        new ImportOrder(
            file,
            slug,
            Kind.COLLECTED,
            null,
            null,
            order.reading(),
            order.meaning(),
            order.facts(),
            false);
    var release =
        stored(importing.run(Actor.operator(), collected, ImportProgress.SILENT)).release();
    assertThat(release.kind()).isEqualTo(Kind.COLLECTED);
    assertThatThrownBy(() -> publishing.publish(Actor.operator(), release.id()))
        .hasMessage("statistics.release.collected");
    assertThatThrownBy(() ->
            importing.run(
                Actor.operator(), ImportOrder.of(file, slug, true), ImportProgress.SILENT))
        .hasMessage("statistics.release.collected");
    assertThatThrownBy(() -> releases.publish(release.id(), java.time.Instant.now(), AYSE.id()))
        .hasMessageContaining("collected_records_are_never_published");
    assertThatThrownBy(() ->
            db.sql("update statistics.release set kind = 'official' where id = :id")
                .param("id", release.id())
                .update())
        .hasMessageContaining("immutable");
    var declaredOtherwise =
        new ImportOrder(
            file,
            slug,
            Kind.OFFICIAL,
            null,
            null,
            order.reading(),
            order.meaning(),
            order.facts(),
            false);
    assertThatThrownBy(
            () -> importing.run(Actor.operator(), declaredOtherwise, ImportProgress.SILENT))
        .hasMessage("statistics.import.kind");
  }

  @Test
  void aWithdrawnReleaseClosesAndTheOneBeforeIsTheNewestAgain() throws IOException {
    var slug = slug();
    var first =
        stored(importing.run(AYSE, ImportOrder.of(population(), slug, true), ImportProgress.SILENT))
            .release();
    var second =
        stored(importing.run(AYSE, ImportOrder.of(population(), slug, true), ImportProgress.SILENT))
            .release();
    publishing.withdraw(AYSE, second.id(), "Kaynak düzeltti.");
    assertThat(releases.latestPublic(first.dataset())).map(Release::number).contains(1);
    var note = datasets.get(first.dataset()).release();
    assertThat(note).extracting("number").isEqualTo(1);
    assertThatThrownBy(() -> publishing.publish(AYSE, second.id()))
        .hasMessage("statistics.release.withdrawn");
  }

  @Test
  void importsOfOneDatasetAtOnceQueueForTheirNumbers() throws Exception {
    var slug = slug();
    stored(importing.run(AYSE, ImportOrder.of(population(), slug, false), ImportProgress.SILENT));
    var file = population();
    Callable<Integer> one =
        () ->
            stored(importing.run(AYSE, ImportOrder.of(file, slug, false), ImportProgress.SILENT))
                .release()
                .number();
    try (var both = Executors.newFixedThreadPool(2)) {
      var numbers = both.invokeAll(java.util.List.of(one, one));
      assertThat(java.util.List.of(numbers.get(0).get(), numbers.get(1).get()))
          .containsExactlyInAnyOrder(2, 3);
    }
  }

  @Test
  void importsOfOneNewDatasetAtOnceMakeItOnce() throws Exception {
    var slug = slug();
    var file = population();
    Callable<Integer> one =
        () ->
            stored(importing.run(AYSE, ImportOrder.of(file, slug, true), ImportProgress.SILENT))
                .release()
                .number();
    try (var both = Executors.newFixedThreadPool(2)) {
      var numbers = both.invokeAll(java.util.List.of(one, one));
      assertThat(java.util.List.of(numbers.get(0).get(), numbers.get(1).get()))
          .containsExactlyInAnyOrder(1, 2);
    }
    assertThat(home.work()).isEmptyDirectory();
  }

  /** As somebody does who wants uploads on another disk. Where there is no second one, nothing. */
  @Test
  @EnabledIf("thereIsAnotherDisk")
  void theWorkFolderMayLieOnAnotherDisk() throws IOException {
    var elsewhere = Files.createTempDirectory(OTHER_DISK, "taskopru-work");
    Files.deleteIfExists(home.work());
    Files.createSymbolicLink(home.work(), elsewhere);
    try {
      var release =
          stored(
                  importing.run(
                      AYSE, ImportOrder.of(population(), slug(), true), ImportProgress.SILENT))
              .release();
      assertThat(releases.file(release)).isNotEmptyFile();
      assertThat(elsewhere).isEmptyDirectory();
    } finally {
      Files.delete(home.work());
      Files.delete(elsewhere);
    }
  }

  static boolean thereIsAnotherDisk() throws IOException {
    var ours = Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")));
    return Files.isWritable(OTHER_DISK) && !Files.getFileStore(OTHER_DISK).equals(ours);
  }

  @Test
  void whoeverStopsItLeavesNothingBehind() throws IOException {
    var slug = slug();
    var stop = new AtomicBoolean();
    var progress =
        new ImportProgress() {
          @Override
          public void at(Step step, double share, long rows) {
            stop.compareAndSet(false, step == Step.CHECK);
          }

          @Override
          public boolean isCancelled() {
            return stop.get();
          }
        };
    var file = population();
    assertThatThrownBy(() -> importing.run(AYSE, ImportOrder.of(file, slug, true), progress))
        .hasMessage("statistics.import.cancelled");
    assertThat(datasets.find(slug)).isEmpty();
    assertThat(jobs.list(slug).getFirst().state()).isEqualTo(ImportJob.State.CANCELLED);
    assertThat(home.work()).isEmptyDirectory();
  }

  @Test
  void whatAKilledImportLeftIsSweptAway() throws IOException {
    var slug = slug();
    var kept =
        stored(
                importing.run(
                    AYSE, ImportOrder.of(population(), slug, false), ImportProgress.SILENT))
            .release();
    var orphan = releases.file(kept.dataset(), UUID.randomUUID());
    Files.writeString(orphan, "half");
    var dead = UUID.randomUUID();
    jobs.begin(
        dead,
        slug,
        ImportJob.Origin.COMMAND_LINE,
        "x.csv",
        1,
        AYSE.id(),
        ImportJob.State.RUNNING,
        taskopru.statistics.ingest.Wishes.NONE);
    var left = home.work().resolve("import-" + dead);
    Files.createDirectories(left);
    Files.writeString(left.resolve("stage.parquet"), "half");
    var done = home.work().resolve("import-" + jobs.list(slug).getLast().id());
    Files.createDirectories(done); // killed after the commit, before it cleared away
    sweeping.sweep();
    assertThat(orphan).doesNotExist();
    assertThat(left).doesNotExist();
    assertThat(done).doesNotExist();
    assertThat(releases.file(kept)).exists();
    assertThat(jobs.get(dead).problem()).isEqualTo("statistics.import.interrupted");
  }

  @Test
  void aFileThatIsNotThereIsToldInWords() {
    assertThatThrownBy(() ->
            importing.run(
                AYSE,
                ImportOrder.of(folder.resolve("yok.csv"), slug(), false),
                ImportProgress.SILENT))
        .hasMessage("statistics.import.no-file");
    assertThatThrownBy(
            () -> importing.run(AYSE, ImportOrder.of(folder, slug(), false), ImportProgress.SILENT))
        .hasMessage("statistics.import.folder");
  }

  private static ImportOutcome.Stored stored(ImportOutcome outcome) {
    if (outcome instanceof ImportOutcome.Stored stored) {
      return stored;
    }
    throw new AssertionError(outcome.report().findings());
  }

  private static Slug slug() {
    return new Slug("nufus-" + UUID.randomUUID().toString().substring(0, 8));
  }

  private Path population() throws IOException {
    return file("il,yil,nufus\nAdana,2022,5\nMersin,2022,6\nAdana,2023,7\nMersin,2023,8\n");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "nufus", ".csv"), text);
  }
}
