package taskopru.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import taskopru.web.Uis;

/**
 * Tells the rest of the house who is reading, and keeps visitors off the desk. What somebody on the
 * desk may do is asked by each use case.
 */
@Component
class WhoIsReading extends OncePerRequestFilter {

  private static final Pattern DESK = Pattern.compile("/(tr|en|ar)/desk(/.*)?");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    var actor = Uis.actor(request);
    if (actor.isVisitor()) {
      if (DESK.matcher(request.getRequestURI()).matches()) {
        response.sendRedirect(SignInAddress.leadingBackTo(request));
        return;
      }
      if (isMultipart(request)) {
        // Reading the form's token would first store the whole upload of somebody unknown.
        response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        return;
      }
    }
    if (!actor.isVisitor()) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    rest.doFilter(request, response);
  }

  private static boolean isMultipart(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }
}
