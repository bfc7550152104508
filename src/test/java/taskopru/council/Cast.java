package taskopru.council;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Verb;

/** The people and days of the council's tests. */
public final class Cast {

  public static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  public static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 22);

  public static final Actor SECRETARY =
      new Actor(
          UUID.fromString("00000000-0000-7000-8000-00000000c001"),
          EnumSet.of(Verb.USE_DESK, Verb.KEEP_COUNCIL, Verb.KEEP_MEETINGS, Verb.EXPORT));

  public static final Actor ADMINISTRATOR =
      new Actor(
          UUID.fromString("00000000-0000-7000-8000-00000000c002"),
          EnumSet.of(Verb.USE_DESK, Verb.ADMINISTER_ACCOUNTS));

  /** Everybody who is signed in and keeps nothing here. */
  public static final Set<Actor> OTHERS =
      Set.of(
          Actor.visitor(),
          ADMINISTRATOR,
          somebody(Verb.USE_DESK, Verb.TAKE_PART),
          somebody(Verb.USE_DESK, Verb.TAKE_PART, Verb.CHAIR_MEETINGS),
          somebody(Verb.USE_DESK, Verb.EDIT_DATASETS, Verb.PUBLISH_DATASETS, Verb.EXPORT),
          somebody(Verb.USE_DESK, Verb.READ_AUDIT, Verb.KEEP_PRIVACY));

  private Cast() {}

  public static Actor somebody(Verb first, Verb... rest) {
    return new Actor(UUID.randomUUID(), EnumSet.of(first, rest));
  }

  public static PersonFacts named(String name) {
    return new PersonFacts(name, null, null, Language.TR);
  }

  public static Letter letter(String number) {
    return new Letter(LocalDate.of(2026, 2, 20), number, null);
  }

  public static Seating.Proposal principal(
      UUID seat, UUID person, LocalDate from, @Nullable LocalDate until) {
    return new Seating.Proposal(seat, person, Capacity.PRINCIPAL, null, from, until);
  }

  public static Seating.Proposal alternate(
      UUID seat, UUID person, LocalDate from, @Nullable LocalDate until) {
    return new Seating.Proposal(seat, person, Capacity.ALTERNATE, null, from, until);
  }
}
