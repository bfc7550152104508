package taskopru.statistics;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.statistics.PublishedTable.Status;
import taskopru.web.Messages;

/** Says what a table shows: "Refugees by year, Türkiye, 2010–2025". */
@Component
class TableSentence implements PublishedTable.Wording {

  private static final int MOST_MEASURES = 3;
  private static final int MOST_CODES = 3;

  private final Messages messages;

  TableSentence(Messages messages) {
    this.messages = messages;
  }

  LocalizedText of(Question question, Map<String, CodeList> lists) {
    return new LocalizedText(
        in(Language.TR, question, lists),
        in(Language.EN, question, lists),
        in(Language.AR, question, lists));
  }

  @Override
  public LocalizedText of(Status status, Object... args) {
    var key = "statistics.note." + status.word();
    return new LocalizedText(
        messages.text(Language.TR, key, args),
        messages.text(Language.EN, key, args),
        messages.text(Language.AR, key, args));
  }

  private String in(Language language, Question question, Map<String, CodeList> lists) {
    var dimensions = question.dimensions();
    var sentence = figures(language, question);
    if (!dimensions.isEmpty()) {
      sentence =
          messages.text(
              language,
              "statistics.sentence.by",
              sentence,
              and(
                  language,
                  dimensions.stream().map(d -> inside(d.label().in(language), language))));
    }
    var parts = new ArrayList<String>();
    parts.add(sentence);
    parts.addAll(filters(language, question, lists));
    period(language, question, lists).forEach(parts::add);
    return String.join(messages.text(language, "statistics.sentence.comma") + " ", parts);
  }

  private String figures(Language language, Question question) {
    var measures = question.measures();
    return measures.size() > MOST_MEASURES
        ? messages.text(language, "statistics.sentence.measures", measures.size())
        : and(language, measures.stream().map(measure -> measure.label().in(language)));
  }

  private List<String> filters(Language language, Question question, Map<String, CodeList> lists) {
    var kept =
        question.filters().entrySet().stream().filter(entry -> !entry.getKey().isTime()).toList();
    return kept.stream()
        .map(entry -> {
          var list = Objects.requireNonNull(lists.get(entry.getKey().code()));
          var codes = entry.getValue();
          var label = entry.getKey().label().in(language);
          if (codes.size() > MOST_CODES) {
            return messages.text(language, "statistics.sentence.several", label, codes.size());
          }
          var named =
              and(language, codes.stream().map(code -> list.get(code).label().in(language)));
          return kept.size() == 1
              ? named
              : messages.text(language, "statistics.sentence.filter", label, named);
        })
        .toList();
  }

  private Stream<String> period(Language language, Question question, Map<String, CodeList> lists) {
    var periods = question.periods();
    if (periods.isEmpty()) {
      return Stream.empty();
    }
    var list = Objects.requireNonNull(lists.get(question.time().code()));
    var last = list.get(periods.getLast()).label().in(language);
    if (question.onlyStockPeriod() || periods.size() == 1) {
      return Stream.of(last);
    }
    return Stream.of(
        messages.text(
            language,
            "statistics.sentence.period",
            list.get(periods.getFirst()).label().in(language),
            last));
  }

  private static String and(Language language, Stream<String> words) {
    return ListFormatter.getInstance(ULocale.forLocale(language.locale())).format(words.toList());
  }

  /** A label within a sentence: "Year" becomes "year", "BM bölgesi" stays. */
  private static String inside(String label, Language language) {
    var isWord =
        label.length() > 1
            && Character.isUpperCase(label.charAt(0))
            && !Character.isUpperCase(label.charAt(1));
    return isWord
        ? label.substring(0, 1).toLowerCase(language.locale()) + label.substring(1)
        : label;
  }
}
