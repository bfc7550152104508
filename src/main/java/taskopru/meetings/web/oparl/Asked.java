package taskopru.meetings.web.oparl;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/**
 * Which part of a list somebody asks for.
 *
 * @param organization only meetings of that body; null for all
 */
record Asked(
    int page,
    int limit,
    @Nullable Instant createdSince,
    @Nullable Instant createdUntil,
    @Nullable Instant modifiedSince,
    @Nullable Instant modifiedUntil,
    @Nullable UUID organization,
    Map<String, String> given) {

  private static final int MOST = 100;
  private static final int LAST_PAGE = 1_000_000;

  static Asked of(Map<String, String> parameters) {
    var given = new LinkedHashMap<String, String>();
    for (var name :
        new String[] {
          "created_since",
          "created_until",
          "modified_since",
          "modified_until",
          "organization",
          "limit"
        }) {
      var value = parameters.getOrDefault(name, "");
      if (!value.isEmpty()) {
        given.put(name, value);
      }
    }
    return new Asked(
        number("page", parameters.getOrDefault("page", "1"), LAST_PAGE),
        number("limit", parameters.getOrDefault("limit", Integer.toString(MOST)), MOST),
        moment("created_since", given),
        moment("created_until", given),
        moment("modified_since", given),
        moment("modified_until", given),
        organization(given.getOrDefault("organization", "")),
        given);
  }

  /** Objects that are gone are told only to those who ask what has changed. */
  boolean lets(Thing thing) {
    return (!thing.gone() || modifiedSince != null)
        && (createdSince == null || !thing.created().isBefore(createdSince))
        && (createdUntil == null || !thing.created().isAfter(createdUntil))
        && (modifiedSince == null || !thing.modified().isBefore(modifiedSince))
        && (modifiedUntil == null || !thing.modified().isAfter(modifiedUntil));
  }

  String address(String list, int page) {
    var all = new LinkedHashMap<>(given);
    if (page > 1) {
      all.put("page", Integer.toString(page));
    }
    return all.isEmpty()
        ? list
        : list
            + "?"
            + all.entrySet().stream()
                .map(one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
  }

  private static int number(String name, String typed, int most) {
    try {
      var number = Integer.parseInt(typed);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new Problem.Refused("meetings.oparl.number", name, most);
  }

  /** A plus sign that came unescaped has become a blank on its way. */
  private static @Nullable Instant moment(String name, Map<String, String> given) {
    var typed = given.get(name);
    if (typed == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(typed.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException notAMoment) {
      throw new Problem.Refused("meetings.oparl.moment", name);
    }
  }

  private static @Nullable UUID organization(String typed) {
    try {
      return typed.isEmpty() ? null : UUID.fromString(typed);
    } catch (IllegalArgumentException noId) {
      throw new Problem.Refused("meetings.oparl.organization");
    }
  }
}
