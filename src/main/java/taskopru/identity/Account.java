package taskopru.identity;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;

/**
 * Somebody who may sign in. Never holds the password nor the second step's secret.
 *
 * @param totp whether a code from a phone is asked at sign-in
 * @param passkeys how many keys sign in alone
 */
public record Account(
    UUID id,
    String email,
    String name,
    Language language,
    State state,
    Set<Role> roles,
    boolean totp,
    int passkeys,
    Instant createdAt,
    @Nullable Instant lastSignInAt) {

  /** Where an account stands. */
  public enum State {
    /** The invitation waits to be accepted. */
    INVITED,
    ACTIVE,
    /** May not sign in; what it did remains its own. */
    DISABLED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public Account {
    roles = Set.copyOf(roles);
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }

  public boolean hasSecondStep() {
    return totp || passkeys > 0;
  }

  public boolean needsSecondStep() {
    return Role.needSecondStep(roles);
  }

  boolean isAdministrator() {
    return roles.contains(Role.ADMINISTRATOR);
  }
}
