package taskopru.opinions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;

/**
 * What backs or contradicts a claim, or proves a measurement, as it was when it was cited.
 *
 * @param kind the code of an {@link EvidenceKind}
 * @param newerEdition the newer edition in which the figure is another; null while there is none
 * @param newerValue what the figure is there; null where it is gone
 */
public record Evidence(
    UUID id,
    String kind,
    Frozen frozen,
    Instant frozenAt,
    boolean supports,
    Strength strength,
    String quotation,
    UUID citedBy,
    @Nullable String newerEdition,
    @Nullable BigDecimal newerValue) {

  /**
   * The thing as it was when it was cited; it never changes.
   *
   * @param reference how its kind finds it again: an address of a table, a web address, an id
   * @param object the thing itself in its own module: a dataset's slug, a decision's id
   * @param href where a reader can look at it, without the language; null for nowhere
   * @param title what it is, in a sentence
   * @param value the cited figure; null where it is no figure
   * @param edition the release, version or number cited
   */
  public record Frozen(
      String reference,
      @Nullable String object,
      @Nullable String href,
      LocalizedText title,
      @Nullable BigDecimal value,
      @Nullable String unit,
      String source,
      @Nullable LocalDate referenceDate,
      @Nullable String edition) {}

  /** How much weight it bears, in the judgement of whoever cites it. */
  public enum Strength {
    STRONG,
    MEDIUM,
    WEAK;

    public String code() {
      return Codes.of(this);
    }

    public static Optional<Strength> find(String code) {
      return Codes.find(values(), code);
    }
  }

  public boolean isOutdated() {
    return newerEdition != null;
  }
}
