package taskopru.identity.web;

import java.util.List;
import taskopru.identity.Account;
import taskopru.identity.Passkeys.Passkey;
import taskopru.identity.Sessions;

/**
 * The reader's own account at a glance.
 *
 * @param done message key of what was just done; empty where nothing was
 */
public record AccountPage(
    Account account,
    int recoveryCodes,
    List<Passkey> passkeys,
    List<Sessions.Open> sessions,
    String done) {}
