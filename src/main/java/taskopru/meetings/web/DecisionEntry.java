package taskopru.meetings.web;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision for programs. */
record DecisionEntry(
    UUID id,
    String number,
    String body,
    UUID meeting,
    String decidedOn,
    String title,
    String text,
    String state,
    @Nullable String responsible,
    @Nullable String due,
    String sha256,
    String url) {

  static DecisionEntry of(
      DecisionList.Found row,
      Map<UUID, String> bodies,
      Map<UUID, String> institutions,
      String base) {
    var institution = row.institution();
    var due = row.due();
    return new DecisionEntry(
        row.id(),
        row.label(),
        bodies.getOrDefault(row.body(), ""),
        row.meeting(),
        row.decidedOn().toString(),
        row.title(),
        row.text(),
        row.state().code(),
        institution == null ? null : institutions.get(institution),
        due == null ? null : due.toString(),
        row.sha256(),
        base + row.id());
  }
}
