package taskopru.statistics;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query of an address as a server reads it. */
public final class Addresses {

  private Addresses() {}

  public static Map<String, String[]> parameters(String query) {
    var all = new LinkedHashMap<String, List<String>>();
    for (var part : query.isEmpty() ? new String[0] : query.split("&")) {
      var equals = part.indexOf('=');
      all.computeIfAbsent(decoded(part.substring(0, equals)), _ -> new ArrayList<>())
          .add(decoded(part.substring(equals + 1)));
    }
    var parameters = new LinkedHashMap<String, String[]>();
    all.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
