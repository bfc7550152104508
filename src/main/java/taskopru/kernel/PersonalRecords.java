package taskopru.kernel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a module keeps about one person, and how it forgets them. Each module that knows people
 * offers a bean. People go by the id of their account, or by the one a module gave them; who does
 * not know an id answers with nothing and does nothing.
 */
public interface PersonalRecords {

  /** Its name, as in the package. */
  String module();

  /** Other ids under which this module knows the same person. */
  default Set<UUID> alsoKnownAs(UUID who) {
    return Set.of();
  }

  /** Whom this module knows by a name that holds that text; a short list. */
  default Map<UUID, String> named(String text) {
    return Map.of();
  }

  /** Addresses at which this module reaches them and nobody else. */
  default Set<String> addresses(UUID who) {
    return Set.of();
  }

  /** All it keeps about them. */
  List<Told> of(UUID who);

  /** What it keeps by an address alone, not knowing whose it is. */
  default List<Told> ofAddress(String address) {
    return List.of();
  }

  /** Message keys of why they may not be forgotten yet; none where they may. */
  default List<String> mustKeep(UUID who) {
    return List.of();
  }

  /**
   * Takes away all that says who they are. The id stays, so that what they did still holds
   * together; the audit trail is not touched.
   */
  void anonymise(UUID who);

  /** Forgets an address of somebody it knows by nothing else. */
  default void forgetAddress(String address) {}
}
