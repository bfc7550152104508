package taskopru.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;

/**
 * What places are called: ISO 3166-1 alpha-3 countries ({@code TUR}), Türkiye's provinces ({@code
 * TR-01}), and {@code 001} for the world.
 */
@Component
public class Places {

  private static final String WORLD = "001";

  private final Map<String, String> countries = new HashMap<>();
  private final Map<String, LocalizedText> provinces = new HashMap<>();

  public Places() {
    for (var alpha2 : Locale.getISOCountries()) {
      countries.put(Locale.of("", alpha2).getISO3Country(), alpha2);
    }
    var file = Objects.requireNonNull(Places.class.getResourceAsStream("provinces.csv"));
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(line -> provinces.put(line[0], new LocalizedText(line[1], line[1], line[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<String> find(Language language, String code) {
    var province = provinces.get(code);
    if (province != null) {
      return Optional.of(province.in(language));
    }
    var alpha2 = code.equals(WORLD) ? WORLD : countries.get(code);
    return alpha2 == null
        ? Optional.empty()
        : Optional.of(
            com.ibm.icu.util.ULocale.getDisplayCountry(
                "und-" + alpha2, language.locale().toLanguageTag()));
  }

  /** The place's name; its code where we know no name. */
  public String name(Language language, String code) {
    return find(language, code).orElse(code);
  }
}
