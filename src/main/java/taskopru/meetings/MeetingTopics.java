package taskopru.meetings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.notifications.NoticeTopic;

/** What meetings tell people. A call reaches everybody: the rules ask for it. */
@Configuration(proxyBeanMethods = false)
class MeetingTopics {

  static final NoticeTopic CALL = new NoticeTopic("meetings-call", "meetings.topic.call", true);
  static final NoticeTopic MINUTES =
      new NoticeTopic("meetings-minutes", "meetings.topic.minutes", false);
  static final NoticeTopic TASK = new NoticeTopic("meetings-task", "meetings.topic.task", true);

  @Bean
  NoticeTopic meetingCallTopic() {
    return CALL;
  }

  @Bean
  NoticeTopic meetingMinutesTopic() {
    return MINUTES;
  }

  @Bean
  NoticeTopic meetingTaskTopic() {
    return TASK;
  }
}
