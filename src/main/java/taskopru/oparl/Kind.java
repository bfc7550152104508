package taskopru.oparl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of OParl 1.1 that have lists, in addresses in small letters. */
public enum Kind {
  ORGANIZATION("Organization"),
  PERSON("Person"),
  MEMBERSHIP("Membership"),
  MEETING("Meeting"),
  AGENDAITEM("AgendaItem"),
  PAPER("Paper"),
  CONSULTATION("Consultation"),
  FILE("File"),
  LOCATION("Location"),
  LEGISLATIVETERM("LegislativeTerm");

  static final String SCHEMA = "https://schema.oparl.org/1.1/";

  private final String type;

  Kind(String type) {
    this.type = type;
  }

  /** {@code https://schema.oparl.org/1.1/Meeting}. */
  String type() {
    return SCHEMA + type;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Kind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
