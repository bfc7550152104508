package taskopru.statistics.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import taskopru.statistics.Tables.Size;

/** A format in which a table leaves the house. Its name is the end of the address. */
enum Face {
  JSON("application/json", Size.SCREEN, Set.of("lang")),
  CSV("text/csv;charset=UTF-8", Size.FILE, Set.of("lang", "labels", "bom")),
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      Size.SCREEN,
      Set.of("lang"));

  private final MediaType type;
  private final Size size;
  private final Set<String> parameters;

  Face(String type, Size size, Set<String> parameters) {
    this.type = MediaType.parseMediaType(type);
    this.size = size;
    this.parameters = parameters;
  }

  MediaType type() {
    return type;
  }

  /** How large a table may be in it. */
  Size size() {
    return size;
  }

  /** What may be asked of it beside the question. */
  Set<String> parameters() {
    return parameters;
  }

  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Face> find(String ending) {
    for (var face : values()) {
      if (face.ending().equals(ending)) {
        return Optional.of(face);
      }
    }
    return Optional.empty();
  }
}
