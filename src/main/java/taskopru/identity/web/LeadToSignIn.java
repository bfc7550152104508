package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import taskopru.identity.SigningIn;
import taskopru.kernel.Problem;
import taskopru.web.Uis;

/**
 * "You may not" is no answer to a visitor who may well be allowed once signed in, nor to somebody
 * whose role allows it and who only lacks the second step.
 */
@Component
class LeadToSignIn implements HandlerExceptionResolver, Ordered {

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception problem) {
    if (!(problem instanceof Problem.Forbidden forbidden)
        || !request.getMethod().equals("GET")
        || !isPage(request)) {
      return null;
    }
    if (Uis.actor(request).isVisitor()) {
      return new ModelAndView("redirect:" + SignInAddress.leadingBackTo(request));
    }
    return request.getAttribute(WhoIsReading.READER) instanceof SigningIn.Reader reader
            && reader.lacks(forbidden)
        ? new ModelAndView("redirect:" + SignInAddress.secondStepLeadingBackTo(request))
        : null;
  }

  static boolean isPage(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.matches("/(tr|en|ar)(/.*)?") && !path.endsWith(FormNotOurs.PAGE);
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
