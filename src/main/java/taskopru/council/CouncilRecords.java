package taskopru.council;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.files.Files;
import taskopru.kernel.PersonalRecords;
import taskopru.kernel.Told;

/** What the council keeps about one person, and how it forgets them once they hold no seat. */
@Component
@Transactional
class CouncilRecords implements PersonalRecords {

  private final JdbcClient db;
  private final People people;
  private final Files files;
  private final CouncilDay day;

  CouncilRecords(JdbcClient db, People people, Files files, CouncilDay day) {
    this.db = db;
    this.files = files;
    this.people = people;
    this.day = day;
  }

  @Override
  public String module() {
    return "council";
  }

  @Override
  public Set<UUID> alsoKnownAs(UUID who) {
    var person = find(who).or(() -> people.ofAccount(who));
    if (person.isEmpty()) {
      return Set.of();
    }
    var account = person.get().account();
    return account == null ? Set.of(person.get().id()) : Set.of(person.get().id(), account);
  }

  @Override
  public Map<UUID, String> named(String text) {
    var found = new HashMap<UUID, String>();
    db.sql(
            """
            select id, name from council.person
             where name ilike :like
             order by name collate "tr-x-icu"
             limit 50
            """)
        .param("like", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .query(row -> {
          found.put(row.getObject("id", UUID.class), row.getString("name"));
        });
    return found;
  }

  @Override
  public List<Told> of(UUID who) {
    var told = new ArrayList<Told>();
    find(who)
        .ifPresent(person -> {
          told.add(new Told("council.told.name", person.name()));
          var email = person.email();
          if (email != null) {
            told.add(new Told("council.told.email", email.value()));
          }
          var phone = person.phone();
          if (phone != null) {
            told.add(new Told("council.told.phone", phone));
          }
          told.add(new Told("council.told.language", person.language().tag()));
          told.add(new Told("council.told.public", String.valueOf(person.nameMayBePublic())));
          db.sql(
                  """
                  select number, capacity, valid, letter_date, letter_number, end_reason
                    from council.mandate
                    join council.seat on seat.id = seat_id
                   where person_id = :who
                   order by lower(valid)
                  """)
              .param("who", who)
              .query((row, _) ->
                  new Told(
                      "council.told.mandate",
                      "%d %s %s %s"
                          .formatted(
                              row.getInt("number"),
                              row.getString("capacity"),
                              row.getString("valid"),
                              row.getString("letter_date") == null
                                  ? ""
                                  : row.getString("letter_date")
                                      + " "
                                      + row.getString("letter_number"))))
              .list()
              .forEach(told::add);
          files
              .list(letters(who))
              .forEach(file -> told.add(new Told("council.told.letter", file.name())));
        });
    return told;
  }

  /** Whoever still holds a seat must be named in the roll and the minutes. */
  @Override
  public List<String> mustKeep(UUID who) {
    var sits =
        db.sql(
                """
                select exists (
                  select from council.mandate
                   where person_id = :who and (upper(valid) is null or upper(valid) > :today))
                """)
            .param("who", who)
            .param("today", day.today())
            .query(Boolean.class)
            .single();
    return sits ? List.of("council.person.sits") : List.of();
  }

  /**
   * Mandates stay with the number, for the decisions they carried; scanned letters, which name the
   * person, go. Minutes are not touched.
   */
  @Override
  public void anonymise(UUID who) {
    db.sql(
            """
            update council.person
               set name = 'anonymised', email = null, phone = null, language = 'tr',
                   account_id = null, name_may_be_public = false, version = version + 1
             where id = :who
            """)
        .param("who", who)
        .update();
    letters(who).forEach(files::forget);
    db.sql("update council.mandate set letter_file = null where person_id = :who")
        .param("who", who)
        .update();
    db.sql("delete from council.focal_point where person_id = :who").param("who", who).update();
  }

  private List<UUID> letters(UUID who) {
    return db.sql(
            """
            select letter_file from council.mandate
             where person_id = :who and letter_file is not null
            """)
        .param("who", who)
        .query((row, _) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
        .list();
  }

  /** Not by {@link People#get}: its refusal would end the transaction of whoever asks. */
  private Optional<Person> find(UUID id) {
    return db.sql(People.PERSON + " where id = :id")
        .param("id", id)
        .query(People::person)
        .optional();
  }
}
