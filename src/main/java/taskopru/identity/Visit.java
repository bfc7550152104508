package taskopru.identity;

import org.jspecify.annotations.Nullable;

/**
 * Where an attempt comes from.
 *
 * @param address of the network: an IPv4 address, or the /64 an IPv6 one belongs to
 * @param browser the mark we left there at an earlier sign-in; empty where there is none
 * @param knownTo the e-mail address that signed in there before, proved by that mark
 */
public record Visit(String address, String browser, @Nullable String knownTo) {

  public static Visit from(String address) {
    return new Visit(address, "", null);
  }
}
