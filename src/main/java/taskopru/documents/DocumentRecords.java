package taskopru.documents;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/** The papers that were issued about somebody, such as a letter. */
@Component
@Transactional
class DocumentRecords implements PersonalRecords {

  private final JdbcClient db;

  DocumentRecords(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String module() {
    return "documents";
  }

  @Override
  public List<Told> of(UUID who) {
    return db.sql(
            """
            select concat_ws(' · ', day, number, code) as value
              from documents.document
             where subject = :who
             order by issued_at
            """)
        .param("who", who)
        .query((row, _) -> new Told("documents.told.paper", row.getString("value")))
        .list();
  }

  /** Issued papers stay as they are: no row names anybody, and a paper is evidence (5/2-e). */
  @Override
  public void anonymise(UUID who) {}
}
