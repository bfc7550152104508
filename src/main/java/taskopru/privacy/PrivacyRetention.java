package taskopru.privacy;

import java.time.Period;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Retained;

/** How long privacy keeps what it was asked. */
@Configuration(proxyBeanMethods = false)
class PrivacyRetention {

  @Bean
  Retained closedRequests(JdbcClient db) {
    return new Retained(
        "privacy-requests",
        "privacy.request",
        Set.of(),
        Period.ofYears(3),
        "privacy.kept.threeYears",
        before ->
            db.sql("delete from privacy.request where closed_at < :before")
                .param("before", Requests.at(before))
                .update());
  }
}
