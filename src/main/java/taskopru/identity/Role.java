package taskopru.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import taskopru.kernel.Verb;

/** What an account is for: a named set of verbs. An account may hold several. */
public enum Role {
  /** Keeps the installation and the accounts. */
  ADMINISTRATOR(
      Verb.USE_DESK, Verb.ADMINISTER_ACCOUNTS, Verb.ADMINISTER_SITE, Verb.READ_AUDIT, Verb.EXPORT),
  /** The group's part-time secretary. */
  SECRETARY(
      Verb.USE_DESK,
      Verb.KEEP_COUNCIL,
      Verb.KEEP_MEETINGS,
      Verb.KEEP_OPINIONS,
      Verb.EDIT_DATASETS,
      Verb.EXPORT),
  /** Answers for the figures: imports, checks, publishes. */
  DATA_STEWARD(Verb.USE_DESK, Verb.EDIT_DATASETS, Verb.PUBLISH_DATASETS, Verb.EXPORT),
  /** Prepares datasets that a steward publishes. */
  EDITOR(Verb.USE_DESK, Verb.EDIT_DATASETS),
  /** Reads who did what. */
  AUDITOR(Verb.USE_DESK, Verb.READ_AUDIT, Verb.EXPORT),
  /** Watches over personal data. */
  PRIVACY_OFFICER(Verb.USE_DESK, Verb.KEEP_PRIVACY, Verb.READ_AUDIT, Verb.EXPORT),
  /** Sits in the group. */
  MEMBER(Verb.USE_DESK, Verb.TAKE_PART),
  /** Chairs the group's meetings. */
  CHAIR(Verb.USE_DESK, Verb.TAKE_PART, Verb.CHAIR_MEETINGS),
  /** Sits at a municipality or another body that opinions ask, and answers them. */
  ADDRESSEE(Verb.USE_DESK, Verb.ANSWER_OPINIONS);

  /** Publishing, exporting, administering and personal data take a second proof at sign-in. */
  private static final Set<Verb> TAKE_A_SECOND_STEP =
      Set.copyOf(
          EnumSet.of(
              Verb.PUBLISH_DATASETS,
              Verb.EXPORT,
              Verb.ADMINISTER_ACCOUNTS,
              Verb.ADMINISTER_SITE,
              Verb.KEEP_PRIVACY));

  private final Set<Verb> verbs;

  Role(Verb first, Verb... rest) {
    verbs = Set.copyOf(EnumSet.of(first, rest));
  }

  public Set<Verb> verbs() {
    return verbs;
  }

  /** The word in addresses, the database and the command line. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of that code. */
  public static Role of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All that these roles allow to somebody whose session proved both steps, or only one. */
  static Set<Verb> verbsOf(Collection<Role> roles, boolean bothSteps) {
    var verbs = EnumSet.noneOf(Verb.class);
    roles.forEach(role -> verbs.addAll(role.verbs));
    if (!bothSteps) {
      verbs.removeAll(TAKE_A_SECOND_STEP);
    }
    return verbs;
  }

  static boolean needSecondStep(Collection<Role> roles) {
    return roles.stream()
        .flatMap(role -> role.verbs.stream())
        .anyMatch(TAKE_A_SECOND_STEP::contains);
  }
}
