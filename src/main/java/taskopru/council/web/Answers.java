package taskopru.council.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskopru.council.Written;
import taskopru.identity.EmailAddress;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.web.ui.Form;

/**
 * Reads the answers of a form one by one and notes beside each what is wrong with it. Where
 * something is wrong it answers a stand-in, so all is read before {@link #isRefused} is asked.
 */
final class Answers {

  static final LocalDate NO_DAY = LocalDate.of(2000, 1, 1);
  static final UUID NOTHING = new UUID(0, 0);

  private Form form;

  Answers(Map<String, java.util.List<String>> sent) {
    form = Form.of(sent);
  }

  Form form() {
    return form;
  }

  boolean isRefused() {
    return form.isRefused();
  }

  void refuse(String field, String key, Object... args) {
    form = form.refuse(field, key, args);
  }

  int version() {
    try {
      return Integer.parseInt(form.value("version"));
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  String line(String field, int longest) {
    return read(field, typed -> Written.line(typed, longest), "");
  }

  @Nullable String optional(String field, int longest) {
    return form.value(field).isEmpty() ? null : line(field, longest);
  }

  @Nullable String lines(String field, int longest, boolean required) {
    if (form.value(field).isEmpty()) {
      if (required) {
        refuse(field, "council.text.missing");
      }
      return null;
    }
    return read(field, typed -> String.valueOf(Written.lines(typed, longest)), "");
  }

  LocalizedText text(String field, int longest) {
    return new LocalizedText(
        line(field + ".tr", longest),
        optional(field + ".en", longest),
        optional(field + ".ar", longest));
  }

  LocalDate day(String field) {
    var day = optionalDay(field);
    if (day == null && form.error(field).isEmpty()) {
      refuse(field, "council.day.missing");
    }
    return day == null ? NO_DAY : day;
  }

  @Nullable LocalDate optionalDay(String field) {
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
    refuse(field, "council.day.shape");
    return null;
  }

  int number(String field, int least, int most) {
    try {
      var number = Integer.parseInt(form.value(field));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    refuse(field, "council.number.shape", least, most);
    return least;
  }

  <E extends Enum<E>> E choice(String field, Class<E> of) {
    var typed = form.value(field);
    for (var one : of.getEnumConstants()) {
      if (one.name().equals(typed.toUpperCase(Locale.ROOT))) {
        return one;
      }
    }
    refuse(field, "council.choice.missing");
    return of.getEnumConstants()[0];
  }

  UUID id(String field) {
    var id = optionalId(field);
    if (id == null && form.error(field).isEmpty()) {
      refuse(field, "council.choice.missing");
    }
    return id == null ? NOTHING : id;
  }

  @Nullable UUID optionalId(String field) {
    var typed = form.value(field);
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException notAnId) {
      refuse(field, "council.choice.missing");
      return null;
    }
  }

  @Nullable EmailAddress email(String field) {
    var typed = form.value(field);
    if (typed.isEmpty()) {
      return null;
    }
    var email = EmailAddress.find(typed);
    if (email.isEmpty()) {
      refuse(field, "identity.email.shape");
    }
    return email.orElse(null);
  }

  /** A value that checks itself; its no stands at that field. */
  <T> @Nullable T made(String field, java.util.function.Supplier<T> making) {
    if (isRefused()) {
      return null;
    }
    try {
      return making.get();
    } catch (Problem.Refused no) {
      form = form.refuse(FormPage.fieldOf(no.messageKey(), field), no);
      return null;
    }
  }

  private String read(String field, Function<String, String> reading, String standIn) {
    try {
      return reading.apply(form.value(field));
    } catch (Problem.Refused no) {
      form = form.refuse(field, no);
      return standIn;
    }
  }
}
