package taskopru.meetings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.event.TransactionalEventListener;
import taskopru.kernel.Actor;
import taskopru.kernel.DomainEvent;
import taskopru.kernel.Verb;

/** The cast of meetings: thirty principals, alternates of the first five seats, a secretary. */
public record Sitting(UUID body, List<Person> principals, List<Person> alternates) {

  public static final Actor SECRETARY =
      new Actor(
          UUID.fromString("00000000-0000-7000-8000-00000000005e"),
          Set.of(Verb.USE_DESK, Verb.KEEP_COUNCIL, Verb.KEEP_MEETINGS));
  public static final ZoneId ADANA = ZoneId.of("Europe/Istanbul");

  /** Somebody with a mandate. */
  public record Person(UUID mandate, UUID seat, UUID account, String name) {
    public Actor actor() {
      return new Actor(account, Set.of(Verb.USE_DESK, Verb.TAKE_PART));
    }

    public Actor chair() {
      return new Actor(account, Set.of(Verb.USE_DESK, Verb.TAKE_PART, Verb.CHAIR_MEETINGS));
    }
  }

  /** A clock that stands still until somebody moves it. */
  public static final class Watch extends Clock {
    private volatile Instant now = Instant.parse("2027-03-01T09:00:00Z");

    public void set(Instant moment) {
      now = moment;
    }

    public void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      var watch = this;
      return new Clock() {
        @Override
        public ZoneId getZone() {
          return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
          return watch.withZone(other);
        }

        @Override
        public Instant instant() {
          return watch.instant();
        }
      };
    }
  }

  /** How many deeds were really done: told, and committed. */
  public static class Deeds {
    private final AtomicInteger done = new AtomicInteger();

    @TransactionalEventListener
    void note(DomainEvent event) {
      done.incrementAndGet();
    }

    public int done() {
      return done.get();
    }
  }

  /** Lets tests move the time. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Time {
    @Bean
    @Primary
    Watch watch() {
      return new Watch();
    }

    @Bean
    Deeds deeds() {
      return new Deeds();
    }
  }

  /** Seats the cast, once for each database. */
  public static Sitting of(JdbcClient db) {
    var body =
        db.sql("select id from council.body where code = 'working-group'")
            .query(UUID.class)
            .single();
    if (db.sql("select count(*) from council.mandate").query(Integer.class).single() == 0) {
      db.sql("select id, number from council.seat where body_id = :body order by number")
          .param("body", body)
          .query((row, _) -> {
            seat(db, row.getObject("id", UUID.class), row.getInt("number"), true);
            if (row.getInt("number") <= 5) {
              seat(db, row.getObject("id", UUID.class), row.getInt("number"), false);
            }
            return 0;
          })
          .list();
    }
    return new Sitting(body, people(db, "principal"), people(db, "alternate"));
  }

  private static void seat(JdbcClient db, UUID seat, int number, boolean principal) {
    var person = UUID.randomUUID();
    db.sql(
            """
            insert into council.person (id, name, email, language, account_id)
            values (:id, :name, :email, 'tr', :account)
            """)
        .param("id", person)
        .param("name", (principal ? "Ayşe Asıl " : "Yusuf Yedek ") + number)
        .param("email", "uye" + number + (principal ? "" : "y") + "@example.org")
        .param("account", UUID.randomUUID())
        .update();
    db.sql(
            """
            insert into council.mandate (
              id, seat_id, person_id, capacity, place, valid, letter_date, letter_number)
            values (
              :id, :seat, :person, :capacity, :place, daterange('2020-01-01', null), '2020-01-01',
              '1')
            """)
        .param("id", UUID.randomUUID())
        .param("seat", seat)
        .param("person", person)
        .param("capacity", principal ? "principal" : "alternate")
        .param("place", principal ? 0 : 1)
        .update();
  }

  private static List<Person> people(JdbcClient db, String capacity) {
    return new ArrayList<>(
        db.sql(
                """
                select mandate.id, seat_id, account_id, name
                  from council.mandate
                  join council.person on person.id = person_id
                  join council.seat on seat.id = seat_id
                 where capacity = :capacity
                 order by number
                """)
            .param("capacity", capacity)
            .query((row, _) ->
                new Person(
                    row.getObject("id", UUID.class),
                    row.getObject("seat_id", UUID.class),
                    row.getObject("account_id", UUID.class),
                    row.getString("name")))
            .list());
  }

  public static Meeting.Plan plan(LocalDate day) {
    var starts = day.atTime(14, 0).atZone(ADANA).toInstant();
    return new Meeting.Plan(
        Meeting.Kind.ORDINARY,
        Meeting.Mode.IN_PERSON,
        "",
        starts,
        starts.plus(Duration.ofHours(2)),
        "Kent Konseyi toplantı salonu",
        "");
  }
}
