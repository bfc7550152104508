package taskopru.identity.web;

import taskopru.identity.Passkeys.Passkey;
import taskopru.web.ui.Form;

/** One passkey: its name, and taking it away. */
public record PasskeyPage(Passkey passkey, Form form) {}
