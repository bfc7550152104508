package taskopru.web.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;

/**
 * Reads the answers of a form one by one and notes beside each what is wrong with it. Where
 * something is wrong it answers a stand-in, so all is read before {@link #isRefused} is asked.
 */
public final class Answers {

  private static final LocalDate NO_DAY = LocalDate.of(2000, 1, 1);
  private static final UUID NOTHING = new UUID(0, 0);

  private final Map<String, String> places;
  private Form form;

  /**
   * @param places the field each rule's no is about, by the key of its sentence
   */
  public Answers(Map<String, List<String>> sent, Map<String, String> places) {
    this.places = places;
    form = Form.of(sent);
  }

  public Form form() {
    return form;
  }

  public boolean isRefused() {
    return form.isRefused();
  }

  public void refuse(String field, String key, Object... args) {
    form = form.refuse(field, key, args);
  }

  /** Where a rule's no is shown: at the text it refuses, or at its place; empty for above all. */
  public String place(Problem.Refused no) {
    return form.values().keySet().stream()
        .filter(field -> form.value(field).equals(no.typed()))
        .findFirst()
        .orElse(places.getOrDefault(no.messageKey(), ""));
  }

  public String text(String field) {
    return form.value(field);
  }

  public boolean yes(String field) {
    return form.has(field, "yes");
  }

  public int number(String field) {
    try {
      return Integer.parseInt(form.value(field));
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  /** A whole number between the two. */
  public int number(String field, int least, int most) {
    try {
      var number = Integer.parseInt(form.value(field));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    refuse(field, "web.number.between", least, most);
    return least;
  }

  public LocalDate day(String field) {
    var day = optionalDay(field);
    if (day == null && form.error(field).isEmpty()) {
      refuse(field, "web.day.missing");
    }
    return day == null ? NO_DAY : day;
  }

  public @Nullable LocalDate optionalDay(String field) {
    var typed = form.value(field);
    if (typed.isEmpty()) {
      return null;
    }
    try {
      var day = LocalDate.parse(typed);
      if (day.getYear() >= 1900 && day.getYear() <= 2200) {
        return day;
      }
    } catch (DateTimeParseException notADay) {
      // said below
    }
    refuse(field, "web.day.shape");
    return null;
  }

  /** 1.234,5 and 1234.5 alike; a single mark before three digits is taken for thousands. */
  public @Nullable BigDecimal decimal(String field) {
    var typed = form.value(field).replace("\u2212", "-").replaceAll("[\\s\u00a0\u202f]", "");
    if (typed.isEmpty()) {
      return null;
    }
    String plain;
    if (typed.matches("-?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]+)?")) {
      plain = typed.replace(".", "").replace(',', '.');
    } else if (typed.matches("-?[0-9]+([.,][0-9]+)?")) {
      plain = typed.replace(',', '.');
    } else {
      refuse(field, "web.number.shape");
      return null;
    }
    if (plain.length() > 30) {
      refuse(field, "web.number.long");
      return null;
    }
    return new BigDecimal(plain);
  }

  public <T> T one(String field, Function<String, Optional<T>> find, T standIn) {
    var found = find.apply(form.value(field));
    if (found.isEmpty()) {
      refuse(field, "web.choice.missing");
    }
    return found.orElse(standIn);
  }

  /** One of an enum, by its name. */
  public <E extends Enum<E>> E choice(String field, Class<E> of) {
    var all = of.getEnumConstants();
    return one(
        field,
        typed ->
            Arrays.stream(all)
                .filter(one -> one.name().equals(typed.toUpperCase(Locale.ROOT)))
                .findFirst(),
        all[0]);
  }

  /** What is read by a rule; the rule's no stands at the field. */
  public <T> T read(String field, Function<String, T> reading, T standIn) {
    try {
      return reading.apply(form.value(field));
    } catch (Problem.Refused no) {
      form = form.refuse(field, no);
      return standIn;
    }
  }

  /**
   * What is made of answers that are all good, and checks itself; its no stands where it is about.
   *
   * @param field where a no stands that has no place of its own
   */
  public <T> @Nullable T made(String field, Supplier<T> making) {
    if (isRefused()) {
      return null;
    }
    try {
      return making.get();
    } catch (Problem.Refused no) {
      form = form.refuse(places.getOrDefault(no.messageKey(), field), no);
      return null;
    }
  }

  public UUID id(String field) {
    var id = optionalId(field);
    if (id == null && form.error(field).isEmpty()) {
      refuse(field, "web.choice.missing");
    }
    return id == null ? NOTHING : id;
  }

  /** A text in three languages, from three fields. */
  public LocalizedText texts(String field) {
    return new LocalizedText(
        form.value(field + "-tr"), form.value(field + "-en"), form.value(field + "-ar"));
  }

  /** A number that must be there. */
  public BigDecimal number(String field, String missing) {
    var number = decimal(field);
    if (number == null && form.error(field).isEmpty()) {
      refuse(field, missing);
    }
    return number == null ? BigDecimal.ZERO : number;
  }

  public @Nullable UUID optionalId(String field) {
    var typed = form.value(field);
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException notAnId) {
      refuse(field, "web.choice.missing");
      return null;
    }
  }

  public Set<UUID> ids(String field) {
    var ids = new HashSet<UUID>();
    for (var typed : form.all(field)) {
      try {
        ids.add(UUID.fromString(typed));
      } catch (IllegalArgumentException notAnId) {
        refuse(field, "web.choice.missing");
      }
    }
    return ids;
  }
}
