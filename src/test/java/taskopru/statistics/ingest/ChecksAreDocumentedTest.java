package taskopru.statistics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import taskopru.kernel.Language;
import taskopru.web.Messages;

class ChecksAreDocumentedTest {

  private final Messages messages = new Messages();

  @Test
  void everyCheckSaysWhatItFoundAndWhatToDoInThreeLanguages() {
    var checks = checks();
    assertThat(checks).hasSizeGreaterThan(20);
    for (var check : checks) {
      for (var language : Language.values()) {
        var key = "statistics.ingest." + Trials.code(check);
        assertThat(messages.has(language, key)).as(language + " " + key).isTrue();
        assertThat(messages.has(language, key + ".todo"))
            .as(language + " " + key + ".todo")
            .isTrue();
      }
    }
  }

  @Test
  void everyCheckIsTested() throws Exception {
    var tests =
        java.nio.file.Files.readString(
                java.nio.file.Path.of("src/test/java/taskopru/statistics/ingest/ChecksTest.java"))
            + java.nio.file.Files.readString(
                java.nio.file.Path.of(
                    "src/test/java/taskopru/statistics/ingest/WorkbooksTest.java"));
    for (var check : checks()) {
      assertThat(tests).contains(check.getSimpleName() + ".class");
    }
  }

  private static List<Class<? extends Check>> checks() {
    var checks = new ArrayList<Class<? extends Check>>();
    for (var it :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("taskopru.statistics.ingest")) {
      if (it.isAssignableTo(Check.class) && !it.isInterface()) {
        checks.add(it.reflect().asSubclass(Check.class));
      }
    }
    return checks;
  }
}
