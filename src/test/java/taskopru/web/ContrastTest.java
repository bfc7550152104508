package taskopru.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2.2: 1.4.3 contrast of text and 1.4.11 of controls, over every pair the tokens allow. */
class ContrastTest {

  private static final List<String> GROUNDS =
      List.of("paper", "card", "stone", "river-soft", "citrus-soft", "leaf-soft", "rose-soft");
  private static final List<String> TEXTS =
      List.of("ink", "ink-2", "river", "citrus", "leaf", "rose");
  private static final Pattern TOKEN =
      Pattern.compile(
          "--([a-z0-9-]+):\\s*(?:light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)|(#[0-9a-f]{6}));");

  private final Map<String, String> light = new HashMap<>();
  private final Map<String, String> dark = new HashMap<>();

  ContrastTest() throws IOException {
    var css = Files.readString(Path.of("src/main/resources/static/tokens.css"));
    var tokens = TOKEN.matcher(css);
    while (tokens.find()) {
      var both = tokens.group(4);
      light.put(tokens.group(1), both == null ? tokens.group(2) : both);
      dark.put(tokens.group(1), both == null ? tokens.group(3) : both);
    }
  }

  @Test
  void everyTextReaches4Point5OnEveryGround() {
    assertThat(below(4.5, TEXTS, GROUNDS)).isEmpty();
  }

  @Test
  void textOnTheRiverAndOnTheFruitReaches4Point5() {
    assertThat(below(4.5, List.of("on-bank", "on-bank-2"), List.of("bank", "bank-deep", "sky")))
        .isEmpty();
    assertThat(below(4.5, List.of("on-fruit"), List.of("fruit", "fruit-hover"))).isEmpty();
  }

  @Test
  void everyControlsBorderAndTheFocusReach3() {
    assertThat(below(3, List.of("edge"), List.of("paper", "card", "stone"))).isEmpty();
    assertThat(below(3, List.of("focus"), GROUNDS)).isEmpty();
    assertThat(below(3, List.of("fruit"), List.of("bank", "bank-deep"))).isEmpty();
  }

  @Test
  void theFormulaIsTheOneOfWcag() {
    assertThat(contrast("#000000", "#ffffff")).isEqualTo(21.0);
    assertThat(contrast("#767676", "#ffffff")).isBetween(4.54, 4.55);
  }

  private List<String> below(double least, List<String> texts, List<String> grounds) {
    var weak = new ArrayList<String>();
    for (var scheme : List.of(light, dark)) {
      for (var text : texts) {
        for (var ground : grounds) {
          var contrast = contrast(colour(scheme, text), colour(scheme, ground));
          if (contrast < least) {
            weak.add(
                "%s on %s is %.2f (%s)"
                    .formatted(text, ground, contrast, scheme == light ? "light" : "dark"));
          }
        }
      }
    }
    return weak;
  }

  private static String colour(Map<String, String> scheme, String token) {
    return Objects.requireNonNull(scheme.get(token), token);
  }

  private static double contrast(String one, String other) {
    var a = luminance(one);
    var b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int at) {
    var value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
