package taskopru.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.installation.Check;
import taskopru.installation.Progress;
import taskopru.kernel.Problem;
import taskopru.statistics.ingest.Digest;

/** Whether every release's file is there and still has the digest it was checked in with. */
@Component
class ReleaseFilesCheck implements Check {

  private final JdbcClient db;
  private final Releases releases;

  ReleaseFilesCheck(JdbcClient db, Releases releases) {
    this.db = db;
    this.releases = releases;
  }

  @Override
  public String key() {
    return "statistics.check.files";
  }

  @Override
  public List<Problem> run(Progress progress) {
    var all =
        db.sql("select id from statistics.release order by imported_at").query(UUID.class).list();
    var problems = new ArrayList<Problem>();
    for (var id : all) {
      var release = releases.find(id).orElseThrow();
      var file = releases.file(release);
      try {
        if (!Files.exists(file)) {
          problems.add(new Problem.NotFound("statistics.check.files.gone", file.toString()));
        } else if (!Digest.sha256(file).equals(release.sha256())) {
          problems.add(new Problem.Refused("statistics.check.files.changed", file.toString()));
        }
      } catch (IOException e) {
        problems.add(new Problem.Refused("statistics.check.files.unreadable", file.toString()));
      }
    }
    return problems;
  }
}
