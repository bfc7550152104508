package taskopru.meetings;

import java.util.UUID;

/**
 * A file that belongs to an item of an agenda.
 *
 * @param open whether everybody may read it
 * @param removed whether it was taken away; it can be put back
 */
public record ItemDocument(UUID item, UUID file, String name, boolean open, boolean removed) {}
