package taskopru.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import taskopru.kernel.Language;
import taskopru.notifications.Delivery.State;
import taskopru.web.Messages;
import taskopru.web.Site;

/**
 * Many notices in one mail, once a day or once a week. A digest tells all that was written since
 * the last one and before now, however late it is made: nothing is skipped, nothing told twice.
 */
@Service
public class Digests {

  /** A digest is about all of them, so about none in particular. */
  static final String TOPIC = "digest";

  private final Outbox outbox;
  private final Readers readers;
  private final Post post;
  private final JdbcClient db;
  private final Messages messages;
  private final Site site;
  private final NotificationSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Digests(
      Outbox outbox,
      Readers readers,
      Post post,
      JdbcClient db,
      Messages messages,
      Site site,
      NotificationSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.outbox = outbox;
    this.readers = readers;
    this.post = post;
    this.db = db;
    this.messages = messages;
    this.site = site;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Makes the digests that are due; answers how many. */
  public int bundleDue() {
    var now = clock.instant();
    var made = 0;
    for (var reader : outbox.readersWithDigests(lastDaily(now))) {
      made += Boolean.TRUE.equals(transaction.execute(_ -> bundle(reader, now))) ? 1 : 0;
    }
    return made;
  }

  private boolean bundle(UUID reader, Instant now) {
    var lock =
        db.sql("select pg_try_advisory_xact_lock(7425, hashtext(:reader))")
            .param("reader", reader.toString())
            .query(Boolean.class)
            .single();
    if (!lock) {
      return false;
    }
    var all = outbox.forDigest(reader, now);
    var frequencies = readers.frequencies(reader);
    var told = false;
    for (var frequency : List.of(Frequency.DAILY, Frequency.WEEKLY)) {
      var due = frequency == Frequency.DAILY ? lastDaily(now) : lastWeekly(now);
      var mine =
          all.stream()
              .filter(entry -> rhythm(frequencies.get(entry.topic())) == frequency)
              .toList();
      if (mine.stream().anyMatch(entry -> entry.createdAt().isBefore(due))) {
        tell(reader, frequency, mine, now);
        told = true;
      }
    }
    return told;
  }

  /** Who has meanwhile chosen "at once" or "off" still hears, once, what was put off before. */
  private static Frequency rhythm(@org.jspecify.annotations.Nullable Frequency chosen) {
    return chosen == Frequency.WEEKLY ? Frequency.WEEKLY : Frequency.DAILY;
  }

  private void tell(UUID reader, Frequency frequency, List<Outbox.Entry> entries, Instant now) {
    var newest = entries.getFirst();
    var language = newest.language();
    var id = UUID.randomUUID();
    var since = lastSent(reader, frequency).orElse(entries.getLast().createdAt());
    outbox.add(
        new Outbox.Entry(
            id,
            TOPIC,
            reader,
            reader,
            newest.name(),
            newest.email(),
            language,
            messages.text(
                language, "notifications.digest.subject." + frequency.code(), entries.size()),
            text(entries, since, now, language),
            "",
            post.isOpen() ? State.WAITING : State.BY_HAND,
            now),
        List.of());
    outbox.bundled(entries.stream().map(Outbox.Entry::id).toList(), id, now);
    db.sql(
            """
            insert into notifications.digest (reader, frequency, last_sent_at)
            values (:reader, :frequency, :now)
            on conflict (reader, frequency) do update
               set last_sent_at = excluded.last_sent_at
            """)
        .param("reader", reader)
        .param("frequency", frequency.code())
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Grouped by what they are about, the newest first. */
  private String text(List<Outbox.Entry> entries, Instant since, Instant now, Language language) {
    var groups = new LinkedHashMap<UUID, List<Outbox.Entry>>();
    entries.forEach(
        entry -> groups.computeIfAbsent(entry.object(), _ -> new ArrayList<>()).add(entry));
    var text = new StringBuilder();
    text.append(
        messages.text(
            language,
            "notifications.digest.window",
            moment(since, language),
            moment(now, language)));
    for (var group : groups.values()) {
      text.append("\n\n• ").append(group.getFirst().subject());
      for (var entry : group) {
        text.append("\n  ").append(moment(entry.createdAt(), language)).append(": ");
        text.append(entry.body().replace("\n", "\n  "));
      }
      if (!group.getFirst().path().isEmpty()) {
        text.append("\n  ").append(site.baseUrl()).append('/').append(language.tag());
        text.append(group.getFirst().path());
      }
    }
    return text.toString();
  }

  private String moment(Instant at, Language language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(language.locale())
        .format(at.atZone(site.zone()));
  }

  private Optional<Instant> lastSent(UUID reader, Frequency frequency) {
    return db.sql(
            """
            select last_sent_at
              from notifications.digest
             where reader = :reader and frequency = :frequency
            """)
        .param("reader", reader)
        .param("frequency", frequency.code())
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  private Instant lastDaily(Instant now) {
    var today = now.atZone(site.zone()).with(settings.digestAt());
    return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
  }

  private Instant lastWeekly(Instant now) {
    ZonedDateTime day =
        now.atZone(site.zone())
            .with(settings.digestAt())
            .with(TemporalAdjusters.previousOrSame(settings.digestDay()));
    return (day.toInstant().isAfter(now) ? day.minusWeeks(1) : day).toInstant();
  }
}
