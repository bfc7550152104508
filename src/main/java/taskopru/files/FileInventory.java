package taskopru.files;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/** What files keep about people, for the inventory on the privacy page. */
@Configuration(proxyBeanMethods = false)
class FileInventory {

  @Bean
  PersonalFields filePersonalFields() {
    return new PersonalFields(
        "files",
        List.of(
            new PersonalField(
                "files.file",
                "name",
                "files.kept.name",
                Basis.LEGITIMATE_INTEREST,
                "files.kept.withItsOwner")));
  }
}
