package taskopru.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.files.StoredFile;
import taskopru.kernel.Language;

/**
 * A paper that was made and given its code.
 *
 * @param code what stands on the paper and opens its page, 26 letters and digits
 * @param withdrawnAt when it was taken back; null while it stands
 * @param supersededAt when a newer one took its place; null while it is the newest
 */
public record Issued(
    UUID id,
    String code,
    StoredFile pdf,
    StoredFile docx,
    UUID subject,
    Paper.Kind kind,
    Language language,
    Instant at,
    @Nullable Instant withdrawnAt,
    @Nullable Instant supersededAt) {

  /** Whether it is neither withdrawn nor superseded. */
  public boolean stands() {
    return withdrawnAt == null && supersededAt == null;
  }
}
