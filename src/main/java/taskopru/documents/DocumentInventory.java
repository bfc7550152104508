package taskopru.documents;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import taskopru.kernel.PersonalField;
import taskopru.kernel.PersonalField.Basis;
import taskopru.kernel.PersonalFields;

/**
 * What documents keeps about people: names in the text of issued papers, and nowhere else. An
 * issued paper is the council's archive: it stands as it was signed and checked, so that a decision
 * can be shown to rest on it.
 */
@Configuration(proxyBeanMethods = false)
class DocumentInventory {

  @Bean
  PersonalFields documentPersonalFields() {
    return new PersonalFields("documents", List.of(paper("pdf"), paper("docx"), paper("subject")));
  }

  private static PersonalField paper(String column) {
    return new PersonalField(
        "documents.document",
        column,
        "documents.kept.paper",
        Basis.CLAIM,
        "documents.kept.archive");
  }
}
