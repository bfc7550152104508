package taskopru.statistics.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.LocalizedText;
import taskopru.statistics.Dimension.Role;
import taskopru.statistics.Finding.Place;
import taskopru.statistics.ingest.Mapping.Translation;
import taskopru.statistics.ingest.Mapping.Use;

/**
 * The code list of one dimension: what stands in the file, the code it becomes, and its name.
 *
 * @param of the column
 * @param codes in the order readers should see them
 * @param byText what becomes what; only where something does
 */
record Codes(Mapping.Column of, List<Code> codes, Map<String, String> byText) {

  /** SDMX's code for “not stated”. */
  static final String NOT_STATED = "_Z";

  private static final LocalizedText NOT_STATED_NAME =
      new LocalizedText("Belirtilmemiş", "Not stated", "غير محدد");

  /** What an address cannot hold, or a reader not tell apart. */
  private static final Pattern UNFIT = Pattern.compile("[,:;|&\"\\p{Cntrl}]|.{81,}");

  /** One code with its name. */
  record Code(String code, LocalizedText label) {}

  private record Text(@Nullable String text, long row, @Nullable String label) {}

  /** Whether a cell says nothing about the dimension, as SQL. */
  static String emptySql(String column) {
    return "(%1$s is null or trim(%1$s::varchar) in ('', '-', '--', '–', '—', '..', '...'))"
        .formatted(column);
  }

  /** The text of a cell as SQL; null where it says nothing. */
  static String textSql(Profile.Column column) {
    var c = "c" + column.index();
    if (column.typed()) {
      return column.whole() ? c + "::bigint::varchar" : c + "::varchar";
    }
    return c;
  }

  static Codes of(Inspection in, Mapping.Column column, String where, Findings findings)
      throws SQLException {
    var it = in.profile(column);
    var label = in.mapping().labels(column.code());
    var texts =
        where.equals("true") && label.isEmpty() && !it.typed()
            ? known(in, column)
            : in.bench()
                .list(
                    "select %s, min(%s), %s from %s where %s group by 1 order by 2"
                        .formatted(
                            textSql(it),
                            in.stage().rowSql(),
                            label
                                .map(name ->
                                    "min_by(trim(c%d::varchar), %s)"
                                        .formatted(name.index(), in.stage().rowSql()))
                                .orElse("null"),
                            in.stage().sql(),
                            where),
                    row -> new Text(row.getString(1), row.getLong(2), row.getString(3)));
    return column.use() == Use.TIME ? times(column, texts) : named(in, column, texts, findings);
  }

  /** Of every row, from what has been gathered already. */
  private static List<Text> known(Inspection in, Mapping.Column column) throws SQLException {
    var texts = new ArrayList<Text>();
    long[] filled = {0};
    in.bench()
        .list(
            "select raw, r, n from texts where c = " + column.index() + " order by r",
            row -> {
              filled[0] += row.getLong(3);
              return texts.add(new Text(row.getString(1), row.getLong(2), null));
            });
    if (filled[0] < in.stage().rows()) {
      texts.add(new Text(null, 0, null));
    }
    return texts;
  }

  private static Codes times(Mapping.Column column, List<Text> texts) {
    var byText = new HashMap<String, String>();
    var codes = new ArrayList<Code>();
    Set<String> taken = new HashSet<>();
    for (var text : texts) {
      if (text.text == null) {
        continue;
      }
      var iso = Periods.iso(text.text).orElse(text.text);
      if (!iso.equals(text.text)) {
        byText.put(text.text, iso);
      }
      if (taken.add(iso)) {
        codes.add(new Code(iso, LocalizedText.of(iso)));
      }
    }
    codes.sort(Comparator.comparing(Code::code));
    return new Codes(column, codes, byText);
  }

  private static Codes named(
      Inspection in, Mapping.Column column, List<Text> texts, Findings findings) {
    boolean slugs =
        column.translation() == Translation.NONE
            && texts.stream()
                .anyMatch(it -> it.text != null && UNFIT.matcher(it.text.strip()).find());
    var byText = new HashMap<String, String>();
    var codes = new LinkedHashMap<String, LocalizedText>();
    var taken = new HashMap<String, Integer>();
    var translations =
        Translations.of(
            column.translation(),
            texts.stream().map(Text::text).filter(Objects::nonNull).map(String::strip).toList());
    long translated = 0;
    var unknown = new ArrayList<Place>();
    boolean empty = false;
    for (var text : texts) {
      if (text.text == null) {
        empty = true;
        continue;
      }
      var stripped = text.text.strip();
      if (stripped.matches("|-|--|–|—|\\.\\.|\\.\\.\\.")) {
        byText.put(text.text, NOT_STATED);
        empty = true;
        continue;
      }
      var code = Optional.ofNullable(translations.get(stripped));
      if (code.isPresent()) {
        translated++;
      } else if (column.translation() != Translation.NONE) {
        unknown.add(new Place(in.stage().layout().sheet(), text.row, column.heading(), stripped));
      }
      var made =
          code.orElseGet(
              () -> slugs || UNFIT.matcher(stripped).find() ? slug(stripped, taken) : stripped);
      if (!made.equals(text.text)) {
        byText.put(text.text, made);
      }
      codes.putIfAbsent(made, label(column, made, text.label == null ? stripped : text.label));
    }
    if (empty) {
      codes.put(NOT_STATED, NOT_STATED_NAME);
    }
    if (translated > 0) {
      findings.add(
          new TranslatedCodes(), column.heading(), translated, unknown.stream().limit(10).toList());
    }
    var list = new ArrayList<Code>();
    codes.forEach((code, label) -> list.add(new Code(code, label)));
    if (column.role() != Role.OTHER
        || list.stream().allMatch(it -> it.code.matches("[0-9]{1,9}|_Z"))) {
      list.sort(
          Comparator.comparing((Code it) -> it.code.equals(NOT_STATED))
              .thenComparing(Codes::sortable));
    }
    return new Codes(column, list, byText);
  }

  private static String sortable(Code code) {
    return code.code.matches("[0-9]{1,9}")
        ? "%09d".formatted(Integer.parseInt(code.code))
        : code.code;
  }

  private static String slug(String text, Map<String, Integer> taken) {
    var slug = Columns.code(text).replace('_', '-');
    int count = taken.merge(slug, 1, Integer::sum);
    return count == 1 ? slug : slug + "-" + count;
  }

  /** The source's own spelling, and for places what they are called in our languages. */
  private static LocalizedText label(Mapping.Column column, String code, String text) {
    var known =
        switch (column.role()) {
          case COUNTRY -> Places.country(code);
          case PROVINCE -> Places.province(code);
          case TIME, OTHER -> Optional.<LocalizedText>empty();
        };
    return known.orElseGet(
        () -> Words.find(text).map(Words.Word::label).orElse(LocalizedText.of(text)));
  }

  boolean isPlain() {
    return byText.isEmpty() && codes.stream().noneMatch(it -> it.code.equals(NOT_STATED));
  }

  static String typeName(Mapping.Column column) {
    return "e%d".formatted(column.index()).toLowerCase(Locale.ROOT);
  }

  /** Makes the type whose values are these codes, in this order; its size lets rows sort fast. */
  void prepare(Workbench bench) throws SQLException {
    var rows = new ArrayList<String[]>();
    for (int i = 0; i < codes.size(); i++) {
      rows.add(new String[] {codes.get(i).code, "%09d".formatted(i)});
    }
    bench.table("l" + of.index(), List.of("code", "place"), rows);
    bench.run(
        "create type %s as enum (select code from l%d order by place)"
            .formatted(typeName(of), of.index()));
    if (!byText.isEmpty()) {
      bench.table(
          "m" + of.index(),
          List.of("t", "code"),
          byText.entrySet().stream().map(it -> new String[] {it.getKey(), it.getValue()}).toList());
      bench.run(
          "create table t%1$d as select t, code::%2$s as code from m%1$d"
              .formatted(of.index(), typeName(of)));
    }
  }

  /** The code of a row, as SQL. */
  String sql(Profile.Column column) {
    var text = textSql(column);
    var plain =
        codes.stream().anyMatch(it -> it.code.equals(NOT_STATED))
            ? "coalesce(%s, '%s')".formatted(text, NOT_STATED)
            : text;
    if (byText.isEmpty()) {
      return "%s::%s".formatted(plain, typeName(of));
    }
    return "coalesce(j%d.code, try_cast(%s as %s))".formatted(of.index(), plain, typeName(of));
  }

  /** The join {@link #sql} needs. */
  String join(Profile.Column column) {
    return byText.isEmpty()
        ? ""
        : " left join t%1$d as j%1$d on j%1$d.t = %2$s".formatted(of.index(), textSql(column));
  }
}
