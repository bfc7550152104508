package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import taskopru.identity.EmailAddress;
import taskopru.identity.Visit;

/** Where a request comes from, for slowing guesses down. */
@Component
class Visits {

  private final BrowserSession browser;

  Visits(BrowserSession browser) {
    this.browser = browser;
  }

  /** Nobody in particular is tried. */
  Visit of(HttpServletRequest request) {
    return Visit.from(network(request.getRemoteAddr()));
  }

  /** An attempt at the account with that address. */
  Visit of(HttpServletRequest request, String email) {
    var mark = browser.knownMark(request, email);
    return new Visit(
        network(request.getRemoteAddr()),
        mark,
        mark.isEmpty() ? null : EmailAddress.find(email).map(EmailAddress::value).orElse(null));
  }

  /** One household has one IPv4 address, or one /64 of IPv6. */
  static String network(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 4
          ? address
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) + "/64";
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
