package taskopru.statistics.ingest;

import taskopru.statistics.Finding.Severity;

/** What stood above the headings, and rows of HXL hashtags: not data, left out. */
final class SkippedRows implements Check {

  @Override
  public Severity severity() {
    return Severity.INFO;
  }

  void look(Layout layout, Findings findings) {
    for (var line : layout.banner()) {
      findings.add(
          this, "", new taskopru.statistics.Finding.Place(layout.sheet(), null, null, line));
    }
    if (layout.hashtags()) {
      findings.add(
          this, "", new taskopru.statistics.Finding.Place(layout.sheet(), null, null, "#HXL"));
    }
  }
}
