package taskopru.council;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/** What the council keeps about people, for the inventory on the privacy page. */
@Configuration(proxyBeanMethods = false)
class CouncilInventory {

  private static final String PERSON = "council.person";
  private static final String WITH_THE_MANDATE = "council.kept.untilTwoYearsAfter";
  private static final String WITH_THE_RECORDS = "council.kept.withTheRecords";

  @Bean
  PersonalFields councilPersonalFields() {
    return new PersonalFields(
        "council",
        List.of(
            work(PERSON, "name", "council.kept.name", WITH_THE_RECORDS),
            work(PERSON, "email", "council.kept.email", WITH_THE_MANDATE),
            work(PERSON, "phone", "council.kept.phone", WITH_THE_MANDATE),
            work(PERSON, "language", "council.kept.language", WITH_THE_MANDATE),
            work(PERSON, "account_id", "council.kept.account", WITH_THE_MANDATE),
            new PersonalField(
                PERSON,
                "name_may_be_public",
                "council.kept.namePublic",
                Basis.CONSENT,
                "council.kept.untilWithdrawn"),
            work("council.mandate", "person_id", "council.kept.mandate", WITH_THE_RECORDS),
            work("council.mandate", "letter_number", "council.kept.letter", WITH_THE_RECORDS),
            work("council.mandate", "letter_file", "council.kept.letter", WITH_THE_RECORDS),
            work("council.mandate", "end_reason", "council.kept.endReason", WITH_THE_RECORDS),
            work(
                "council.mandate_suspension",
                "reason",
                "council.kept.suspension",
                WITH_THE_RECORDS),
            work("council.focal_point", "duty", "council.kept.focalPoint", WITH_THE_MANDATE),
            work(
                "council.candidate",
                "statement",
                "council.kept.statement",
                "council.kept.untilSelectionOver"),
            work("council.candidate", "result", "council.kept.result", WITH_THE_RECORDS)));
  }

  private static PersonalField work(String table, String column, String purpose, String until) {
    return new PersonalField(table, column, purpose, Basis.LEGITIMATE_INTEREST, until);
  }
}
