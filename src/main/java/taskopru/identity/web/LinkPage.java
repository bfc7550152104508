package taskopru.identity.web;

import taskopru.kernel.Language;
import taskopru.web.ui.Form;

/**
 * A page behind a one-time link, where somebody chooses a password.
 *
 * @param form name, e-mail, language as far as the page asks for them
 * @param action where it is sent: its own address
 * @param email whose it is; empty where the page asks
 */
public record LinkPage(Form form, String action, String email) {

  static Form about(String name, Language language) {
    return Form.empty().with("name", name).with("language", language.tag());
  }
}
