package taskopru.council;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.LocalizedText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty house with the charter's institutions and seats. A house that has seats is left
 * alone: what its people have changed since is worth more than the file.
 */
@Component
class CharterLoading {

  private static final Logger log = LoggerFactory.getLogger(CharterLoading.class);
  private static final long LOCK = 0x7a5c0b1L;

  private final JdbcClient db;
  private final ResourceLoader resources;
  private final JsonMapper json;
  private final Council council;
  private final RuleProfiles profiles;

  CharterLoading(
      JdbcClient db,
      ResourceLoader resources,
      JsonMapper json,
      Council council,
      RuleProfiles profiles) {
    this.db = db;
    this.resources = resources;
    this.json = json;
    this.council = council;
    this.profiles = profiles;
  }

  @EventListener(ApplicationStartedEvent.class)
  @Transactional
  public void atStart() {
    load(read(council.charter()));
  }

  /** Whether it was loaded now; false where seats were there. */
  boolean load(Charter charter) {
    db.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
    if (db.sql("select exists (select from council.seat_group)").query(Boolean.class).single()) {
      if (profiles.of(bodyThere()).isEmpty()) {
        addBodies(charter.bodies()); // a house from before bodies and rules were kept
      }
      return false;
    }
    var bodies = addBodies(charter.bodies());
    var numbers = new HashMap<String, Integer>();
    for (var position = 0; position < charter.seatGroups().size(); position++) {
      var row = charter.seatGroups().get(position);
      var body = Objects.requireNonNull(bodies.get(row.body()));
      add(row, body, position + 1);
      for (var seat = 0; seat < row.seats(); seat++) {
        addSeat(
            numbers.merge(body.toString(), 1, Integer::sum),
            row.code(),
            body,
            seat < row.institutions().size() ? add(row.institutions().get(seat)) : null);
      }
    }
    log.info("Loaded {} seats in {} groups", numbers.values(), charter.seatGroups().size());
    return true;
  }

  private UUID bodyThere() {
    return db.sql("select body_id from council.seat_group limit 1").query(UUID.class).single();
  }

  Charter read(String location) {
    var file = resources.getResource(location);
    try (var in = file.getInputStream()) {
      return json.readValue(in, Charter.class);
    } catch (IOException | JacksonException e) {
      throw new IllegalStateException(
          "taskopru.council.charter: cannot read %s: %s".formatted(location, e.getMessage()), e);
    }
  }

  /** The bodies by their codes; those that are there already stay as they are. */
  private Map<String, UUID> addBodies(List<Charter.Founded> founded) {
    var ids = new HashMap<String, UUID>();
    for (var i = 0; i < founded.size(); i++) {
      var body = founded.get(i);
      db.sql(
              """
              insert into council.body (id, code, kind, position, name_tr, name_en, name_ar)
              values (:id, :code, :kind, :position, :tr, :en, :ar)
              on conflict (code) do nothing
              """)
          .param("id", UUID.randomUUID())
          .param("code", body.code())
          .param("kind", body.kind())
          .param("position", i + 1)
          .param("tr", body.name().tr())
          .param("en", body.name().en())
          .param("ar", body.name().ar())
          .update();
      var id =
          db.sql("select id from council.body where code = :code")
              .param("code", body.code())
              .query(UUID.class)
              .single();
      ids.put(body.code(), id);
      var rules = body.rules();
      if (rules != null && profiles.of(id).isEmpty()) {
        profiles.add(id, rules.from(), rules.source(), null, rules.rules());
      }
    }
    return ids;
  }

  private void add(Charter.Row row, UUID body, int position) {
    var note = row.note() == null ? new Text(null, null, null) : Text.of(row.note());
    db.sql(
            """
            insert into council.seat_group (
              code, body_id, position, name_tr, name_en, name_ar, in_charter, quota,
              note_tr, note_en, note_ar)
            values (
              :code, :body, :position, :nameTr, :nameEn, :nameAr, :inCharter, :quota,
              :noteTr, :noteEn, :noteAr)
            """)
        .param("code", row.code())
        .param("body", body)
        .param("position", position)
        .param("nameTr", row.name().tr())
        .param("nameEn", row.name().en())
        .param("nameAr", row.name().ar())
        .param("inCharter", row.inCharter())
        .param("quota", row.seats())
        .param("noteTr", note.tr())
        .param("noteEn", note.en())
        .param("noteAr", note.ar())
        .update();
  }

  private UUID add(Charter.Named institution) {
    var id = UUID.randomUUID();
    db.sql(
            """
            insert into council.institution (id, code, kind, in_charter)
            values (:id, :code, :kind, :inCharter)
            """)
        .param("id", id)
        .param("code", institution.code())
        .param("kind", institution.kind())
        .param("inCharter", institution.inCharter())
        .update();
    for (var called : institution.names()) {
      db.sql(
              """
              insert into council.institution_name (institution_id, valid, name_tr, name_en, name_ar)
              values (:id, daterange(:from, :to, '[]'), :tr, :en, :ar)
              """)
          .param("id", id)
          .param("from", called.from())
          .param("to", called.to())
          .param("tr", called.name().tr())
          .param("en", called.name().en())
          .param("ar", called.name().ar())
          .update();
    }
    return id;
  }

  private void addSeat(int number, String group, UUID body, @Nullable UUID institution) {
    db.sql(
            """
            with seat as (
              insert into council.seat (id, number, group_code, body_id)
              values (:id, :number, :group, :body)
              returning id)
            insert into council.seat_standing (seat_id, valid, kind, voting, institution_id)
            select id, daterange(null, null), 'member', true, cast(:institution as uuid) from seat
            """)
        .param("id", UUID.randomUUID())
        .param("number", number)
        .param("group", group)
        .param("body", body)
        .param("institution", institution)
        .update();
  }

  private record Text(@Nullable String tr, @Nullable String en, @Nullable String ar) {
    static Text of(LocalizedText text) {
      return new Text(text.tr(), text.en(), text.ar());
    }
  }
}
