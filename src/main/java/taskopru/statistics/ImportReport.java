package taskopru.statistics;

import java.util.Comparator;
import java.util.List;

/**
 * What the checks found in a file, gravest first.
 *
 * @param file its name, without any path
 */
public record ImportReport(String file, List<Finding> findings) {

  public ImportReport {
    findings =
        findings.stream()
            .sorted(
                Comparator.comparing(Finding::severity)
                    .thenComparing(Comparator.comparing(Finding::total).reversed()))
            .toList();
  }

  /** Whether the file cannot become a release as it is. */
  public boolean hasErrors() {
    return count(Finding.Severity.ERROR) > 0;
  }

  public long count(Finding.Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
