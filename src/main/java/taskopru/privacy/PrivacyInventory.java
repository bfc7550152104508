package taskopru.privacy;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/** What privacy keeps about people, for the inventory on the privacy page. */
@Configuration(proxyBeanMethods = false)
class PrivacyInventory {

  @Bean
  PersonalFields privacyPersonalFields() {
    return new PersonalFields(
        "privacy",
        List.of(
            asked("name", "privacy.kept.name"),
            asked("contact", "privacy.kept.contact"),
            asked("text", "privacy.kept.text"),
            asked("account_id", "privacy.kept.account"),
            asked("checked_how", "privacy.kept.checked"),
            asked("answer", "privacy.kept.answer"),
            new PersonalField(
                "privacy.consent",
                "subject",
                "privacy.kept.consent",
                Basis.LEGAL_DUTY,
                "privacy.kept.consentUntil")));
  }

  private static PersonalField asked(String column, String purpose) {
    return new PersonalField(
        "privacy.request", column, purpose, Basis.LEGAL_DUTY, "privacy.kept.threeYears");
  }
}
