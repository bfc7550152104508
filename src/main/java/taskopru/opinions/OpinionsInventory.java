package taskopru.opinions;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/** What opinions keep about people, for the inventory on the privacy page. */
@Configuration(proxyBeanMethods = false)
class OpinionsInventory {

  private static final String WITH_THE_OPINION = "opinions.kept.withOpinion";

  @Bean
  PersonalFields opinionsPersonalFields() {
    return new PersonalFields(
        "opinions",
        List.of(
            field("opinions.issue", "filed_by", "opinions.kept.issue"),
            field("opinions.opinion", "author", "opinions.kept.author"),
            field("opinions.evidence", "cited_by", "opinions.kept.cited"),
            field("opinions.translation", "written_by", "opinions.kept.translation"),
            field("opinions.remark", "written_by", "opinions.kept.remark"),
            field("opinions.position", "taken_by", "opinions.kept.position"),
            field("opinions.answerer", "account", "opinions.kept.answerer"),
            field("opinions.response", "given_by", "opinions.kept.response"),
            field("opinions.action", "claimed_by", "opinions.kept.action"),
            field("opinions.measurement", "reported_by", "opinions.kept.measurement"),
            field("opinions.measurement", "verified_by", "opinions.kept.verifier")));
  }

  private static PersonalField field(String table, String column, String purpose) {
    return new PersonalField(table, column, purpose, Basis.LEGITIMATE_INTEREST, WITH_THE_OPINION);
  }
}
