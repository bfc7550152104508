package taskopru.catalogue;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Slug;

/** The bodies that bring out figures. */
@Service
@Transactional
public class Publishers {

  private final JdbcClient db;

  Publishers(JdbcClient db) {
    this.db = db;
  }

  /** All of them, by name. */
  @Transactional(readOnly = true)
  public List<Publisher> list() {
    return db.sql(
            """
            select code, name_tr, name_en, name_ar, homepage, calendar
              from catalogue.publisher
             order by name_tr collate "tr-x-icu"
            """)
        .query((row, _) ->
            new Publisher(
                new Slug(row.getString("code")),
                Register.text(row, "name"),
                row.getString("homepage"),
                row.getString("calendar")))
        .list();
  }

  boolean exists(String code) {
    return db.sql("select exists (select from catalogue.publisher where code = :code)")
        .param("code", code)
        .query(Boolean.class)
        .single();
  }
}
