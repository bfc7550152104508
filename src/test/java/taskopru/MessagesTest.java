package taskopru;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import taskopru.kernel.DomainEvent;
import taskopru.kernel.Language;
import taskopru.web.Messages;

class MessagesTest {

  private final Messages messages = new Messages();

  @Test
  void theThreeLanguagesSayTheSameThings() {
    assertThat(messages.keys(Language.EN)).isEqualTo(messages.keys(Language.TR));
    assertThat(messages.keys(Language.AR)).isEqualTo(messages.keys(Language.TR));
  }

  /** The trail would show its code otherwise: {@code catalogue.DatasetPublished}. */
  @Test
  void everyDeedHasAName() {
    var deeds =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("taskopru")
                .stream()
                .filter(type -> type.isAssignableTo(DomainEvent.class) && type.isRecord())
                .map(type -> module(type) + ".event." + type.getSimpleName())
                .toList();
    assertThat(deeds).isNotEmpty();
    assertThat(deeds).filteredOn(key -> !messages.has(Language.TR, key)).isEmpty();
  }

  private static String module(JavaClass type) {
    return type.getPackageName().split("\\.")[1];
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
