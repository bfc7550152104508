package taskopru.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Language;
import taskopru.kernel.Visible;
import taskopru.notifications.Delivery.State;
import taskopru.web.Messages;
import taskopru.web.Site;

/**
 * Telling people. A notice is written in the caller's transaction, in the reader's language, and
 * sent afterwards: what was rolled back is never told, and what was done is told even if the mail
 * server is down for a day.
 */
@Service
@Transactional
public class Notices {

  /** What a subject line may repeat: numbers and codes such as 2027/3, which have no blanks. */
  private static final Pattern CODE =
      Pattern.compile("[\\p{L}\\p{N}/._:-]*\\p{N}[\\p{L}\\p{N}/._:-]*");

  private static final int LONGEST_SUBJECT = 150;
  private static final int LONGEST_TEXT = 200_000;

  private final Topics topics;
  private final Readers readers;
  private final Outbox outbox;
  private final Post post;
  private final Messages messages;
  private final Site site;
  private final Clock clock;

  Notices(
      Topics topics,
      Readers readers,
      Outbox outbox,
      Post post,
      Messages messages,
      Site site,
      Clock clock) {
    this.topics = topics;
    this.readers = readers;
    this.outbox = outbox;
    this.post = post;
    this.messages = messages;
    this.site = site;
    this.clock = clock;
  }

  public void tell(Notice notice) {
    var topic = topics.get(notice.topic());
    var reader = readers.of(notice.to());
    var language = notice.to().language();
    var now = clock.instant();
    var state = state(topic, notice, reader);
    outbox.add(
        new Outbox.Entry(
            UUID.randomUUID(),
            notice.topic(),
            notice.object(),
            reader,
            cut(Visible.line(notice.to().name()), LONGEST_SUBJECT),
            notice.to().email() == null ? null : notice.to().email().value(),
            language,
            subject(notice, language),
            cut(text(notice, language), LONGEST_TEXT),
            notice.path(),
            state,
            now),
        notice.attachments());
  }

  /** What became of the notices about it, the newest first. Its owner has asked who may see. */
  @Transactional(readOnly = true)
  public List<Delivery> deliveries(UUID object) {
    return outbox.about(object);
  }

  private State state(NoticeTopic topic, Notice notice, @Nullable UUID reader) {
    if (reader == null || notice.to().email() == null) {
      return State.BY_HAND;
    }
    var frequency =
        topic.mandatory()
            ? Frequency.AT_ONCE
            : readers
                .frequency(reader, topic.code())
                .orElse(
                    notice.urgency() == Notice.Urgency.NOW ? Frequency.AT_ONCE : Frequency.DAILY);
    return switch (frequency) {
      case AT_ONCE -> post.isOpen() ? State.WAITING : State.BY_HAND;
      case DAILY, WEEKLY -> State.DIGEST;
      case OFF -> State.UNWANTED;
    };
  }

  private String subject(Notice notice, Language language) {
    var args =
        notice.args().stream()
            .map(arg -> written(arg, language))
            .map(arg -> arg instanceof String text && !isCode(text) ? "…" : arg)
            .toArray();
    return cut(Visible.line(messages.text(language, notice.subjectKey(), args)), LONGEST_SUBJECT);
  }

  private static boolean isCode(String text) {
    return text.startsWith(DATE) || CODE.matcher(text).matches();
  }

  /** Marks a day that was written out here, which has blanks but names nobody. */
  private static final String DATE = "\u2063";

  private String text(Notice notice, Language language) {
    var args = notice.args().stream().map(arg -> written(arg, language)).toArray();
    return Visible.text(messages.text(language, notice.textKey(), args)).strip();
  }

  /** Days and moments as the reader writes them; numbers are left to the message. */
  private Object written(Object arg, Language language) {
    var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
    var moment =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language.locale());
    return switch (arg) {
      case LocalDate date -> DATE + day.format(date);
      case LocalDateTime at -> DATE + moment.format(at);
      case Instant at -> DATE + moment.format(at.atZone(site.zone()));
      case ZonedDateTime at -> DATE + moment.format(at.withZoneSameInstant(site.zone()));
      case Number number -> number;
      default -> Visible.text(arg.toString());
    };
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest
        ? text
        : text.substring(
                0, Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1)
            + "…";
  }
}
