package taskopru;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Samples;
import taskopru.kernel.Actor;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.meetings.Agenda;
import taskopru.meetings.Attending;
import taskopru.meetings.Calling;
import taskopru.meetings.Decision;
import taskopru.meetings.Decisions;
import taskopru.meetings.Meetings;
import taskopru.meetings.MinuteTaking;
import taskopru.meetings.Running;
import taskopru.meetings.Sitting;
import taskopru.meetings.Tasks;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.privacy.BreachFacts;
import taskopru.privacy.Breaches;
import taskopru.web.Uis;

/** The desk's first page: each line comes with its cause, goes with it, and is its reader's own. */
@SpringBootTest
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class TodayTest {

  static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
  static final Actor SECRETARY = Sitting.SECRETARY;
  static final Actor STEWARD =
      actor(Verb.USE_DESK, Verb.EDIT_DATASETS, Verb.PUBLISH_DATASETS, Verb.EXPORT);
  static final Actor OFFICER = actor(Verb.USE_DESK, Verb.KEEP_PRIVACY);
  static final Actor ADMINISTRATOR = actor(Verb.USE_DESK, Verb.ADMINISTER_ACCOUNTS);

  @Autowired MockMvcTester web;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;
  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired Decisions decisions;
  @Autowired Tasks tasks;
  @Autowired MinuteTaking minutes;
  @Autowired Breaches breaches;
  @Autowired Datasets datasets;

  Sitting cast;

  @BeforeEach
  void aWorkingGroup() {
    watch.set(MONDAY);
    cast = Sitting.of(db);
  }

  @Test
  void aMeetingIsNamedAtEachStepAndThenNoMore() {
    assertThat(today(SECRETARY)).doesNotContain("/desk/meetings/");
    var meeting = meetings.draft(SECRETARY, cast.body(), Sitting.plan(day("2027-03-15"))).id();
    agenda.add(SECRETARY, meeting, "Yıllık program", "");
    var here = "/tr/desk/meetings/" + meeting;
    assertThat(today(SECRETARY))
        .contains("çağrısı gönderilmedi", here + "/call", "En geç 8 Mart 2027 (7 gün kaldı)");
    watch.set(MONDAY.plus(Duration.ofDays(9)));
    assertThat(today(SECRETARY)).contains("2 gün gecikti (8 Mart 2027)");
    watch.set(MONDAY);

    calling.call(SECRETARY, meeting, null);
    attending.excuse(SECRETARY, meeting, cast.principals().get(3).mandate(), "Görevli");
    assertThat(today(SECRETARY))
        .contains("1 kişi mazeret bildirdi, 29 kişiden ses çıkmadı", here + "/attendance")
        .doesNotContain("çağrısı gönderilmedi");
    var ayse = cast.principals().getFirst();
    assertThat(today(ayse.actor())).contains("sıradaki toplantınız", "href=\"" + here + "\"");
    assertThat(today(cast.principals().get(3).actor())).contains("mazeretinizi bildirdiniz");
    assertThat(today(actor(Verb.USE_DESK, Verb.TAKE_PART))).doesNotContain(here);

    watch.set(meetings.get(meeting).starts());
    assertThat(today(SECRETARY)).contains("henüz açılmadı");
    assertThat(today(ayse.actor())).contains("başlamak üzere", here + "/ballot");
    cast.principals()
        .subList(0, 16)
        .forEach(one -> attending.came(SECRETARY, meeting, one.mandate()));
    running.open(SECRETARY, meeting);
    assertThat(today(SECRETARY)).contains("toplantısı sürüyor", here + "/run");
    running.close(SECRETARY, meeting);
    assertThat(today(SECRETARY)).contains("tutanağı yazılmadı", here + "/minutes");
    assertThat(today(ayse.actor())).doesNotContain(here);

    var draft = minutes.write(SECRETARY, meeting).id();
    assertThat(today(SECRETARY)).contains("üyelere gönderilmedi");
    minutes.circulate(SECRETARY, draft);
    assertThat(today(SECRETARY)).contains("başkanın onayını bekliyor");
    assertThat(today(ayse.actor())).contains("düzeltme isteyebilirsiniz");
    minutes.ask(ayse.actor(), draft, "Saat 14.00 değil 14.15.");
    assertThat(today(SECRETARY)).contains("1 düzeltme isteği yanıt bekliyor");
    assertThat(today(ayse.chair())).contains("onayınızı bekliyor", "Oku ve onayla");
    db.sql("update meetings.amendment set state = 'declined', answered_at = now()").update();
    minutes.approve(ayse.chair(), draft);
    assertThat(today(SECRETARY)).doesNotContain(here);
    assertThat(today(ayse.actor())).doesNotContain(here);
  }

  @Test
  void aFailedMeetingIsNamedWhileItCanBeRecalled() {
    var meeting = meetings.draft(SECRETARY, cast.body(), Sitting.plan(day("2027-03-15")));
    agenda.add(SECRETARY, meeting.id(), "Yıllık program", "");
    calling.call(SECRETARY, meeting.id(), null);
    watch.set(meeting.starts());
    running.fail(SECRETARY, meeting.id());
    assertThat(today(SECRETARY))
        .contains("ikinci çağrı yapılmadı", "/tr/desk/meetings/" + meeting.id() + "/recall");
    calling.recall(SECRETARY, meeting.id(), Sitting.plan(day("2027-03-22")));
    assertThat(today(SECRETARY)).doesNotContain("ikinci çağrı yapılmadı");
  }

  @Test
  void tasksAreNamedByWhatTheyWaitFor() {
    var bar =
        db.sql("select id from council.institution where code = 'adana-barosu'")
            .query(UUID.class)
            .optional()
            .orElseGet(() ->
                db.sql("select id from council.institution order by code limit 1")
                    .query(UUID.class)
                    .single());
    var member =
        db.sql(
                """
                select account_id from council.person
                  join council.mandate on person_id = person.id
                  join council.seat_standing on seat_standing.seat_id = mandate.seat_id
                 where seat_standing.institution_id = :bar and capacity = 'principal'
                """)
            .param("bar", bar)
            .query(UUID.class)
            .single();
    var decision = decision();
    var late = tasks.give(SECRETARY, decision.id(), "Geciken rapor", bar, day("2027-03-20"));
    var unsent = tasks.give(SECRETARY, decision.id(), "Uzak rapor", bar, day("2027-09-20"));
    watch.set(Instant.parse("2027-03-25T09:00:00Z"));
    assertThat(today(SECRETARY))
        .contains("tamamlanmadı", "Geciken rapor", "5 gün gecikti", "iletilmedi", "Uzak rapor");
    tasks.send(SECRETARY, unsent.id());
    assertThat(today(SECRETARY)).contains("henüz yanıt vermedi").doesNotContain("iletilmedi");
    assertThat(today(new Actor(member, Set.of(Verb.USE_DESK, Verb.TAKE_PART))))
        .contains("Kurumunuza 2027/01 sayılı kararla verilen görev", "Geciken rapor");
    var other = cast.principals().stream().filter(one -> !one.account().equals(member)).findFirst();
    assertThat(today(other.orElseThrow().actor())).doesNotContain("Geciken rapor");
    tasks.complete(SECRETARY, late.id(), "");
    tasks.complete(SECRETARY, unsent.id(), "");
    assertThat(today(SECRETARY)).doesNotContain("Geciken rapor", "Uzak rapor");
  }

  @Test
  void whoStaysAwayTooOftenIsNamedUntilTheyComeAgain() {
    for (var day : List.of("2027-03-15", "2027-04-12")) {
      hold(day, 16);
    }
    var twentieth = cast.principals().get(19).name();
    assertThat(today(SECRETARY)).contains(twentieth, "üst üste 2 kez mazeretsiz gelmedi; sınır 3");
    hold("2027-05-10", 30);
    assertThat(today(SECRETARY)).doesNotContain(twentieth);
  }

  @Test
  void proposalsWaitForAnAgendaAndTheirAuthorSeesThem() {
    var ayse = cast.principals().getFirst();
    agenda.propose(ayse.actor(), cast.body(), "Kira destekleri", "");
    assertThat(today(SECRETARY)).contains("1 gündem önerisi", "/tr/desk/meetings/new");
    assertThat(today(ayse.actor())).contains("1 öneriniz", "/tr/desk/proposals");
    assertThat(today(cast.principals().get(1).actor())).doesNotContain("öneriniz");
    var meeting = meetings.draft(SECRETARY, cast.body(), Sitting.plan(day("2027-03-15"))).id();
    assertThat(today(SECRETARY)).contains("/tr/desk/meetings/" + meeting + "\"");
  }

  @Test
  void aKeeperOfAnotherBodySeesNothingOfThisOne() {
    meetings.draft(SECRETARY, cast.body(), Sitting.plan(day("2027-03-15")));
    agenda.propose(cast.principals().getFirst().actor(), cast.body(), "Kira destekleri", "");
    var elsewhere = actor(Verb.USE_DESK, Verb.KEEP_MEETINGS, Verb.KEEP_COUNCIL);
    db.sql(
            """
            insert into council.keeper (account_id, body_id)
            select :account, id from council.body where kind = 'executive_board'
            """)
        .param("account", elsewhere.id())
        .update();
    assertThat(today(elsewhere)).doesNotContain("çağrısı gönderilmedi", "gündem önerisi");
  }

  @Test
  void mandatesThatEndOrLackTheirLetterAndEmptySeatsAreNamed() {
    var seat = cast.principals().get(7);
    assertThat(today(SECRETARY)).doesNotContain("koltuk boş", "yerine kimse bildirilmedi");
    db.sql(
            "update council.mandate set valid = daterange(lower(valid), '2027-04-01') where id = :id")
        .param("id", seat.mandate())
        .update();
    assertThat(today(SECRETARY))
        .contains(seat.name(), "yerine kimse bildirilmedi", "/mandates/new", "31 Mart 2027");
    db.sql(
            "update council.mandate set valid = daterange(lower(valid), '2027-02-01') where id = :id")
        .param("id", seat.mandate())
        .update();
    assertThat(today(SECRETARY)).contains("1 koltuk boş").doesNotContain("yerine kimse");
    db.sql(
            """
            insert into council.mandate (id, seat_id, person_id, capacity, place, valid)
            select gen_random_uuid(), seat_id, person_id, capacity, place,
                   daterange('2027-03-05', null)
              from council.mandate where id = :id
            """)
        .param("id", seat.mandate())
        .update();
    assertThat(today(SECRETARY))
        .contains("görevlendirme yazısı gelmedi", "/confirmation")
        .doesNotContain("koltuk boş");
    assertThat(today(STEWARD)).doesNotContain(seat.name());
  }

  @Test
  void theOfficerSeesClocksAndNobodyElseDoes() {
    var breach =
        breaches.note(
            OFFICER,
            MONDAY.minus(Duration.ofHours(10)),
            new BreachFacts("Yanlış adrese giden liste", "Üyeler", 30, "Geri istendi"));
    assertThat(today(OFFICER))
        .contains("Kurula bildirilmedi; 62 saat kaldı", "/tr/desk/privacy/breaches/" + breach);
    for (var other : List.of(SECRETARY, STEWARD, ADMINISTRATOR)) {
      assertThat(today(other)).doesNotContain("Kurula bildirilmedi");
    }
    breaches.tellBoard(OFFICER, breach, MONDAY, "");
    assertThat(today(OFFICER)).contains("kişilere bildirilmedi").doesNotContain("Kurula bildir");
    breaches.tellPersons(OFFICER, breach, MONDAY);
    assertThat(today(OFFICER)).doesNotContain("numaralı ihlal").contains("Bekleyen bir iş yok");
  }

  @Test
  void noticesThatNobodyCanMailWaitToBeHandedOver() {
    assertThat(today(SECRETARY)).doesNotContain("elden verilmeyi");
    var meeting = meetings.draft(SECRETARY, cast.body(), Sitting.plan(day("2027-03-15"))).id();
    agenda.add(SECRETARY, meeting, "Yıllık program", "");
    calling.call(SECRETARY, meeting, null);
    assertThat(today(SECRETARY)).contains("35 bildirim elden verilmeyi bekliyor");
    assertThat(today(STEWARD)).doesNotContain("elden verilmeyi");
  }

  @Test
  void invitationsAreTheAdministratorsAndNobodyElses() {
    db.sql(
            """
            insert into identity.account (id, email, name, language, state, created_at)
            values (gen_random_uuid(), 'davetli@example.org', 'Davut Davetli', 'tr', 'invited', now())
            """)
        .update();
    assertThat(today(ADMINISTRATOR))
        .contains("Davut Davetli", "süresi doldu", "/tr/desk/accounts/");
    assertThat(today(SECRETARY)).doesNotContain("Davut Davetli");
  }

  @Test
  void datasetsAreNamedToWhoeverCanDoSomethingAboutThem() {
    var editor = actor(Verb.USE_DESK, Verb.EDIT_DATASETS);
    var dataset =
        datasets.create(editor, new Slug("kira"), Kind.OFFICIAL, Samples.complete("Kira yardımı"));
    assertThat(today(editor)).contains("“Kira yardımı” taslağınız", "/tr/desk/datasets/kira");
    assertThat(today(STEWARD)).doesNotContain("Kira yardımı");
    state(dataset.id(), "review");
    assertThat(today(STEWARD)).contains("“Kira yardımı” inceleme bekliyor");
    assertThat(today(editor)).doesNotContain("Kira yardımı");
    state(dataset.id(), "published");
    assertThat(today(STEWARD)).doesNotContain("Kira yardımı");
    db.sql("update catalogue.dataset set due = '2027-01-01', overdue = '2027-02-01'").update();
    assertThat(today(STEWARD)).contains("yeni veri gecikti", "kira/imports/new");
    assertThat(today(OFFICER)).doesNotContain("Kira yardımı");
  }

  private void state(UUID dataset, String state) {
    db.sql(
            """
            update catalogue.dataset
               set state = :state, submitted_by = created_by, published_at = now()
             where id = :id
            """)
        .param("state", state)
        .param("id", dataset)
        .update();
  }

  @Test
  void itSpeaksEveryLanguage() {
    var meeting = meetings.draft(SECRETARY, cast.body(), Sitting.plan(day("2027-03-15"))).id();
    assertThat(read(SECRETARY, "/en/desk")).contains("has not gone out", "By 8 March 2027");
    assertThat(read(SECRETARY, "/ar/desk"))
        .contains("لم تُرسَل الدعوة", "/ar/desk/meetings/" + meeting + "/call");
  }

  private Decision decision() {
    var meeting = open("2027-03-15", 16);
    var item = agenda.of(SECRETARY, meeting).getFirst().id();
    agenda.open(SECRETARY, item);
    var vote = voting.prepare(SECRETARY, item, Vote.Question.of("Kabul mü?", Vote.Kind.OPEN)).id();
    voting.open(SECRETARY, vote);
    voting.count(SECRETARY, vote, false, List.of(16, 0, 0), 16, null, null);
    voting.close(SECRETARY, vote);
    voting.announce(SECRETARY, vote);
    return decisions.record(SECRETARY, vote, "Karar", "Kabul edilmiştir.", null, null);
  }

  private void hold(String day, int present) {
    running.close(SECRETARY, open(day, present));
  }

  private UUID open(String day, int present) {
    var meeting = meetings.draft(SECRETARY, cast.body(), Sitting.plan(day(day)));
    agenda.add(SECRETARY, meeting.id(), "Yıllık program", "");
    calling.call(SECRETARY, meeting.id(), "Kısa süre");
    watch.set(meeting.starts());
    cast.principals()
        .subList(0, present)
        .forEach(one -> attending.came(SECRETARY, meeting.id(), one.mandate()));
    running.open(SECRETARY, meeting.id());
    return meeting.id();
  }

  private String today(Actor actor) {
    return read(actor, "/tr/desk");
  }

  private String read(Actor actor, String path) {
    var answer = web.get().uri(path).requestAttr(Uis.ACTOR, actor).exchange();
    assertThat(answer).hasStatusOk();
    try {
      return answer.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static Actor actor(Verb first, Verb... rest) {
    return new Actor(UUID.randomUUID(), EnumSet.of(first, rest));
  }
}
