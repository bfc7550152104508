package taskopru.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.catalogue.CatalogueEvent.DatasetPublished;
import taskopru.catalogue.CatalogueEvent.DatasetWithdrawn;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;

@ApplicationModuleTest(module = "catalogue", mode = BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class PublishingTest {

  static final Actor AYSE = new Actor(UUID.randomUUID(), Set.of(Verb.EDIT_DATASETS));
  static final Actor MEHMET = new Actor(UUID.randomUUID(), Set.of(Verb.PUBLISH_DATASETS));
  static final Actor BOTH =
      new Actor(UUID.randomUUID(), Set.of(Verb.EDIT_DATASETS, Verb.PUBLISH_DATASETS));
  static final Actor AUDITOR = new Actor(UUID.randomUUID(), Set.of(Verb.READ_AUDIT, Verb.USE_DESK));
  static final Slug SLUG = new Slug("goc");

  @Autowired Datasets datasets;
  @Autowired Publishing publishing;
  @Autowired JdbcClient db;

  @Test
  void aDraftReachesThePublicThroughReview(AssertablePublishedEvents events) {
    var draft = datasets.create(AYSE, SLUG, Kind.OFFICIAL, Samples.complete("Göç"));
    assertThatThrownBy(() -> datasets.getVisibleTo(Actor.visitor(), SLUG))
        .isInstanceOf(Problem.NotFound.class);
    assertThatThrownBy(() -> publishing.publish(MEHMET, draft.id()))
        .hasMessage("catalogue.state.must-be-review");
    publishing.submit(AYSE, draft.id());
    publishing.publish(MEHMET, draft.id());
    var seen = datasets.getVisibleTo(Actor.visitor(), SLUG);
    assertThat(seen.metadata()).isEqualTo(Samples.complete("Göç"));
    assertThat(seen.publishedAt()).isNotNull();
    assertThat(events)
        .contains(DatasetPublished.class)
        .matching(DatasetPublished::actor, MEHMET.id());
    assertThat(datasets.history(AYSE, draft.id()))
        .extracting(Deed::what)
        .containsExactly(Deed.What.PUBLISHED, Deed.What.SUBMITTED, Deed.What.CREATED);
  }

  @Test
  void aWithdrawnDatasetTellsItsVisitorsWhy(AssertablePublishedEvents events) {
    var dataset = published();
    assertThatThrownBy(() -> publishing.withdraw(MEHMET, dataset.id(), "  "))
        .hasMessage("catalogue.withdrawal.reason");
    publishing.withdraw(MEHMET, dataset.id(), "Kaynak rakamları geri çekti.");
    assertThatThrownBy(() -> datasets.getVisibleTo(Actor.visitor(), SLUG))
        .isInstanceOfSatisfying(
            Problem.Gone.class,
            gone -> assertThat(gone.args()).contains("Göç", "Kaynak rakamları geri çekti."));
    assertThat(events)
        .contains(DatasetWithdrawn.class)
        .matching(DatasetWithdrawn::subject, dataset.id());
    assertThat(publishing.returnToDraft(MEHMET, dataset.id()).state()).isEqualTo(State.DRAFT);
    assertThatThrownBy(() -> datasets.getVisibleTo(Actor.visitor(), SLUG))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void everyDeedAsksForItsVerb() {
    var dataset = datasets.create(AYSE, SLUG, Kind.OFFICIAL, Samples.complete("Göç"));
    var id = dataset.id();
    for (var stranger : new Actor[] {Actor.visitor(), AUDITOR}) {
      forbidden(() -> datasets.create(stranger, new Slug("x"), Kind.OFFICIAL, dataset.metadata()));
      forbidden(() -> datasets.change(stranger, id, dataset.metadata()));
      forbidden(() -> datasets.history(stranger, id));
      forbidden(() -> publishing.submit(stranger, id));
      forbidden(() -> publishing.publish(stranger, id));
      forbidden(() -> publishing.withdraw(stranger, id, "x"));
      forbidden(() -> publishing.returnToDraft(stranger, id));
    }
    forbidden(() -> datasets.create(MEHMET, new Slug("x"), Kind.OFFICIAL, dataset.metadata()));
    forbidden(() -> publishing.submit(MEHMET, id));
    publishing.submit(AYSE, id);
    forbidden(() -> publishing.publish(AYSE, id));
    publishing.publish(MEHMET, id);
    forbidden(() -> publishing.withdraw(AYSE, id, "x"));
    forbidden(() -> datasets.change(AYSE, id, Samples.complete("Yeni")));
    publishing.withdraw(MEHMET, id, "x");
    forbidden(() -> publishing.returnToDraft(AYSE, id));
  }

  @Test
  void anIncompleteDraftIsNotSubmitted() {
    var draft =
        datasets.create(AYSE, SLUG, Kind.OFFICIAL, Metadata.titled(LocalizedText.of("Göç")));
    assertThatThrownBy(() -> publishing.submit(AYSE, draft.id()))
        .hasMessage("catalogue.description.missing");
  }

  @Test
  void collectedRecordsAreNotPublishedByAnybody() {
    var draft = datasets.create(AYSE, SLUG, Kind.COLLECTED, Samples.complete("Anket"));
    publishing.submit(AYSE, draft.id());
    assertThatThrownBy(() -> publishing.publish(Actor.operator(), draft.id()))
        .hasMessage("catalogue.publish.collected");
    assertThatThrownBy(() ->
            db.sql(
                    """
                    update catalogue.dataset set state = 'published', published_at = now()
                    """)
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("collected_records_wait_for_disclosure_control");
  }

  @Test
  void theKindIsForEver() {
    datasets.create(AYSE, SLUG, Kind.COLLECTED, Samples.complete("Anket"));
    assertThatThrownBy(() -> db.sql("update catalogue.dataset set kind = 'official'").update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("never changes");
  }

  @Test
  void twoEditorsDoNotLoseEachOthersWork() {
    var seen = datasets.create(AYSE, SLUG, Kind.OFFICIAL, Samples.complete("Göç"));
    datasets.change(BOTH, seen.id(), seen.version(), Samples.complete("Göç ve kent"));
    assertThatThrownBy(
            () -> datasets.change(AYSE, seen.id(), seen.version(), Samples.complete("Kent")))
        .isInstanceOf(Problem.Conflict.class);
    assertThat(datasets.get(SLUG).metadata().title().tr()).isEqualTo("Göç ve kent");
  }

  @Test
  void anAddressIsGivenOnce() {
    datasets.create(AYSE, SLUG, Kind.OFFICIAL, Samples.complete("Göç"));
    assertThatThrownBy(
            () -> datasets.create(AYSE, SLUG, Kind.OFFICIAL, Samples.complete("Yine göç")))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("catalogue.slug.taken");
  }

  @Test
  void theNewestReleaseIsNotedWithItsExpectation() {
    var dataset = published();
    datasets.noteRelease(
        dataset.id(),
        new ReleaseNote(2, 16, "2010", "2024", null, Instant.parse("2025-06-15T09:00:00Z")));
    var noted = datasets.get(dataset.id());
    assertThat(noted.release()).isNotNull().extracting(ReleaseNote::number).isEqualTo(2);
    assertThat(noted.expectation().due()).isEqualTo("2026-06-15");
    assertThat(noted.version()).isEqualTo(dataset.version());
    datasets.forgetRelease(dataset.id());
    assertThat(datasets.get(dataset.id()).release()).isNull();
  }

  private Dataset published() {
    var draft = datasets.create(AYSE, SLUG, Kind.OFFICIAL, Samples.complete("Göç"));
    publishing.submit(AYSE, draft.id());
    return publishing.publish(MEHMET, draft.id());
  }

  private static void forbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
    assertThatThrownBy(deed).isInstanceOf(Problem.Forbidden.class);
  }
}
