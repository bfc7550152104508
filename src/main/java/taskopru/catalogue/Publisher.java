package taskopru.catalogue;

import java.util.ArrayList;
import java.util.List;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * A body that brings out figures.
 *
 * @param code its short name in addresses and in the API
 * @param homepage its page, or empty
 * @param calendar where it announces its next figures, or empty
 */
public record Publisher(Slug code, LocalizedText name, String homepage, String calendar) {

  /** What makes it unfit to be stored. */
  public List<Flaw> flaws() {
    var flaws = new ArrayList<Flaw>();
    if (name.tr().isEmpty()) {
      flaws.add(new Flaw("name.tr", "catalogue.publisher.name"));
    }
    Metadata.lengths("name", name, Metadata.LONGEST_TITLE, flaws);
    Metadata.address("homepage", homepage, flaws);
    Metadata.address("calendar", calendar, flaws);
    return List.copyOf(flaws);
  }
}
