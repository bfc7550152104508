package taskopru.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import taskopru.identity.Account.State;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/** Where accounts are kept. Others ask it for names; the use cases of this module change it. */
@Repository
public class Accounts {

  private static final String SELECT =
      """
      select id, email, name, language, state, roles, totp_since is not null as totp,
             (select count(*) from identity.passkey where account_id = account.id) as passkeys,
             created_at, last_sign_in_at
        from identity.account
      """;

  private final JdbcClient db;
  private final Clock clock;

  Accounts(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** The names of those accounts; the ones unknown are left out. */
  public Map<UUID, String> names(Set<UUID> ids) {
    var names = new HashMap<UUID, String>();
    if (!ids.isEmpty()) {
      db.sql("select id, name from identity.account where id = any (:ids)")
          .param("ids", ids.toArray(UUID[]::new))
          .query((row, _) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
          .list();
    }
    return names;
  }

  /** The accounts whose name holds that text, however it is written; at most a thousand. */
  public Set<UUID> named(String text) {
    var like = "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    return new HashSet<>(
        db.sql("select id from identity.account where name ilike :like limit 1000")
            .param("like", like)
            .query(UUID.class)
            .list());
  }

  /** Whether somebody may sign in with it, so that what acts for them may go on. */
  public boolean isActive(UUID id) {
    return find(id).filter(Account::isActive).isPresent();
  }

  /** A page of the administrator's list. */
  public Page list(Actor actor, String search, int page) {
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    return list(search, page, Page.SIZE);
  }

  /** Some accounts of a longer list. */
  public record Page(List<Account> accounts, long total, int number) {
    public static final int SIZE = 50;

    public int pages() {
      return (int) Math.max(1, (total + SIZE - 1) / SIZE);
    }
  }

  /** One account, for the administrator. */
  public Account get(Actor actor, UUID id) {
    var account = get(id);
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    return account;
  }

  /** The reader's own account. */
  public Account own(Actor actor) {
    return find(actor.id()).orElseThrow(() -> new Problem.Forbidden("kernel.forbidden.USE_DESK"));
  }

  Account get(UUID id) {
    return find(id).orElseThrow(() -> new Problem.NotFound("identity.account.unknown"));
  }

  public Optional<Account> find(Actor actor, EmailAddress email) {
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    return find(email);
  }

  /** The account that this address opens, for those who link their own records to it. */
  public Optional<UUID> idOf(EmailAddress email) {
    return find(email).map(Account::id);
  }

  /** The address that opens this account. */
  public Optional<String> emailOf(UUID id) {
    return find(id).map(Account::email);
  }

  Optional<Account> find(UUID id) {
    return db.sql(SELECT + " where id = :id").param("id", id).query(Accounts::toAccount).optional();
  }

  Optional<Account> find(EmailAddress email) {
    return db.sql(SELECT + " where email = :email")
        .param("email", email.value())
        .query(Accounts::toAccount)
        .optional();
  }

  private Page list(String search, int page, int size) {
    var like = "%" + search.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    var total =
        db.sql(
                """
                select count(*) from identity.account
                 where name ilike :like or email ilike :like
                """)
            .param("like", like)
            .query(Long.class)
            .single();
    var accounts =
        db.sql(
                SELECT
                    + """
                     where name ilike :like or email ilike :like
                     order by name collate "tr-x-icu", id
                     limit :size offset :skip
                    """)
            .param("like", like)
            .param("size", size)
            .param("skip", (page - 1L) * size)
            .query(Accounts::toAccount)
            .list();
    return new Page(accounts, total, page);
  }

  /**
   * Changes to who administers queue here, so that two administrators cannot demote each other at
   * the same moment and leave nobody.
   */
  void lockAdministrators() {
    db.sql("select pg_advisory_xact_lock(hashtext('identity.administrators'))")
        .query((_, _) -> 0)
        .list();
  }

  /** Two deeds on one account queue. */
  Account lock(UUID id) {
    db.sql("select id from identity.account where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return get(id);
  }

  long countActiveAdministrators() {
    return db.sql(
            """
            select count(*) from identity.account
             where state = 'active' and 'administrator' = any (roles)
            """)
        .query(Long.class)
        .single();
  }

  UUID add(EmailAddress email, String name, Language language, Set<Role> roles) {
    var id = UUID.randomUUID();
    var added =
        db.sql(
                """
                insert into identity.account (id, email, name, language, state, roles, created_at)
                values (:id, :email, :name, :language, 'invited', :roles, :now)
                on conflict on constraint one_account_per_address do nothing
                """)
            .param("id", id)
            .param("email", email.value())
            .param("name", name)
            .param("language", language.tag())
            .param("roles", codes(roles))
            .param("now", now())
            .update();
    if (added == 0) {
      throw new Problem.Conflict("identity.email.taken");
    }
    return id;
  }

  void changeProfile(UUID id, String name, Language language) {
    db.sql("update identity.account set name = :name, language = :language where id = :id")
        .param("id", id)
        .param("name", name)
        .param("language", language.tag())
        .update();
  }

  void changeRoles(UUID id, Set<Role> roles) {
    db.sql("update identity.account set roles = :roles where id = :id")
        .param("id", id)
        .param("roles", codes(roles))
        .update();
  }

  boolean isAnonymised(UUID id) {
    return db.sql("select anonymised from identity.account where id = :id")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  void changeState(UUID id, State state) {
    db.sql(
            """
            update identity.account
               set state = :state,
                   disabled_at = case when :state = 'disabled' then cast(:now as timestamptz) end
             where id = :id
            """)
        .param("id", id)
        .param("state", state.code())
        .param("now", now())
        .update();
  }

  /** Sets the password's hash; somebody invited is active from then on. */
  void changePassword(UUID id, String hash) {
    db.sql(
            """
            update identity.account
               set password = :hash,
                   state = case state when 'invited' then 'active' else state end
             where id = :id
            """)
        .param("id", id)
        .param("hash", hash)
        .update();
  }

  Optional<String> findPassword(UUID id) {
    return db.sql("select password from identity.account where id = :id and password is not null")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  void noteSignIn(UUID id) {
    db.sql("update identity.account set last_sign_in_at = :now where id = :id")
        .param("id", id)
        .param("now", now())
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static String[] codes(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::code).toArray(String[]::new);
  }

  private static Account toAccount(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        Language.find(row.getString("language")).orElse(Language.TR),
        State.of(row.getString("state")),
        roles(row.getArray("roles")),
        row.getBoolean("totp"),
        row.getInt("passkeys"),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("last_sign_in_at")));
  }

  private static Set<Role> roles(Array codes) throws SQLException {
    var roles = EnumSet.noneOf(Role.class);
    Arrays.stream((String[]) codes.getArray()).map(Role::of).forEach(roles::add);
    return roles;
  }

  private static java.time.@Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
