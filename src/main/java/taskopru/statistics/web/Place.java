package taskopru.statistics.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import taskopru.statistics.Dimension.Role;
import taskopru.statistics.ingest.Mapping;
import taskopru.statistics.ingest.Mapping.Translation;

/** Whether the cells of a dimension name places, and how: so that a map can be drawn of them. */
enum Place {
  NONE(Role.OTHER, Translation.NONE),
  COUNTRY_CODES(Role.COUNTRY, Translation.NONE),
  COUNTRY_NAMES(Role.COUNTRY, Translation.COUNTRY_NAMES),
  PROVINCE_CODES(Role.PROVINCE, Translation.NONE),
  PROVINCE_NAMES(Role.PROVINCE, Translation.PROVINCE_NAMES),
  PLATES(Role.PROVINCE, Translation.PLATES),
  REGIONS(Role.PROVINCE, Translation.REGIONS);

  private final Role role;
  private final Translation translation;

  Place(Role role, Translation translation) {
    this.role = role;
    this.translation = translation;
  }

  static Place of(Mapping.Column column) {
    return Stream.of(values())
        .filter(it -> it.role == column.role() && it.translation == column.translation())
        .findFirst()
        .orElse(NONE);
  }

  static Optional<Place> find(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  Role role() {
    return role;
  }

  Translation translation() {
    return translation;
  }

  /** The word in forms. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
