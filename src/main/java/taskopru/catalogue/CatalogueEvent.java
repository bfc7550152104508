package taskopru.catalogue;

import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What the catalogue tells the rest of the house. */
public sealed interface CatalogueEvent extends DomainEvent {

  record DatasetCreated(UUID subject, UUID actor, String slug, String kind)
      implements CatalogueEvent {}

  record MetadataChanged(UUID subject, UUID actor, int version) implements CatalogueEvent {}

  record DatasetSubmitted(UUID subject, UUID actor) implements CatalogueEvent {}

  record DatasetReturned(UUID subject, UUID actor) implements CatalogueEvent {}

  record DatasetPublished(UUID subject, UUID actor) implements CatalogueEvent {}

  record DatasetWithdrawn(UUID subject, UUID actor) implements CatalogueEvent {}

  record PublisherKept(UUID subject, UUID actor, String code) implements CatalogueEvent {}
}
