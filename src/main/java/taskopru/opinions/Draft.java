package taskopru.opinions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole text of an opinion: its paragraphs, options, claims with evidence, recommendations. */
public record Draft(
    Opinion opinion,
    List<Clause> clauses,
    List<Alternative> alternatives,
    List<Claim> claims,
    List<Recommendation> recommendations) {

  public Draft {
    clauses = List.copyOf(clauses);
    alternatives = List.copyOf(alternatives);
    claims = List.copyOf(claims);
    recommendations = List.copyOf(recommendations);
  }

  /** A numbered paragraph. */
  public record Clause(UUID id, int position, String heading, String text, int version) {}

  /** An option that was considered, and why it was taken or left. */
  public record Alternative(UUID id, int position, String title, String text, boolean chosen) {}

  /** Something the opinion holds to be true, with what backs and what contradicts it. */
  public record Claim(UUID id, int position, String text, List<Evidence> evidence) {
    public Claim {
      evidence = List.copyOf(evidence);
    }

    public boolean isSupported() {
      return evidence.stream().anyMatch(Evidence::supports);
    }
  }

  /**
   * What a member says to a clause, perhaps with another wording.
   *
   * @param clause null for the text as a whole
   * @param holder the institution or open seat it speaks for
   */
  public record Remark(
      UUID id,
      @Nullable UUID clause,
      int edition,
      String text,
      String wording,
      State state,
      String answer,
      @Nullable UUID holder,
      UUID writtenBy,
      Instant writtenAt) {

    /** What was done about it. */
    public enum State {
      OPEN,
      ACCEPTED,
      DECLINED;

      public String code() {
        return Codes.of(this);
      }
    }
  }

  public Optional<Claim> claim(UUID id) {
    return claims.stream().filter(claim -> claim.id().equals(id)).findFirst();
  }

  public Optional<Recommendation> recommendation(UUID id) {
    return recommendations.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** What a recommendation rests on. */
  public List<Claim> under(Recommendation recommendation) {
    return claims.stream().filter(claim -> recommendation.claims().contains(claim.id())).toList();
  }

  /** What is still missing before it may be circulated and adopted; empty where nothing is. */
  public List<Gap> gaps() {
    var gaps = new java.util.ArrayList<Gap>();
    if (clauses.isEmpty()) {
      gaps.add(new Gap("opinions.gap.text", 0));
    }
    if (opinion.kind().recommends() && recommendations.isEmpty()) {
      gaps.add(new Gap("opinions.gap.recommendation", 0));
    }
    for (var one : recommendations) {
      if (one.addressee() == null) {
        gaps.add(new Gap("opinions.gap.addressee", one.position()));
      }
      if (under(one).stream().noneMatch(Claim::isSupported)) {
        gaps.add(new Gap("opinions.gap.evidence", one.position()));
      }
      if (!one.measure().isSettled()) {
        gaps.add(new Gap("opinions.gap.indicator", one.position()));
      }
    }
    return List.copyOf(gaps);
  }

  /**
   * Something that is missing.
   *
   * @param recommendation the number of the recommendation it is missing from; 0 for the whole
   */
  public record Gap(String key, int recommendation) {}
}
