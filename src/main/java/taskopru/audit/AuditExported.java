package taskopru.audit;

import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** Somebody took a copy of the trail. */
public record AuditExported(UUID subject, UUID actor, String format) implements DomainEvent {}
