package taskopru.council;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Retained;
import taskopru.web.Site;

/** How long the council keeps what it no longer needs; names stay with minutes and decisions. */
@Configuration(proxyBeanMethods = false)
class CouncilRetention {

  private final Site site;

  CouncilRetention(Site site) {
    this.site = site;
  }

  /** How to reach somebody whose last mandate ended long ago, and who is nobody's contact. */
  @Bean
  Retained oldContacts(JdbcClient db) {
    return new Retained(
        "council-contacts",
        "council.person",
        Set.of(),
        Period.ofYears(2),
        "council.retained.contacts",
        before ->
            db.sql(
                    """
                    update council.person
                       set email = null, phone = null, language = 'tr', account_id = null,
                           version = version + 1
                     where (email is not null or phone is not null or account_id is not null)
                       and exists (select from council.mandate where person_id = person.id)
                       and not exists (
                             select from council.mandate
                              where person_id = person.id
                                and (upper(valid) is null or upper(valid) >= :day))
                       and not exists (
                             select from council.focal_point where person_id = person.id)
                    """)
                .param("day", day(before))
                .update());
  }

  @Bean
  Retained oldStatements(JdbcClient db) {
    return new Retained(
        "council-statements",
        "council.candidate",
        Set.of(),
        Period.ofYears(1),
        "council.retained.statements",
        before ->
            db.sql(
                    """
                    update council.candidate
                       set statement = null
                     where statement is not null
                       and selection_id in (
                             select id from council.selection
                              where coalesce(decided_on, closes) < :day
                                and state in ('decided', 'cancelled'))
                    """)
                .param("day", day(before))
                .update());
  }

  private LocalDate day(Instant moment) {
    return moment.atZone(site.zone()).toLocalDate();
  }
}
