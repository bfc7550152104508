package taskopru.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.council.Body;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Sitting;
import taskopru.opinions.OpinionsEvent.OpinionAdopted;
import taskopru.statistics.Editions;

@ApplicationModuleTest(
    module = "opinions",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class, Editions.class, Round.class})
@Transactional
class OpinionLifeTest {

  static final Actor SECRETARY = Round.SECRETARY;
  static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

  @Autowired Round round;
  @Autowired Issues issues;
  @Autowired Addressees addressees;
  @Autowired Opinions opinions;
  @Autowired Drafting drafting;
  @Autowired Circulating circulating;
  @Autowired Translating translating;
  @Autowired Adopting adopting;
  @Autowired Transmitting transmitting;
  @Autowired Answering answering;
  @Autowired Doing doing;
  @Autowired FigureEvidence figures;
  @Autowired NewerFigures newerFigures;
  @Autowired Editions editions;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;
  UUID municipality;

  @BeforeEach
  void aCouncil() {
    watch.set(Instant.parse("2027-03-15T10:30:00Z"));
    cast = round.seated();
    municipality = round.municipality();
  }

  @Test
  void anOpinionGoesItsWholeWay(AssertablePublishedEvents events) {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), TODAY);
    var adopted = opinions.getPublic(draft.slug().value());
    assertThat(adopted.state()).isEqualTo(Opinion.State.ADOPTED);
    assertThat(events).contains(OpinionAdopted.class);
    assertThat(Wording.sha256(opinions.text(adopted))).isEqualTo(adopted.sha256());
    assertThat(standing(draft.id()).stage()).isEqualTo("adopted");

    var sent = transmitting.prepare(SECRETARY, draft.id(), municipality);
    assertThat(sent.label()).isEqualTo("2027/01");
    transmitting.send(
        SECRETARY, sent.id(), Transmission.Channel.KEP, TODAY, TODAY.plusDays(60), null);
    transmitting.deliver(SECRETARY, sent.id(), TODAY, "E-123", TODAY, null);
    transmitting.move(
        SECRETARY, sent.id(), Transmission.Stage.ON_AGENDA, TODAY, "Nisan oturumu", null);
    assertThat(standing(draft.id()).stage()).isEqualTo("on-agenda");
    transmitting.undo(SECRETARY, sent.id());
    assertThat(standing(draft.id()).stage()).isEqualTo("delivered");
    transmitting.move(
        SECRETARY, sent.id(), Transmission.Stage.DECIDED, TODAY, "2027/55 kısmen kabul", null);

    var recommendation = opinions.draft(SECRETARY, draft.id()).recommendations().getFirst().id();
    var code = answering.link(SECRETARY, sent.id());
    assertThat(code).matches("[0-9a-f]{32}");
    answering.answerByLink(
        Actor.visitor(),
        code,
        List.of(new Response.Given(recommendation, Response.Outcome.PARTLY, "On mahallede.", "")));
    assertThat(answering.ofLink(code)).isEmpty();
    assertThat(opinion(draft.id()).state()).isEqualTo(Opinion.State.ANSWERED);
    assertThat(standing(draft.id()).answer()).isEqualTo(Standing.Answer.PARTLY);

    var action =
        doing.begin(
            SECRETARY,
            recommendation,
            new Doing.Plan(
                Action.OWN,
                "",
                "On mahallede kurs",
                null,
                TODAY.plusMonths(6),
                Action.State.PLANNED,
                List.of(new Action.Milestone(0, "İlk kurs", TODAY.plusMonths(1), null))));
    doing.reach(SECRETARY, action, 1, TODAY);
    doing.move(SECRETARY, action, 1, Action.State.DONE_CLAIMED, "");
    assertThatThrownBy(() -> doing.judge(SECRETARY, action, 2, true, ""))
        .isInstanceOf(Problem.Forbidden.class);
    var ayse = cast.principals().getFirst().actor();
    doing.judge(ayse, action, 2, true, "Gördüm.");

    var measurement =
        doing.report(
            SECRETARY,
            recommendation,
            new Doing.Report(TODAY, new BigDecimal("410"), "", TODAY.plusYears(1)),
            new Doing.Proof("document", "Kurs kayıt defteri, 2027"));
    assertThat(standing(draft.id()).result()).isEqualTo(Standing.Result.NONE);
    assertThatThrownBy(() -> doing.verify(SECRETARY, measurement, true, ""))
        .isInstanceOf(Problem.Forbidden.class);
    doing.verify(ayse, measurement, true, "Defteri gördüm.");
    assertThat(standing(draft.id()).result()).isEqualTo(Standing.Result.REACHED);
    assertThat(opinion(draft.id()).state()).isEqualTo(Opinion.State.FOLLOWED);
    adopting.close(SECRETARY, draft.id(), Opinion.Outcome.PARTLY, "On mahalle.");
    assertThat(opinion(draft.id()).state()).isEqualTo(Opinion.State.CLOSED);
  }

  @Test
  void nothingIncompleteIsCirculated() {
    var draft =
        drafting.begin(SECRETARY, cast.body(), Opinion.Kind.PROPOSAL, "Eksik", "", Set.of());
    refused(() -> circulating.circulate(SECRETARY, draft.id(), TODAY), "opinions.gap.text");
    drafting.addClause(SECRETARY, draft.id(), "", "Metin.");
    refused(
        () -> circulating.circulate(SECRETARY, draft.id(), TODAY), "opinions.gap.recommendation");
    var claim = drafting.addClaim(SECRETARY, draft.id(), "Böyledir.");
    var one =
        drafting.addRecommendation(
            SECRETARY, draft.id(), Round.facts(null, "Yapılsın.", Round.measured(), Set.of(claim)));
    refused(() -> circulating.circulate(SECRETARY, draft.id(), TODAY), "opinions.gap.addressee");
    drafting.writeRecommendation(
        SECRETARY, one, Round.facts(municipality, "Yapılsın.", Round.measured(), Set.of(claim)));
    refused(() -> circulating.circulate(SECRETARY, draft.id(), TODAY), "opinions.gap.evidence");
    drafting.cite(
        SECRETARY, claim, "document", "Karşı görüş, 2026", false, Evidence.Strength.WEAK, "");
    refused(() -> circulating.circulate(SECRETARY, draft.id(), TODAY), "opinions.gap.evidence");
    drafting.cite(SECRETARY, claim, "document", "Rapor, 2026", true, Evidence.Strength.WEAK, "");
    drafting.writeRecommendation(
        SECRETARY,
        one,
        Round.facts(
            municipality,
            "Yapılsın.",
            new Recommendation.Measure("", "", null, null, null, null, ""),
            Set.of(claim)));
    refused(() -> circulating.circulate(SECRETARY, draft.id(), TODAY), "opinions.gap.indicator");
    drafting.writeRecommendation(
        SECRETARY,
        one,
        Round.facts(
            municipality,
            "Yapılsın.",
            Recommendation.Measure.impossible("Bir yasa değişikliği sayılmaz."),
            Set.of(claim)));
    circulating.circulate(SECRETARY, draft.id(), TODAY);
    assertThat(opinion(draft.id()).state()).isEqualTo(Opinion.State.CIRCULATED);
  }

  @Test
  void aCirculatedTextIsOnlyChangedAfterItWasTakenBack() {
    var draft = round.complete(municipality);
    circulating.circulate(SECRETARY, draft.id(), TODAY);
    refused(
        () -> drafting.addClause(SECRETARY, draft.id(), "", "Bir de bu."),
        "opinions.state.circulated");
    circulating.takeBack(SECRETARY, draft.id());
    drafting.addClause(SECRETARY, draft.id(), "", "Bir de bu.");
    circulating.circulate(SECRETARY, draft.id(), TODAY);
    assertThat(opinions.whole(SECRETARY, draft.id()).editions())
        .extracting(Opinions.Edition::number)
        .containsExactly(2, 1);
    assertThat(opinions.text(SECRETARY, draft.id(), 1)).doesNotContain("Bir de bu.");
  }

  @Test
  void theDatabaseKeepsAdoptedTextsToo() {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), TODAY);
    broken("update opinions.clause set text = 'başka'", "text_is_changed_in_drafts_only");
  }

  @Test
  void theDatabaseKeepsTheTitleToo() {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), TODAY);
    broken("update opinions.opinion set title = 'başka'", "text_is_changed_in_drafts_only");
  }

  @Test
  void nobodyVerifiesTheirOwnResultNotEvenInTheDatabase() {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), TODAY);
    doing.report(
        SECRETARY,
        opinions.draft(SECRETARY, draft.id()).recommendations().getFirst().id(),
        new Doing.Report(TODAY, BigDecimal.TEN, "", null),
        null);
    broken(
        """
        update opinions.measurement
           set state = 'verified', verified_by = reported_by, verified_at = now()
        """,
        "verified_by_someone_else");
  }

  @Test
  void anInstitutionSpeaksForItselfAlone() {
    var draft = round.complete(municipality);
    circulating.circulate(SECRETARY, draft.id(), TODAY);
    var ayse = cast.principals().getFirst().actor();
    var mehmet = cast.principals().get(1).actor();
    refused(
        () -> circulating.take(ayse, draft.id(), Position.Stance.DISSENTS, ""),
        "opinions.position.words");
    circulating.take(ayse, draft.id(), Position.Stance.DISSENTS, "Bütçesi yok.");
    circulating.take(mehmet, draft.id(), Position.Stance.AGREES, "");
    assertThat(circulating.positions(ayse, draft.id()))
        .extracting(Position::stance)
        .containsExactlyInAnyOrder(Position.Stance.DISSENTS, Position.Stance.AGREES);
    assertThatThrownBy(() -> circulating.take(SECRETARY, draft.id(), Position.Stance.AGREES, ""))
        .isInstanceOf(Problem.Forbidden.class);
    watch.set(Instant.parse("2027-03-16T10:30:00Z"));
    refused(
        () -> circulating.take(ayse, draft.id(), Position.Stance.AGREES, ""),
        "opinions.window.over");
  }

  @Test
  void onlyADecisionOfTheRightBodyAboutItAdopts() {
    var draft = round.complete(municipality);
    circulating.circulate(SECRETARY, draft.id(), TODAY);
    var board = round.body(Body.Kind.EXECUTIVE_BOARD).id();
    var ofTheBoard = round.decide(board, TODAY, null, 3, 0);
    refused(
        () -> adopting.adopt(SECRETARY, draft.id(), ofTheBoard.id()),
        "opinions.adoption.otherBody");
    var about = round.decide(cast.body(), TODAY, draft.id(), 20, 10);
    var other = round.decide(cast.body(), TODAY, null, 30, 0);
    refused(() -> adopting.adopt(SECRETARY, draft.id(), other.id()), "opinions.adoption.otherItem");
    assertThat(adopting.way(opinion(draft.id())).next().orElseThrow().decision()).isEqualTo(about);
    adopting.adopt(SECRETARY, draft.id(), about.id());
    assertThat(opinion(draft.id()).state()).isEqualTo(Opinion.State.ADOPTING);
    assertThat(adopting.way(opinion(draft.id())).next().orElseThrow().body().id()).isEqualTo(board);
    assertThatThrownBy(() -> opinions.getPublic(draft.slug().value()))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void nothingIsAdoptedWhileInstitutionsMayStillSpeak() {
    var draft = round.complete(municipality);
    circulating.circulate(SECRETARY, draft.id(), TODAY.plusDays(3));
    var decision = round.decide(cast.body(), TODAY, draft.id(), 30, 0);
    refused(
        () -> adopting.adopt(SECRETARY, draft.id(), decision.id()), "opinions.adoption.windowOpen");
  }

  @Test
  void aTranslationIsForReadersAndNotPartOfWhatWasAdopted() {
    var draft = round.complete(municipality);
    var recommendation = opinions.draft(SECRETARY, draft.id()).recommendations().getFirst().id();
    round.adopt(draft.id(), TODAY);
    var adopted = opinions.getPublic(draft.slug().value());
    forbidden(() -> translating.mustTranslate(cast.principals().get(3).actor(), draft.id()));
    refused(
        () -> translating.write(SECRETARY, draft.id(), Language.TR, "x", "", Map.of()),
        "opinions.translation.turkish");
    translating.write(
        SECRETARY,
        draft.id(),
        Language.EN,
        "Language courses <script>",
        "",
        Map.of(recommendation, "Open a course in each neighbourhood."));
    var english = translating.of(draft.id(), Language.EN);
    assertThat(english.title(draft.id(), "Mahallelerde dil kursu"))
        .isEqualTo("Language courses <script>");
    assertThat(english.summary(draft.id(), "Kurslar azdır.")).isEqualTo("Kurslar azdır.");
    assertThat(english.title(recommendation, "")).startsWith("Open a course");
    assertThat(translating.of(draft.id(), Language.AR).isEmpty()).isTrue();
    assertThat(Wording.sha256(opinions.text(adopted))).isEqualTo(adopted.sha256());
    translating.write(SECRETARY, draft.id(), Language.EN, " ", "", Map.of());
    assertThat(translating.of(draft.id(), Language.EN).isEmpty()).isTrue();
  }

  @Test
  void aBodyMayGiveItBack() {
    var draft = round.complete(municipality);
    circulating.circulate(SECRETARY, draft.id(), TODAY);
    refused(
        () -> adopting.decline(SECRETARY, draft.id(), true, TODAY, " "), "opinions.reason.missing");
    adopting.decline(SECRETARY, draft.id(), true, TODAY, "Maliyet eksik.");
    assertThat(opinion(draft.id()).state()).isEqualTo(Opinion.State.DRAFT);
    assertThat(opinion(draft.id()).edition()).isEqualTo(2);
    assertThat(adopting.way(opinion(draft.id())).next().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void aCitedFigureIsFrozenAndANewerOneIsShownAndTold() {
    var dataset = editions.refugees("multeciler-gorus");
    var address =
        "/tr/data/multeciler-gorus?rows=year&measure=refugees&filter=coo_iso:SYR&filter=coa_iso:TUR";
    var cells = figures.cells(address);
    assertThat(cells).hasSize(3);
    var claimed = draftWithClaim();
    refused(
        () ->
            drafting.cite(
                SECRETARY, claimed.claim(), "figure", address, true, Evidence.Strength.STRONG, ""),
        "opinions.figure.several");
    drafting.cite(
        SECRETARY,
        claimed.claim(),
        "figure",
        cells.getLast().address(),
        true,
        Evidence.Strength.STRONG,
        "");
    var frozen = evidence(claimed).frozen();
    assertThat(frozen.value()).isEqualByComparingTo("3424237");
    assertThat(frozen.edition()).isEqualTo("1");
    assertThat(frozen.href()).contains("release=1");
    assertThat(frozen.title().in(Language.EN)).contains("2017");

    editions.publish(
        editions.add(dataset, Editions.REFUGEES, List.of("2017,SYR,TUR,3500000,600,97.5")));
    newerFigures.lookAtAll();
    var outdated = evidence(claimed);
    assertThat(outdated.frozen()).isEqualTo(frozen);
    assertThat(outdated.newerEdition()).isEqualTo("2");
    assertThat(outdated.newerValue()).isEqualByComparingTo("3500000");
    editions.publish(
        editions.add(dataset, Editions.REFUGEES, List.of("2017,SYR,TUR,3424237,600,97.5")));
    newerFigures.lookAtAll();
    assertThat(evidence(claimed).isOutdated()).isFalse();
  }

  @Test
  void onlyWhatThePublicMaySeeIsCited() {
    var dataset = editions.published("taslak-rakam", "Taslak rakam");
    editions.add(dataset, Editions.REFUGEES, List.of("2017,SYR,TUR,12,1,1"));
    var claimed = draftWithClaim();
    assertThatThrownBy(() ->
            drafting.cite(
                SECRETARY,
                claimed.claim(),
                "figure",
                "/tr/data/taslak-rakam?rows=&measure=refugees",
                true,
                Evidence.Strength.STRONG,
                ""))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void strangersAndOtherRolesAreRefusedEverywhere() {
    var draft = round.complete(municipality);
    for (var actor :
        List.of(
            Actor.visitor(),
            Round.OFFICER,
            new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.TAKE_PART)),
            new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.KEEP_MEETINGS)))) {
      forbidden(() -> opinions.get(actor, draft.id()));
      forbidden(() -> issues.file(actor, "Başlık", "", ""));
      forbidden(
          () -> drafting.begin(actor, cast.body(), Opinion.Kind.REPORT, "Başlık", "", Set.of()));
      forbidden(() -> drafting.addClause(actor, draft.id(), "", "Metin"));
      forbidden(() -> circulating.circulate(actor, draft.id(), TODAY));
      forbidden(() -> adopting.withdraw(actor, draft.id(), "Neden"));
      forbidden(() -> transmitting.prepare(actor, draft.id(), municipality));
      forbidden(() ->
          addressees.add(
              actor,
              new Addressees.Facts(
                  Addressee.Kind.OTHER,
                  taskopru.kernel.LocalizedText.of("X"),
                  "X",
                  null,
                  Addressee.Closing.BOTH,
                  null,
                  null)));
    }
    var member = cast.principals().get(3).actor();
    assertThat(opinions.get(member, draft.id())).isNotNull();
    forbidden(() -> drafting.addClause(member, draft.id(), "", "Metin"));
    forbidden(() -> circulating.circulate(member, draft.id(), TODAY));
    drafting.remark(member, draft.id(), null, "Kısaltılabilir.", "");
  }

  @Test
  void onlyAnAccountOfTheAddresseeAnswers() {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), TODAY);
    var sent = transmitting.prepare(SECRETARY, draft.id(), municipality);
    transmitting.send(SECRETARY, sent.id(), Transmission.Channel.HAND, TODAY, null, null);
    var recommendation = opinions.draft(SECRETARY, draft.id()).recommendations().getFirst().id();
    var answers =
        List.of(new Response.Given(recommendation, Response.Outcome.REJECTED, "Bütçe yok.", ""));
    assertThatThrownBy(() -> answering.answer(Round.OFFICER, sent.id(), answers))
        .isInstanceOf(Problem.NotFound.class);
    db.sql("insert into opinions.answerer (addressee, account) values (:a, :b)")
        .param("a", municipality)
        .param("b", Round.OFFICER.id())
        .update();
    assertThat(answering.toAnswer(Round.OFFICER)).hasSize(1);
    refused(
        () ->
            answering.answer(
                Round.OFFICER,
                sent.id(),
                List.of(new Response.Given(recommendation, Response.Outcome.REJECTED, " ", ""))),
        "opinions.answer.reason");
    answering.answer(Round.OFFICER, sent.id(), answers);
    assertThat(standing(draft.id()).answer()).isEqualTo(Standing.Answer.REJECTED);
    forbidden(() -> answering.toAnswer(cast.principals().getFirst().actor()));
  }

  @Test
  void anAcceptedRemarkWritesItsWording() {
    var draft = round.complete(municipality);
    var clause = opinions.draft(SECRETARY, draft.id()).clauses().getFirst();
    var member = cast.principals().get(3).actor();
    var remark =
        drafting.remark(member, draft.id(), clause.id(), "Daha kısa olsun.", "Kurs azdır.");
    forbidden(() -> drafting.answerRemark(member, remark, true, ""));
    drafting.answerRemark(SECRETARY, remark, true, "");
    assertThat(opinions.draft(SECRETARY, draft.id()).clauses().getFirst().text())
        .isEqualTo("Kurs azdır.");
    assertThatThrownBy(() -> drafting.answerRemark(SECRETARY, remark, true, ""))
        .isInstanceOf(Problem.Conflict.class);
  }

  @Test
  void noAnswerIsNotedOnlyAfterItsDay() {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), TODAY);
    var sent = transmitting.prepare(SECRETARY, draft.id(), municipality);
    transmitting.send(
        SECRETARY, sent.id(), Transmission.Channel.POST, TODAY, TODAY.plusDays(30), null);
    refused(() -> transmitting.giveUp(SECRETARY, sent.id()), "opinions.transmission.notOverdue");
    watch.set(Instant.parse("2027-04-20T09:00:00Z"));
    transmitting.putOff(SECRETARY, sent.id(), LocalDate.of(2027, 5, 1), "Süre istediler.");
    refused(() -> transmitting.giveUp(SECRETARY, sent.id()), "opinions.transmission.notOverdue");
    watch.set(Instant.parse("2027-05-02T09:00:00Z"));
    transmitting.giveUp(SECRETARY, sent.id());
    assertThat(standing(draft.id()).answer()).isEqualTo(Standing.Answer.NO_ANSWER);
    assertThat(standing(draft.id()).stage()).isEqualTo("unanswered");
  }

  @Test
  void theLawsClockSaysByWhenAMunicipalityAnswers() {
    var draft = round.complete(municipality);
    round.adopt(draft.id(), TODAY);
    var letter = transmitting.prepare(SECRETARY, draft.id(), municipality);
    transmitting.send(SECRETARY, letter.id(), Transmission.Channel.KEP, TODAY, null, null);
    var sent = transmitting.get(SECRETARY, letter.id());
    var dates = transmitting.dates(sent);
    assertThat(dates).isNotEmpty().allSatisfy(due -> assertThat(due.day()).isAfter(TODAY));
    assertThat(sent.answerDue())
        .isEqualTo(
            dates.stream().filter(StatutoryDates.Due::isAnswer).findFirst().orElseThrow().day());
  }

  @Test
  void hostileTextStaysText() {
    var claimed = draftWithClaim();
    refused(
        () -> drafting.writeClaim(SECRETARY, claimed.claim(), "gizli \u202e metin"),
        "council.text.unseen");
    refused(
        () -> drafting.writeClaim(SECRETARY, claimed.claim(), "T.C. 10000000146"),
        "council.text.nationalId");
    for (var link :
        List.of("Rapor javascript:alert(1)", "https://example.org", "Rapor https://a:b@c/")) {
      try {
        drafting.cite(
            SECRETARY, claimed.claim(), "document", link, true, Evidence.Strength.WEAK, "");
      } catch (Problem.Refused refused) {
        continue;
      }
      assertThat(evidence(claimed).frozen().href()).isNull();
    }
  }

  private record Claimed(UUID opinion, UUID claim) {}

  private Claimed draftWithClaim() {
    var draft = drafting.begin(SECRETARY, cast.body(), Opinion.Kind.REPORT, "Rapor", "", Set.of());
    return new Claimed(draft.id(), drafting.addClaim(SECRETARY, draft.id(), "Sayı artıyor."));
  }

  private Evidence evidence(Claimed claimed) {
    return opinions
        .draft(SECRETARY, claimed.opinion())
        .claim(claimed.claim())
        .orElseThrow()
        .evidence()
        .getFirst();
  }

  private Opinion opinion(UUID id) {
    return opinions.get(SECRETARY, id);
  }

  private Standing standing(UUID opinion) {
    return opinions.whole(SECRETARY, opinion).standings().getFirst();
  }

  private void broken(String sql, String constraint) {
    assertThatThrownBy(() -> db.sql(sql).update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .rootCause()
        .satisfies(cause ->
            assertThat(((org.postgresql.util.PSQLException) cause).getServerErrorMessage())
                .extracting(org.postgresql.util.ServerErrorMessage::getConstraint)
                .isEqualTo(constraint));
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable deed, String key) {
    assertThatThrownBy(deed).isInstanceOf(Problem.Refused.class).hasMessage(key);
  }

  private static void forbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
    assertThatThrownBy(deed).isInstanceOf(Problem.Forbidden.class);
  }
}
