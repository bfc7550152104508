package taskopru.statistics.ingest;

import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;

/** Countries and Turkish provinces, by whatever name or code a table calls them. */
final class Places {

  private static final Map<String, LocalizedText> COUNTRIES = countries();
  private static final Map<String, String> COUNTRY_NAMES = countryNames();
  private static final Map<String, String> PROVINCES = new LinkedHashMap<>();
  private static final Map<String, String> PROVINCE_NAMES = new HashMap<>();
  private static final Map<String, String> PROVINCE_REGIONS = new HashMap<>();

  static {
    for (var row : Words.Resource.rows("provinces.csv")) {
      PROVINCES.put(row[0], row[1]);
      PROVINCE_NAMES.put(key(row[1]), row[0]);
      PROVINCE_REGIONS.put(row[2], row[0]);
    }
    PROVINCE_NAMES.put(key("Afyon"), "TR-03");
    PROVINCE_NAMES.put(key("Hakkâri"), "TR-30");
    PROVINCE_NAMES.put(key("İçel"), "TR-33");
    PROVINCE_NAMES.put(key("K. Maraş"), "TR-46");
    PROVINCE_NAMES.put(key("Maraş"), "TR-46");
    PROVINCE_NAMES.put(key("Ş. Urfa"), "TR-63");
    PROVINCE_NAMES.put(key("Urfa"), "TR-63");
    PROVINCE_NAMES.put(key("Antep"), "TR-27");
  }

  private Places() {}

  private static Map<String, LocalizedText> countries() {
    var countries = new HashMap<String, LocalizedText>();
    for (var two : Locale.getISOCountries()) {
      var three = Locale.of("", two).getISO3Country();
      countries.put(three, new LocalizedText(name(two, "tr"), name(two, "en"), name(two, "ar")));
    }
    countries.put("XKX", new LocalizedText(name("XK", "tr"), name("XK", "en"), name("XK", "ar")));
    return countries;
  }

  private static String name(String country, String language) {
    return ULocale.getDisplayCountry("und-" + country, new ULocale(language));
  }

  private static Map<String, String> countryNames() {
    var names = new HashMap<String, String>();
    COUNTRIES.forEach((code, name) -> {
      for (var language : Language.values()) {
        names.put(key(name.in(language)), code);
      }
    });
    for (var row : Words.Resource.rows("country_names.csv")) {
      if (row[1].isEmpty()) {
        names.remove(key(row[0]));
      } else {
        names.put(key(row[0]), row[1]);
      }
    }
    return names;
  }

  /** Letters and digits alone, without accents and case, so that İ, I, ı and i are one. */
  static String key(String name) {
    return Normalizer.normalize(name.replace('ı', 'i').replace("&", " and "), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  static boolean isCountryCode(String code) {
    return COUNTRIES.containsKey(code);
  }

  static Optional<LocalizedText> country(String code) {
    return Optional.ofNullable(COUNTRIES.get(code));
  }

  /** The country of that name, Turkish, English or Arabic, short or as governments write it. */
  static Optional<String> countryNamed(String name) {
    var exact = COUNTRY_NAMES.get(key(name));
    if (exact != null) {
      return Optional.of(exact);
    }
    var plain =
        name.replaceAll(
                "(?iu)\\s+(federal |halk |islam |arap |demokratik |birleşik |büyük )*(cumhur[iİ]yet[iİ]|krallığı|kralliği|devlet[iİ]|sultanlığı|prensliği|emirliği|birliği)\\s*$",
                "")
            .strip();
    return Optional.ofNullable(COUNTRY_NAMES.get(key(plain)));
  }

  static boolean isProvinceCode(String code) {
    return PROVINCES.containsKey(code);
  }

  static Optional<LocalizedText> province(String code) {
    return Optional.ofNullable(PROVINCES.get(code)).map(LocalizedText::of);
  }

  static Optional<String> provinceNamed(String name) {
    return Optional.ofNullable(PROVINCE_NAMES.get(key(name)));
  }

  /** By the number on its cars' plates, 1 to 81. */
  static Optional<String> provinceOfPlate(String plate) {
    return plate.matches("0?[1-9]|[1-7][0-9]|8[01]")
        ? Optional.of("TR-%02d".formatted(Integer.parseInt(plate)))
        : Optional.empty();
  }

  /** By its third-level statistical region: {@code TR621}; each of them is one province. */
  static Optional<String> provinceOfRegion(String region) {
    return Optional.ofNullable(PROVINCE_REGIONS.get(region));
  }
}
