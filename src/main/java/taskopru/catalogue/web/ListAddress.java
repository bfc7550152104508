package taskopru.catalogue.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The address of a list with everything that was chosen; each {@code with} is the address of one
 * choice more or less. The page is left out, since every other choice begins again at the first.
 */
record ListAddress(String path, Map<String, List<String>> chosen) {

  ListAddress {
    var copy = new LinkedHashMap<String, List<String>>();
    chosen.forEach((name, values) -> {
      var kept = values.stream().filter(value -> !value.isBlank()).distinct().toList();
      if (!kept.isEmpty() && !name.equals("page")) {
        copy.put(name, kept);
      }
    });
    chosen = copy;
  }

  ListAddress without(String name) {
    var rest = new LinkedHashMap<>(chosen);
    rest.remove(name);
    return new ListAddress(path, rest);
  }

  ListAddress without(String name, String value) {
    var rest = new LinkedHashMap<>(chosen);
    rest.computeIfPresent(
        name, (_, all) -> all.stream().filter(one -> !one.equals(value)).toList());
    return new ListAddress(path, rest);
  }

  ListAddress with(String name, String value) {
    var more = new LinkedHashMap<>(chosen);
    var values = new ArrayList<>(more.getOrDefault(name, List.of()));
    values.add(value);
    more.put(name, values);
    return new ListAddress(path, more);
  }

  ListAddress at(String otherPath) {
    return new ListAddress(otherPath, chosen);
  }

  @Override
  public String toString() {
    var query = new StringBuilder();
    chosen.forEach((name, values) ->
        values.forEach(value ->
            query
                .append(query.isEmpty() ? '?' : '&')
                .append(encode(name))
                .append('=')
                .append(encode(value))));
    return path + query;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
