package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriUtils;
import taskopru.kernel.Language;

/** The address of the sign-in page that leads back to the page somebody wanted. */
final class SignInAddress {

  private SignInAddress() {}

  /** Only a page that was to be read is returned to; a sent form is not sent again. */
  static String leadingBackTo(HttpServletRequest request) {
    var path = request.getRequestURI();
    var language =
        path.length() > 2
            ? Language.find(path.substring(1, 3)).orElse(Language.TR)
            : Language.of(RequestContextUtils.getLocale(request));
    var signIn = "/" + language.tag() + "/sign-in";
    if (!request.getMethod().equals("GET")) {
      return signIn;
    }
    var wanted = request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    return signIn + "?next=" + UriUtils.encode(wanted, StandardCharsets.UTF_8);
  }
}
