package taskopru.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;

/** Makes the {@link Ui} of a request. */
@Component
public class Uis {

  /** The request attribute under which the sign-in puts who is reading. */
  public static final String ACTOR = Actor.class.getName();

  private final Messages messages;
  private final Site site;
  private final List<MenuEntry> menu;
  private final Assets assets;

  Uis(Messages messages, Site site, ObjectProvider<MenuEntry> menu, Assets assets) {
    this.messages = messages;
    this.site = site;
    this.menu = menu.stream().toList();
    this.assets = assets;
  }

  public Ui of(HttpServletRequest request) {
    return new Ui(
        Language.of(RequestContextUtils.getLocale(request)),
        messages,
        site,
        menu,
        actor(request),
        path(request),
        request.getQueryString(),
        () -> csrf(request),
        assets.base());
  }

  public static Actor actor(HttpServletRequest request) {
    return request.getAttribute(ACTOR) instanceof Actor actor ? actor : Actor.visitor();
  }

  /** The language a request is answered in. */
  public static Language language(HttpServletRequest request) {
    return Languages.language(request);
  }

  private static String path(HttpServletRequest request) {
    return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed
        ? failed
        : request.getRequestURI();
  }

  private static Ui.@Nullable Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Ui.Csrf(token.getParameterName(), token.getToken())
        : null;
  }
}
