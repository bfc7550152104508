package taskopru.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.files.StoredFile;

/**
 * What goes with a notice: bytes of its own, or a stored file.
 *
 * @param bytes null where it is a file
 * @param file null where it is bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Attachment(
    String name, String mediaType, byte @Nullable [] bytes, @Nullable UUID file) {

  public Attachment {
    if ((bytes == null) == (file == null)) {
      throw new IllegalArgumentException("bytes or a file");
    }
  }

  public static Attachment of(String name, String mediaType, byte[] bytes) {
    return new Attachment(name, mediaType, bytes, null);
  }

  public static Attachment of(StoredFile file) {
    return new Attachment(file.name(), file.mediaType(), null, file.id());
  }
}
