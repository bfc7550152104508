package taskopru.opinions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.notifications.NoticeTopic;

/** What opinions tell people. */
@Configuration(proxyBeanMethods = false)
class OpinionTopics {

  static final NoticeTopic CIRCULATED =
      new NoticeTopic("opinions-circulated", "opinions.topic.circulated", true);
  static final NoticeTopic OPINION =
      new NoticeTopic("opinions-followed", "opinions.topic.followed", false);
  static final NoticeTopic ANSWER =
      new NoticeTopic("opinions-answer", "opinions.topic.answer", true);

  @Bean
  NoticeTopic opinionCirculatedTopic() {
    return CIRCULATED;
  }

  @Bean
  NoticeTopic opinionFollowedTopic() {
    return OPINION;
  }

  @Bean
  NoticeTopic opinionAnswerTopic() {
    return ANSWER;
  }
}
