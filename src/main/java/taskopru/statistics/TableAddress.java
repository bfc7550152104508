package taskopru.statistics;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Slug;

/**
 * The address of a table, as somebody copies it from a page of ours or from the API: {@code
 * /tr/data/x?…}, {@code /api/v1/datasets/x/table.json?…}, on any host.
 */
public final class TableAddress {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:https?://[^/\\s?#]+)?/(?:(?:tr|en|ar)/data|api/v1/datasets)/([a-z0-9-]{1,80})"
              + "(?:/table(?:\\.[a-z]+)?)?/?(?:\\?([^#]*))?(?:#.*)?");

  private TableAddress() {}

  /** The question it asks; empty where it is no such address. */
  public static Optional<TableQuery> read(String address) {
    var matcher = SHAPE.matcher(address.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var query = matcher.group(2);
    return Slug.find(matcher.group(1))
        .flatMap(slug ->
            parameters(query).map(all -> TableQuery.read(slug, all, Set.of("page", "from", "to"))));
  }

  private static Optional<Map<String, String[]>> parameters(@Nullable String query) {
    var lists = new LinkedHashMap<String, List<String>>();
    if (query != null) {
      for (var pair : query.split("&")) {
        if (!pair.isEmpty()) {
          var equals = pair.indexOf('=');
          try {
            lists
                .computeIfAbsent(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)), _ -> new ArrayList<>())
                .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
          } catch (IllegalArgumentException broken) {
            return Optional.empty();
          }
        }
      }
    }
    var arrays = new LinkedHashMap<String, String[]>();
    lists.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
    return Optional.of(arrays);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
