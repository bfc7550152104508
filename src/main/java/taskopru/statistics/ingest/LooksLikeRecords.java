package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import taskopru.catalogue.Kind;
import taskopru.statistics.Finding.Severity;

/**
 * One row for each person, visit or case rather than one for each group: then these are collected
 * records, and must be declared as such.
 */
final class LooksLikeRecords implements TableCheck {

  private static final int FEWEST_ROWS = 50;
  private static final int FEWEST_TRAITS = 3;
  private static final Pattern TRAIT =
      Pattern.compile(
          "(.*_)?(sex|gender|cinsiyet|age|yas|marital|medeni|religion|din|ethnic|health|saglik|student|occupation|meslek|income|gelir|household|hane|hhcivil|relat|birth|dogum|nationality|uyruk|education|egitim|expend|savings|wage|ernval|wsalval)(_.*)?");

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void look(Inspection in, Findings findings) throws SQLException {
    if (in.kind() == Kind.COLLECTED || in.profile().rows() < FEWEST_ROWS) {
      return;
    }
    boolean numbered =
        in.mapping().dimensions().stream()
            .filter(it -> it.use() != Mapping.Use.TIME)
            .anyMatch(it -> in.profile(it).distinct() >= in.profile().rows() * 0.98);
    long traits =
        in.mapping().columns().stream()
            .filter(it -> it.use() != Mapping.Use.LEAVE_OUT)
            .filter(it -> TRAIT.matcher(in.profile(it).code()).matches())
            .count();
    if (numbered && traits >= 1 && in.mapping().columns().size() > 6
        || traits >= FEWEST_TRAITS && !hasCount(in)) {
      findings.add(this, "", in.profile().rows(), List.of());
    }
  }

  /** A table of groups has a column that counts them. */
  private static boolean hasCount(Inspection in) {
    return in.mapping().measures().stream()
        .anyMatch(it ->
            it.code()
                .matches(
                    "(.*_)?(count|total|toplam|sayi|sayisi|persons|people|kisi|population|nufus|all|number|n)(_.*)?"));
  }
}
