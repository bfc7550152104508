package taskopru.installation.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * {@code /health/live}: the program runs; restart it when this fails. Answered before sessions and
 * security are asked, so that trouble there is not taken for a dead program.
 */
final class Alive extends HttpFilter {

  private static final byte[] UP = "{\"status\":\"UP\"}".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DOWN = "{\"status\":\"DOWN\"}".getBytes(StandardCharsets.US_ASCII);
  private static final String NO_STORE = "no-store";

  private final transient ApplicationAvailability availability;

  private Alive(ApplicationAvailability availability) {
    this.availability = availability;
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {

    @Bean
    FilterRegistrationBean<Alive> alive(ApplicationAvailability availability) {
      var registration = new FilterRegistrationBean<>(new Alive(availability));
      registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
      registration.addUrlPatterns("/health/live");
      return registration;
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws IOException, ServletException {
    var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!reads) {
      rest.doFilter(request, response);
      return;
    }
    var isWell = availability.getLivenessState() == LivenessState.CORRECT;
    var answer = isWell ? UP : DOWN;
    response.setStatus(
        isWell ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(answer.length);
    if (request.getMethod().equals("GET")) {
      response.getOutputStream().write(answer);
    }
  }
}
