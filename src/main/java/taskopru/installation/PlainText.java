package taskopru.installation;

import java.sql.Connection;
import java.sql.SQLException;

/** The session settings under which a value always has the same text form. */
final class PlainText {

  private PlainText() {}

  static void speak(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          set timezone = 'UTC';
          set datestyle = 'iso, dmy';
          set intervalstyle = 'postgres';
          set extra_float_digits = 3;
          set bytea_output = 'hex';
          set synchronize_seqscans = off;
          """);
    }
  }
}
