package taskopru.statistics.web;

import java.util.ArrayList;
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
import taskopru.statistics.ingest.Mapping.Translation;
import taskopru.statistics.ingest.Mapping.Use;
import taskopru.web.ui.Form;

/** Between what the columns of a file are for and the fields people correct that in. */
final class StructureForm {

  /** Columns a page can show; the others stay as proposed. */
  static final int MOST = 120;

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final int LONGEST = 200;
  private static final int MOST_DECIMALS = 6;

  /** The names of the column with that number are in this one. */
  private static final String NAMES_OF = "names-of-";

  private StructureForm() {}

  static List<Mapping.Column> shown(Mapping mapping) {
    return mapping.columns().stream().limit(MOST).toList();
  }

  static Form of(Mapping mapping) {
    var form = Form.empty();
    for (var it : shown(mapping)) {
      var i = it.index();
      form =
          form.with("use-" + i, use(it, mapping))
              .with("code-" + i, it.code())
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
    for (var it : shown(proposed)) {
      var i = it.index();
      var use = use(form.value("use-" + i));
      if (use.isEmpty()) {
        form = form.refuse("use-" + i, "statistics.desk.wrong.use", it.heading());
        continue;
      }
      switch (use.get()) {
        case LEAVE_OUT -> {}
        case LABEL -> form = namedOnce(form, i, it.heading(), named);
        case TIME, DIMENSION, MEASURE, ATTRIBUTE -> form = coded(form, i, it.heading(), codes);
      }
      if (use.get() == Use.TIME && ++times == 2) {
        form = form.refuse("use-" + i, "statistics.structure.two-times");
      }
      if (use.get() == Use.MEASURE) {
        measures++;
        form = measured(form, i, it.heading());
      }
    }
    boolean more = proposed.columns().stream().skip(MOST).anyMatch(it -> it.use() == Use.MEASURE);
    return measures == 0 && !more ? form.refuse("", "statistics.structure.no-measure") : form;
  }

  private static Form namedOnce(Form form, int i, String heading, Map<Integer, Integer> named) {
    int of = number(form.value("use-" + i).substring(NAMES_OF.length())).orElse(-1);
    var whose = use(form.value("use-" + of));
    if (of == i || whose.filter(it -> it == Use.TIME || it == Use.DIMENSION).isEmpty()) {
      return form.refuse("use-" + i, "statistics.desk.wrong.names", heading);
    }
    return named.put(of, i) == null
        ? form
        : form.refuse("use-" + i, "statistics.desk.wrong.names-twice", heading);
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
    var columns = new ArrayList<Mapping.Column>();
    for (var it : shown(proposed)) {
      var i = it.index();
      var use = use(form.value("use-" + i)).orElse(Use.LEAVE_OUT);
      boolean coded = use != Use.LEAVE_OUT && use != Use.LABEL;
      boolean figure = use == Use.MEASURE;
      columns.add(
          new Mapping.Column(
              i,
              it.heading(),
              use,
              coded ? form.value("code-" + i) : it.code(),
              coded ? words(form, "label", i) : it.label(),
              use == Use.LABEL ? codeNamed(form, i) : null,
              role(it, use),
              use == Use.DIMENSION ? it.translation() : Translation.NONE,
              figure ? words(form, "unit", i) : it.unit(),
              figure ? number(form.value("decimals-" + i)).orElse(0) : it.decimals(),
              aggregation(form.value("aggregation-" + i)).orElse(it.aggregation())));
    }
    columns.addAll(proposed.columns().stream().skip(MOST).toList());
    return new Mapping(columns);
  }

  private static Role role(Mapping.Column it, Use use) {
    if (use == Use.TIME) {
      return Role.TIME;
    }
    return use == Use.DIMENSION && it.role() != Role.TIME ? it.role() : Role.OTHER;
  }

  private static String codeNamed(Form form, int i) {
    return form.value("code-" + form.value("use-" + i).substring(NAMES_OF.length()));
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
