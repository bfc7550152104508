package taskopru.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.CatalogueEvent.PublisherKept;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;

/** The bodies that bring out figures. */
@Service
@Transactional
public class Publishers {

  private final JdbcClient db;
  private final ApplicationEventPublisher events;

  Publishers(JdbcClient db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
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

  @Transactional(readOnly = true)
  public Optional<Publisher> find(Slug code) {
    return list().stream().filter(publisher -> publisher.code().equals(code)).findFirst();
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

  /** Adds a body, or corrects what is said about it. */
  public void keep(Actor actor, Publisher publisher) {
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    publisher
        .flaws()
        .forEach(flaw -> {
          throw new Problem.Refused(flaw.messageKey(), flaw.args().toArray());
        });
    var id =
        db.sql(
                """
                insert into catalogue.publisher (code, name_tr, name_en, name_ar, homepage, calendar)
                values (:code, :tr, :en, :ar, :homepage, :calendar)
                on conflict (code) do update
                   set name_tr = excluded.name_tr, name_en = excluded.name_en,
                       name_ar = excluded.name_ar, homepage = excluded.homepage,
                       calendar = excluded.calendar
                returning id
                """)
            .param("code", publisher.code().value())
            .param("tr", publisher.name().tr())
            .param("en", publisher.name().en())
            .param("ar", publisher.name().ar())
            .param("homepage", publisher.homepage())
            .param("calendar", publisher.calendar())
            .query(UUID.class)
            .single();
    // Datasets are found by their publisher's name as well: the trigger writes it anew.
    db.sql("update catalogue.dataset set publisher = publisher where publisher = :code")
        .param("code", publisher.code().value())
        .update();
    events.publishEvent(new PublisherKept(id, actor.id(), publisher.code().value()));
  }

  boolean exists(String code) {
    return db.sql("select exists (select from catalogue.publisher where code = :code)")
        .param("code", code)
        .query(Boolean.class)
        .single();
  }
}
