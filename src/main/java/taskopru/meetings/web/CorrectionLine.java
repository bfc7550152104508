package taskopru.meetings.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import taskopru.meetings.Correction;
import taskopru.meetings.Presence;
import taskopru.meetings.Roster;
import taskopru.web.Ui;

/** One correction, in words: who, what it was and is, why, when. */
public record CorrectionLine(String name, List<String> changes, String reason, String when) {

  static List<CorrectionLine> of(
      List<Correction> corrections, Map<UUID, Roster.Line> names, RoomTimes times, Ui ui) {
    return corrections.stream()
        .map(one -> {
          var name = names.get(one.mandate());
          return new CorrectionLine(
              name == null ? "" : name.name(),
              changes(one, times, ui),
              one.reason(),
              ui.dateTime(one.at()));
        })
        .toList();
  }

  private static List<String> changes(Correction one, RoomTimes times, Ui ui) {
    var changes = new ArrayList<String>();
    if (!one.struck().isEmpty() || !one.set().isEmpty()) {
      changes.add(
          ui.text(
              "meetings.correction.times",
              spans(one.struck(), times, ui),
              spans(one.set(), times, ui)));
    }
    if (one.excuseAfter() != null) {
      var before = one.excuseBefore();
      changes.add(
          ui.text(
              "meetings.correction.excuse",
              before == null || before.isEmpty() ? ui.text("meetings.correction.none") : before,
              one.excuseAfter().isEmpty()
                  ? ui.text("meetings.correction.none")
                  : one.excuseAfter()));
    }
    return changes;
  }

  private static String spans(List<Presence> presences, RoomTimes times, Ui ui) {
    return presences.isEmpty()
        ? ui.text("meetings.correction.absent")
        : presences.stream().map(times::span).collect(Collectors.joining(", "));
  }
}
