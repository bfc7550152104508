package taskopru.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings {@code taskopru.identity.*}.
 *
 * @param sessionEnds a session ends after this long, however busy
 * @param setUpLink how long the first administrator's link works
 * @param invitationLink how long an invitation works
 * @param resetLink how long a link to a new password works
 * @param argon2 how costly guessing a stolen password hash is
 */
@ConfigurationProperties("taskopru.identity")
public record IdentitySettings(
    Duration sessionEnds,
    Duration setUpLink,
    Duration invitationLink,
    Duration resetLink,
    Argon2 argon2) {

  /**
   * @param memory in KiB, for each sign-in under way
   * @param iterations passes over that memory
   * @param parallelism lanes
   * @param atOnce how many passwords are checked at the same time; the rest queue
   */
  public record Argon2(int memory, int iterations, int parallelism, int atOnce) {}
}
