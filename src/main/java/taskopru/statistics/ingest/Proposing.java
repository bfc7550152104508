package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.statistics.Dimension.Role;
import taskopru.statistics.ImportProgress.Step;
import taskopru.statistics.Measure.Aggregation;
import taskopru.statistics.ingest.Mapping.Translation;
import taskopru.statistics.ingest.Mapping.Use;

/**
 * Proposes what each column is for: the time, the dimensions whose codes together name one row, the
 * columns that only spell their codes out, the measures, and the rest.
 */
public final class Proposing {

  private static final int MOST_TIMES = 50_000;
  private static final int MOST_CANDIDATES = 40;
  private static final long MANY_ROWS = 2_000_000;
  private static final LocalizedText NO_UNIT = LocalizedText.of("");
  private static final LocalizedText PERCENT = LocalizedText.of("%");

  private final Workbench bench;
  private final Stage stage;
  private final Profile profile;
  private final Map<Integer, Use> uses = new LinkedHashMap<>();
  private final Map<Integer, Integer> labelled = new HashMap<>();
  private final Map<Integer, List<String>> values = new HashMap<>();

  public Proposing(Workbench bench, Stage stage, Profile profile) {
    this.bench = bench;
    this.stage = stage;
    this.profile = profile;
  }

  public Mapping run() throws SQLException {
    bench.progress().at(Step.PROFILE, 1, profile.rows());
    for (var column : profile.columns()) {
      uses.put(column.index(), first(column));
    }
    time().ifPresent(it -> uses.put(it.index(), Use.TIME));
    groups();
    makeUnique();
    if (uses.values().stream().noneMatch(it -> it == Use.MEASURE)) {
      anyMeasure();
    }
    return mapping();
  }

  private Use first(Profile.Column it) {
    if (it.isEmpty()) {
      return Use.LEAVE_OUT;
    }
    if (it.isFigures() && it.numbers() > 0) {
      if (Words.looksLikeRate(it.heading()) && !Words.looksLikeCode(it.heading())) {
        return Use.MEASURE;
      }
      if (isTimeLike(it) || Words.looksLikeCode(it.heading()) || it.padded()) {
        return Use.ATTRIBUTE;
      }
      boolean category =
          Words.looksLikeCategory(it.heading()) && it.whole() && it.distinct() <= 200;
      return category && it.distinct() > 1 ? Use.DIMENSION : category ? Use.ATTRIBUTE : Use.MEASURE;
    }
    if (it.distinct() == 1 && it.filled() == profile.rows() && profile.rows() > 1) {
      return Use.ATTRIBUTE;
    }
    return isProse(it) ? Use.ATTRIBUTE : Use.DIMENSION;
  }

  private static boolean isTimeLike(Profile.Column it) {
    return Words.looksLikeTime(it.heading())
        && it.examples().stream()
            .allMatch(value -> Periods.iso(value).isPresent() || value.matches("[0-9]{1,2}"));
  }

  /** Sentences, links and the like name no group of rows. */
  private boolean isProse(Profile.Column it) {
    boolean links = it.examples().stream().anyMatch(value -> value.contains("://"));
    boolean lengthy = it.examples().stream().anyMatch(value -> value.length() > 80);
    return links
        || it.distinct() > Limits.CODES
        || profile.rows() > 50
            && it.distinct() > it.filled() * 0.3
            && (lengthy || it.filled() < profile.rows() / 2)
        || it.filled() < profile.rows() * 0.02 && profile.rows() > 50;
  }

  private Optional<Profile.Column> time() throws SQLException {
    Profile.Column best = null;
    int finest = 0;
    for (var column : profile.columns()) {
      boolean named = Words.looksLikeTime(column.heading());
      boolean unnamed =
          column.heading().startsWith(Columns.UNNAMED) && column.isFigures() && !column.typed();
      boolean dated = !column.isFigures() && column.distinct() > 1;
      if (column.typed()
          || column.isEmpty()
          || column.distinct() > MOST_TIMES
          || !(named || unnamed || dated)) {
        continue;
      }
      if (column.filled() < profile.rows()) {
        continue;
      }
      int precision = precision(column);
      if (precision > finest) {
        finest = precision;
        best = column;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Letters of the ISO form its values have; 0 where they are no times. */
  private int precision(Profile.Column column) throws SQLException {
    for (var example : column.examples()) {
      if (Periods.iso(example).isEmpty()) {
        return 0;
      }
    }
    int precision = 0;
    for (var value : values(column.index())) {
      var iso = Periods.iso(value);
      if (iso.isEmpty()) {
        return 0;
      }
      precision = Math.max(precision, iso.get().length());
    }
    return precision;
  }

  /** Columns that say the same in other words: one becomes the dimension, one its labels. */
  private void groups() throws SQLException {
    var candidates =
        profile.columns().stream()
            .filter(it ->
                uses.get(it.index()) == Use.DIMENSION
                    || uses.get(it.index()) == Use.ATTRIBUTE
                        && Words.looksLikeCode(it.heading())
                        && !Words.looksLikeTime(it.heading()))
            .filter(it -> it.distinct() > 1 && it.distinct() <= Limits.CODES && !it.typed())
            .limit(MOST_CANDIDATES)
            .toList();
    Set<Integer> grouped = new HashSet<>();
    for (var a : candidates) {
      if (grouped.contains(a.index())) {
        continue;
      }
      var group = new ArrayList<Profile.Column>(List.of(a));
      for (var b : candidates) {
        if (b.index() > a.index() && !grouped.contains(b.index()) && areOne(a, b)) {
          group.add(b);
        }
      }
      if (group.size() > 1) {
        group.forEach(it -> grouped.add(it.index()));
        settle(group);
      }
    }
  }

  private boolean areOne(Profile.Column a, Profile.Column b) throws SQLException {
    long most = Math.max(a.distinct(), b.distinct());
    long least = Math.min(a.distinct(), b.distinct());
    if (least < most * 0.97 - 1
        || most < 3 && !sharesName(a, b)
        || profile.rows() <= most * 2
            && !sharesName(a, b)
            && !Words.looksLikeCode(a.heading())
            && !Words.looksLikeCode(b.heading())) {
      return false;
    }
    long pairs =
        bench.count(
            "select count(*) from (select distinct trim(c%d), trim(c%d) from %s)"
                .formatted(a.index(), b.index(), stage.sql()));
    return pairs <= most * 1.03 + 1;
  }

  private static boolean sharesName(Profile.Column a, Profile.Column b) {
    var left = a.code();
    var right = b.code();
    int same = 0;
    while (same < Math.min(left.length(), right.length())
        && left.charAt(same) == right.charAt(same)) {
      same++;
    }
    return same >= 3;
  }

  private void settle(List<Profile.Column> group) throws SQLException {
    var ranked = new ArrayList<>(group);
    var ranks = new HashMap<Integer, Double>();
    for (var it : group) {
      ranks.put(it.index(), codeRank(it));
    }
    ranked.sort(Comparator.comparingDouble(it -> ranks.getOrDefault(it.index(), 9.0)));
    var code = ranked.getFirst();
    var name =
        ranked.stream()
            .filter(it -> it != code && !it.isFigures())
            .max(Comparator.comparingDouble(it -> length(it)))
            .orElse(null);
    uses.put(code.index(), Use.DIMENSION);
    for (var it : ranked) {
      if (it != code) {
        uses.put(it.index(), Use.ATTRIBUTE);
      }
    }
    if (name != null && length(name) > length(code)) {
      uses.put(name.index(), Use.LABEL);
      labelled.put(name.index(), code.index());
    }
  }

  /** ISO codes first, then short codes, then names. */
  private double codeRank(Profile.Column it) throws SQLException {
    if (countryCodes(it) && Columns.code(it.heading()).contains("iso")) {
      return -2;
    }
    if (countryCodes(it)) {
      return -1;
    }
    return length(it) / 100;
  }

  private static double length(Profile.Column it) {
    return it.examples().stream().mapToInt(String::length).average().orElse(0);
  }

  private boolean countryCodes(Profile.Column it) throws SQLException {
    if (it.isFigures() || it.examples().stream().anyMatch(value -> value.length() != 3)) {
      return false;
    }
    var all = values(it.index());
    long known = all.stream().filter(Places::isCountryCode).count();
    return known >= all.size() * 0.9 && known > 0;
  }

  /** Adds what is needed until no two rows have the same key, the likeliest columns first. */
  private void makeUnique() throws SQLException {
    if (profile.rows() < 2 || isUnique(List.of())) {
      return;
    }
    if (namesInsteadOfCodes()) {
      return;
    }
    var spare = new ArrayList<Profile.Column>();
    for (var it : profile.columns()) {
      if (uses.get(it.index()) == Use.ATTRIBUTE && it.filled() > 0 && it.distinct() > 1) {
        spare.add(it);
      }
    }
    spare.sort(
        Comparator.comparing((Profile.Column it) -> it.distinct() < profile.rows())
            .thenComparing(it -> !Words.looksLikeCode(it.heading()))
            .thenComparing(it -> length(it) > 60)
            .thenComparing(Comparator.comparing(Profile.Column::distinct).reversed()));
    for (var one : spare) {
      if (isUnique(List.of(one.index()))) {
        uses.put(one.index(), Use.DIMENSION);
        return;
      }
    }
    var added = new ArrayList<Integer>();
    for (var one : spare) {
      added.add(one.index());
      if (isUnique(added)) {
        added.forEach(it -> uses.put(it, Use.DIMENSION));
        return;
      }
    }
    for (var it : profile.columns()) {
      if (uses.get(it.index()) == Use.MEASURE
          && !Words.looksLikeCount(it.heading())
          && it.whole()
          && it.distinct() > 1
          && it.distinct() <= 100) {
        added.add(it.index());
        if (isUnique(added)) {
          added.forEach(index -> uses.put(index, Use.DIMENSION));
          return;
        }
      }
    }
  }

  /** Where a code stands for several things, their names may tell them apart. */
  private boolean namesInsteadOfCodes() throws SQLException {
    for (var label : List.copyOf(labelled.entrySet())) {
      uses.put(label.getKey(), Use.DIMENSION);
      uses.put(label.getValue(), Use.ATTRIBUTE);
      if (isUnique(List.of())) {
        labelled.remove(label.getKey());
        return true;
      }
      uses.put(label.getKey(), Use.LABEL);
      uses.put(label.getValue(), Use.DIMENSION);
    }
    return false;
  }

  private boolean isUnique(List<Integer> more) throws SQLException {
    var key = new ArrayList<String>();
    uses.forEach((index, use) -> {
      if (use == Use.TIME || use == Use.DIMENSION) {
        key.add("c" + index);
      }
    });
    more.forEach(it -> key.add("c" + it));
    if (key.isEmpty()) {
      return false;
    }
    var hash = "hash(" + String.join(", ", key) + ")";
    if (stage.rows() > MANY_ROWS
        && bench.count("select approx_count_distinct(" + hash + ") from " + stage.sql())
            > stage.rows() * 0.9) {
      return true; // the release is checked to the last row when it has been written
    }
    return bench.count(
            "select count(*) - count(distinct hash("
                + String.join(", ", key)
                + ")) from "
                + stage.sql())
        == 0;
  }

  /** A table with nothing to count: the last column of numbers, whatever it is called. */
  private void anyMeasure() {
    profile.columns().stream()
        .filter(it -> it.isFigures() && it.numbers() > 0 && uses.get(it.index()) != Use.TIME)
        .reduce((_, later) -> later)
        .ifPresent(it -> uses.put(it.index(), Use.MEASURE));
  }

  private Mapping mapping() throws SQLException {
    var columns = new ArrayList<Mapping.Column>();
    for (var it : profile.columns()) {
      var use = uses.getOrDefault(it.index(), Use.LEAVE_OUT);
      var translation = use == Use.DIMENSION ? translation(it) : Translation.NONE;
      columns.add(
          new Mapping.Column(
              it.index(),
              it.heading(),
              use,
              it.code(),
              label(it),
              of(it),
              use == Use.TIME
                  ? Role.TIME
                  : use == Use.DIMENSION ? role(it, translation) : Role.OTHER,
              translation,
              it.percent() || it.heading().contains("%") ? PERCENT : NO_UNIT,
              it.decimals() > 4 ? 2 : it.decimals(),
              aggregation(it)));
    }
    return new Mapping(columns);
  }

  /** Of a column chosen for its codes, the group's best known name. */
  private LocalizedText label(Profile.Column it) {
    if (Words.find(it.heading()).isPresent()) {
      return Words.label(it.heading());
    }
    for (var label : labelled.entrySet()) {
      if (label.getValue() == it.index()) {
        return Words.label(profile.columns().get(label.getKey()).heading());
      }
    }
    return Words.label(it.heading());
  }

  private @Nullable String of(Profile.Column it) {
    var dimension = labelled.get(it.index());
    return dimension == null || uses.get(it.index()) != Use.LABEL
        ? null
        : profile.columns().get(dimension).code();
  }

  private Aggregation aggregation(Profile.Column it) {
    if (it.percent() || Words.looksLikeRate(it.heading())) {
      return Aggregation.NONE;
    }
    return Words.looksLikeFlow(it.heading()) ? Aggregation.SUM : Aggregation.STOCK;
  }

  private Role role(Profile.Column it, Translation translation) throws SQLException {
    return switch (translation) {
      case COUNTRY_NAMES -> Role.COUNTRY;
      case PROVINCE_NAMES, PLATES, REGIONS -> Role.PROVINCE;
      case NONE ->
          countryCodes(it)
              ? Role.COUNTRY
              : !it.typed()
                      && it.distinct() <= 100
                      && values(it.index()).stream().allMatch(Places::isProvinceCode)
                  ? Role.PROVINCE
                  : Role.OTHER;
    };
  }

  private Translation translation(Profile.Column it) throws SQLException {
    if (it.typed() || it.distinct() > 1000) {
      return Translation.NONE;
    }
    var all = values(it.index()).stream().filter(value -> !value.isBlank()).toList();
    if (it.isFigures()) {
      boolean plates =
          Columns.code(it.heading()).matches("(.*_)?(plaka|plate|il_kodu|ilkodu)(_.*)?")
              && all.stream().allMatch(value -> Places.provinceOfPlate(value).isPresent());
      return plates ? Translation.PLATES : Translation.NONE;
    }
    if (all.size() >= 3
        && all.stream().allMatch(value -> Places.provinceOfRegion(value).isPresent())) {
      return Translation.REGIONS;
    }
    if (all.size() >= 3 && matches(all, 0.95, Translation.PROVINCE_NAMES)) {
      return Translation.PROVINCE_NAMES;
    }
    boolean brief = all.stream().allMatch(value -> value.length() <= 3);
    if (!brief && all.size() >= 3 && matches(all, 0.75, Translation.COUNTRY_NAMES)) {
      return Translation.COUNTRY_NAMES;
    }
    return Translation.NONE;
  }

  private static boolean matches(List<String> values, double share, Translation translation) {
    return Translations.of(translation, values).size() >= values.size() * share;
  }

  private List<String> values(int column) throws SQLException {
    var known = values.get(column);
    if (known == null) {
      known = bench.list("select distinct t from " + Texts.of(column), row -> row.getString(1));
      values.put(column, known);
    }
    return known;
  }
}
