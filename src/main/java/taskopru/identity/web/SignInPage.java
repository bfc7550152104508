package taskopru.identity.web;

import taskopru.web.ui.Form;

/**
 * What the sign-in page shows.
 *
 * @param next where it leads
 * @param done message key of what was just done; empty where nothing was
 */
public record SignInPage(Form form, String next, String done) {}
