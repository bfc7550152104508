package taskopru.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.AboutPerson;
import taskopru.privacy.Consents;
import taskopru.privacy.Consents.How;
import taskopru.web.Uis;

/** A name is public while its owner agrees, and a person is forgotten once they hold no seat. */
@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
class NameConsentTest {

  static final String NAME = "public-name";
  static final Actor OFFICER = new Actor(UUID.randomUUID(), Set.of(Verb.KEEP_PRIVACY));

  @Autowired Consents consents;
  @Autowired AboutPerson about;
  @Autowired People people;
  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;

  UUID account = UUID.randomUUID();
  UUID ayse = UUID.randomUUID();
  Actor herself = Actor.visitor();

  @BeforeEach
  void ayseHasAnAccount() {
    account = UUID.randomUUID();
    ayse = UUID.randomUUID();
    herself = new Actor(account, Set.of(Verb.USE_DESK, Verb.TAKE_PART));
    db.sql(
            """
            insert into privacy.notice (form, version, valid_from, title_tr, text_tr, written_at, written_by)
            values ('public-name', 1, '2026-01-01', 'Ad', 'Metin', now(), :by) on conflict do nothing
            """)
        .param("by", UUID.randomUUID())
        .update();
    db.sql(
            """
            insert into identity.account (id, email, name, language, state, created_at)
            values (:id, :email, 'Ayşe', 'tr', 'invited', now())
            """)
        .param("id", account)
        .param("email", account + "@example.org")
        .update();
    db.sql(
            """
            insert into council.person (id, name, email, phone, language, account_id)
            values (:id, 'Ayşe Yılmaz', 'ayse@example.org', '0322 1234567', 'tr', :account)
            """)
        .param("id", ayse)
        .param("account", account)
        .update();
  }

  @Test
  void aNameIsPublicWhileItsOwnerAgrees() {
    consents.give(herself, account, NAME, How.PAGE);
    assertThat(people.get(ayse).nameMayBePublic()).isTrue();
    assertThatThrownBy(() -> consents.give(OFFICER, ayse, NAME, How.PAPER))
        .isInstanceOf(Problem.Conflict.class);

    consents.withdraw(OFFICER, ayse, NAME, How.SPOKEN);

    assertThat(people.get(ayse).nameMayBePublic()).isFalse();
    assertThat(consents.stands(account, NAME)).isFalse();
    assertThat(consents.history(herself, account))
        .extracting(Consents.Noted::given)
        .containsExactly(false, true);
    assertThatThrownBy(() -> consents.withdraw(herself, account, NAME, How.PAGE))
        .isInstanceOf(Problem.Conflict.class);
    assertThatThrownBy(() -> db.sql("delete from privacy.consent").update())
        .hasMessageContaining("never changed");
  }

  @Test
  void nobodySpeaksForSomebodyElse() {
    var stranger = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.TAKE_PART));
    assertThatThrownBy(() -> consents.give(stranger, ayse, NAME, How.PAGE))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(() -> consents.history(stranger, account))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(() -> consents.give(Actor.visitor(), Actor.VISITOR_ID, NAME, How.PAGE))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(() -> consents.give(herself, account, "no-such", How.PAGE))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void consentIsGivenAndTakenBackOnOnesOwnPage() {
    var page = "/tr/desk/account/data/consents/public-name";
    for (var path : new String[] {page, page + "/withdrawal"}) {
      assertThat(
              web.post()
                  .uri(path)
                  .with(SecurityMockMvcRequestPostProcessors.csrf())
                  .requestAttr(Uis.ACTOR, herself)
                  .exchange())
          .hasStatus(302);
    }
    assertThat(web.get().uri("/tr/desk/account/data").requestAttr(Uis.ACTOR, herself).exchange())
        .hasStatus(200)
        .bodyText()
        .contains("Geri alındı", "0322 1234567");
    assertThat(
            web.post()
                .uri("/tr/desk/privacy/people/" + ayse + "/consents/public-name")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .requestAttr(Uis.ACTOR, OFFICER)
                .exchange())
        .hasStatus(422);
    assertThat(
            web.post()
                .uri("/tr/desk/privacy/people/" + ayse + "/consents/public-name")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("how-public-name", "paper")
                .requestAttr(Uis.ACTOR, OFFICER)
                .exchange())
        .hasStatus(302);
  }

  @Test
  void whoHoldsASeatIsNotForgottenAndWhoLeftIs() {
    db.sql(
            """
            insert into council.mandate (id, seat_id, person_id, capacity, valid)
            select :id, id, :person, 'principal', daterange('2026-01-01', null)
              from council.seat limit 1
            """)
        .param("id", UUID.randomUUID())
        .param("person", ayse)
        .update();
    if (db.sql("select count(*) from council.mandate where person_id = :p")
            .param("p", ayse)
            .query(Long.class)
            .single()
        > 0) {
      assertThatThrownBy(() -> about.anonymise(OFFICER, account)).hasMessage("council.person.sits");
      db.sql("delete from council.mandate where person_id = :p").param("p", ayse).update();
    }

    about.anonymise(OFFICER, account);

    assertThat(people.get(ayse).name()).isEqualTo("anonymised");
    assertThat(people.get(ayse).email()).isNull();
    assertThat(people.get(ayse).account()).isNull();
    assertThat(
            db.sql("select name from identity.account where id = :id")
                .param("id", account)
                .query(String.class)
                .single())
        .isEqualTo("anonymised");
  }
}
