package taskopru.meetings;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/** What meetings keep about people, for the inventory on the privacy page. */
@Configuration(proxyBeanMethods = false)
class MeetingsInventory {

  private static final String WITH_THE_MINUTES = "meetings.kept.withMinutes";

  @Bean
  PersonalFields meetingsPersonalFields() {
    return new PersonalFields(
        "meetings",
        List.of(
            field("meetings.roll", "person", "meetings.kept.roll"),
            field("meetings.roll", "account", "meetings.kept.account"),
            field("meetings.roll", "excuse", "meetings.kept.excuse"),
            field("meetings.presence", "during", "meetings.kept.presence"),
            field("meetings.presence", "noted_by", "meetings.kept.clerk"),
            field("meetings.correction", "reason", "meetings.kept.correction"),
            field("meetings.correction", "excuse_before", "meetings.kept.excuse"),
            field("meetings.correction", "excuse_after", "meetings.kept.excuse"),
            field("meetings.correction", "corrected_by", "meetings.kept.clerk"),
            field("meetings.elector", "voted", "meetings.kept.voted"),
            field("meetings.ballot", "choices", "meetings.kept.ballot"),
            field("meetings.hand_count", "witness", "meetings.kept.witness"),
            field("meetings.vote_option", "text", "meetings.kept.candidate"),
            field("meetings.speech", "mandate", "meetings.kept.speech"),
            field("meetings.agenda_item", "proposed_by", "meetings.kept.proposal"),
            field("meetings.amendment", "text", "meetings.kept.amendment"),
            field("meetings.minutes_part", "text", "meetings.kept.minutes"),
            field("meetings.task_link", "person", "meetings.kept.taskLink"),
            field("meetings.task", "note", "meetings.kept.taskNote")));
  }

  private static PersonalField field(String table, String column, String purpose) {
    return new PersonalField(table, column, purpose, Basis.LEGITIMATE_INTEREST, WITH_THE_MINUTES);
  }
}
