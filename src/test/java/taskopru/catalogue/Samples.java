package taskopru.catalogue;

import java.util.List;
import taskopru.kernel.LocalizedText;

/** Metadata for tests. */
public final class Samples {

  private Samples() {}

  /** All that a dataset needs to be shown. */
  public static Metadata complete(String title) {
    return complete(new LocalizedText(title, null, null), "Yıllara göre rakamlar.");
  }

  public static Metadata complete(LocalizedText title, String description) {
    return new Metadata(
        title,
        LocalizedText.of(description),
        LocalizedText.of(""),
        "unhcr",
        "veri@example.org",
        "UNHCR Refugee Data Finder",
        "https://www.unhcr.org/refugee-statistics",
        Licence.CC_BY_4_0,
        List.of(Theme.SOCI),
        new Keywords(List.of("göç", "mülteci"), List.of("migration"), List.of("هجرة")),
        List.of("TUR", "TR-01"),
        "2010",
        "2025",
        Periodicity.ANNUAL,
        null);
  }
}
