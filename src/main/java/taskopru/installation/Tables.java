package taskopru.installation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What PostgreSQL's catalogue says about our tables. */
final class Tables {

  /** Tables that hold rows of ours: not the system's, not an extension's, not Flyway's. */
  private static final String OURS =
      """
      n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      """;

  private static final String FLYWAY = "c.relname like 'flyway\\_schema\\_history%'";

  private Tables() {}

  static List<Manifest.Table> list(Connection connection) throws SQLException {
    var tables = new ArrayList<Manifest.Table>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select n.nspname,
                       c.relname,
                       array(select a.attname
                               from pg_attribute a
                              where a.attrelid = c.oid
                                and a.attnum > 0
                                and not a.attisdropped
                                and a.attgenerated = ''
                              order by a.attnum)::text[]
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p')
                   and not c.relispartition
                   and not %s
                   and %s
                 order by 1, 2
                """
                    .formatted(FLYWAY, OURS))) {
      while (rows.next()) {
        tables.add(
            new Manifest.Table(
                rows.getString(1),
                rows.getString(2),
                List.of((String[]) rows.getArray(3).getArray()),
                0));
      }
    }
    return tables;
  }

  static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
    var sequences = new ArrayList<Manifest.Sequence>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select n.nspname, c.relname, s.start_value, s.last_value
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_sequences s on s.schemaname = n.nspname and s.sequencename = c.relname
                 where c.relkind = 'S'
                   and %s
                 order by 1, 2
                """
                    .formatted(OURS))) {
      while (rows.next()) {
        var start = rows.getLong(3);
        var last = rows.getLong(4);
        var used = !rows.wasNull();
        sequences.add(
            new Manifest.Sequence(rows.getString(1), rows.getString(2), used ? last : start, used));
      }
    }
    return sequences;
  }

  /** How far each module's migrations have come, in the order in which the modules began. */
  static List<Manifest.History> histories(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public'
                   and c.relkind = 'r'
                   and %s
                 order by c.oid
                """
                    .formatted(FLYWAY))) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    var histories = new ArrayList<Manifest.History>();
    for (var name : names) {
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  """
                  select version
                    from public.%s
                   where success and version is not null
                   order by installed_rank desc
                   limit 1
                  """
                      .formatted(quoted(name)))) {
        if (rows.next()) {
          histories.add(new Manifest.History(name, rows.getString(1)));
        }
      }
    }
    return histories;
  }

  static String copyOut(Manifest.Table table) {
    return "copy (select %s from %s) to stdout".formatted(columns(table), name(table));
  }

  static String copyIn(Manifest.Table table) {
    return "copy %s (%s) from stdin".formatted(name(table), columns(table));
  }

  static String name(Manifest.Table table) {
    return quoted(table.schema()) + "." + quoted(table.name());
  }

  static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  private static String columns(Manifest.Table table) {
    return table.columns().stream().map(Tables::quoted).collect(Collectors.joining(", "));
  }
}
