package taskopru.installation;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds. It is the archive's last entry, so that a truncated archive has none.
 *
 * @param format changes when an older program could not read it
 * @param program the version that made it
 * @param postgres the version of the server it was read from
 * @param histories how far each module's migrations had come, in the order they began
 */
record Manifest(
    int format,
    String program,
    Instant madeAt,
    String postgres,
    List<Part> parts,
    List<Table> tables,
    List<Sequence> sequences,
    List<History> histories) {

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  /** One entry of the archive. */
  record Part(String name, long bytes, String sha256) {}

  /** The rows of one table, in PostgreSQL's text form of COPY, lie in the entry {@link #entry}. */
  record Table(String schema, String name, List<String> columns, long rows) {

    String entry() {
      return "database/" + schema + "." + name + ".copy";
    }
  }

  record Sequence(String schema, String name, long value, boolean used) {}

  /** A module's migrations, up to and with this version. */
  record History(String table, String version) {}
}
