package taskopru.opinions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.AnnualFacts;
import taskopru.kernel.AnnualFacts.Cell;
import taskopru.kernel.Language;
import taskopru.meetings.Sitting;

/** What the annual report is told of opinions. */
@ApplicationModuleTest(
    module = "opinions",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class, Round.class})
@Transactional
class OpinionsOfTheYearTest {

  static final Actor SECRETARY = Round.SECRETARY;
  static final LocalDate ADOPTED = LocalDate.of(2027, 3, 15);
  static final LocalDate SENT = LocalDate.of(2027, 3, 16);
  static final LocalDate ANSWERED = LocalDate.of(2027, 4, 25);

  @Autowired Round round;
  @Autowired Opinions opinions;
  @Autowired Drafting drafting;
  @Autowired Circulating circulating;
  @Autowired Adopting adopting;
  @Autowired Transmitting transmitting;
  @Autowired Answering answering;
  @Autowired Doing doing;
  @Autowired Translating translating;
  @Autowired OpinionsOfTheYear facts;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;
  UUID municipality;

  @BeforeEach
  void aCouncil() {
    on(ADOPTED);
    cast = round.seated();
    municipality = round.municipality();
  }

  @Test
  void nothingIsRecordedBeforeTheFirstOpinion() {
    round.complete(municipality);
    var chapter = chapter(2027, LocalDate.of(2028, 1, 15));
    assertThat(chapter.isRecorded()).isFalse();
    assertThat(chapter.counts()).allMatch(count -> count.number() == 0);
    assertThat(chapter.tables()).isEmpty();
    assertThat(chapter.listings()).allMatch(listing -> listing.items().isEmpty());
  }

  @Test
  void whatWasAskedWaitsUntilItIsAnswered() {
    sent();
    var count = LocalDate.of(2028, 1, 15);
    var chapter = chapter(2027, count);
    assertThat(number(chapter, "adopted")).isEqualTo(1);
    assertThat(number(chapter, "sent")).isEqualTo(1);
    assertThat(number(chapter, "asked")).isEqualTo(1);
    assertThat(number(chapter, "answered")).isZero();
    assertThat(number(chapter, "waiting")).isEqualTo(1);
    assertThat(number(chapter, "overdue")).isEqualTo(1);
    assertThat(number(chapter(2027, SENT.plusDays(60)), "overdue")).isZero();
    assertThat(chapter.counts()).noneMatch(one -> one.key().equals("opinions.annual.wait"));
    // still waiting a year later, though nothing new was asked
    assertThat(number(chapter(2028, LocalDate.of(2029, 1, 15)), "waiting")).isEqualTo(1);
    assertThat(number(chapter(2028, LocalDate.of(2029, 1, 15)), "asked")).isZero();
    assertThat(chapter(2026, count).isRecorded()).isFalse();
  }

  @Test
  void aVerifiedResultIsToldWithItsOpinion() {
    var draft = sent();
    var recommendation = opinions.draft(SECRETARY, draft.id()).recommendations().getFirst().id();
    on(ANSWERED);
    answering.note(
        SECRETARY,
        transmission(draft.id()),
        ANSWERED,
        List.of(new Response.Given(recommendation, Response.Outcome.PARTLY, "On mahallede.", "")),
        null);
    var action =
        doing.begin(
            SECRETARY,
            recommendation,
            new Doing.Plan(
                Action.OWN, "", "On kurs", null, null, Action.State.UNDER_WAY, List.of()));
    doing.move(SECRETARY, action, 1, Action.State.DONE_CLAIMED, "");
    var claimed = chapter(2027, LocalDate.of(2028, 1, 15));
    assertThat(number(claimed, "actions")).isZero();
    doing.judge(cast.principals().getFirst().actor(), action, 2, true, "Gördüm.");
    var measured =
        doing.report(
            SECRETARY,
            recommendation,
            new Doing.Report(ANSWERED, new BigDecimal("410.50"), "", null),
            null);
    assertThat(result(chapter(2027, LocalDate.of(2028, 1, 15)))).isEmpty();
    doing.verify(cast.principals().getFirst().actor(), measured, true, "Defteri gördüm.");

    var chapter = chapter(2027, LocalDate.of(2028, 1, 15));
    assertThat(number(chapter, "answered")).isEqualTo(1);
    assertThat(number(chapter, "agreed")).isEqualTo(1);
    assertThat(number(chapter, "wait")).isEqualTo(40);
    assertThat(number(chapter, "waiting")).isZero();
    assertThat(number(chapter, "actions")).isEqualTo(1);
    assertThat(number(chapter, "verified")).isEqualTo(1);
    assertThat(number(chapter, "reached")).isEqualTo(1);
    var item = result(chapter).getFirst();
    assertThat(item.name().tr()).isEqualTo("Mahallelerde dil kursu");
    assertThat(item.address()).isEqualTo("/opinions/" + draft.slug().value());
    assertThat(item.cells())
        .containsExactly(
            new Cell.Text(taskopru.kernel.LocalizedText.of("Kursa giden kadın sayısı (kişi)")),
            new Cell.Value(new BigDecimal("120")),
            new Cell.Value(new BigDecimal("400")),
            new Cell.Value(new BigDecimal("410.50")),
            new Cell.Word("opinions.result.reached"));
    // it belongs to the year in which it was verified
    assertThat(result(chapter(2028, LocalDate.of(2029, 1, 15)))).isEmpty();
    var answers = chapter.tables().getLast();
    assertThat(answers.key()).isEqualTo("opinions.annual.answers");
    assertThat(answers.rows().getFirst().numbers()).containsExactly(0L, 1L, 0L, 0L, 0L, 0L, 1L);
    var kinds = chapter.tables().getFirst();
    assertThat(kinds.rows().getFirst().numbers()).containsExactly(0L, 0L, 0L, 1L, 0L, 0L);
  }

  @Test
  void anOpinionIsNamedInTheReadersLanguage() {
    var draft = sent();
    translating.write(
        SECRETARY, draft.id(), Language.EN, "Language courses in the districts", "", Map.of());
    var name =
        chapter(2027, LocalDate.of(2028, 1, 15)).listings().getLast().items().getFirst().name();
    assertThat(name.in(Language.EN)).isEqualTo("Language courses in the districts");
    assertThat(name.in(Language.TR)).isEqualTo("Mahallelerde dil kursu");
  }

  @Test
  void nothingThatIsNotPublicIsTold() {
    var rejected = round.complete(municipality);
    circulating.circulate(SECRETARY, rejected.id(), ADOPTED);
    adopting.decline(SECRETARY, rejected.id(), false, ADOPTED, "Gerek yok.");
    drafting.begin(SECRETARY, cast.body(), Opinion.Kind.PROPOSAL, "Gizli taslak", "", Set.of());
    var chapter = chapter(2027, LocalDate.of(2028, 1, 15));
    assertThat(chapter.isRecorded()).isFalse();
    assertThat(chapter.toString()).doesNotContain("Gizli taslak", "Mahallelerde dil kursu");
  }

  private Opinion sent() {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), ADOPTED);
    on(SENT);
    var sent = transmitting.prepare(SECRETARY, draft.id(), municipality);
    transmitting.send(
        SECRETARY, sent.id(), Transmission.Channel.KEP, SENT, SENT.plusDays(60), null);
    return draft;
  }

  private UUID transmission(UUID opinion) {
    return opinions.whole(SECRETARY, opinion).transmissions().getFirst().id();
  }

  private void on(LocalDate day) {
    watch.set(Instant.parse(day + "T10:30:00Z"));
  }

  private AnnualFacts.Chapter chapter(int year, LocalDate asOf) {
    return facts.chapters(new AnnualFacts.Year(year, Sitting.ADANA, asOf)).getFirst();
  }

  private static List<AnnualFacts.Item> result(AnnualFacts.Chapter chapter) {
    return chapter.listings().getFirst().items();
  }

  private static long number(AnnualFacts.Chapter chapter, String word) {
    return chapter.counts().stream()
        .filter(count -> count.key().equals("opinions.annual." + word))
        .findFirst()
        .orElseThrow()
        .number();
  }
}
