package taskopru.identity.web;

import taskopru.web.ui.Form;

/**
 * The second step of signing in.
 *
 * @param phone whether a code from a phone will do
 * @param passkey whether a passkey will do
 */
public record CodePage(Form form, String next, boolean phone, boolean passkey) {}
