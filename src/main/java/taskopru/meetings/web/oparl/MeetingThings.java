package taskopru.meetings.web.oparl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.kernel.Language;
import taskopru.meetings.Meeting;
import taskopru.web.Messages;
import taskopru.web.Site;

/**
 * Meetings that were called, their agendas, and decisions as papers: what the public pages show,
 * and no more. The link to join, who was there and how anybody voted are never here.
 */
@Component
@Transactional(readOnly = true)
class MeetingThings {

  private static final String MEETINGS =
      """
      select meeting.id, coalesce(called_at, meeting.created_at) as created,
             greatest(
               meeting.modified_at, called_at,
               (select max(item.modified_at) from meetings.agenda_item item
                 where item.meeting = meeting.id),
               (select max(decision.recorded_at) from meetings.decision
                 where decision.meeting = meeting.id)) as modified,
             false as gone, body, to_char(year, 'FM0000') || '/' || to_char(number, 'FM00') as label,
             kind, mode, state, title, starts, ends, place, opened_at, closed_at
        from meetings.meeting
       where state <> 'draft' and number is not null and body = any (:bodies)
         and (cast(:organization as uuid) is null or body = :organization)
      """;

  private static final String ITEMS =
      """
      select item.id, greatest(item.created_at, meeting.called_at) as created,
             greatest(
               item.modified_at, meeting.called_at,
               (select max(recorded_at) from meetings.decision
                 where decision.item = item.id)) as modified,
             item.state = 'withdrawn' as gone, item.meeting, item.position, item.title, item.state,
             (select string_agg(decision.text, e'\\n\\n' order by year, number)
                from meetings.decision where decision.item = item.id) as decided,
             (select decision.id from meetings.decision
               where decision.item = item.id order by year, number limit 1) as decision
        from meetings.agenda_item item
        join meetings.meeting on meeting.id = item.meeting
       where meeting.state <> 'draft' and meeting.number is not null
         and meeting.body = any (:bodies)
         and (cast(:organization as uuid) is null or meeting.body = :organization)
      """;

  private static final String DECISIONS =
      """
      select id, recorded_at as created, recorded_at as modified, false as gone, body,
             to_char(year, 'FM0000') || '/' || to_char(number, 'FM00') as label, meeting, item,
             title, text, decided_on, institution
        from meetings.decision
       where body = any (:bodies)
         and (cast(:organization as uuid) is null or body = :organization)
      """;

  private static final String TERMS =
      """
      select id, coalesce(called_at, created_at) as created,
             greatest(modified_at, lead(modified_at) over theirs) as modified, false as gone, body,
             starts, lead(starts) over theirs as followed
        from meetings.meeting
       where kind = 'elective' and state in ('closed', 'minutes-pending', 'minutes-approved')
         and body = any (:bodies)
         and (cast(:organization as uuid) is null or body = :organization)
      window theirs as (partition by body order by starts)
      """;

  private static final String PART =
      """
       where (not gone or cast(:modifiedSince as timestamptz) is not null)
         and (cast(:createdSince as timestamptz) is null
              or date_trunc('second', created) >= :createdSince)
         and (cast(:createdUntil as timestamptz) is null
              or date_trunc('second', created) <= :createdUntil)
         and (cast(:modifiedSince as timestamptz) is null
              or date_trunc('second', modified) >= :modifiedSince)
         and (cast(:modifiedUntil as timestamptz) is null
              or date_trunc('second', modified) <= :modifiedUntil)
      """;

  private final JdbcClient db;
  private final Bodies bodies;
  private final Addresses addresses;
  private final Messages messages;
  private final Site site;

  MeetingThings(JdbcClient db, Bodies bodies, Addresses addresses, Messages messages, Site site) {
    this.db = db;
    this.bodies = bodies;
    this.addresses = addresses;
    this.messages = messages;
    this.site = site;
  }

  Listed.Part meetings(Asked asked) {
    var part = part(MEETINGS, asked, meeting());
    var agendas = agendas(part.page());
    return new Listed.Part(
        part.page().stream().map(one -> one.with("agendaItem", agendas.get(one.id()))).toList(),
        part.total());
  }

  Listed.Part items(Asked asked) {
    return part(ITEMS, asked, this::item);
  }

  Listed.Part papers(Asked asked) {
    return part(DECISIONS, asked, this::paper);
  }

  Listed.Part consultations(Asked asked) {
    return part(DECISIONS, asked, this::consultation);
  }

  Listed.Part files(Asked asked) {
    return part(DECISIONS, asked, this::file);
  }

  Listed.Part locations(Asked asked) {
    return part(
        "select * from (" + MEETINGS + ") meeting where place <> ''", asked, this::location);
  }

  Listed.Part terms(Asked asked) {
    var own = names();
    return part(TERMS, asked, (row, _) -> term(row, own));
  }

  Optional<Thing> meeting(UUID id) {
    var found = one(MEETINGS, id, meeting());
    var agendas = agendas(found.stream().toList());
    return found.map(one -> one.with("agendaItem", agendas.get(one.id())));
  }

  Optional<Thing> item(UUID id) {
    return one(ITEMS, id, this::item);
  }

  Optional<Thing> paper(UUID id) {
    return one(DECISIONS, id, this::paper);
  }

  Optional<Thing> consultation(UUID id) {
    return one(DECISIONS, id, this::consultation);
  }

  Optional<Thing> file(UUID id) {
    return one(DECISIONS, id, this::file);
  }

  Optional<Thing> location(UUID id) {
    return one("select * from (" + MEETINGS + ") meeting where place <> ''", id, this::location);
  }

  Optional<Thing> term(UUID id) {
    var own = names();
    return one(TERMS, id, (row, _) -> term(row, own));
  }

  /** The words of a decision: what a file's address gives. */
  Optional<String> text(UUID decision) {
    return db.sql("select text from (" + DECISIONS + ") thing where id = :id")
        .params(where(null))
        .param("id", decision)
        .query(String.class)
        .optional();
  }

  private Listed.Part part(String things, Asked asked, RowMapper<Thing> mapper) {
    var params = new HashMap<String, @Nullable Object>(where(asked.organization()));
    params.put("createdSince", moment(asked.createdSince()));
    params.put("createdUntil", moment(asked.createdUntil()));
    params.put("modifiedSince", moment(asked.modifiedSince()));
    params.put("modifiedUntil", moment(asked.modifiedUntil()));
    var total =
        db.sql("select count(*) from (" + things + ") thing" + PART)
            .params(params)
            .query(Long.class)
            .single();
    var page =
        db.sql(
                "select * from ("
                    + things
                    + ") thing"
                    + PART
                    + " order by created, id limit :limit offset :skip")
            .params(params)
            .param("limit", asked.limit())
            .param("skip", (long) (asked.page() - 1) * asked.limit())
            .query(mapper)
            .list();
    return new Listed.Part(page, total);
  }

  private Optional<Thing> one(String things, UUID id, RowMapper<Thing> mapper) {
    return db.sql("select * from (" + things + ") thing where id = :id")
        .params(where(null))
        .param("id", id)
        .query(mapper)
        .optional();
  }

  private Map<String, @Nullable Object> where(@Nullable UUID organization) {
    var params = new HashMap<String, @Nullable Object>();
    params.put("bodies", bodies.own().stream().map(Body::id).toArray(UUID[]::new));
    params.put("organization", organization);
    return params;
  }

  private Map<String, List<Thing>> agendas(List<Thing> meetings) {
    var ids =
        meetings.stream()
            .map(one -> UUID.fromString(one.id().substring(one.id().lastIndexOf('/') + 1)))
            .toArray(UUID[]::new);
    var agendas = new HashMap<String, List<Thing>>();
    db.sql(
            "select * from ("
                + ITEMS
                + ") thing where meeting = any (:meetings) and not gone order by position")
        .params(where(null))
        .param("meetings", ids)
        .query((row, number) -> {
          agendas
              .computeIfAbsent(
                  addresses.of(Kind.MEETINGS, id(row, "meeting")), _ -> new ArrayList<>())
              .add(item(row, number).inside("meeting"));
          return number;
        })
        .list();
    return agendas;
  }

  private RowMapper<Thing> meeting() {
    var own = names();
    return (row, number) -> {
      var body = id(row, "body");
      var state = Meeting.State.find(row.getString("state")).orElseThrow();
      var opened = row.getObject("opened_at", OffsetDateTime.class);
      var closed = row.getObject("closed_at", OffsetDateTime.class);
      var title = row.getString("title");
      var plain =
          messages.text(
              Language.TR,
              "meetings.title.numbered",
              own.getOrDefault(body, ""),
              messages.text(Language.TR, "meetings.kind." + row.getString("kind")),
              row.getString("label"));
      return thing(Kind.MEETINGS, row)
          .with(
              "name",
              title.isEmpty()
                  ? plain
                  : messages.text(Language.TR, "meetings.title.own", plain, title))
          .with("meetingState", state(state))
          .with("cancelled", state == Meeting.State.CANCELLED)
          .with("start", moment(row, opened == null ? "starts" : "opened_at"))
          .with("end", moment(row, closed == null ? "ends" : "closed_at"))
          .with("organization", List.of(addresses.of(Kind.ORGANIZATIONS, body)))
          .with(
              "location",
              row.getString("place").isEmpty() ? null : location(row, number).inside("meeting"))
          .with("web", addresses.page("/meetings/" + id(row, "id")));
    };
  }

  private Thing item(ResultSet row, int number) throws SQLException {
    var state = row.getString("state");
    var decision = row.getObject("decision", UUID.class);
    return thing(Kind.AGENDA_ITEMS, row)
        .with("meeting", addresses.of(Kind.MEETINGS, id(row, "meeting")))
        .with("number", row.getString("position"))
        .with("order", row.getInt("position"))
        .with("name", row.getString("title"))
        .with("public", true)
        .with("consultation", decision == null ? null : addresses.of(Kind.CONSULTATIONS, decision))
        .with(
            "result",
            state.equals("decided") || state.equals("deferred")
                ? messages.text(Language.TR, "meetings.item.stand." + state)
                : null)
        .with("resolutionText", row.getString("decided"));
  }

  private Thing paper(ResultSet row, int number) throws SQLException {
    var institution = row.getObject("institution", UUID.class);
    return thing(Kind.PAPERS, row)
        .with("body", addresses.council())
        .with("name", row.getString("title"))
        .with("reference", row.getString("label"))
        .with("date", String.valueOf(row.getObject("decided_on", LocalDate.class)))
        .with("paperType", messages.text(Language.TR, "meetings.oparl.decision"))
        .with("mainFile", file(row, number).inside("paper"))
        .with("originatorOrganization", List.of(addresses.of(Kind.ORGANIZATIONS, id(row, "body"))))
        .with(
            "underDirectionOf",
            institution == null ? null : List.of(addresses.of(Kind.ORGANIZATIONS, institution)))
        .with("consultation", List.of(consultation(row, number).inside("paper")))
        .with("web", addresses.page("/decisions/" + id(row, "id")));
  }

  private Thing consultation(ResultSet row, int number) throws SQLException {
    return thing(Kind.CONSULTATIONS, row)
        .with("paper", addresses.of(Kind.PAPERS, id(row, "id")))
        .with("agendaItem", addresses.of(Kind.AGENDA_ITEMS, id(row, "item")))
        .with("meeting", addresses.of(Kind.MEETINGS, id(row, "meeting")))
        .with("organization", List.of(addresses.of(Kind.ORGANIZATIONS, id(row, "body"))))
        .with("authoritative", true)
        .with("role", messages.text(Language.TR, "meetings.oparl.deciding"));
  }

  private Thing file(ResultSet row, int number) throws SQLException {
    var text = row.getString("text");
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var label = row.getString("label");
    return thing(Kind.FILES, row)
        .with("name", messages.text(Language.TR, "meetings.oparl.decision") + " " + label)
        .with("fileName", fileName(label))
        .with("mimeType", "text/plain")
        .with("date", String.valueOf(row.getObject("decided_on", LocalDate.class)))
        .with("size", bytes.length)
        .with("sha512Checksum", sha512(bytes))
        .with("text", text)
        .with("accessUrl", addresses.of(Kind.FILES, id(row, "id")) + "/text")
        .with("paper", List.of(addresses.of(Kind.PAPERS, id(row, "id"))));
  }

  private Thing location(ResultSet row, int number) throws SQLException {
    return thing(Kind.LOCATIONS, row)
        .with("description", row.getString("place"))
        .with("locality", site.city().tr())
        .with("meeting", List.of(addresses.of(Kind.MEETINGS, id(row, "id"))));
  }

  /** A term begins with the meeting that elected, and ends on the day before the next one did. */
  private Thing term(ResultSet row, Map<UUID, String> own) throws SQLException {
    var followed = row.getObject("followed", OffsetDateTime.class);
    var first = day(row.getObject("starts", OffsetDateTime.class));
    return thing(Kind.LEGISLATIVE_TERMS, row)
        .with("body", addresses.council())
        .with(
            "name",
            messages.text(
                Language.TR,
                "meetings.oparl.term",
                own.getOrDefault(id(row, "body"), ""),
                Integer.toString(first.getYear())))
        .with("startDate", first.toString())
        .with("endDate", followed == null ? null : day(followed).minusDays(1).toString());
  }

  private Thing thing(Kind kind, ResultSet row) throws SQLException {
    return addresses.thing(
        kind, id(row, "id"), at(row, "created"), at(row, "modified"), row.getBoolean("gone"));
  }

  private Map<UUID, String> names() {
    var names = new HashMap<UUID, String>();
    bodies.own().forEach(body -> names.put(body.id(), body.name().tr()));
    return names;
  }

  private LocalDate day(OffsetDateTime moment) {
    return moment.atZoneSameInstant(site.zone()).toLocalDate();
  }

  /** The words OParl recommends for where a meeting stands. */
  private static String state(Meeting.State state) {
    return switch (state) {
      case DRAFT -> "terminiert";
      case CALLED,
          OPEN,
          SUSPENDED,
          CLOSED,
          MINUTES_PENDING,
          FAILED_NO_QUORUM,
          RECALLED,
          CANCELLED ->
          "eingeladen";
      case MINUTES_APPROVED -> "durchgeführt";
    };
  }

  static String fileName(String label) {
    return "karar-" + label.replace('/', '-') + ".txt";
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }

  private String moment(ResultSet row, String column) throws SQLException {
    return addresses.moment(at(row, column));
  }

  private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static String sha512(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
