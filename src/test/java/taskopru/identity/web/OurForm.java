package taskopru.identity.web;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Sends a form as a browser would that got it from us: the cookie, and the field that fits it.
 * Spring Security's own csrf() would put a session in the place of our cookie.
 */
public final class OurForm implements RequestPostProcessor {

  private static final String TOKEN = "5f2b1f3e-0000-4000-8000-3c9d7a6e1b42";

  public static OurForm ours() {
    return new OurForm();
  }

  @Override
  public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
    var before = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    var cookies = Arrays.copyOf(before, before.length + 1);
    cookies[before.length] = new Cookie("form", TOKEN);
    request.setCookies(cookies);
    request.setParameter("_csrf", masked());
    return request;
  }

  /** What pages show: random bytes, then the token mixed with them. Here the random bytes are 0. */
  private static String masked() {
    var token = TOKEN.getBytes(StandardCharsets.UTF_8);
    var masked = new byte[token.length * 2];
    System.arraycopy(token, 0, masked, token.length, token.length);
    return Base64.getUrlEncoder().encodeToString(masked);
  }
}
