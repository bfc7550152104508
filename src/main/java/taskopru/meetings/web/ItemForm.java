package taskopru.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.meetings.AgendaItem;
import taskopru.web.ui.Form;

/**
 * The form of an item, or of a member's proposal.
 *
 * @param theirs what somebody else saved meanwhile
 * @param own the member's proposals that wait
 */
public record ItemForm(
    String title,
    String lead,
    String action,
    String back,
    String button,
    int version,
    Form form,
    @Nullable AgendaItem theirs,
    List<AgendaItem> own,
    @Nullable String done) {}
