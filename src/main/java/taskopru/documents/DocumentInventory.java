package taskopru.documents;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/**
 * What documents keep about people, for the inventory on the privacy page. The table names nobody;
 * the papers themselves do, and an issued paper stays as it was signed.
 */
@Configuration(proxyBeanMethods = false)
class DocumentInventory {

  @Bean
  PersonalFields documentPersonalFields() {
    return new PersonalFields(
        "documents",
        List.of(field("pdf", "documents.kept.names"), field("docx", "documents.kept.names")));
  }

  private static PersonalField field(String column, String purpose) {
    return new PersonalField(
        "documents.document",
        column,
        purpose,
        Basis.LEGITIMATE_INTEREST,
        "documents.kept.withTheArchive");
  }
}
