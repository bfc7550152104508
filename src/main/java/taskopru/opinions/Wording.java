package taskopru.opinions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * An opinion as one plain text: what is circulated, adopted and sent, and what its digest is of.
 * The marks are the same in every language, so that the text does not depend on a reader.
 */
final class Wording {

  private Wording() {}

  static String of(Draft draft, Map<UUID, Addressee> addressees) {
    var text = new StringBuilder();
    var opinion = draft.opinion();
    text.append("# ").append(opinion.title()).append('\n');
    if (!opinion.summary().isEmpty()) {
      text.append('\n').append(opinion.summary()).append('\n');
    }
    for (var clause : draft.clauses()) {
      text.append('\n').append(clause.position()).append(". ");
      if (!clause.heading().isEmpty()) {
        text.append(clause.heading()).append('\n');
      }
      text.append(clause.text()).append('\n');
    }
    for (var one : draft.alternatives()) {
      text.append("\n[")
          .append(one.chosen() ? "x" : " ")
          .append("] ")
          .append(one.title())
          .append('\n')
          .append(one.text())
          .append('\n');
    }
    for (var claim : draft.claims()) {
      text.append("\nC").append(claim.position()).append(". ").append(claim.text()).append('\n');
      for (var evidence : claim.evidence()) {
        text.append(evidence.supports() ? "  + " : "  - ");
        append(text, evidence);
        text.append('\n');
      }
    }
    for (var one : draft.recommendations()) {
      text.append("\nR").append(one.position()).append(". ").append(one.request()).append('\n');
      var addressee = one.addressee() == null ? null : addressees.get(one.addressee());
      fact(text, "addressee", addressee == null ? "" : addressee.name().tr());
      fact(text, "unit", one.unit());
      fact(text, "basis", one.basis());
      fact(text, "due", one.due());
      fact(text, "cost", one.cost());
      fact(text, "cost-note", one.costNote());
      var measure = one.measure();
      fact(text, "indicator", measure.indicator());
      fact(text, "indicator-unit", measure.unit());
      fact(text, "baseline", measure.baseline());
      fact(text, "baseline-on", measure.baselineOn());
      fact(text, "target", measure.target());
      fact(text, "target-on", measure.targetOn());
      fact(text, "unmeasurable", measure.unmeasurable());
      fact(
          text,
          "claims",
          String.join(
              ", ", draft.under(one).stream().map(claim -> "C" + claim.position()).toList()));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Evidence evidence) {
    var frozen = evidence.frozen();
    text.append(frozen.title().tr());
    if (frozen.value() != null) {
      text.append(" = ").append(frozen.value().toPlainString());
    }
    if (!frozen.source().isEmpty()) {
      text.append(" | ").append(frozen.source());
    }
    if (frozen.referenceDate() != null) {
      text.append(" | ").append(frozen.referenceDate());
    }
    if (frozen.href() != null) {
      text.append(" | ").append(frozen.href());
    }
    text.append(" | ").append(evidence.strength().code());
    if (!evidence.quotation().isEmpty()) {
      text.append(" | \"").append(evidence.quotation()).append('"');
    }
  }

  private static void fact(
      StringBuilder text, String name, @org.jspecify.annotations.Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      var written =
          value instanceof java.math.BigDecimal number ? number.toPlainString() : value.toString();
      text.append("  ").append(name).append(": ").append(written).append('\n');
    }
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
