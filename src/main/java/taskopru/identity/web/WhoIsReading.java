package taskopru.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import taskopru.identity.SigningIn;
import taskopru.kernel.Language;
import taskopru.web.Messages;
import taskopru.web.OpenUpload;
import taskopru.web.Uis;

/**
 * Tells the rest of the house who is reading, and keeps visitors off the desk. What somebody on the
 * desk may do is asked by each use case. The account is looked up at every request, so that a
 * disabled account or a changed role counts at the next click.
 */
@Component
class WhoIsReading extends OncePerRequestFilter {

  /** The request attribute with the {@link SigningIn.Reader}, where somebody is signed in. */
  static final String READER = SigningIn.Reader.class.getName();

  private static final Pattern DESK = Pattern.compile("/(tr|en|ar)/desk(/.*)?");

  private final BrowserSession browser;
  private final SigningIn signingIn;
  private final Messages messages;
  private final List<OpenUpload> uploads;

  WhoIsReading(
      BrowserSession browser,
      SigningIn signingIn,
      Messages messages,
      ObjectProvider<OpenUpload> uploads) {
    this.browser = browser;
    this.signingIn = signingIn;
    this.messages = messages;
    this.uploads = uploads.stream().toList();
  }

  /** Files and health checks are the same for everybody, and must not cost a query. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/health/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    if (request.getAttribute(Uis.ACTOR) == null) {
      find(request);
    }
    if (!Uis.actor(request).isVisitor()) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    } else if (DESK.matcher(request.getRequestURI()).matches()) {
      response.sendRedirect(SignInAddress.leadingBackTo(request));
      return;
    } else if (isMultipart(request) && uploads.stream().noneMatch(it -> isFor(it, request))) {
      refuseUnread(request, response);
      return;
    }
    rest.doFilter(request, response);
  }

  /**
   * Reading the form's token would first store the whole upload of somebody unknown, and so would a
   * page that says no. Somebody whose session ended signs in again.
   */
  private void refuseUnread(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (LeadToSignIn.isPage(request)) {
      response.sendRedirect(SignInAddress.leadingBackTo(request));
      return;
    }
    response.setStatus(HttpStatus.FORBIDDEN.value());
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getWriter()
        .println(messages.text(Language.of(request.getLocale()), "identity.upload.visitor"));
  }

  private void find(HttpServletRequest request) {
    browser
        .find(request)
        .ifPresent(signedIn ->
            signingIn
                .reader(signedIn.account(), signedIn.steps())
                .ifPresent(reader -> {
                  request.setAttribute(READER, reader);
                  request.setAttribute(Uis.ACTOR, reader.actor());
                }));
  }

  private static boolean isFor(OpenUpload upload, HttpServletRequest request) {
    return upload.lets(request.getRequestURI(), request.getContentLengthLong());
  }

  private static boolean isMultipart(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }
}
