package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import taskopru.identity.Account;
import taskopru.identity.IdentitySettings;
import taskopru.identity.KnownBrowsers;
import taskopru.identity.Steps;

/**
 * What a browser's session holds: the account, what it proved and when; or, half-way, the account
 * whose password was right and whose second step is still asked. Signing in always begins a new
 * session, so that one planted beforehand is worth nothing.
 */
@Component
class BrowserSession {

  private static final String ACCOUNT = "account";
  private static final String STEPS = "steps";
  private static final String SINCE = "since";
  private static final String HALF_WAY = "halfWay";
  private static final int HALF_WAY_SECONDS = 600;
  private static final String KNOWN = "known";

  private final CsrfTokenRepository csrfTokens;
  private final KnownBrowsers known;
  private final IdentitySettings settings;
  private final Clock clock;

  BrowserSession(
      CsrfTokenRepository csrfTokens, KnownBrowsers known, IdentitySettings settings, Clock clock) {
    this.csrfTokens = csrfTokens;
    this.known = known;
    this.settings = settings;
    this.clock = clock;
  }

  /** Who is signed in, and what they proved. */
  record SignedIn(UUID account, Steps steps) {}

  Optional<SignedIn> find(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(ACCOUNT) instanceof String account)
        || !(session.getAttribute(STEPS) instanceof String steps)
        || !(session.getAttribute(SINCE) instanceof Long since)) {
      return Optional.empty();
    }
    if (Instant.ofEpochSecond(since).plus(settings.sessionEnds()).isBefore(clock.instant())) {
      session.invalidate();
      return Optional.empty();
    }
    return Optional.of(new SignedIn(UUID.fromString(account), Steps.valueOf(steps)));
  }

  void begin(
      HttpServletRequest request, HttpServletResponse response, Account account, Steps steps) {
    var session = fresh(request, response);
    session.setAttribute(ACCOUNT, account.id().toString());
    session.setAttribute(STEPS, steps.name());
    session.setAttribute(SINCE, clock.instant().getEpochSecond());
    session.setAttribute(
        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.id().toString());
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(KNOWN, known.mark(account))
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(Duration.ofDays(365))
            .build()
            .toString());
  }

  void beginHalfWay(HttpServletRequest request, HttpServletResponse response, Account account) {
    var session = fresh(request, response);
    session.setMaxInactiveInterval(HALF_WAY_SECONDS);
    session.setAttribute(HALF_WAY, account.id().toString());
    session.setAttribute(SINCE, clock.instant().getEpochSecond());
  }

  /** The account whose second step is still asked, for ten minutes. */
  Optional<UUID> findHalfWay(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null
            && session.getAttribute(HALF_WAY) instanceof String account
            && session.getAttribute(SINCE) instanceof Long since
            && clock.instant().getEpochSecond() - since < HALF_WAY_SECONDS
        ? Optional.of(UUID.fromString(account))
        : Optional.empty();
  }

  void end(HttpServletRequest request, HttpServletResponse response) {
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    csrfTokens.saveToken(null, request, response);
  }

  static @Nullable String id(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? null : session.getId();
  }

  /** The mark an earlier sign-in left, if it is for that address. */
  String knownMark(HttpServletRequest request, String email) {
    var cookies = request.getCookies();
    if (cookies != null) {
      for (var cookie : cookies) {
        if (cookie.getName().equals(KNOWN) && known.proves(cookie.getValue(), email)) {
          return cookie.getValue();
        }
      }
    }
    return "";
  }

  private HttpSession fresh(HttpServletRequest request, HttpServletResponse response) {
    end(request, response);
    return request.getSession(true);
  }
}
