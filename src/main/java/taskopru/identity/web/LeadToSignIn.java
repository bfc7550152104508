package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import taskopru.kernel.Problem;
import taskopru.web.Uis;

/** "You may not" is no answer to a visitor who may well be allowed once signed in. */
@Component
class LeadToSignIn implements HandlerExceptionResolver, Ordered {

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception problem) {
    return problem instanceof Problem.Forbidden
            && Uis.actor(request).isVisitor()
            && request.getMethod().equals("GET")
            && isPage(request)
        ? new ModelAndView(new RedirectView(SignInAddress.leadingBackTo(request)))
        : null;
  }

  private static boolean isPage(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.matches("/(tr|en|ar)(/.*)?") && !path.endsWith(FormNotOurs.PAGE);
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
