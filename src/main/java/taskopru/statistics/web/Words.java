package taskopru.statistics.web;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import taskopru.kernel.Language;
import taskopru.statistics.Measure;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.PublishedTable.Column;

/** Headings and figures as readers see them. */
final class Words {

  private Words() {}

  /** Over a column: what it counts, or under which codes, or both. */
  static String heading(Column column, PublishedTable table, Language language) {
    var codes =
        column.under().stream()
            .map(code -> code.label().in(language))
            .collect(Collectors.joining(" · "));
    var measure = measure(column.measure(), language);
    if (codes.isEmpty()) {
      return measure;
    }
    return table.measures().size() == 1 ? codes : codes + " · " + measure;
  }

  static String measure(Measure measure, Language language) {
    return measure.label().in(language);
  }

  /** With a minus sign, where formats put a hyphen: it is as wide as a plus, and read aloud. */
  static String figure(BigDecimal value, Language language) {
    var format = NumberFormat.getInstance(ULocale.forLocale(language.locale()));
    format.setMinimumFractionDigits(value.scale());
    format.setMaximumFractionDigits(value.scale());
    return format.format(value).replace('-', '\u2212');
  }
}
