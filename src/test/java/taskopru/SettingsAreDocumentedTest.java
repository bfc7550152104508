package taskopru;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsAreDocumentedTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(taskopru\\.[a-z0-9.-]+)");

  @Test
  void everySettingReadInTheCodeStandsInApplicationProperties() throws IOException {
    var documented = Files.readString(Path.of("src/main/resources/application.properties"));
    var missing = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var matcher = PLACEHOLDER.matcher(Files.readString(file));
        while (matcher.find()) {
          if (!documented.contains("\n" + matcher.group(1) + "=")) {
            missing.add(matcher.group(1) + " in " + file);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everySettingHasAWordOfExplanationAboveItsGroup() throws IOException {
    var group = false;
    for (var line : Files.readAllLines(Path.of("src/main/resources/application.properties"))) {
      if (line.isBlank()) {
        group = false;
      } else if (line.startsWith("#")) {
        group = true;
      } else if (line.startsWith("taskopru.")) {
        assertThat(group).as("a comment above " + line).isTrue();
      }
    }
  }
}
