package taskopru.privacy.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import taskopru.kernel.ConsentPurpose;
import taskopru.privacy.AboutPerson.Chapter;
import taskopru.privacy.Consents.Noted;
import taskopru.privacy.Requesting.Standing;
import taskopru.web.ui.Form;

/**
 * What the house keeps about one person, what they agreed to and what they asked.
 *
 * @param who their id
 * @param standing the purposes they agree to now
 * @param requests their own; the officer sees them in the list of all
 * @param reasons why they may not be forgotten yet; only on the officer's page
 */
public record PersonPage(
    UUID who,
    List<Chapter> chapters,
    List<ConsentPurpose> purposes,
    Set<String> standing,
    List<Noted> history,
    List<Standing> requests,
    List<String> reasons,
    Form form,
    String done) {

  public boolean agreesTo(ConsentPurpose purpose) {
    return standing.contains(purpose.code());
  }
}
