package taskopru.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.installation.Check;
import taskopru.installation.Progress;
import taskopru.kernel.Problem;

/** Whether every file's bytes are there and still have the digest they were stored with. */
@Component
class FilesCheck implements Check {

  private final JdbcClient db;
  private final Files files;

  FilesCheck(JdbcClient db, Files files) {
    this.db = db;
    this.files = files;
  }

  @Override
  public String key() {
    return "files.check";
  }

  @Override
  public List<Problem> run(Progress progress) {
    var digests =
        db.sql("select distinct sha256 from files.file order by sha256").query(String.class).list();
    var problems = new ArrayList<Problem>();
    for (var i = 0; i < digests.size(); i++) {
      var sha256 = digests.get(i);
      progress.at(sha256, i, digests.size());
      var place = files.place(sha256);
      try {
        if (!java.nio.file.Files.exists(place)) {
          problems.add(new Problem.NotFound("files.check.gone", place.toString()));
        } else if (!digest(place).equals(sha256)) {
          problems.add(new Problem.Refused("files.check.changed", place.toString()));
        }
      } catch (IOException e) {
        problems.add(new Problem.Refused("files.check.unreadable", place.toString()));
      }
    }
    return problems;
  }

  private static String digest(Path file) throws IOException {
    var digest = Files.sha256();
    try (InputStream in = java.nio.file.Files.newInputStream(file)) {
      var buffer = new byte[65_536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
