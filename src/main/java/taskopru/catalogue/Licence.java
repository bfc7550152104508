package taskopru.catalogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Under which terms the figures may be used again. */
public enum Licence {
  CC_BY_4_0("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
  CC_BY_SA_4_0("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
  CC0_1_0("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
  CC_BY_3_0_IGO("CC-BY-3.0-IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
  OGL_UK_3_0(
      "OGL-UK-3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
  /** TÜİK allows reuse when it is named as the source. */
  TUIK("tuik", "https://www.tuik.gov.tr/Kurumsal/Yasal_Uyari"),
  /** The source says nothing: readers must ask it before using the figures again. */
  NOT_STATED("none-stated", null);

  private final String code;
  private final @Nullable String uri;

  Licence(String code, @Nullable String uri) {
    this.code = code;
    this.uri = uri;
  }

  /** The word in the database, in addresses and in the API; SPDX where SPDX has one. */
  public String code() {
    return code;
  }

  /** Where the terms can be read. */
  public Optional<String> uri() {
    return Optional.ofNullable(uri);
  }

  public static Optional<Licence> find(String code) {
    for (var licence : values()) {
      if (licence.code.equalsIgnoreCase(code)) {
        return Optional.of(licence);
      }
    }
    return Optional.empty();
  }
}
