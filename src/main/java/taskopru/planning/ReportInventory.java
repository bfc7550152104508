package taskopru.planning;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/** What annual reports keep about people: who did what to one. */
@Configuration(proxyBeanMethods = false)
class ReportInventory {

  private static final String WITH_THE_REPORT = "planning.report.kept.withReport";

  @Bean
  PersonalFields reportPersonalFields() {
    return new PersonalFields(
        "planning",
        List.of(
            field("planning.report", "created_by", "planning.report.kept.started"),
            field("planning.report", "submitted_by", "planning.report.kept.submitted"),
            field("planning.report", "published_by", "planning.report.kept.published"),
            field("planning.report_snapshot", "frozen_by", "planning.report.kept.frozen")));
  }

  private static PersonalField field(String table, String column, String purpose) {
    return new PersonalField(table, column, purpose, Basis.LEGITIMATE_INTEREST, WITH_THE_REPORT);
  }
}
