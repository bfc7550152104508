package taskopru.oparl;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskopru.kernel.Problem;

/**
 * A page of a list.
 *
 * @param pagination totalElements, elementsPerPage, currentPage, totalPages
 * @param links first, prev, self, next, last: all keep the filters
 */
public record Listing(
    List<Thing> data, Map<String, Integer> pagination, Map<String, String> links) {

  private static final int MOST = 100;

  /** The questions a list answers to, as they came. */
  public record Asked(
      String page,
      String elementsPerPage,
      String createdSince,
      String createdUntil,
      String modifiedSince,
      String modifiedUntil) {

    private boolean isAfterAll() {
      return !modifiedSince.isEmpty();
    }
  }

  /** Deleted things are told only to whoever asks what changed since a moment. */
  public static Listing of(List<Thing> all, String address, Asked asked) {
    var createdSince = moment("created_since", asked.createdSince(), Instant.MIN);
    var createdUntil = moment("created_until", asked.createdUntil(), Instant.MAX);
    var modifiedSince = moment("modified_since", asked.modifiedSince(), Instant.MIN);
    var modifiedUntil = moment("modified_until", asked.modifiedUntil(), Instant.MAX);
    var found =
        all.stream()
            .filter(thing -> !thing.isGone() || asked.isAfterAll())
            .filter(thing ->
                !thing.created().isBefore(createdSince)
                    && !thing.created().isAfter(createdUntil)
                    && !thing.changed().isBefore(modifiedSince)
                    && !thing.changed().isAfter(modifiedUntil))
            .toList();
    var size = Math.min(MOST, number("elementsPerPage", asked.elementsPerPage()));
    var page = number("page", asked.page());
    var pages = Math.max(1, (found.size() + size - 1) / size);
    var pagination = new LinkedHashMap<String, Integer>();
    pagination.put("totalElements", found.size());
    pagination.put("elementsPerPage", size);
    pagination.put("currentPage", page);
    pagination.put("totalPages", pages);
    var links = new LinkedHashMap<String, String>();
    links.put("first", link(address, asked, size, 1));
    if (page > 1) {
      links.put("prev", link(address, asked, size, Math.min(page - 1, pages)));
    }
    links.put("self", link(address, asked, size, page));
    if (page < pages) {
      links.put("next", link(address, asked, size, page + 1));
    }
    links.put("last", link(address, asked, size, pages));
    return new Listing(
        found.stream().skip((long) (page - 1) * size).limit(size).toList(), pagination, links);
  }

  private static String link(String address, Asked asked, int size, int page) {
    var query = new StringBuilder();
    add(query, "created_since", asked.createdSince());
    add(query, "created_until", asked.createdUntil());
    add(query, "modified_since", asked.modifiedSince());
    add(query, "modified_until", asked.modifiedUntil());
    add(query, "elementsPerPage", size == MOST ? "" : String.valueOf(size));
    add(query, "page", page == 1 ? "" : String.valueOf(page));
    return address + query;
  }

  private static void add(StringBuilder query, String name, String value) {
    if (!value.isEmpty()) {
      query
          .append(query.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(plus(value), StandardCharsets.UTF_8));
    }
  }

  private static Instant moment(String name, String typed, Instant otherwise) {
    if (typed.isEmpty()) {
      return otherwise;
    }
    try {
      return OffsetDateTime.parse(plus(typed)).toInstant();
    } catch (DateTimeParseException notAMoment) {
      throw new Problem.Refused("oparl.moment", name);
    }
  }

  /** An offset that was not encoded comes with a blank for its plus. */
  private static String plus(String typed) {
    return typed.strip().replace(' ', '+');
  }

  private static int number(String name, String typed) {
    try {
      var number = Integer.parseInt(typed);
      if (number >= 1 && number <= 1_000_000) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new Problem.Refused("oparl.number", name);
  }
}
