package taskopru.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.PersonalFields;
import taskopru.kernel.Problem;
import taskopru.kernel.Told;
import taskopru.kernel.Verb;
import taskopru.web.Messages;
import taskopru.web.Uis;

/** One person in all modules at once: shown, taken along, forgotten, and what has had its time. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class WholePersonTest {

  static final Actor OFFICER =
      new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.KEEP_PRIVACY, Verb.EXPORT));
  static final String ADDRESS = "zeynep.bulut@example.org";

  @Autowired AboutPerson people;
  @Autowired Destruction destruction;
  @Autowired ObjectProvider<PersonalFields> inventory;
  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;

  private final UUID person = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();
  private final UUID mandate = UUID.randomUUID();
  private final UUID meeting = UUID.randomUUID();
  private final UUID minutes = UUID.randomUUID();

  @ParameterizedTest
  @EnumSource(Language.class)
  void theInventorySpeaksThePeoplesLanguage(Language language) {
    var messages = new Messages();
    var fields = inventory.stream().flatMap(module -> module.fields().stream()).toList();
    assertThat(inventory.stream().map(PersonalFields::module))
        .contains(
            "identity", "council", "meetings", "notifications", "documents", "files", "privacy");
    assertThat(fields)
        .allSatisfy(field -> {
          assertThat(messages.has(language, field.name())).as(field.name()).isTrue();
          assertThat(messages.has(language, field.purpose())).as(field.purpose()).isTrue();
          assertThat(messages.has(language, field.retention())).as(field.retention()).isTrue();
        });
    assertThat(web.get().uri("/" + language.tag() + "/privacy"))
        .hasStatusOk()
        .bodyText()
        .contains(messages.text(language, "meetings.column.roll.excuse"))
        .doesNotContain("roll.", "vote_option", "letter_number", "principal_name");
  }

  /** Columns that hold names, addresses or words of people stand in the inventory, and exist. */
  @Test
  void theInventoryNamesColumnsThatAreThere() {
    var columns =
        db.sql(
                "select table_schema || '.' || table_name || '.' || column_name from"
                    + " information_schema.columns")
            .query(String.class)
            .list();
    assertThat(
            inventory.stream()
                .flatMap(module -> module.fields().stream())
                .map(field -> field.table() + "." + field.column()))
        .isNotEmpty()
        .allMatch(columns::contains);
  }

  @Test
  void somebodySeesWhatAllModulesKeep() {
    aMember("minutes-approved");
    var own = people.own(new Actor(account, Set.of(Verb.USE_DESK)));
    assertThat(own)
        .extracting(AboutPerson.Chapter::module)
        .contains("council", "meetings", "notifications");
    assertThat(told("council")).contains("Zeynep Bulut", ADDRESS);
    assertThat(told("meetings"))
        .anyMatch(value -> value.contains("Hastane randevusu"))
        .anyMatch(value -> value.contains("Tutanakta adım yanlış"));
    assertThat(told("notifications"))
        .anyMatch(value -> value.contains("Görevlendirme hatırlatması"))
        .anyMatch(value -> value.contains(ADDRESS));
    assertThat(
            web.get()
                .uri("/tr/desk/account/data")
                .requestAttr(Uis.ACTOR, new Actor(account, Set.of(Verb.USE_DESK))))
        .hasStatusOk()
        .bodyText()
        .contains("Zeynep Bulut", "Hastane randevusu", "Tutanakta istenen düzeltme");
    assertThat(
            web.get()
                .uri("/tr/desk/account/data")
                .requestAttr(Uis.ACTOR, new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK))))
        .bodyText()
        .doesNotContain("Zeynep", "Hastane");
  }

  @Test
  void anAddressThatSeveralShareTellsNobodysMails() {
    aMember("minutes-approved");
    db.sql(
            """
            insert into council.person (id, name, email, language)
            values (gen_random_uuid(), 'Aynı Kutu', :email, 'tr')
            """)
        .param("email", ADDRESS)
        .update();
    assertThat(people.own(new Actor(account, Set.of(Verb.USE_DESK))))
        .extracting(AboutPerson.Chapter::module)
        .doesNotContain("notifications");
  }

  @Test
  void nobodyIsForgottenBeforeTheMinutesStand() {
    aMember("minutes-pending");
    assertThatThrownBy(() -> people.anonymise(OFFICER, person))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("meetings.person.awaitsMinutes");
    assertThat(dump()).contains("Zeynep Bulut");
  }

  @Test
  void forgettingReachesEveryModuleAndLeavesApprovedMinutes() {
    aMember("minutes-approved");
    var other = new Actor(account, Set.of(Verb.USE_DESK, Verb.KEEP_COUNCIL));
    assertThatThrownBy(() -> people.anonymise(other, person)).isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(() -> people.anonymise(Actor.visitor(), person))
        .isInstanceOf(Problem.Forbidden.class);

    people.anonymise(OFFICER, person);

    assertThat(dump()).doesNotContain("Zeynep Bulut", ADDRESS, "Hastane", account.toString());
    assertThat(
            db.sql("select person from meetings.roll where meeting = :id")
                .param("id", meeting)
                .query(UUID.class)
                .single())
        .isEqualTo(person);
    assertThat(
            db.sql("select count(*) from notifications.notice where object = :id and body is null")
                .param("id", meeting)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
    assertThat(
            db.sql("select text from meetings.minutes_part where minutes = :id")
                .param("id", minutes)
                .query(String.class)
                .single())
        .contains("Zeynep Bulut söz aldı");
    assertThat(people.own(new Actor(account, Set.of(Verb.USE_DESK)))).isEmpty();
  }

  @Test
  void whatHasHadItsTimeGoesInEveryModule() {
    aMember("minutes-approved");
    destruction.run(OFFICER);
    assertThat(destruction.records(OFFICER))
        .extracting(Destruction.Destroyed::rule)
        .contains(
            "council-contacts",
            "meetings-amendments",
            "meetings-speeches",
            "meetings-task-links",
            "notifications-log");
    assertThat(
            db.sql("select topic from notifications.notice where object = :id")
                .param("id", meeting)
                .query(String.class)
                .list())
        .containsExactly("meetings-call");
    assertThat(
            db.sql("select name || coalesce(email, '') from council.person where id = :id")
                .param("id", person)
                .query(String.class)
                .single())
        .isEqualTo("Zeynep Bulut");
    var before = destruction.records(OFFICER).size();
    destruction.run(OFFICER);
    assertThat(destruction.records(OFFICER)).hasSize(before);
  }

  private List<String> told(String module) {
    return people.own(new Actor(account, Set.of(Verb.USE_DESK))).stream()
        .filter(chapter -> chapter.module().equals(module))
        .flatMap(chapter -> chapter.told().stream())
        .map(Told::value)
        .toList();
  }

  /** All that can be changed about them, as text. */
  private String dump() {
    return String.join(
        "\n",
        List.of("council.person", "meetings.roll", "notifications.notice", "notifications.reader")
            .stream()
            .map(table ->
                Objects.requireNonNull(
                    db.sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                        .query(String.class)
                        .single()))
            .toList());
  }

  /** Somebody whose mandate ended five years ago, and who was in one meeting. */
  private void aMember(String state) {
    var seat = db.sql("select id from council.seat where number = 7").query(UUID.class).single();
    var body =
        db.sql("select body_id from council.seat where id = :id")
            .param("id", seat)
            .query(UUID.class)
            .single();
    db.sql(
            """
            insert into council.person (id, name, email, phone, language, account_id)
            values (:id, 'Zeynep Bulut', :email, '0322 000 00 00', 'tr', :account)
            """)
        .param("id", person)
        .param("email", ADDRESS)
        .param("account", account)
        .update();
    db.sql(
            """
            insert into council.mandate (
              id, seat_id, person_id, capacity, place, valid, letter_date, letter_number, end_reason)
            values (:id, :seat, :person, 'principal', 0, '[2020-01-01,2021-12-31)', :day, '1',
              'term_end')
            """)
        .param("id", mandate)
        .param("seat", seat)
        .param("person", person)
        .param("day", LocalDate.of(2020, 1, 1))
        .update();
    db.sql(
            """
            insert into meetings.meeting (
              id, body, year, number, kind, mode, state, starts, ends, secret, created_at,
              created_by)
            values (:id, :body, 2021, 91, 'ordinary', 'in-person', :state, '2021-03-01 11:00+00',
              '2021-03-01 13:00+00', '\\x00', '2021-02-01', gen_random_uuid())
            """)
        .param("id", meeting)
        .param("body", body)
        .param("state", state)
        .update();
    db.sql(
            """
            insert into meetings.roll (
              meeting, mandate, seat, seat_number, person, account, principal, voting, excuse)
            values (:meeting, :mandate, :seat, 7, :person, :account, true, true,
              'Hastane randevusu')
            """)
        .param("meeting", meeting)
        .param("mandate", mandate)
        .param("seat", seat)
        .param("person", person)
        .param("account", account)
        .update();
    db.sql(
            """
            insert into meetings.speech (id, meeting, mandate, kind, asked_at)
            values (gen_random_uuid(), :meeting, :mandate, 'speech', '2021-03-01 11:20+00')
            """)
        .param("meeting", meeting)
        .param("mandate", mandate)
        .update();
    db.sql(
            """
            insert into meetings.minutes (id, meeting, edition, state, created_at, created_by)
            values (:id, :meeting, 1, 'draft', '2021-03-02', gen_random_uuid())
            """)
        .param("id", minutes)
        .param("meeting", meeting)
        .update();
    db.sql(
            """
            insert into meetings.minutes_part (minutes, position, heading, text, public)
            values (:id, 1, 'Görüşmeler', 'Zeynep Bulut söz aldı.', false)
            """)
        .param("id", minutes)
        .update();
    db.sql(
            """
            insert into meetings.amendment (id, minutes, mandate, text, state, created_at)
            values (gen_random_uuid(), :id, :mandate, 'Tutanakta adım yanlış', 'declined',
              '2021-03-03')
            """)
        .param("id", minutes)
        .param("mandate", mandate)
        .update();
    db.sql(
            """
            update meetings.minutes
               set state = 'approved', approved_at = '2021-04-01', approved_by = gen_random_uuid(),
                   sha256 = 'x'
             where id = :id
            """)
        .param("id", minutes)
        .update();
    aTaskLink(body);
    aNotice("meetings-task-old", "Görevlendirme hatırlatması");
    aNotice("meetings-call", "Toplantı çağrısı");
  }

  private void aNotice(String topic, String subject) {
    db.sql(
            """
            insert into notifications.reader (id, email, token)
            values (gen_random_uuid(), :email, :token)
            on conflict (email) do nothing
            """)
        .param("email", ADDRESS)
        .param("token", "abcdefghijklmnopqrstuv")
        .update();
    db.sql(
            """
            insert into notifications.notice (
              id, topic, object, reader, name, email, language, subject, path, state, created_at,
              done_at)
            select gen_random_uuid(), :topic, :object, id, 'Zeynep Bulut', email, 'tr', :subject,
                   '/tr', 'sent', '2021-02-15', '2021-02-15'
              from notifications.reader where email = :email
            """)
        .param("topic", topic)
        .param("object", meeting)
        .param("subject", subject)
        .param("email", ADDRESS)
        .update();
  }

  /** On a decision of its own making: triggers ask for a vote, so the link stands without one. */
  private void aTaskLink(UUID body) {
    db.sql("set local session_replication_role = replica").update();
    var task = UUID.randomUUID();
    db.sql(
            """
            insert into meetings.task (id, decision, title, state, created_at, created_by)
            values (:id, gen_random_uuid(), 'Rapor', 'open', :now, gen_random_uuid())
            """)
        .param("id", task)
        .param("now", java.sql.Timestamp.from(Instant.EPOCH))
        .update();
    db.sql(
            """
            insert into meetings.task_link (hash, task, person, expires_at, created_at)
            values ('\\x01', :task, :person, '2021-05-01', '2021-04-01')
            """)
        .param("task", task)
        .param("person", person)
        .update();
    db.sql("set local session_replication_role = origin").update();
    assertThat(body).isNotNull();
  }
}
