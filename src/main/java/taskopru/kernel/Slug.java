package taskopru.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A short name for addresses: lower-case ASCII letters, digits and single hyphens, at most 80 long.
 */
public record Slug(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST = 80;

  public Slug {
    if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
      throw new Problem.Refused("kernel.slug.shape", value);
    }
  }

  /** The slug in a reader's address, if it can be one at all. */
  public static Optional<Slug> find(String text) {
    return text.length() <= LONGEST && SHAPE.matcher(text).matches()
        ? Optional.of(new Slug(text))
        : Optional.empty();
  }

  /** Makes an address from a title: "Göç ve Kent" becomes {@code goc-ve-kent}. */
  public static Slug from(String title) {
    var ascii =
        Normalizer.normalize(title.replace('ı', 'i').replace('İ', 'I'), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    var cut = ascii.substring(0, Math.min(ascii.length(), LONGEST)).replaceAll("^-+|-+$", "");
    return new Slug(cut);
  }

  @Override
  public String toString() {
    return value;
  }
}
