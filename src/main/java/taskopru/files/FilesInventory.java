package taskopru.files;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/**
 * What files keep about people: what stands in them. No row says whose a file is or who brought it;
 * the module that owns the file tells, keeps and forgets it.
 */
@Configuration(proxyBeanMethods = false)
class FilesInventory {

  @Bean
  PersonalFields filePersonalFields() {
    return new PersonalFields("files", List.of(file("name"), file("sha256")));
  }

  private static PersonalField file(String column) {
    return new PersonalField(
        "files.file",
        column,
        "files.kept.content",
        Basis.LEGITIMATE_INTEREST,
        "files.kept.withOwner");
  }
}
