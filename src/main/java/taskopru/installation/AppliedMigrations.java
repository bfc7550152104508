package taskopru.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database says about its migrations, read at once for all modules. Flyway takes as long
 * to find that a module has nothing to migrate as Spring takes for a hundred beans; this asks the
 * same histories first. Whatever is not plainly the same is left to Flyway and its judgement: a
 * failed migration, a changed file, one that is missing on either side.
 */
record AppliedMigrations(Map<String, Set<Migration>> byModule) {

  private static final String MARK = "\uFEFF";
  private static final String HISTORY = "flyway_schema_history_";
  private static final Pattern MODULE = Pattern.compile("[a-z]+");
  private static final Pattern FILE = Pattern.compile("V([0-9]+)__.+\\.sql");

  /** One version of a module, with the checksum Flyway keeps of its file. */
  record Migration(String version, int checksum) {}

  private record Applied(String module, Migration migration, boolean isPlain) {}

  static AppliedMigrations in(DataSource source) {
    var db = JdbcClient.create(source);
    var modules =
        db
            .sql(
                """
                select substr(tablename, length(:history) + 1)
                  from pg_tables
                 where schemaname = current_schema() and starts_with(tablename, :history)
                """)
            .param("history", HISTORY)
            .query(String.class)
            .list()
            .stream()
            .filter(module -> MODULE.matcher(module).matches())
            .toList();
    return modules.isEmpty() ? new AppliedMigrations(Map.of()) : of(applied(db, modules));
  }

  private static List<Applied> applied(JdbcClient db, List<String> modules) {
    var sql =
        modules.stream()
            .map(module ->
                """
                select '%s' as module, coalesce(version, '') as version, coalesce(checksum, 0) as checksum,
                       success and type = 'SQL' as is_plain
                  from %s%s
                 where type <> 'BASELINE'
                """
                    .formatted(module, HISTORY, module))
            .reduce("%s union all %s"::formatted)
            .orElseThrow();
    return db.sql(sql)
        .query((row, _) ->
            new Applied(
                row.getString("module"),
                new Migration(row.getString("version"), row.getInt("checksum")),
                row.getBoolean("is_plain")))
        .list();
  }

  private static AppliedMigrations of(List<Applied> rows) {
    var byModule = new HashMap<String, Set<Migration>>();
    var unclear = new HashSet<String>();
    for (var row : rows) {
      var isNew = byModule.computeIfAbsent(row.module(), _ -> new HashSet<>()).add(row.migration());
      if (!row.isPlain() || !isNew) {
        unclear.add(row.module());
      }
    }
    byModule.keySet().removeAll(unclear);
    return new AppliedMigrations(byModule);
  }

  /** Whether the database has had exactly these files, each of them whole. */
  boolean are(String module, List<Resource> files) throws IOException {
    var wanted = new HashSet<Migration>();
    for (var file : files) {
      var name = FILE.matcher(String.valueOf(file.getFilename()));
      if (!name.matches()) {
        return false;
      }
      wanted.add(new Migration(name.group(1), checksum(file)));
    }
    return wanted.size() == files.size() && wanted.equals(byModule.get(module));
  }

  /** As Flyway reckons it: the lines without their ends, and without a mark of byte order. */
  private static int checksum(Resource file) throws IOException {
    var sum = new CRC32();
    var text = file.getContentAsString(StandardCharsets.UTF_8);
    (text.startsWith(MARK) ? text.substring(1) : text)
        .lines()
        .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) sum.getValue();
  }
}
