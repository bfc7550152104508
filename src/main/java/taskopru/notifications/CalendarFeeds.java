package taskopru.notifications;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.identity.Accounts;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;
import taskopru.notifications.NotificationEvent.CalendarFeedMade;
import taskopru.notifications.NotificationEvent.CalendarFeedRevoked;

/**
 * A calendar under an address only its owner knows. Calendar programs cannot sign in, so the
 * address is the key: 128 random bits, kept as a digest, shown once, and taken back at a click.
 */
@Service
@Transactional
public class CalendarFeeds {

  private static final Duration BEFORE = Duration.ofDays(365);
  private static final Duration AHEAD = Duration.ofDays(730);

  private final JdbcClient db;
  private final Accounts accounts;
  private final Invitation invitation;
  private final ObjectProvider<CalendarSource> sources;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final SecureRandom random = new SecureRandom();

  CalendarFeeds(
      JdbcClient db,
      Accounts accounts,
      Invitation invitation,
      ObjectProvider<CalendarSource> sources,
      Clock clock,
      ApplicationEventPublisher events) {
    this.db = db;
    this.accounts = accounts;
    this.invitation = invitation;
    this.sources = sources;
    this.clock = clock;
    this.events = events;
  }

  /** Since when the reader has an address, if they have one. */
  @Transactional(readOnly = true)
  public Optional<Instant> since(Actor actor) {
    actor.mustBeAllowedTo(Verb.USE_DESK);
    return db.sql("select made_at from notifications.feed where account = :account")
        .param("account", actor.id())
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /** A fresh address, to be shown once; the one before stops working. Answers its path. */
  public String make(Actor actor, Language language) {
    actor.mustBeAllowedTo(Verb.USE_DESK);
    var account = accounts.own(actor).id();
    var token = Token.random(random);
    db.sql(
            """
            insert into notifications.feed (account, token_hash, made_at)
            values (:account, :hash, :now)
            on conflict (account) do update
               set token_hash = excluded.token_hash, made_at = excluded.made_at
            """)
        .param("account", account)
        .param("hash", token.hash())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new CalendarFeedMade(account, actor.id()));
    return "/" + language.tag() + "/calendar-feed/" + token.value() + ".ics";
  }

  public void revoke(Actor actor) {
    actor.mustBeAllowedTo(Verb.USE_DESK);
    var gone =
        db.sql("delete from notifications.feed where account = :account")
            .param("account", actor.id())
            .update();
    if (gone > 0) {
      events.publishEvent(new CalendarFeedRevoked(actor.id(), actor.id()));
    }
  }

  /** The calendar under that address, while it works and its owner may still sign in. */
  @Transactional(readOnly = true)
  public Optional<byte[]> find(String token, Language language) {
    return Token.find(token)
        .flatMap(this::account)
        .filter(accounts::isActive)
        .map(account -> calendar(account, language));
  }

  private Optional<UUID> account(Token token) {
    return db.sql("select account from notifications.feed where token_hash = :hash")
        .param("hash", token.hash())
        .query(UUID.class)
        .optional();
  }

  private byte[] calendar(UUID account, Language language) {
    var now = clock.instant();
    var entries =
        sources.stream()
            .flatMap(source ->
                source.entries(account, now.minus(BEFORE), now.plus(AHEAD), language).stream())
            .sorted(Comparator.comparing(CalendarEntry::start).thenComparing(CalendarEntry::object))
            .toList();
    return invitation.feed(entries, language);
  }
}
