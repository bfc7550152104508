package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;

/**
 * The bodies that meet and decide. They come from the charter or {@link BodyKeeping}, and are never
 * taken away.
 */
@Service
@Transactional(readOnly = true)
public class Bodies {

  /** The group this house serves; every charter has it. */
  public static final Slug WORKING_GROUP = new Slug("working-group");

  private static final String BODY =
      "select id, code, kind, name_tr, name_en, name_ar from council.body ";

  private final JdbcClient db;

  Bodies(JdbcClient db) {
    this.db = db;
  }

  public Body get(UUID id) {
    return db.sql(BODY + "where id = :id")
        .param("id", id)
        .query(Bodies::body)
        .optional()
        .orElseThrow(() -> new Problem.NotFound("council.body.unknown"));
  }

  public Body get(Slug code) {
    return find(code).orElseThrow(() -> new Problem.NotFound("council.body.unknown"));
  }

  public Optional<Body> find(Slug code) {
    return db.sql(BODY + "where code = :code")
        .param("code", code.value())
        .query(Bodies::body)
        .optional();
  }

  public Body workingGroup() {
    return get(WORKING_GROUP);
  }

  /** The council's own bodies, in the charter's order. */
  public List<Body> own() {
    return db.sql(BODY + "where kind <> 'external' order by position").query(Bodies::body).list();
  }

  /** Every body, external ones too. */
  public List<Body> list() {
    return db.sql(BODY + "order by position").query(Bodies::body).list();
  }

  private static Body body(ResultSet row, int number) throws SQLException {
    return new Body(
        row.getObject("id", UUID.class),
        new Slug(row.getString("code")),
        Body.Kind.of(row.getString("kind")),
        new LocalizedText(
            row.getString("name_tr"), row.getString("name_en"), row.getString("name_ar")));
  }
}
