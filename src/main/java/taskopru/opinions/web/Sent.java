package taskopru.opinions.web;

import java.util.List;
import java.util.Map;
import taskopru.web.ui.Answers;

/** What was sent with a form of opinions, and the fields its rules are about. */
final class Sent {

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("opinions.title.missing", "title"),
          Map.entry("opinions.clause.missing", "text"),
          Map.entry("opinions.claim.missing", "text"),
          Map.entry("opinions.request.missing", "request"),
          Map.entry("opinions.remark.missing", "text"),
          Map.entry("opinions.reason.missing", "reason"),
          Map.entry("opinions.position.words", "text"),
          Map.entry("opinions.recommendation.both", "unmeasurable"),
          Map.entry("opinions.recommendation.targetEarlier", "targetOn"),
          Map.entry("opinions.cost.negative", "cost"),
          Map.entry("opinions.window.end", "until"),
          Map.entry("opinions.day.future", "day"),
          Map.entry("opinions.day.early", "day"),
          Map.entry("opinions.transmission.later", "until"),
          Map.entry("opinions.transmission.note", "note"),
          Map.entry("opinions.transmission.theirDate", "theirDate"),
          Map.entry("opinions.measurement.review", "nextReview"),
          Map.entry("opinions.action.title", "title"),
          Map.entry("opinions.issue.title.missing", "title"),
          Map.entry("opinions.evidence.reference", "reference"),
          Map.entry("opinions.document.citation", "reference"),
          Map.entry("opinions.document.link", "reference"),
          Map.entry("opinions.decision.unknown", "reference"),
          Map.entry("opinions.figure.address", "reference"),
          Map.entry("opinions.figure.several", "reference"),
          Map.entry("opinions.figure.empty", "reference"),
          Map.entry("catalogue.dataset.unknown", "reference"),
          Map.entry("catalogue.dataset.withdrawn", "reference"),
          Map.entry("statistics.release.none", "reference"),
          Map.entry("statistics.release.unknown", "reference"),
          Map.entry("statistics.release.withdrawn", "reference"),
          Map.entry("opinions.answerer.unknown", "email"),
          Map.entry("identity.email.shape", "email"));

  private Sent() {}

  static Answers answers(Map<String, List<String>> sent) {
    return new Answers(sent, FIELDS);
  }
}
