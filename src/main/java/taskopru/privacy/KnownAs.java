package taskopru.privacy;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import taskopru.kernel.PersonalRecords;

/** All ids of one person: an account, and what modules call whoever uses it. */
@Component
class KnownAs {

  private final ObjectProvider<PersonalRecords> records;

  KnownAs(ObjectProvider<PersonalRecords> records) {
    this.records = records;
  }

  /** That id first, then the others. */
  Set<UUID> of(UUID who) {
    List<PersonalRecords> all = records.orderedStream().toList();
    var known = new LinkedHashSet<UUID>();
    var fresh = new ArrayDeque<UUID>(List.of(who));
    while (!fresh.isEmpty()) {
      var id = fresh.remove();
      if (known.add(id)) {
        all.forEach(module -> fresh.addAll(module.alsoKnownAs(id)));
      }
    }
    return known;
  }
}
