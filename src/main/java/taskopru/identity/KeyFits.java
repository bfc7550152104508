package taskopru.identity;

import java.nio.file.Files;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import taskopru.installation.Check;
import taskopru.installation.Progress;
import taskopru.kernel.Problem;

/**
 * Whether the key file opens the second steps that were made with it. A house whose key is gone
 * does not open: a new key would lock everybody out, and make the old one useless when it is found.
 */
@Component
class KeyFits implements Check, SmartInitializingSingleton {

  private final TotpSecrets phones;
  private final Vault vault;

  KeyFits(TotpSecrets phones, Vault vault) {
    this.phones = phones;
    this.vault = vault;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var owners = phones.owners().size();
    if (owners > 0 && (Files.notExists(vault.file()) || phones.lost().size() == owners)) {
      throw lost(owners);
    }
  }

  @Override
  public String key() {
    return "identity.check.key";
  }

  @Override
  public List<Problem> run(Progress progress) {
    if (phones.owners().isEmpty()) {
      return List.of();
    }
    var lost = Files.notExists(vault.file()) ? phones.owners() : phones.lost();
    return lost.isEmpty() ? List.of() : List.of(lost(lost.size()));
  }

  private Problem lost(int people) {
    return new Problem.Refused("identity.key.lost", vault.file().toString(), people);
  }
}
