package taskopru.meetings.web.oparl;

import java.util.Optional;

/** The kinds of things there are lists of. */
enum Kind {
  ORGANIZATIONS("organizations", "Organization"),
  PEOPLE("people", "Person"),
  MEMBERSHIPS("memberships", "Membership"),
  LEGISLATIVE_TERMS("legislative-terms", "LegislativeTerm"),
  MEETINGS("meetings", "Meeting"),
  AGENDA_ITEMS("agenda-items", "AgendaItem"),
  PAPERS("papers", "Paper"),
  CONSULTATIONS("consultations", "Consultation"),
  FILES("files", "File"),
  LOCATIONS("locations", "Location");

  private final String word;
  private final String type;

  Kind(String word, String type) {
    this.word = word;
    this.type = type;
  }

  /** In addresses. */
  String word() {
    return word;
  }

  /** In OParl's schema. */
  String type() {
    return type;
  }

  static Optional<Kind> find(String word) {
    for (var one : values()) {
      if (one.word.equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
