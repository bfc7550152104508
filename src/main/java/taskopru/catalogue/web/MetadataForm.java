package taskopru.catalogue.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.Flaw;
import taskopru.catalogue.Keywords;
import taskopru.catalogue.Licence;
import taskopru.catalogue.Metadata;
import taskopru.catalogue.Periodicity;
import taskopru.catalogue.Theme;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.web.ui.Form;

/** A dataset's metadata as form fields, and back. */
final class MetadataForm {

  static final List<String> FIELDS =
      List.of(
          "title.tr",
          "title.en",
          "title.ar",
          "description.tr",
          "description.en",
          "description.ar",
          "method.tr",
          "method.en",
          "method.ar",
          "publisher",
          "contact",
          "source",
          "sourceUrl",
          "licence",
          "themes",
          "keywords.tr",
          "keywords.en",
          "keywords.ar",
          "spatial",
          "temporalFrom",
          "temporalTo",
          "periodicity",
          "expected");

  private MetadataForm() {}

  static Form of(Metadata metadata) {
    var form = Form.empty();
    for (var language : Language.values()) {
      form =
          form.with("title." + language.tag(), own(metadata.title(), language))
              .with("description." + language.tag(), own(metadata.description(), language))
              .with("method." + language.tag(), own(metadata.method(), language))
              .with(
                  "keywords." + language.tag(),
                  String.join(
                      language == Language.AR ? "، " : ", ", metadata.keywords().in(language)));
    }
    var expected = metadata.expected();
    return form.with("publisher", metadata.publisher())
        .with("contact", metadata.contact())
        .with("source", metadata.source())
        .with("sourceUrl", metadata.sourceUrl())
        .with("licence", metadata.licence().code())
        .with("themes", metadata.themes().stream().map(Theme::code).toList())
        .with("spatial", String.join(", ", metadata.spatial()))
        .with("temporalFrom", metadata.temporalFrom())
        .with("temporalTo", metadata.temporalTo())
        .with("periodicity", metadata.periodicity().code())
        .with("expected", expected == null ? null : expected.toString());
  }

  /** The form with all that is wrong with it. */
  static Form checked(Form form) {
    form = refused(form, read(form).flaws());
    if (Licence.find(form.value("licence")).isEmpty()) {
      form = form.refuse("licence", "catalogue.licence.missing");
    }
    if (Periodicity.find(form.value("periodicity")).isEmpty()) {
      form = form.refuse("periodicity", "catalogue.periodicity.missing");
    }
    if (!form.value("expected").isEmpty() && day(form) == null) {
      form = form.refuse("expected", "catalogue.expected.day");
    }
    return form;
  }

  /** The form with those flaws at their fields. */
  static Form refused(Form form, List<Flaw> flaws) {
    for (var flaw : flaws) {
      form = form.refuse(flaw.field(), flaw.messageKey(), flaw.args().toArray());
    }
    return form;
  }

  static Metadata read(Form form) {
    return new Metadata(
        text(form, "title"),
        text(form, "description"),
        text(form, "method"),
        form.value("publisher"),
        form.value("contact"),
        form.value("source"),
        form.value("sourceUrl"),
        Licence.find(form.value("licence")).orElse(Licence.NOT_STATED),
        form.all("themes").stream().flatMap(code -> Theme.find(code).stream()).toList(),
        new Keywords(
            words(form.value("keywords.tr")),
            words(form.value("keywords.en")),
            words(form.value("keywords.ar"))),
        places(form.value("spatial")),
        orNull(form.value("temporalFrom")),
        orNull(form.value("temporalTo")),
        Periodicity.find(form.value("periodicity")).orElse(Periodicity.UNKNOWN),
        day(form));
  }

  /** The fields whose values differ between two states of one form. */
  static List<String> differences(Form mine, Form theirs) {
    return FIELDS.stream()
        .filter(field -> !values(mine, field).equals(values(theirs, field)))
        .toList();
  }

  private static List<String> values(Form form, String field) {
    return form.all(field).stream()
        .map(value -> value.strip().replace("\r\n", "\n"))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static LocalizedText text(Form form, String field) {
    return new LocalizedText(
        lines(form.value(field + ".tr")),
        lines(form.value(field + ".en")),
        lines(form.value(field + ".ar")));
  }

  /** Browsers send every line's end as two characters. */
  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[,;،\\n]")).map(String::strip).toList();
  }

  private static List<String> places(String text) {
    return Arrays.stream(text.split("[,;،\\s]+")).map(s -> s.toUpperCase(Locale.ROOT)).toList();
  }

  private static @Nullable LocalDate day(Form form) {
    try {
      return form.value("expected").isEmpty() ? null : LocalDate.parse(form.value("expected"));
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String own(LocalizedText text, Language language) {
    return Objects.requireNonNullElse(
        switch (language) {
          case TR -> text.tr();
          case EN -> text.en();
          case AR -> text.ar();
        },
        "");
  }
}
