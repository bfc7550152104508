package taskopru.identity.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskopru.identity.Account;
import taskopru.web.ui.Form;

/**
 * Somebody's account as the administrator sees it.
 *
 * @param own whether it is the administrator's own, which they cannot change here
 * @param done message key of what was just done; empty where nothing was
 */
public record AccountDetail(
    Account account, @Nullable Instant resetRequested, boolean own, Form form, String done) {}
