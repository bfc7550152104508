package taskopru.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Language;
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

  /** The one of that code or name, however it is spelt: "TÜİK" is tuik. */
  @Transactional(readOnly = true)
  public Optional<Publisher> find(String codeOrName) {
    var wanted = letters(codeOrName);
    return wanted.isEmpty()
        ? Optional.empty()
        : list().stream()
            .filter(publisher ->
                letters(publisher.code().value()).equals(wanted)
                    || letters(publisher.name().tr()).equals(wanted)
                    || letters(publisher.name().in(Language.EN)).equals(wanted))
            .findFirst();
  }

  private static String letters(String text) {
    return Normalizer.normalize(text.replace('ı', 'i').replace('İ', 'I'), Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  boolean exists(String code) {
    return db.sql("select exists (select from catalogue.publisher where code = :code)")
        .param("code", code)
        .query(Boolean.class)
        .single();
  }
}
