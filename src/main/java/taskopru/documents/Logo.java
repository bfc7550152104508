package taskopru.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The letterhead's picture. A file that is gone or too large costs the logo, not the letter. */
record Logo(byte[] bytes, String mediaType) {

  private static final Logger log = LoggerFactory.getLogger(Logo.class);
  private static final long LONGEST = 2_000_000;

  static Optional<Logo> read(@Nullable Path file) {
    if (file == null || file.toString().isBlank()) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) <= LONGEST) {
        var bytes = Files.readAllBytes(file);
        if (bytes.length > 3 && bytes[0] == (byte) 0x89 && bytes[1] == 'P') {
          return Optional.of(new Logo(bytes, "image/png"));
        }
        if (bytes.length > 3 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8) {
          return Optional.of(new Logo(bytes, "image/jpeg"));
        }
      }
      log.warn("The logo {} is no PNG or JPEG of at most 2 MB", file);
    } catch (IOException e) {
      log.warn("The logo {} could not be read: {}", file, e.toString());
    }
    return Optional.empty();
  }

  String ending() {
    return mediaType.equals("image/png") ? "png" : "jpg";
  }
}
