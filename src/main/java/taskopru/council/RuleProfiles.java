package taskopru.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Problem;
import tools.jackson.databind.json.JsonMapper;

/** The versions of each body's rules. */
@Service
@Transactional(readOnly = true)
public class RuleProfiles {

  private static final String PROFILE =
      """
      select id, body_id, version, valid_from, source, decision, rules
        from council.rule_profile
      """;

  private final JdbcClient db;
  private final JsonMapper json;
  private final Clock clock;

  RuleProfiles(JdbcClient db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  /** The rules of that day; of a day before all rules, the first. */
  public RuleProfile on(UUID body, LocalDate day) {
    return db
        .sql(PROFILE + " where body_id = :body order by valid_from, version")
        .param("body", body)
        .query(this::profile)
        .list()
        .stream()
        .reduce((held, next) -> next.validFrom().isAfter(day) ? held : next)
        .orElseThrow(() -> new Problem.NotFound("council.rules.none"));
  }

  /** Every body's rules, to ask for many days at once. */
  public Book book() {
    return new Book(
        db.sql(PROFILE + " order by valid_from, version").query(this::profile).list().stream()
            .collect(Collectors.groupingBy(RuleProfile::body)));
  }

  /** The versions of every body, the oldest first. */
  public record Book(Map<UUID, List<RuleProfile>> versions) {

    /** As {@link RuleProfiles#on}, without asking the database. */
    public RuleProfile on(UUID body, LocalDate day) {
      return versions.getOrDefault(body, List.of()).stream()
          .reduce((held, next) -> next.validFrom().isAfter(day) ? held : next)
          .orElseThrow(() -> new Problem.NotFound("council.rules.none"));
    }
  }

  public RuleProfile get(UUID id) {
    return find(id).orElseThrow(() -> new Problem.NotFound("council.rules.unknown"));
  }

  /** All versions, the newest first. */
  public List<RuleProfile> of(UUID body) {
    return db.sql(PROFILE + " where body_id = :body order by version desc")
        .param("body", body)
        .query(this::profile)
        .list();
  }

  Optional<RuleProfile> find(UUID id) {
    return db.sql(PROFILE + " where id = :id").param("id", id).query(this::profile).optional();
  }

  @Transactional
  RuleProfile add(
      UUID body, LocalDate validFrom, String source, @Nullable String decision, Rules rules) {
    db.sql("select id from council.body where id = :body for update")
        .param("body", body)
        .query(UUID.class)
        .single();
    var version =
        db.sql("select coalesce(max(version), 0) + 1 from council.rule_profile where body_id = :b")
            .param("b", body)
            .query(Integer.class)
            .single();
    var profile =
        new RuleProfile(UUID.randomUUID(), body, version, validFrom, source, decision, rules);
    db.sql(
            """
            insert into council.rule_profile (
              id, body_id, version, valid_from, source, decision, rules, recorded_at)
            values (
              :id, :body, :version, :validFrom, :source, :decision, cast(:rules as jsonb), :now)
            """)
        .param("id", profile.id())
        .param("body", body)
        .param("version", version)
        .param("validFrom", validFrom)
        .param("source", source)
        .param("decision", decision)
        .param("rules", json.writeValueAsString(rules))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return profile;
  }

  private RuleProfile profile(ResultSet row, int number) throws SQLException {
    return new RuleProfile(
        row.getObject("id", UUID.class),
        row.getObject("body_id", UUID.class),
        row.getInt("version"),
        row.getObject("valid_from", LocalDate.class),
        Objects.requireNonNull(row.getString("source")),
        row.getString("decision"),
        json.readValue(row.getString("rules"), Rules.class));
  }
}
