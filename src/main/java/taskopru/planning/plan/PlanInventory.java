package taskopru.planning.plan;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/** What plans keep about people, for the inventory on the privacy page. */
@Configuration(proxyBeanMethods = false)
class PlanInventory {

  @Bean
  PersonalFields planPersonalFields() {
    return new PersonalFields(
        "planning",
        List.of(
            field("planning.plan", "created_by"),
            field("planning.action_report", "reported_by"),
            field("planning.reached", "noted_by"),
            field("planning.measurement", "reported_by"),
            field("planning.measurement", "judged_by")));
  }

  private static PersonalField field(String table, String column) {
    return new PersonalField(
        table,
        column,
        "planning.plan.kept",
        Basis.LEGITIMATE_INTEREST,
        "planning.plan.kept.withPlan");
  }
}
