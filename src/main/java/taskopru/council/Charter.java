package taskopru.council;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * A working group's founding table as its city writes it down: {@code charter.json} beside this
 * class is Adana's, setting {@code taskopru.council.charter} names another.
 */
record Charter(List<Founded> bodies, List<Row> seatGroups) {

  /** One body, and the rules it starts with; external bodies have none. */
  record Founded(String code, String kind, LocalizedText name, @Nullable Starting rules) {

    Founded {
      new Slug(code);
      if (name.tr().isEmpty()) {
        throw new IllegalArgumentException("body " + code + " has no Turkish name");
      }
      if ((rules == null) != (Body.Kind.of(kind) == Body.Kind.EXTERNAL)) {
        throw new IllegalArgumentException(
            "body %s: own bodies have rules, external ones have none".formatted(code));
      }
    }
  }

  /** The rules of the first day, and where they come from. */
  record Starting(LocalDate from, String source, Rules rules) {}

  /** One row: who sends members and how many. */
  record Row(
      String code,
      LocalizedText name,
      @Nullable String inCharter,
      int seats,
      @Nullable LocalizedText note,
      @Nullable String body,
      List<Named> institutions) {

    Row {
      body = body == null ? Bodies.WORKING_GROUP.value() : body;
      institutions = List.copyOf(institutions);
      new Slug(code);
      if (name.tr().isEmpty()) {
        throw new IllegalArgumentException("seat group " + code + " has no Turkish name");
      }
      if (seats < 1) {
        throw new IllegalArgumentException("seat group " + code + " has no seats");
      }
      if (institutions.size() > seats) {
        throw new IllegalArgumentException(
            "seat group %s has %d seats and names %d institutions"
                .formatted(code, seats, institutions.size()));
      }
    }
  }

  /** One institution that the charter names. */
  record Named(String code, String kind, @Nullable String inCharter, List<Called> names) {

    Named {
      names = List.copyOf(names);
      new Slug(code);
      Institution.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
      if (names.isEmpty()) {
        throw new IllegalArgumentException("institution " + code + " has no name");
      }
      for (var i = 0; i < names.size(); i++) {
        for (var j = i + 1; j < names.size(); j++) {
          if (names.get(i).asName().overlaps(names.get(j).asName())) {
            throw new IllegalArgumentException(
                "institution %s has two names at once: %s, %s"
                    .formatted(code, names.get(i).name().tr(), names.get(j).name().tr()));
          }
        }
      }
    }
  }

  /** What it was called from when to when. */
  record Called(LocalizedText name, @Nullable LocalDate from, @Nullable LocalDate to) {

    Institution.Name asName() {
      return new Institution.Name(name, from, to);
    }
  }

  Charter {
    bodies = bodies == null ? List.of() : List.copyOf(bodies);
    seatGroups = List.copyOf(seatGroups);
    var known = bodies.stream().map(Founded::code).toList();
    if (known.stream().distinct().count() != known.size()) {
      throw new IllegalArgumentException("two bodies have one code: " + known);
    }
    if (!known.contains(Bodies.WORKING_GROUP.value())) {
      throw new IllegalArgumentException("the charter has no body working-group");
    }
    if (seatGroups.isEmpty()) {
      throw new IllegalArgumentException("the charter has no seat groups");
    }
    var codes = new HashSet<String>();
    for (var row : seatGroups) {
      if (!known.contains(row.body())) {
        throw new IllegalArgumentException(
            "seat group %s belongs to %s, which is no body".formatted(row.code(), row.body()));
      }
      if (!codes.add(row.code())) {
        throw new IllegalArgumentException("two seat groups are called " + row.code());
      }
    }
  }
}
