package taskopru.identity.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * What Spring Security does for us: strict headers, the firewall against odd addresses, and proof
 * that a form is ours. Who may do what is decided in the use cases, on the object; here every
 * address is open but the desk's, which {@link WhoIsReading} guards.
 */
@Configuration(proxyBeanMethods = false)
class Security {

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Mail programs post there for their reader, who proves by the address's secret (RFC 8058). */
  private static final String ONE_CLICK = "/mail/unsubscribe/**";

  private static final String PERMISSIONS_POLICY =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
          + "microphone=(), midi=(), payment=(), usb=(), publickey-credentials-get=(self), "
          + "publickey-credentials-create=(self)";

  /**
   * The token lies in a cookie, so that a reader of public pages needs no session; it is only
   * written when a page really shows a form.
   */
  @Bean
  CsrfTokenRepository csrfTokens() {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("form");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").httpOnly(true));
    return tokens;
  }

  /** Out of reach of scripts and of other sites' forms; over https only, where there is https. */
  @Bean
  CookieSerializer sessionCookie() {
    var cookie = new DefaultCookieSerializer();
    cookie.setCookieName("SESSION");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    return cookie;
  }

  @Bean
  SecurityFilterChain house(HttpSecurity http, CsrfTokenRepository csrfTokens, WhoIsReading who) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).ignoringRequestMatchers(ONE_CLICK))
        .addFilterBefore(who, CsrfFilter.class)
        .exceptionHandling(refusals ->
            refusals.accessDeniedHandler((request, response, _) ->
                request
                    .getRequestDispatcher(FormNotOurs.addressFor(request))
                    .forward(request, response)))
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(
                    opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .cacheControl(cache -> cache.disable()))
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .build();
  }

  /** {@link WhoIsReading} stands in the chain above, not beside it as well. */
  @Bean
  FilterRegistrationBean<WhoIsReading> whoIsReadingOnlyInTheChain(WhoIsReading who) {
    var registration = new FilterRegistrationBean<>(who);
    registration.setEnabled(false);
    return registration;
  }

  /** People sign in by our own use cases; this keeps Spring from inventing a user of its own. */
  @Bean
  AuthenticationManager nobody() {
    return _ -> {
      throw new AuthenticationServiceException("sign-in is a use case of identity");
    };
  }
}
