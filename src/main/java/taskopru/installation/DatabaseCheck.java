package taskopru.installation;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.kernel.Problem;

/** The database answers, and has found no damaged page since somebody last looked. */
@Component
@Order(0)
class DatabaseCheck implements Check {

  private final JdbcClient db;

  DatabaseCheck(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String key() {
    return "installation.check.database";
  }

  @Override
  public List<Problem> run(Progress progress) {
    var damaged =
        db.sql(
                """
                select coalesce(sum(checksum_failures), 0)
                  from pg_stat_database
                 where datname = current_database()
                """)
            .query(Long.class)
            .single();
    return damaged == 0
        ? List.of()
        : List.of(new Problem.Refused("installation.check.database.damaged", damaged));
  }
}
