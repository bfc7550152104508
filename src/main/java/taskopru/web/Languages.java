package taskopru.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;

/**
 * The reader's language is the first segment of a page's address; elsewhere (the API) it is what
 * the browser asks for. Controllers receive it, and who is asking, as plain parameters.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

  @Bean
  LocaleResolver localeResolver() {
    return new FromAddress();
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(
        new Argument<>(Language.class) {
          @Override
          Language of(HttpServletRequest request) {
            return language(request);
          }
        });
    resolvers.add(
        new Argument<>(Actor.class) {
          @Override
          Actor of(HttpServletRequest request) {
            return Uis.actor(request);
          }
        });
  }

  static Language language(HttpServletRequest request) {
    var path = request.getRequestURI();
    if (request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed) {
      path = failed;
    }
    var end = path.indexOf('/', 1);
    var first = path.length() < 2 ? "" : path.substring(1, end < 0 ? path.length() : end);
    return Language.find(first).orElseGet(() -> preferred(request));
  }

  /** What {@code lang} says; else the first language the browser lists that we speak; Turkish. */
  private static Language preferred(HttpServletRequest request) {
    if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      var asked = request.getParameter("lang");
      var spoken = asked == null ? Optional.<Language>empty() : Language.find(asked);
      if (spoken.isPresent()) {
        return spoken.get();
      }
    }
    if (request.getHeader("Accept-Language") != null) {
      var wanted = request.getLocales();
      while (wanted.hasMoreElements()) {
        var spoken = Language.find(wanted.nextElement().getLanguage());
        if (spoken.isPresent()) {
          return spoken.get();
        }
      }
    }
    return Language.TR;
  }

  private static final class FromAddress implements LocaleResolver {

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
      return language(request).locale();
    }

    @Override
    public void setLocale(
        HttpServletRequest request,
        @Nullable HttpServletResponse response,
        @Nullable Locale locale) {
      throw new UnsupportedOperationException("a page's language is in its address");
    }
  }

  private abstract static class Argument<T> implements HandlerMethodArgumentResolver {

    private final Class<T> type;

    Argument(Class<T> type) {
      this.type = type;
    }

    abstract T of(HttpServletRequest request);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == type;
    }

    @Override
    public T resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      var http = request.getNativeRequest(HttpServletRequest.class);
      if (http == null) {
        throw new IllegalStateException("not a servlet request");
      }
      return of(http);
    }
  }
}
