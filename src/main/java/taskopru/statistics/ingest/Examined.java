package taskopru.statistics.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import taskopru.statistics.Finding;

/** What we made of a file. */
public sealed interface Examined {

  /** It has rows and columns; what these hold, and what we think they are for. */
  record Readable(Stage stage, Profile profile, Mapping mapping) implements Examined {}

  /** It could not be brought into columns, and this is why. */
  record Unreadable(Layout layout, List<Finding> findings) implements Examined {}

  static Examined of(Workbench bench, Path file, String name, Wishes wishes)
      throws IOException, SQLException {
    var stage = new Staging(bench, file, name, wishes).run();
    if (stage.rows() == 0) {
      return new Unreadable(stage.layout(), stage.findings());
    }
    var profile = new Profiling(bench, stage, wishes).run();
    var lengthened = new Lengthening(bench).of(stage, profile, wishes);
    if (lengthened != stage) {
      stage = lengthened;
      profile = new Profiling(bench, stage, wishes).run();
    }
    return new Readable(stage, profile, new Proposing(bench, stage, profile).run());
  }
}
