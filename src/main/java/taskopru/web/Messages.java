package taskopru.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import taskopru.kernel.Language;

/**
 * Every sentence of the house: each module brings messages_tr, messages_en and messages_ar in ICU
 * message format, so that plurals are right in all three (Arabic has six forms).
 */
@Component
public class Messages {

  private static final Logger log = LoggerFactory.getLogger(Messages.class);

  private final Map<Language, Bundle> bundles = new EnumMap<>(Language.class);

  private record Bundle(Map<String, String> patterns, Map<String, MessageFormat> formats) {}

  public Messages() {
    for (var language : Language.values()) {
      bundles.put(language, new Bundle(read(language), new ConcurrentHashMap<>()));
    }
  }

  /**
   * The sentence of that key. Arguments are numbered: {@code {0}}, {@code {0, plural, one {#} other
   * {#}}}; an apostrophe is written twice only where a brace follows it (ICU's default quoting). An
   * unknown key is shown as itself, and logged: a page with one odd word is better than no page.
   */
  public String text(Language language, String key, Object... args) {
    var bundle = bundle(language);
    var pattern = bundle.patterns.get(key);
    if (pattern == null) {
      log.warn("No message {} in {}", key, language);
      return key;
    }
    if (args.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
      return pattern;
    }
    var format =
        bundle.formats.computeIfAbsent(
            key, _ -> new MessageFormat(pattern, ULocale.forLocale(language.locale())));
    synchronized (format) { // ICU formats are not safe to share
      return format.format(args);
    }
  }

  public boolean has(Language language, String key) {
    return bundle(language).patterns.containsKey(key);
  }

  public Set<String> keys(Language language) {
    return Set.copyOf(bundle(language).patterns.keySet());
  }

  private Bundle bundle(Language language) {
    return Objects.requireNonNull(bundles.get(language));
  }

  private static Map<String, String> read(Language language) {
    var all = new HashMap<String, String>();
    try {
      for (var file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:taskopru/**/messages_" + language.tag() + ".properties")) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        properties.forEach((key, value) -> all.put(key.toString(), value.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
