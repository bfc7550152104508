package taskopru.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.PublishedEventsExtension;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.documents.Documents;
import taskopru.files.Files;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Told;
import taskopru.kernel.Verb;
import taskopru.meetings.Sitting;
import taskopru.planning.ReportEvent.ReportPublished;

/** The way of a report, on a real year of the house's other modules. */
@SpringBootTest
@Import({Database.class, Sitting.Time.class})
@org.junit.jupiter.api.extension.ExtendWith(PublishedEventsExtension.class)
@Transactional
class AnnualReportTest {

  static final Actor SECRETARY = Sitting.SECRETARY;
  static final String HOSTILE =
      "<script>alert(1)</script>=1+1 \u202egnp.exe \u0007 '\"`;drop table x;--";

  @Autowired ReportWriting writing;
  @Autowired Reports reports;
  @Autowired ReportPapers papers;
  @Autowired Reckoning reckoning;
  @Autowired ReportRecords records;
  @Autowired Documents documents;
  @Autowired Files files;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;
  Actor chair;

  @BeforeEach
  void aYearOfTheGroup() {
    watch.set(Instant.parse("2027-02-01T09:00:00Z"));
    cast = Sitting.of(db);
    chair = cast.principals().getFirst().chair();
    Year.of(2026, db, cast);
  }

  @Test
  void aYearIsCounted() {
    var snapshot = reckoning.count(2026);
    assertThat(number(snapshot, "meetings.annual.held")).isEqualTo(2);
    assertThat(number(snapshot, "meetings.annual.failed")).isEqualTo(1);
    assertThat(number(snapshot, "meetings.annual.cancelled")).isEqualTo(1);
    assertThat(number(snapshot, "meetings.annual.decisions.taken")).isEqualTo(1);
    assertThat(number(snapshot, "meetings.annual.tasks")).isEqualTo(3);
    assertThat(number(snapshot, "meetings.annual.tasks.done")).isEqualTo(1);
    assertThat(number(snapshot, "meetings.annual.tasks.overdue")).isEqualTo(1);
    assertThat(number(snapshot, "council.annual.filled")).isEqualTo(30);
    // 30 seats at two meetings: 20 came to the first, 10 to the second, one of the others excused.
    var attendance = table(snapshot, "meetings.annual.attendance");
    assertThat(sum(attendance, 0)).isEqualTo(30);
    assertThat(sum(attendance, 1)).isEqualTo(1);
    assertThat(sum(attendance, 2)).isEqualTo(29);
    assertThat(number(snapshot, "meetings.annual.share")).isEqualTo(50);
    assertThat(sum(table(snapshot, "meetings.annual.months"), 0)).isEqualTo(2);
    assertThat(sum(table(snapshot, "meetings.annual.ballots"), 0)).isEqualTo(1);
    assertThat(sum(table(snapshot, "meetings.annual.work"), 4)).isEqualTo(1);
  }

  @Test
  void whoseAttendanceWasPutRightAfterwardsIsNotCounted() {
    var put = UUID.randomUUID();
    var there =
        db.sql(
                """
                select presence.meeting, presence.mandate from meetings.presence
                 where not exists (select from meetings.snapshot where snapshot.meeting = presence.meeting)
                 order by presence.meeting, presence.mandate
                 limit 1
                """)
            .query((row, _) ->
                List.of(row.getObject("meeting", UUID.class), row.getObject("mandate", UUID.class)))
            .single();
    db.sql(
            """
            insert into meetings.correction (id, meeting, mandate, reason, corrected_at, corrected_by)
            values (:id, :meeting, :mandate, 'yanlış kişi', now(), :id)
            """)
        .param("id", put)
        .param("meeting", there.getFirst())
        .param("mandate", there.getLast())
        .update();
    db.sql(
            """
            update meetings.presence set struck = :put
             where meeting = :meeting and mandate = :mandate
            """)
        .param("put", put)
        .param("meeting", there.getFirst())
        .param("mandate", there.getLast())
        .update();
    var attendance = table(reckoning.count(2026), "meetings.annual.attendance");
    assertThat(sum(attendance, 0)).isEqualTo(29);
    assertThat(sum(attendance, 2)).isEqualTo(30);
  }

  @Test
  void everybodyWhoHadAHandInAReportIsToldSo() {
    var report = writing.start(SECRETARY, 2026);
    writing.freeze(SECRETARY, report.id());
    assertThat(records.of(SECRETARY.id()))
        .extracting(Told::what)
        .containsExactly("planning.report.told.started", "planning.report.told.frozen");
    assertThat(records.of(chair.id())).isEmpty();
  }

  @Test
  void aYearIsComparedOnlyWithOneThatHasRecords() {
    var first = chapter(reckoning.count(2026), "meetings.annual");
    assertThat(first.comparable()).isFalse();
    assertThat(first.counts()).allMatch(count -> count.before() == null);
    Year.meeting(db, cast, 2025, 1, "closed", 3);
    var compared = chapter(reckoning.count(2026), "meetings.annual");
    assertThat(ReportWords.sentences(compared, Language.TR))
        .first()
        .isEqualTo("Yıl içinde 2 toplantı yapıldı. 2025 yılına göre 1 fazla.");
    assertThat(ReportWords.sentences(compared, Language.EN))
        .first()
        .isEqualTo("2 meetings were held in the year. That is 1 more than in 2025.");
  }

  @Test
  void nobodyIsNamedInTheNumbers() {
    var text = new String(reckoning.count(2026).write(), StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("Ayşe Asıl", "Yusuf Yedek", "example.org");
    assertThat(text).contains("Adana Barosu");
  }

  @Test
  void aReportGoesItsWay(AssertablePublishedEvents events) {
    var report = writing.start(SECRETARY, 2026);
    writing.freeze(SECRETARY, report.id());
    refused(() -> writing.submit(SECRETARY, report.id()), "planning.report.foreword.missing");
    foreword(report.id(), "Bir yıl daha geçti.\n\nTeşekkürler.");
    writing.submit(SECRETARY, report.id());
    refused(
        () -> writing.write(SECRETARY, report.id(), 9, Report.Texts.NONE),
        "planning.report.elsewhere.submitted");
    writing.giveBack(chair, report.id(), "Önsöz kısa.");
    assertThat(reports.get(report.id()).returned()).isEqualTo("Önsöz kısa.");
    writing.submit(SECRETARY, report.id());
    writing.publish(chair, report.id());
    var published = reports.standing(2026);
    assertThat(published.id()).isEqualTo(report.id());
    assertThat(published.returned()).isNull();
    assertThat(documents.of(report.id())).hasSize(3);
    assertThat(documents.of(report.id()))
        .allMatch(paper -> files.readable(Actor.visitor(), paper.pdf().id()) != null);
    assertThat(events)
        .contains(ReportPublished.class)
        .matching(ReportPublished::sha256, published.sha256());
  }

  @Test
  void everyDeedAsksWhoDoesIt() {
    var member = cast.principals().get(1).actor();
    var stranger = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.CHAIR_MEETINGS));
    for (var actor : List.of(Actor.visitor(), member, chair)) {
      forbidden(() -> writing.start(actor, 2026));
    }
    var report = frozen();
    for (var actor : List.of(Actor.visitor(), member, chair)) {
      forbidden(() -> writing.freeze(actor, report));
      forbidden(() -> foreword(actor, report, "x"));
      forbidden(() -> writing.submit(actor, report));
      forbidden(() -> writing.drop(actor, report));
    }
    writing.submit(SECRETARY, report);
    for (var actor : List.of(Actor.visitor(), member, stranger, SECRETARY)) {
      forbidden(() -> writing.publish(actor, report));
    }
    for (var actor : List.of(Actor.visitor(), member, stranger)) {
      forbidden(() -> writing.giveBack(actor, report, "x"));
      forbidden(() -> writing.numbers(actor, reports.get(report)));
    }
    writing.publish(chair, report);
    for (var actor : List.of(Actor.visitor(), member, chair)) {
      forbidden(() -> writing.correct(actor, report, "x"));
    }
  }

  @Test
  void whoHandedItInDoesNotPublishIt() {
    var both =
        new Actor(
            chair.id(),
            Set.of(Verb.USE_DESK, Verb.TAKE_PART, Verb.KEEP_MEETINGS, Verb.CHAIR_MEETINGS));
    var report = frozen();
    writing.submit(both, report);
    assertThatThrownBy(() -> writing.publish(both, report))
        .isInstanceOf(Problem.Forbidden.class)
        .hasMessage("planning.report.fourEyes");
  }

  @Test
  void aRunningYearBecomesAnInterimReportThatIsNotCompared() {
    Year.meeting(db, cast, 2027, 1, "closed", 3);
    var report = writing.start(SECRETARY, 2027);
    assertThat(writing.numbers(SECRETARY, report).to()).hasToString("2027-02-01");
    assertThat(writing.freeze(SECRETARY, report.id()).isInterim()).isTrue();
    var snapshot = reports.snapshot(reports.get(report.id()));
    assertThat(snapshot.isInterim()).isTrue();
    assertThat(chapter(snapshot, "meetings.annual").recorded()).isTrue();
    assertThat(snapshot.chapters()).noneMatch(Snapshot.Chapter::comparable);
    refused(() -> writing.start(SECRETARY, 2028), "planning.report.year.wrong");
    refused(() -> writing.start(SECRETARY, 2027), "planning.report.year.atWork");
  }

  @Test
  void numbersStandWhateverHappensLater() {
    var report = published();
    var before = reports.bytes(reports.standing(2026));
    Year.meeting(db, cast, 2026, 7, "closed", 30);
    assertThat(number(reckoning.count(2026), "meetings.annual.held")).isEqualTo(3);
    assertThat(reports.bytes(reports.standing(2026))).isEqualTo(before);
    assertThat(number(reports.snapshot(reports.get(report)), "meetings.annual.held")).isEqualTo(2);
  }

  @Test
  void everyPaperIsMadeAgainFromTheSnapshotByteForByte() {
    var report = published();
    Year.meeting(db, cast, 2026, 7, "closed", 30);
    watch.set(Instant.parse("2029-05-05T05:05:05Z"));
    assertThat(papers.areMadeAgain(report)).isTrue();
  }

  @Test
  void aMistakeIsCorrectedByANewEdition() {
    var first = published();
    refused(() -> writing.start(SECRETARY, 2026), "planning.report.year.published");
    refused(() -> writing.correct(SECRETARY, first, " "), "planning.report.reason.missing");
    Year.meeting(db, cast, 2026, 7, "closed", 30);
    var second = writing.correct(SECRETARY, first, "Bir toplantı sonradan işlendi.");
    assertThat(reports.standing(2026).edition()).isEqualTo(1);
    writing.freeze(SECRETARY, second.id());
    assertThat(reports.get(second.id()).texts()).isEqualTo(reports.get(first).texts());
    writing.submit(SECRETARY, second.id());
    writing.publish(chair, second.id());
    assertThat(reports.standing(2026).edition()).isEqualTo(2);
    assertThat(reports.published(2026, 1).state()).isEqualTo(Report.State.SUPERSEDED);
    assertThat(number(reports.snapshot(reports.standing(2026)), "meetings.annual.held"))
        .isEqualTo(3);
  }

  @Test
  void anUnpublishedEditionIsGivenUpAndAnotherBegun() {
    var report = frozen();
    writing.drop(SECRETARY, report);
    assertThat(reports.list()).isEmpty();
    assertThat(writing.start(SECRETARY, 2026).edition()).isEqualTo(1);
  }

  @Test
  void twoWritersDoNotOverwriteEachOther() {
    var report = frozen();
    var seen = reports.get(report).version();
    writing.write(SECRETARY, report, seen, texts("Birinci"));
    assertThatThrownBy(() -> writing.write(SECRETARY, report, seen, texts("İkinci")))
        .isInstanceOf(Problem.Conflict.class);
    assertThat(reports.get(report).texts().foreword().tr()).isEqualTo("Birinci");
  }

  @Test
  void hostileTextIsOnlyText() {
    var report = frozen();
    foreword(report, HOSTILE);
    var kept = reports.get(report).texts().foreword().tr();
    assertThat(kept).contains("<script>").doesNotContain("\u202e", "\u0007");
    writing.submit(SECRETARY, report);
    writing.publish(chair, report);
    assertThat(papers.areMadeAgain(report)).isTrue();
    refused(
        () -> writing.correct(SECRETARY, report, "x".repeat(1001)), "planning.report.text.long");
  }

  @Test
  void theDatabaseKeepsASnapshot() {
    published();
    assertThatThrownBy(() -> db.sql("update planning.report_snapshot set as_of = as_of").update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("never change");
  }

  @Test
  void theDatabaseKeepsWhatWasPublished() {
    published();
    assertThatThrownBy(() -> db.sql("update planning.report set foreword_tr = 'x'").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void theDatabaseKeepsNotesOfWhatWasPublished() {
    published();
    assertThatThrownBy(() -> db.sql("delete from planning.report_note").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void theDatabaseTakesNoReportAway() {
    frozen();
    assertThatThrownBy(() -> db.sql("delete from planning.report").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private UUID frozen() {
    var report = writing.start(SECRETARY, 2026);
    writing.freeze(SECRETARY, report.id());
    foreword(report.id(), "Bir yıl daha geçti.");
    return report.id();
  }

  private UUID published() {
    var report = frozen();
    writing.submit(SECRETARY, report);
    writing.publish(chair, report);
    return report;
  }

  private void foreword(UUID report, String text) {
    foreword(SECRETARY, report, text);
  }

  private void foreword(Actor actor, UUID report, String text) {
    writing.write(actor, report, reports.get(report).version(), texts(text));
  }

  private static Report.Texts texts(String foreword) {
    return new Report.Texts(
        new LocalizedText(foreword, "Another year.", "مضى عام آخر."),
        Map.of("activity-6", LocalizedText.of("İki panel düzenlendi.")));
  }

  private static void refused(Runnable deed, String key) {
    assertThatThrownBy(deed::run).isInstanceOf(Problem.class).hasMessage(key);
  }

  private static void forbidden(Runnable deed) {
    assertThatThrownBy(deed::run).isInstanceOf(Problem.Forbidden.class);
  }

  private static Snapshot.Chapter chapter(Snapshot snapshot, String code) {
    return snapshot.chapters().stream()
        .filter(chapter -> chapter.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static long number(Snapshot snapshot, String code) {
    return snapshot.chapters().stream()
        .flatMap(chapter -> chapter.counts().stream())
        .filter(count -> count.code().equals(code))
        .findFirst()
        .orElseThrow()
        .number();
  }

  private static Snapshot.Table table(Snapshot snapshot, String code) {
    return snapshot.chapters().stream()
        .flatMap(chapter -> chapter.tables().stream())
        .filter(table -> table.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static long sum(Snapshot.Table table, int column) {
    return table.rows().stream().mapToLong(row -> row.numbers().get(column)).sum();
  }
}
