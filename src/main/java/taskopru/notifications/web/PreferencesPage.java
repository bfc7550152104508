package taskopru.notifications.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.notifications.Preferences.Choice;
import taskopru.web.ui.Form;

/**
 * A person's own notifications.
 *
 * @param feedSince since when there is a calendar address; null for none
 * @param feed the fresh address, shown once; null otherwise
 * @param done message key of what was just done; empty for nothing
 */
public record PreferencesPage(
    List<Choice> choices,
    Form form,
    @Nullable Instant feedSince,
    @Nullable String feed,
    String done) {}
