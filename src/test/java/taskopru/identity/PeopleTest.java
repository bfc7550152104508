package taskopru.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import taskopru.Database;
import taskopru.identity.Account.State;
import taskopru.installation.Home;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/** Accounts from the first link to the last administrator, on the real database. */
@ApplicationModuleTest(
    module = "identity",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = "installation")
@AutoConfigureMockMvc
@Import(Database.class)
class PeopleTest {

  static final String GOOD = "portakal çiçeği nisanda açar";
  static final Actor OPERATOR = Actor.operator();

  @Autowired FirstAdministrator first;
  @Autowired Inviting inviting;
  @Autowired SigningIn signingIn;
  @Autowired SecondSteps secondSteps;
  @Autowired TotpSecrets phones;
  @Autowired PasswordResetting resetting;
  @Autowired Administering administering;
  @Autowired OwnAccount own;
  @Autowired Sessions sessions;
  @Autowired Accounts accounts;
  @Autowired JdbcClient db;

  private String zeynepsAddress = "";
  private final AtomicInteger visits = new AtomicInteger();

  @BeforeEach
  void anEmptyHouse() {
    zeynepsAddress = "zeynep-" + UUID.randomUUID() + "@example.org"; // nobody tried it before
    db.sql("delete from identity.account").update();
    db.sql("delete from identity.link").update();
    db.sql("delete from identity.session").update();
  }

  @Test
  void theFirstLinkMakesTheAdministratorOnce() {
    var link = first.announce().orElseThrow();
    var ayse = setUp(link.code(), "Ayse@Example.org");
    assertThat(ayse.email()).isEqualTo("ayse@example.org");
    assertThat(ayse.roles()).contains(Role.ADMINISTRATOR);
    assertThatThrownBy(() -> setUp(link.code(), "mehmet@example.org"))
        .isInstanceOf(Problem.NotFound.class);
    assertThat(first.announce()).isEmpty();
  }

  @Test
  void aLaterStartMakesTheEarlierLinkWorthless() {
    var before = first.announce().orElseThrow();
    first.announce().orElseThrow();
    assertThat(first.opens(before.code(), visit())).isFalse();
  }

  @Test
  void manyAtOnceOnOneSetUpLinkMakeOneAdministrator() throws Exception {
    var link = first.announce().orElseThrow();
    var one = succeed(n -> setUp(link.code(), "person" + n + "@example.org"));
    assertThat(one).isOne();
    assertThat(accounts.countActiveAdministrators()).isOne();
  }

  @Test
  void manyAtOnceOnOneInvitationAcceptItOnce() throws Exception {
    var invited = invite(zeynepsAddress, Role.EDITOR);
    var one =
        succeed(
            n -> inviting.accept(invited.link().code(), "Zeynep " + n, Language.TR, GOOD, visit()));
    assertThat(one).isOne();
  }

  @Test
  void anExpiredLinkIsGone() {
    var invited = invite(zeynepsAddress, Role.EDITOR);
    db.sql("update identity.link set expires_at = now() - interval '1 second'").update();
    assertThatThrownBy(
            () -> inviting.accept(invited.link().code(), "Zeynep", Language.TR, GOOD, visit()))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void anInvitationLinkOpensNothingElse() {
    var invited = invite(zeynepsAddress, Role.EDITOR);
    assertThat(first.opens(invited.link().code(), visit())).isFalse();
    assertThat(resetting.opens(invited.link().code(), visit())).isFalse();
  }

  @Test
  void theDatabaseHoldsNoLinkPasswordOrSecretInClear() {
    var zeynep = member(zeynepsAddress, Role.DATA_STEWARD);
    var secret = secondSteps.offer(actor(zeynep)).typed().replace(" ", "");
    var kept =
        db.sql("select account::text from identity.account").query(String.class).single()
            + db.sql("select string_agg(link::text, '') from identity.link")
                .query(String.class)
                .single();
    assertThat(kept).contains("$argon2id$").doesNotContain(GOOD, secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"short", "123456789012", "aaaaaaaaaaaa", "Galatasaray 1905", "zeynep@zeynep"})
  void aPasswordThatIsGuessedFirstIsRefusedAndTheLinkStaysGood(String weak) {
    var invited = invite(zeynepsAddress, Role.EDITOR);
    var code = invited.link().code();
    assertThatThrownBy(() -> inviting.accept(code, "Zeynep", Language.TR, weak, visit()))
        .isInstanceOf(Problem.Refused.class);
    assertThat(inviting.accept(code, "Zeynep", Language.TR, GOOD, visit()).state())
        .isEqualTo(State.ACTIVE);
  }

  @Test
  void wrongPasswordUnknownAddressAndDisabledAccountGetTheSameAnswer() {
    var zeynep = member(zeynepsAddress, Role.EDITOR);
    assertThat(says(zeynepsAddress, "not her password")).isEqualTo("identity.signIn.wrong");
    assertThat(says("nobody@example.org", GOOD)).isEqualTo("identity.signIn.wrong");
    assertThat(says("no address at all", GOOD)).isEqualTo("identity.signIn.wrong");
    administering.disable(OPERATOR, zeynep.id());
    assertThat(says(zeynepsAddress, GOOD)).isEqualTo("identity.signIn.wrong");
    assertThat(signingIn.reader(zeynep.id(), Steps.PASSWORD)).isEmpty();
  }

  @Test
  void hostileAddressesAndPasswordsAreOnlyWrong() {
    for (var odd :
        List.of("", " ", "a\u0000b@example.org", "x".repeat(1_000_000), "'; drop table x--@a.b")) {
      assertThat(says(odd, odd)).isEqualTo("identity.signIn.wrong");
    }
  }

  @Test
  void guessingMeetsAWallAndTheOwnersBrowserDoesNot() {
    member(zeynepsAddress, Role.EDITOR);
    var thief = Visit.from("198.51.100.7");
    for (var n = 0; n < 8; n++) {
      assertThatThrownBy(() -> signingIn.withPassword(zeynepsAddress, "a wrong guess", thief))
          .isInstanceOf(Problem.Refused.class);
    }
    assertThatThrownBy(() -> signingIn.withPassword(zeynepsAddress, GOOD, thief))
        .isInstanceOf(Problem.TooMany.class);
    for (var n = 0; n < 40; n++) {
      says(zeynepsAddress, "a wrong guess from everywhere");
    }
    assertThat(says(zeynepsAddress, GOOD)).isEqualTo("identity.tooMany");
    var hers = new Visit("192.0.2.1", "mark", zeynepsAddress);
    assertThat(signingIn.withPassword(zeynepsAddress, GOOD, hers).name()).isEqualTo("Zeynep");
  }

  @Test
  void publishingExportingAndAdministeringTakeASecondStep() {
    var steward = member(zeynepsAddress, Role.DATA_STEWARD);
    var before = signingIn.reader(steward.id(), Steps.PASSWORD).orElseThrow();
    assertThat(before.lacks()).isTrue();
    assertThat(before.actor().verbs()).containsExactlyInAnyOrder(Verb.USE_DESK, Verb.EDIT_DATASETS);

    setUpPhone(steward);
    assertThat(signingIn.reader(steward.id(), Steps.PASSWORD)).isEmpty();
    var after = signingIn.reader(steward.id(), Steps.PASSWORD_AND_CODE).orElseThrow();
    assertThat(after.lacks()).isFalse();
    assertThat(after.actor().verbs()).isEqualTo(Role.DATA_STEWARD.verbs());
  }

  @Test
  void aCodeWorksOnce() throws Exception {
    var steward = member(zeynepsAddress, Role.DATA_STEWARD);
    setUpPhone(steward);
    db.sql("update identity.account set totp_last_step = 0").update();
    var code = codeNow(steward);
    var once = succeed(_ -> signingIn.withCode(steward.id(), code, visit()));
    assertThat(once).isOne();
  }

  @Test
  void aRecoveryCodeWorksOnce() throws Exception {
    var steward = member(zeynepsAddress, Role.DATA_STEWARD);
    var paper = setUpPhone(steward);
    assertThat(paper).hasSize(10).doesNotHaveDuplicates();
    var typed = paper.getFirst().toUpperCase(Locale.ROOT).replace("-", " ");
    var once = succeed(_ -> signingIn.withCode(steward.id(), typed, visit()));
    assertThat(once).isOne();
    assertThat(secondSteps.countRecoveryCodes(actor(steward))).isEqualTo(9);
  }

  @Test
  void theLastAdministratorStays() {
    var ayse = setUp(first.announce().orElseThrow().code(), "ayse@example.org");
    assertThatThrownBy(() -> administering.disable(OPERATOR, ayse.id()))
        .hasMessage("identity.administrator.last");
    assertThatThrownBy(
            () -> administering.changeRoles(OPERATOR, ayse.id(), EnumSet.of(Role.EDITOR)))
        .hasMessage("identity.administrator.last");
  }

  @Test
  void twoAdministratorsCannotRemoveEachOtherAtTheSameMoment() throws Exception {
    var ayse = setUp(first.announce().orElseThrow().code(), "ayse@example.org");
    var mehmet = member("mehmet@example.org", Role.ADMINISTRATOR);
    var pair = List.of(ayse.id(), mehmet.id());
    var one =
        succeed(n ->
            administering.disable(
                new Actor(pair.get(n % 2), Set.of(Verb.ADMINISTER_ACCOUNTS)),
                pair.get((n + 1) % 2)));
    assertThat(one).isOne();
    assertThat(accounts.countActiveAdministrators()).isOne();
  }

  @Test
  void nobodyRaisesThemselves() {
    var ayse = setUp(first.announce().orElseThrow().code(), "ayse@example.org");
    var self = new Actor(ayse.id(), Set.of(Verb.ADMINISTER_ACCOUNTS));
    assertThatThrownBy(() -> administering.changeRoles(self, ayse.id(), EnumSet.allOf(Role.class)))
        .hasMessage("identity.own.roles");
    assertThatThrownBy(() -> secondSteps.takeAway(self, ayse.id()))
        .hasMessage("identity.own.secondStep");
  }

  @Test
  void onlyWhoAdministersAccountsDoesSo() {
    var zeynep = member(zeynepsAddress, Role.EDITOR);
    var others = EnumSet.complementOf(EnumSet.of(Verb.ADMINISTER_ACCOUNTS));
    var actor = new Actor(UUID.randomUUID(), others);
    for (Runnable deed :
        List.<Runnable>of(
            () -> accounts.list(actor, "", 1),
            () -> accounts.get(actor, zeynep.id()),
            () -> inviting.renew(actor, zeynep.id()),
            () -> resetting.offer(actor, zeynep.id()),
            () -> resetting.requests(actor),
            () -> administering.disable(actor, zeynep.id()),
            () -> administering.changeRoles(actor, zeynep.id(), EnumSet.of(Role.EDITOR)),
            () -> secondSteps.takeAway(actor, zeynep.id()),
            () -> sessions.endAll(actor, zeynep.id()))) {
      assertThatThrownBy(deed::run).isInstanceOf(Problem.Forbidden.class);
    }
  }

  @Test
  void aResetLinkChangesThePasswordOnceAndEndsSessions() {
    var zeynep = member(zeynepsAddress, Role.EDITOR);
    resetting.request(zeynepsAddress, visit());
    resetting.request("nobody@example.org", visit());
    assertThat(resetting.requests(OPERATOR)).containsOnlyKeys(zeynep.id());
    var link = resetting.offer(OPERATOR, zeynep.id());
    db.sql(
            """
            insert into identity.session
            values ('1', '2', 0, 0, 60, 9999999999999, :account)
            """)
        .param("account", zeynep.id().toString())
        .update();
    var fresh = "turunç reçeli kaynarken söylenir";
    resetting.reset(link.code(), fresh, visit());
    assertThat(db.sql("select count(*) from identity.session").query(Long.class).single()).isZero();
    assertThat(resetting.requests(OPERATOR)).isEmpty();
    assertThat(says(zeynepsAddress, GOOD)).isEqualTo("identity.signIn.wrong");
    assertThat(signingIn.withPassword(zeynepsAddress, fresh, visit()).id()).isEqualTo(zeynep.id());
    assertThatThrownBy(() -> resetting.reset(link.code(), fresh, visit()))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void aNewPasswordTakesTheOldOne() {
    var zeynep = member(zeynepsAddress, Role.EDITOR);
    assertThatThrownBy(() ->
            own.changePassword(actor(zeynep), "not it", "turunç reçeli kaynarken", visit(), null))
        .hasMessage("identity.password.wrong");
  }

  @Test
  void oneAddressHasOneAccountHoweverItIsWritten() {
    invite(zeynepsAddress, Role.EDITOR);
    assertThatThrownBy(
            () -> invite(" " + zeynepsAddress.toUpperCase(Locale.ROOT) + " ", Role.EDITOR))
        .hasMessage("identity.email.taken");
  }

  @Test
  void everyPersonalColumnStandsInTheInventory() {
    var inventory =
        new IdentityInventory()
            .identityPersonalFields().fields().stream()
                .map(field -> field.table() + "." + field.column())
                .toList();
    var columns =
        db.sql(
                """
                select table_schema || '.' || table_name || '.' || column_name
                  from information_schema.columns where table_schema = 'identity'
                """)
            .query(String.class)
            .list();
    assertThat(columns).containsAll(inventory);
  }

  @Test
  void aLostKeyIsToldAtTheStartAndNeverReplacedUnasked(
      @Autowired Vault vault, @Autowired ObjectProvider<Home> home, @Autowired Clock clock)
      throws IOException {
    var zeynep = member(zeynepsAddress, Role.DATA_STEWARD);
    setUpPhone(zeynep);
    assertThatThrownBy(() -> secondSteps.startAnew(OPERATOR)).hasMessage("identity.key.fits");
    var kept = Files.move(vault.file(), vault.file().resolveSibling("kept"));
    assertThatThrownBy(restarted(home, clock)::afterSingletonsInstantiated)
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("identity.key.lost");
    assertThat(vault.file()).doesNotExist();

    Files.write(vault.file(), new byte[32]);
    assertThatThrownBy(restarted(home, clock)::afterSingletonsInstantiated)
        .hasMessage("identity.key.lost");
    assertThatThrownBy(() -> new TotpSecrets(db, new Vault(home), clock).use(zeynep.id(), "123456"))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("identity.key.unfit");

    Files.move(kept, vault.file(), StandardCopyOption.REPLACE_EXISTING);
    restarted(home, clock).afterSingletonsInstantiated();
    assertThat(restarted(home, clock).run((_, _, _) -> {})).isEmpty();

    Files.delete(vault.file());
    assertThat(secondSteps.startAnew(OPERATOR)).isEqualTo(1);
    assertThat(accounts.get(zeynep.id()).totp()).isFalse();
    secondSteps.offer(actor(zeynep));
    restarted(home, clock).afterSingletonsInstantiated();
  }

  private KeyFits restarted(ObjectProvider<Home> home, Clock clock) {
    var vault = new Vault(home);
    return new KeyFits(new TotpSecrets(db, vault, clock), vault);
  }

  private Account setUp(String code, String email) {
    return first.setUp(code, email, "Ayşe", Language.TR, GOOD, visit());
  }

  private Inviting.Invited invite(String email, Role... roles) {
    return inviting.invite(OPERATOR, new EmailAddress(email), "Zeynep", Language.TR, Set.of(roles));
  }

  private Account member(String email, Role... roles) {
    return inviting.accept(
        invite(email, roles).link().code(), "Zeynep", Language.TR, GOOD, visit());
  }

  private static Actor actor(Account account) {
    return new Actor(account.id(), Set.of(Verb.USE_DESK));
  }

  private List<String> setUpPhone(Account account) {
    secondSteps.offer(actor(account));
    return secondSteps.confirm(actor(account), codeNow(account), visit());
  }

  private String codeNow(Account account) {
    return Totp.codeAt(phones.find(account.id()).orElseThrow(), Instant.now());
  }

  private String says(String email, String password) {
    try {
      signingIn.withPassword(email, password, visit());
      return "welcome";
    } catch (Problem problem) {
      return problem.messageKey();
    }
  }

  /** Everybody from an address of their own, so that only what is tested slows them down. */
  private Visit visit() {
    return Visit.from("203.0.113." + visits.incrementAndGet() + "/" + UUID.randomUUID());
  }

  private interface Attempt {
    void by(int person);
  }

  /** How many of eight people at once succeed; the others must meet a Problem. */
  private static long succeed(Attempt attempt) throws Exception {
    var people =
        IntStream.range(0, 8)
            .mapToObj(n ->
                (Callable<Boolean>)
                    () -> {
                      try {
                        attempt.by(n);
                        return true;
                      } catch (Problem _) {
                        return false;
                      }
                    })
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = 0;
      for (var result : threads.invokeAll(people)) {
        done += result.get() ? 1 : 0;
      }
      return done;
    }
  }
}
