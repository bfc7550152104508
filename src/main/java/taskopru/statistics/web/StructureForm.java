package taskopru.statistics.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.statistics.Dimension.Role;
import taskopru.statistics.Measure.Aggregation;
import taskopru.statistics.ingest.Mapping;
import taskopru.statistics.ingest.Mapping.Use;
import taskopru.web.ui.Form;

/** Between what the columns of a file are for and the fields people correct that in. */
final class StructureForm {

  /** Columns on one page of the form; a wider file has several. */
  static final int ON_A_PAGE = 60;

  /** The field that says which page of the columns was sent. */
  static final String PAGE = "columns";

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final int LONGEST = 200;
  private static final int MOST_DECIMALS = 6;

  /** The names of the column with that number are in this one. */
  private static final String NAMES_OF = "names-of-";

  private StructureForm() {}

  static int pages(Mapping mapping) {
    return Math.max(1, Math.ceilDiv(mapping.columns().size(), ON_A_PAGE));
  }

  /** The page the form is about, from 1. */
  static int page(Form form, Mapping mapping) {
    return Math.clamp(number(form.value(PAGE)).orElse(1), 1, pages(mapping));
  }

  /** The columns the form is about. */
  static List<Mapping.Column> shown(Form form, Mapping mapping) {
    int from = (page(form, mapping) - 1) * ON_A_PAGE;
    return mapping.columns().stream().skip(from).limit(ON_A_PAGE).toList();
  }

  private static List<Mapping.Column> others(Form form, Mapping mapping) {
    var shown = shown(form, mapping);
    return mapping.columns().stream().filter(it -> !shown.contains(it)).toList();
  }

  /** One page of the columns as they are proposed. */
  static Form of(Mapping mapping, int page) {
    var form = Form.empty().with(PAGE, Integer.toString(page));
    for (var it : shown(form, mapping)) {
      var i = it.index();
      form =
          form.with("use-" + i, use(it, mapping))
              .with("code-" + i, it.code())
              .with("place-" + i, Place.of(it).word())
              .with("decimals-" + i, Integer.toString(it.decimals()))
              .with("aggregation-" + i, it.aggregation().word());
      form = words(form, "label", i, it.label());
      form = words(form, "unit", i, it.unit());
    }
    return form;
  }

  private static Form words(Form form, String name, int i, LocalizedText text) {
    return form.with(name + "-tr-" + i, text.tr())
        .with(name + "-en-" + i, text.en())
        .with(name + "-ar-" + i, text.ar());
  }

  private static String use(Mapping.Column it, Mapping mapping) {
    if (it.use() != Use.LABEL) {
      return it.use().word();
    }
    return mapping.columns().stream()
        .filter(column -> column.isDimension() && column.code().equals(it.of()))
        .findFirst()
        .map(column -> namesOf(column.index()))
        .orElse(Use.ATTRIBUTE.word());
  }

  static String namesOf(int index) {
    return NAMES_OF + index;
  }

  /** The form with what is wrong with it. */
  static Form checked(Form form, Mapping proposed) {
    var codes = new HashMap<String, Integer>();
    var named = new HashMap<Integer, Integer>();
    int times = 0;
    int measures = 0;
    for (var it : others(form, proposed)) {
      times += it.use() == Use.TIME ? 1 : 0;
      measures += it.use() == Use.MEASURE ? 1 : 0;
      if (it.use() != Use.LEAVE_OUT && it.use() != Use.LABEL) {
        codes.put(it.code(), it.index());
      }
    }
    for (var it : shown(form, proposed)) {
      var i = it.index();
      var use = use(form.value("use-" + i));
      if (use.isEmpty()) {
        form = form.refuse("use-" + i, "statistics.desk.wrong.use", it.heading());
        continue;
      }
      switch (use.get()) {
        case LEAVE_OUT -> {}
        case LABEL -> form = namedOnce(form, proposed, i, it.heading(), named);
        case TIME, DIMENSION, MEASURE, ATTRIBUTE -> form = coded(form, i, it.heading(), codes);
      }
      if (use.get() == Use.TIME && ++times > 1) {
        form = form.refuse("use-" + i, "statistics.structure.two-times");
      }
      if (use.get() == Use.MEASURE) {
        measures++;
        form = measured(form, i, it.heading());
      }
    }
    return measures == 0 ? form.refuse("", "statistics.structure.no-measure") : form;
  }

  private static Form namedOnce(
      Form form, Mapping proposed, int i, String heading, Map<Integer, Integer> named) {
    int of = whose(form, i);
    var whose = column(form, proposed, of);
    if (of == i || whose.filter(it -> it == Use.TIME || it == Use.DIMENSION).isEmpty()) {
      return form.refuse("use-" + i, "statistics.desk.wrong.names", heading);
    }
    return named.put(of, i) == null
        ? form
        : form.refuse("use-" + i, "statistics.desk.wrong.names-twice", heading);
  }

  /** The number of the column whose names are in this one. */
  private static int whose(Form form, int i) {
    return number(form.value("use-" + i).substring(NAMES_OF.length())).orElse(-1);
  }

  /** What a column is for, as sent, or as it stands on another page. */
  private static Optional<Use> column(Form form, Mapping proposed, int index) {
    return shown(form, proposed).stream().anyMatch(it -> it.index() == index)
        ? use(form.value("use-" + index))
        : proposed.columns().stream()
            .filter(it -> it.index() == index)
            .findFirst()
            .map(Mapping.Column::use);
  }

  private static Form coded(Form form, int i, String heading, Map<String, Integer> codes) {
    var code = form.value("code-" + i);
    if (!CODE.matcher(code).matches()) {
      form = form.refuse("code-" + i, "statistics.desk.wrong.code", heading);
    } else if (codes.put(code, i) != null) {
      form = form.refuse("code-" + i, "statistics.structure.twice", code);
    }
    if (form.value("label-tr-" + i).isEmpty()) {
      form = form.refuse("label-tr-" + i, "statistics.desk.wrong.label", heading);
    }
    return brief(form, "label", i);
  }

  private static Form measured(Form form, int i, String heading) {
    if (number(form.value("decimals-" + i)).filter(it -> it <= MOST_DECIMALS).isEmpty()) {
      form = form.refuse("decimals-" + i, "statistics.desk.wrong.decimals", heading, MOST_DECIMALS);
    }
    if (aggregation(form.value("aggregation-" + i)).isEmpty()) {
      form = form.refuse("aggregation-" + i, "statistics.desk.wrong.aggregation", heading);
    }
    return brief(form, "unit", i);
  }

  private static Form brief(Form form, String name, int i) {
    for (var language : List.of("tr", "en", "ar")) {
      var field = name + "-" + language + "-" + i;
      var text = form.value(field);
      if (text.length() > LONGEST || text.chars().anyMatch(c -> c < ' ')) {
        form = form.refuse(field, "statistics.desk.wrong.long", LONGEST);
      }
    }
    return form;
  }

  /** What the columns are for, of a form that has nothing wrong with it. */
  static Mapping read(Form form, Mapping proposed) {
    var shown = shown(form, proposed);
    return new Mapping(
        proposed.columns().stream()
            .map(it -> shown.contains(it) ? read(form, proposed, it) : renamed(form, proposed, it))
            .toList());
  }

  private static Mapping.Column read(Form form, Mapping proposed, Mapping.Column it) {
    var i = it.index();
    var use = use(form.value("use-" + i)).orElse(Use.LEAVE_OUT);
    boolean coded = use != Use.LEAVE_OUT && use != Use.LABEL;
    boolean figure = use == Use.MEASURE;
    var place = use == Use.DIMENSION ? place(form, it) : Place.NONE;
    return new Mapping.Column(
        i,
        it.heading(),
        use,
        coded ? form.value("code-" + i) : it.code(),
        coded ? words(form, "label", i) : it.label(),
        use == Use.LABEL ? code(form, proposed, whose(form, i)) : null,
        use == Use.TIME ? Role.TIME : place.role(),
        place.translation(),
        figure ? words(form, "unit", i) : it.unit(),
        figure ? number(form.value("decimals-" + i)).orElse(0) : it.decimals(),
        aggregation(form.value("aggregation-" + i)).orElse(it.aggregation()));
  }

  private static Place place(Form form, Mapping.Column it) {
    return Place.find(form.value("place-" + it.index())).orElse(Place.of(it));
  }

  /** A column on another page, which may hold the names of one that has a new code. */
  private static Mapping.Column renamed(Form form, Mapping proposed, Mapping.Column it) {
    if (it.use() != Use.LABEL) {
      return it;
    }
    return proposed.columns().stream()
        .filter(column -> column.isDimension() && column.code().equals(it.of()))
        .findFirst()
        .map(whose ->
            column(form, proposed, whose.index())
                    .filter(use -> use == Use.TIME || use == Use.DIMENSION)
                    .isPresent()
                ? it.labelling(code(form, proposed, whose.index()))
                : it.as(Use.ATTRIBUTE))
        .orElse(it);
  }

  private static String code(Form form, Mapping proposed, int index) {
    return shown(form, proposed).stream().anyMatch(it -> it.index() == index)
        ? form.value("code-" + index)
        : proposed.columns().get(index).code();
  }

  private static LocalizedText words(Form form, String name, int i) {
    return new LocalizedText(
        form.value(name + "-tr-" + i),
        form.value(name + "-en-" + i),
        form.value(name + "-ar-" + i));
  }

  private static Optional<Use> use(String word) {
    if (word.startsWith(NAMES_OF)) {
      return Optional.of(Use.LABEL);
    }
    return Stream.of(Use.values())
        .filter(use -> use != Use.LABEL && use.word().equals(word))
        .findFirst();
  }

  private static Optional<Aggregation> aggregation(String word) {
    return Stream.of(Aggregation.values()).filter(it -> it.word().equals(word)).findFirst();
  }

  static Optional<Integer> number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,4}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }
}
