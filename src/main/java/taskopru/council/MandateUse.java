package taskopru.council;

import java.util.UUID;

/**
 * Whether something rests on a mandate: an attendance, a vote. A module that notes such things
 * offers a bean; while one says yes, the mandate's confirmation is not undone.
 */
public interface MandateUse {

  boolean isUsed(UUID mandate);
}
