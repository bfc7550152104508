package taskopru.meetings;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import taskopru.council.Institutions;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.web.Messages;

/** What institutions were called at the end of a year, for its report. */
@Component
class InstitutionNames {

  /** As Turkish readers look names up; the letters themselves where that leaves a tie. */
  static final Comparator<String> ORDER =
      ((Comparator<String>) (one, other) -> turkish().compare(one, other))
          .thenComparing(Comparator.naturalOrder());

  private final Institutions institutions;
  private final Messages messages;

  InstitutionNames(Institutions institutions, Messages messages) {
    this.institutions = institutions;
    this.messages = messages;
  }

  Map<UUID, LocalizedText> on(LocalDate day) {
    return institutions.all().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().nameOn(day)));
  }

  /** For what is nobody's. */
  LocalizedText nobody() {
    return new LocalizedText(
        messages.text(Language.TR, "meetings.annual.nobody"),
        messages.text(Language.EN, "meetings.annual.nobody"),
        messages.text(Language.AR, "meetings.annual.nobody"));
  }

  private static Collator turkish() {
    return Collator.getInstance(ULocale.forLocale(Language.TR.locale()));
  }
}
