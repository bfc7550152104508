package taskopru.catalogue;

import java.util.Optional;

/** What the figures are about: the EU vocabulary "data-theme" that DCAT-AP asks for. */
public enum Theme {
  AGRI,
  ECON,
  EDUC,
  ENER,
  ENVI,
  GOVE,
  HEAL,
  INTR,
  JUST,
  REGI,
  SOCI,
  TECH,
  TRAN;

  /** The word in the database, in addresses and in the API. */
  public String code() {
    return name();
  }

  public String uri() {
    return "http://publications.europa.eu/resource/authority/data-theme/" + name();
  }

  public static Optional<Theme> find(String code) {
    for (var theme : values()) {
      if (theme.name().equals(code)) {
        return Optional.of(theme);
      }
    }
    return Optional.empty();
  }
}
