package taskopru.planning;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.documents.Paper;
import taskopru.documents.PaperReaders;
import taskopru.kernel.Actor;

/** A published report is everybody's to take, and so is one that was superseded. */
@Component
class ReportReaders implements PaperReaders {

  private final JdbcClient db;

  ReportReaders(JdbcClient db) {
    this.db = db;
  }

  @Override
  public boolean mayRead(Actor actor, UUID subject, Paper.Kind kind) {
    return db.sql(
            """
            select exists (select from planning.report
                            where id = :id and state in ('published', 'superseded'))
            """)
        .param("id", subject)
        .query(Boolean.class)
        .single();
  }
}
