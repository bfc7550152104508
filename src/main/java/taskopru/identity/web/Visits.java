package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import taskopru.identity.EmailAddress;
import taskopru.identity.Visit;
import taskopru.web.Network;

/** Where a request comes from, for slowing guesses down. */
@Component
class Visits {

  private final BrowserSession browser;

  Visits(BrowserSession browser) {
    this.browser = browser;
  }

  /** Nobody in particular is tried. */
  Visit of(HttpServletRequest request) {
    return Visit.from(Network.of(request));
  }

  /** An attempt at the account with that address. */
  Visit of(HttpServletRequest request, String email) {
    var mark = browser.knownMark(request, email);
    return new Visit(
        Network.of(request),
        mark,
        mark.isEmpty() ? null : EmailAddress.find(email).map(EmailAddress::value).orElse(null));
  }
}
