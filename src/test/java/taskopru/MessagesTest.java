package taskopru;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskopru.kernel.Language;
import taskopru.web.Messages;

class MessagesTest {

  private final Messages messages = new Messages();

  @Test
  void theThreeLanguagesSayTheSameThings() {
    assertThat(messages.keys(Language.EN)).isEqualTo(messages.keys(Language.TR));
    assertThat(messages.keys(Language.AR)).isEqualTo(messages.keys(Language.TR));
  }

  @Test
  void everySentenceIsWellFormed() {
    for (var language : Language.values()) {
      for (var key : messages.keys(language)) {
        assertThat(messages.text(language, key, 1, 2, 3, 4)).as(language + " " + key).isNotBlank();
      }
    }
  }
}
