package taskopru.opinions;

import java.sql.Timestamp;
import java.time.Period;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Retained;

/** How long opinions keep what their record does not need. */
@Configuration(proxyBeanMethods = false)
class OpinionsRetention {

  @Bean
  Retained oldAnswerLinks(JdbcClient db) {
    return new Retained(
        "opinions-answer-links",
        "opinions.answer_link",
        Set.of(),
        Period.ofDays(30),
        "opinions.retained.answerLinks",
        before ->
            db.sql(
                    """
                    delete from opinions.answer_link
                     where least(used_at, revoked_at, expires_at) < :before
                    """)
                .param("before", Timestamp.from(before))
                .update());
  }
}
