package taskopru;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.kernel.Language;
import taskopru.kernel.PersonalFields;
import taskopru.kernel.PersonalRecords;
import taskopru.web.Messages;

/** What the whole house owes people about their data, whichever module keeps it. */
@SpringBootTest
@Import(Database.class)
class PersonalDataTest {

  /** Fields of our forms that hold something about a person. */
  private static final Pattern ASKS =
      Pattern.compile("name = \"(email|phone|excuse|statement)\"|web\\.profileFields\\(");

  /** Signing in stores nothing new; the components are examples; parts are drawn by their pages. */
  private static final Set<String> WITHOUT_NOTICE =
      Set.of("signIn.jte", "components.jte", "profileFields.jte");

  @Autowired List<PersonalFields> inventory;
  @Autowired List<PersonalRecords> records;
  @Autowired Messages messages;
  @Autowired JdbcClient db;

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFieldOfTheInventoryHasItsWords(Language language) {
    for (var module : inventory) {
      for (var field : module.fields()) {
        for (var key : List.of(field.name(), field.purpose(), field.retention())) {
          assertThat(messages.has(language, key)).as(language + " " + key).isTrue();
        }
      }
    }
  }

  @Test
  void everyFieldOfTheInventoryIsAColumn() {
    for (var module : inventory) {
      for (var field : module.fields()) {
        var place = field.table().split("\\.");
        assertThat(
                db.sql(
                        """
                        select exists (
                          select from information_schema.columns
                           where table_schema = ? and table_name = ? and column_name = ?)
                        """)
                    .params(place[0], place[1], field.column())
                    .query(Boolean.class)
                    .single())
            .as(field.table() + "." + field.column())
            .isTrue();
      }
    }
  }

  /** Papers and files name nobody in their tables; all others answer a person who asks. */
  @Test
  void everyModuleThatKnowsPeopleCanTellThemAndForgetThem() {
    var answering = records.stream().map(PersonalRecords::module).collect(Collectors.toSet());

    assertThat(inventory)
        .extracting(PersonalFields::module)
        .allMatch(
            module -> answering.contains(module) || Set.of("documents", "files").contains(module));
  }

  @Test
  void everyFormThatAsksAboutPeopleShowsItsNotice() throws IOException {
    try (var pages = Files.walk(Path.of("src/main/java/taskopru"))) {
      var silent =
          pages
              .filter(page -> page.toString().endsWith(".jte"))
              .filter(page -> !page.toString().contains("/web/ui/"))
              .filter(page -> !WITHOUT_NOTICE.contains(page.getFileName().toString()))
              .filter(page -> ASKS.matcher(read(page)).find() && !read(page).contains("aboutData("))
              .map(page -> page.getFileName().toString())
              .toList();

      assertThat(silent).isEmpty();
    }
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
