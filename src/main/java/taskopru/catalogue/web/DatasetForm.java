package taskopru.catalogue.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/**
 * The page on which a dataset is described.
 *
 * @param slug its address; null for a new one
 * @param action where the form is sent
 * @param version which state of the dataset the editor saw
 * @param complete whether what readers need must be there: always, once it has left the draft
 * @param theirs what somebody else saved meanwhile, field by field; empty otherwise
 */
public record DatasetForm(
    @Nullable String slug,
    String title,
    String action,
    String back,
    int version,
    Form form,
    List<Theirs> theirs,
    boolean complete,
    boolean published,
    List<Option> kinds,
    List<Option> publishers,
    List<Option> licences,
    List<Option> themes,
    List<Option> periodicities) {

  /** A field that somebody else has changed since. */
  public record Theirs(String field, String name, String value) {}

  public boolean isNew() {
    return slug == null;
  }
}
