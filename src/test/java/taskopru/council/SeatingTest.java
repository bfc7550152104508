package taskopru.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static taskopru.council.Cast.MARCH;
import static taskopru.council.Cast.NOVEMBER;
import static taskopru.council.Cast.SECRETARY;
import static taskopru.council.Cast.alternate;
import static taskopru.council.Cast.letter;
import static taskopru.council.Cast.named;
import static taskopru.council.Cast.principal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;

@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class SeatingTest {

  @Autowired Seating seating;
  @Autowired SeatKeeping seatKeeping;
  @Autowired Mandates mandates;
  @Autowired Members members;
  @Autowired Bodies bodies;
  @Autowired Seats seats;
  @Autowired PeopleKeeping people;
  @Autowired InstitutionKeeping institutions;
  @Autowired Institutions register;
  @Autowired RuleProfiles profiles;
  @Autowired RuleChanging ruleChanging;
  @Autowired Keepers keepers;
  @Autowired Vacancies vacancies;
  @Autowired Expiries expiries;
  @Autowired Selecting selecting;
  @Autowired Selections selections;
  @Autowired JdbcClient db;

  UUID group;
  UUID bar;
  UUID open;
  UUID ayse;
  UUID mehmet;
  UUID zeynep;

  @BeforeEach
  void twoSeatsAndThreePeople() {
    group = bodies.workingGroup().id();
    bar = seat("adana-barosu");
    open = seats.list(group, NOVEMBER).get(5).seats().getFirst().id();
    ayse = people.add(SECRETARY, named("Ayşe Yılmaz"));
    mehmet = people.add(SECRETARY, named("Mehmet Kaya"));
    zeynep = people.add(SECRETARY, named("Zeynep Demir"));
  }

  @Test
  void onlyTheLetterGivesASeat(AssertablePublishedEvents events) {
    var id = seating.propose(SECRETARY, principal(bar, ayse, MARCH, null));
    assertThat(members.of(group, NOVEMBER)).isEmpty();
    seating.confirm(SECRETARY, id, 1, letter("E-12"));
    assertThat(members.of(group, NOVEMBER))
        .singleElement()
        .satisfies(member -> {
          assertThat(member.name()).isEqualTo("Ayşe Yılmaz");
          assertThat(member.capacity()).isEqualTo(Capacity.PRINCIPAL);
          assertThat(member.voting()).isTrue();
          assertThat(member.institution())
              .isEqualTo(register.find(new Slug("adana-barosu")).orElseThrow());
        });
    assertThat(members.of(group, MARCH.minusDays(1))).isEmpty();
    assertThat(members.filling(group, NOVEMBER)).isEqualTo(new Members.Filling(30, 1));
    assertThat(events)
        .contains(CouncilEvent.MandateConfirmed.class)
        .matching(CouncilEvent.MandateConfirmed::seat, bar);
  }

  @Test
  void aTakenSeatCannotBeGivenTwice() {
    give(bar, ayse, MARCH, null);
    var second = seating.propose(SECRETARY, principal(bar, mehmet, NOVEMBER, null));
    refused(
        "council.mandate.placeTaken", () -> seating.confirm(SECRETARY, second, 1, letter("E-13")));
  }

  @Test
  void aSeatHasAsManyAlternatesAsTheRulesSay() {
    give(bar, ayse, MARCH, null);
    var first = seating.propose(SECRETARY, alternate(bar, mehmet, MARCH, null));
    seating.confirm(SECRETARY, first, 1, letter("E-14"));
    var second = seating.propose(SECRETARY, alternate(bar, zeynep, MARCH, null));
    refused(
        "council.mandate.alternatesFull",
        () -> seating.confirm(SECRETARY, second, 1, letter("E-15")));
    assertThat(members.of(group, NOVEMBER))
        .extracting(Member::seat, Member::capacity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(bar, Capacity.PRINCIPAL),
            org.assertj.core.groups.Tuple.tuple(bar, Capacity.ALTERNATE));
    assertThat(members.filling(group, NOVEMBER).filled()).isOne();
  }

  @Test
  void nobodyVotesOnTwoSeatsOfOneBody() {
    give(bar, ayse, MARCH, null);
    var second = seating.propose(SECRETARY, principal(open, ayse, NOVEMBER, null));
    refused(
        "council.mandate.votesAlready",
        () -> seating.confirm(SECRETARY, second, 1, letter("E-16")));
  }

  @Test
  void aMandateGoesItsWayAndEachStepBack() {
    var id = give(bar, ayse, MARCH, null);
    assertThat(mandates.get(id).stateOn(NOVEMBER)).isEqualTo(Mandate.State.ACTIVE);
    assertThat(mandates.get(id).stateOn(MARCH.minusDays(1))).isEqualTo(Mandate.State.CONFIRMED);
    seating.suspend(SECRETARY, id, 2, NOVEMBER, "Geçici görevle il dışında");
    assertThat(mandates.get(id).stateOn(NOVEMBER)).isEqualTo(Mandate.State.SUSPENDED);
    assertThat(members.of(group, NOVEMBER)).isEmpty();
    refused(
        "council.mandate.restsAlready",
        () -> seating.suspend(SECRETARY, id, 3, NOVEMBER.plusDays(3), "yine"));
    seating.resume(SECRETARY, id, 3, NOVEMBER);
    assertThat(mandates.get(id).rests()).isEmpty();
    seating.end(SECRETARY, id, 4, NOVEMBER, EndReason.RESIGNATION);
    assertThat(mandates.get(id).stateOn(NOVEMBER)).isEqualTo(Mandate.State.ACTIVE);
    assertThat(mandates.get(id).stateOn(NOVEMBER.plusDays(1))).isEqualTo(Mandate.State.ENDED);
    seating.undoEnd(SECRETARY, id, 5);
    assertThat(mandates.get(id).until()).isNull();
    seating.undoConfirmation(SECRETARY, id, 6);
    seating.withdraw(SECRETARY, id, 7);
    assertThatThrownBy(() -> mandates.get(id)).isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void anEndIsNotUndoneOverASuccessor() {
    var id = give(bar, ayse, MARCH, null);
    seating.end(SECRETARY, id, 2, NOVEMBER, EndReason.INSTITUTION_CHANGE);
    give(bar, mehmet, NOVEMBER.plusDays(1), null);
    refused("council.mandate.successor", () -> seating.undoEnd(SECRETARY, id, 3));
  }

  @Test
  void theSecondSecretaryHearsThatSomebodyWasFaster() {
    var id = give(bar, ayse, MARCH, null);
    seating.suspend(SECRETARY, id, 2, NOVEMBER, "izin");
    assertThatThrownBy(() -> seating.end(SECRETARY, id, 2, NOVEMBER, EndReason.DEATH))
        .isInstanceOf(Problem.Conflict.class);
  }

  @Test
  void deedsOutsideTheDaysOfTheMandateAreRefused() {
    var id = give(bar, ayse, MARCH, NOVEMBER);
    refused(
        "council.mandate.dayOutside",
        () -> seating.end(SECRETARY, id, 2, MARCH.minusDays(1), EndReason.DEATH));
    refused(
        "council.mandate.dayOutside",
        () -> seating.suspend(SECRETARY, id, 2, NOVEMBER.plusDays(1), "geç"));
    refused("council.mandate.endsBeforeItBegins", () -> principal(bar, mehmet, NOVEMBER, MARCH));
    refused(
        "council.mandate.onSeatAlready",
        () -> seating.propose(SECRETARY, alternate(bar, ayse, MARCH, null)));
  }

  @Test
  void nobodyElseKeepsMandates() {
    var id = seating.propose(SECRETARY, principal(bar, ayse, MARCH, null));
    for (var other : Cast.OTHERS) {
      forbidden(() -> seating.propose(other, principal(bar, mehmet, MARCH, null)));
      forbidden(() -> seating.confirm(other, id, 1, letter("E-1")));
      forbidden(() -> seating.withdraw(other, id, 1));
      forbidden(() -> seating.end(other, id, 1, NOVEMBER, EndReason.DEATH));
      forbidden(() -> people.add(other, named("Kimse")));
      forbidden(
          () -> seatKeeping.change(other, bar, 1, NOVEMBER, SeatKind.OBSERVER, false, null, null));
      forbidden(() -> ruleChanging.change(other, group, 1, NOVEMBER, "Yönerge", "2026/1", rules()));
    }
  }

  @Test
  void theSecretaryOfAnotherBodyIsRefused() {
    var theirs = Cast.somebody(Verb.USE_DESK, Verb.KEEP_COUNCIL, Verb.KEEP_MEETINGS);
    db.sql("insert into council.keeper (account_id, body_id) values (:account, :body)")
        .param("account", theirs.id())
        .param("body", bodies.get(new Slug("executive-board")).id())
        .update();
    forbidden(() -> seating.propose(theirs, principal(bar, ayse, MARCH, null)));
    forbidden(
        () -> seatKeeping.change(theirs, bar, 1, NOVEMBER, SeatKind.OBSERVER, false, null, null));
    keepers.mustKeep(theirs, bodies.get(new Slug("executive-board")));
    forbidden(() -> keepers.mustKeep(theirs, bodies.workingGroup()));
    forbidden(() -> keepers.mustKeep(SECRETARY, bodies.get(new Slug("municipal-council"))));
  }

  @Test
  void onlyWhoSitsThereTakesPart() {
    var account = UUID.randomUUID();
    var member = new Actor(account, Set.of(Verb.USE_DESK, Verb.TAKE_PART));
    give(bar, ayse, MARCH, null);
    forbidden(() -> keepers.mustTakePart(member, bodies.workingGroup(), NOVEMBER));
    db.sql("update council.person set account_id = :account where id = :id")
        .param("account", account)
        .param("id", ayse)
        .update();
    keepers.mustTakePart(member, bodies.workingGroup(), NOVEMBER);
    forbidden(() -> keepers.mustTakePart(member, bodies.workingGroup(), MARCH.minusDays(1)));
    forbidden(
        () -> keepers.mustTakePart(member, bodies.get(new Slug("executive-board")), NOVEMBER));
    assertThat(members.ofAccount(group, account, NOVEMBER)).isPresent();
  }

  @Test
  void aSeatWithAnAlternateMakesTwentyNineVotes() {
    var pair = seats.list(group, NOVEMBER).getFirst().seats();
    give(pair.get(0).id(), ayse, MARCH, null);
    give(pair.get(1).id(), mehmet, MARCH, null);
    var code = new Slug("executive-board");
    seatKeeping.read(
        SECRETARY, group, code, PairReading.SEAT_AND_ALTERNATE, NOVEMBER, "Grubun kararı 2026/4");
    assertThat(members.filling(group, NOVEMBER)).isEqualTo(new Members.Filling(29, 1));
    assertThat(members.filling(group, NOVEMBER.minusDays(1))).isEqualTo(new Members.Filling(30, 2));
    assertThat(members.of(group, NOVEMBER))
        .extracting(Member::seat, Member::capacity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(pair.get(0).id(), Capacity.PRINCIPAL),
            org.assertj.core.groups.Tuple.tuple(pair.get(0).id(), Capacity.ALTERNATE));
    var quorum = profiles.on(group, NOVEMBER).quorum();
    assertThat(quorum.needed(29, 1)).isEqualTo(15);
    seatKeeping.read(SECRETARY, group, code, PairReading.TWO_SEATS, NOVEMBER, null);
    assertThat(members.filling(group, NOVEMBER).voting()).isEqualTo(30);
  }

  @Test
  void aSeatChangesFromADayOnAndKeepsItsPast() {
    seatKeeping.change(SECRETARY, bar, 1, NOVEMBER, SeatKind.OBSERVER, false, null, "Karar 2026/5");
    var seat = seatKeeping.get(bar);
    assertThat(seat.standings()).hasSize(2);
    assertThat(seat.on(NOVEMBER).kind()).isEqualTo(SeatKind.OBSERVER);
    assertThat(seat.on(NOVEMBER.minusDays(1)).voting()).isTrue();
    assertThatThrownBy(() ->
            seatKeeping.change(SECRETARY, bar, 1, NOVEMBER, SeatKind.MEMBER, true, null, null))
        .isInstanceOf(Problem.Conflict.class);
    refused(
        "council.seat.onlyMembersVote",
        () -> seatKeeping.change(SECRETARY, bar, 2, NOVEMBER, SeatKind.INVITED, true, null, null));
  }

  @Test
  void anotherBodyGetsSeatsOfItsOwn() {
    var board = bodies.get(new Slug("executive-board")).id();
    var code = seatKeeping.add(SECRETARY, board, LocalizedText.of("Seçilmiş üyeler"), 7);
    assertThat(members.filling(board, NOVEMBER)).isEqualTo(new Members.Filling(7, 0));
    assertThat(seats.list(board, NOVEMBER).getFirst().seats())
        .extracting(Seat::number)
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(members.filling(group, NOVEMBER).voting()).isEqualTo(30);
    assertThat(code.value()).isEqualTo("executive-board-secilmis-uyeler");
    refused(
        "council.group.taken",
        () -> seatKeeping.add(SECRETARY, board, LocalizedText.of("Seçilmiş üyeler"), 1));
    forbidden(() ->
        seatKeeping.add(
            SECRETARY,
            bodies.get(new Slug("municipal-council")).id(),
            LocalizedText.of("Meclis üyeleri"),
            5));
    give(seats.list(board, NOVEMBER).getFirst().seats().getFirst().id(), ayse, MARCH, null);
    give(bar, ayse, MARCH, null);
    assertThat(members.of(board, NOVEMBER)).hasSize(1);
  }

  @Test
  void emptyAndExpiringSeatsAreTold() {
    assertThat(vacancies.on(group, NOVEMBER)).hasSize(30);
    give(bar, ayse, MARCH, NOVEMBER.plusDays(20));
    assertThat(vacancies.on(group, NOVEMBER)).hasSize(29);
    assertThat(vacancies.on(group, NOVEMBER.plusDays(21)))
        .filteredOn(vacancy -> vacancy.seat().equals(bar))
        .singleElement()
        .satisfies(vacancy -> assertThat(vacancy.since()).isEqualTo(NOVEMBER.plusDays(21)));
    assertThat(expiries.within(group, NOVEMBER, 30)).hasSize(1);
    assertThat(expiries.within(group, NOVEMBER, 10)).isEmpty();
    give(bar, mehmet, NOVEMBER.plusDays(21), null);
    assertThat(expiries.within(group, NOVEMBER, 30)).isEmpty();
  }

  @Test
  void rulesAreChangedByADecisionAndNeverRewritten() {
    var stricter =
        ruleChanging.change(
            SECRETARY, group, 1, NOVEMBER, "Çalışma yönergesi m. 9", "2026/7", rules());
    assertThat(profiles.on(group, NOVEMBER)).isEqualTo(stricter);
    assertThat(profiles.on(group, NOVEMBER.minusDays(1)).version()).isOne();
    assertThat(profiles.on(group, LocalDate.of(1999, 1, 1)).version()).isOne();
    assertThatThrownBy(
            () -> ruleChanging.change(SECRETARY, group, 1, NOVEMBER, "x", "2026/8", rules()))
        .isInstanceOf(Problem.Conflict.class);
    refused(
        "council.text.missing",
        () -> ruleChanging.change(SECRETARY, group, 2, NOVEMBER.plusDays(1), "x", " ", rules()));
    assertThatThrownBy(() -> db.sql("update council.rule_profile set source = 'y'").update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("never changed");
  }

  @Test
  void theDatabaseKeepsTheRulesToo() {
    var id = give(bar, ayse, MARCH, null);
    broken(
        "one_holder_of_a_place_at_a_time",
        """
        insert into council.mandate
          (id, seat_id, person_id, capacity, place, valid, letter_date, letter_number)
        select gen_random_uuid(), seat_id, '%s', 'principal', 0, valid, letter_date, 'x'
          from council.mandate where id = '%s'
        """
            .formatted(mehmet, id));
  }

  @Test
  void aSuspensionLastsADay() {
    var id = give(bar, ayse, MARCH, null);
    broken(
        "suspension_lasts_a_day",
        """
        insert into council.mandate_suspension values ('%s', 'empty', 'x')
        """
            .formatted(id));
  }

  @Test
  void aPublicNameNeedsItsConsent() {
    broken(
        "a_public_name_has_its_consent",
        "update council.person set name_may_be_public = true where id = '%s'".formatted(ayse));
  }

  @Test
  void anObserverHasNoVoteInTheDatabaseEither() {
    broken(
        "only_members_vote",
        "update council.seat_standing set kind = 'observer' where seat_id = '%s'".formatted(bar));
  }

  @Test
  void consentIsGivenAndTakenBack() {
    people.noteConsent(SECRETARY, ayse, 1, MARCH);
    assertThat(people.get(SECRETARY, ayse).person().nameMayBePublic()).isTrue();
    people.withdrawConsent(SECRETARY, ayse, 2);
    assertThat(people.get(SECRETARY, ayse).person().nameMayBePublic()).isFalse();
    refused("council.consent.none", () -> people.withdrawConsent(SECRETARY, ayse, 3));
    refused(
        "council.consent.future",
        () -> people.noteConsent(SECRETARY, ayse, 3, LocalDate.of(2100, 1, 1)));
  }

  @Test
  void anInstitutionIsRenamedFromADayOn() {
    var bro =
        institutions.add(
            SECRETARY,
            new Slug("goc-ve-gocmen-isleri"),
            LocalizedText.of("Göç ve Göçmen İşleri Şube Müdürlüğü"),
            null,
            new InstitutionKeeping.Facts(Institution.Kind.MUNICIPALITY, "12345678", null));
    institutions.rename(
        SECRETARY,
        bro.id(),
        1,
        java.util.List.of(
            new Institution.Name(LocalizedText.of("Eski ad"), null, MARCH.minusDays(1)),
            new Institution.Name(LocalizedText.of("Yeni ad"), MARCH, null)));
    var renamed = register.get(bro.id());
    assertThat(renamed.nameOn(NOVEMBER).tr()).isEqualTo("Yeni ad");
    assertThat(renamed.nameOn(MARCH.minusDays(1)).tr()).isEqualTo("Eski ad");
    refused(
        "council.institution.twoNames",
        () ->
            institutions.rename(
                SECRETARY,
                bro.id(),
                2,
                java.util.List.of(
                    new Institution.Name(LocalizedText.of("Bir"), null, MARCH),
                    new Institution.Name(LocalizedText.of("İki"), MARCH, null))));
    refused(
        "council.institution.codeTaken",
        () ->
            institutions.add(
                SECRETARY,
                new Slug("adana-barosu"),
                LocalizedText.of("Yine"),
                null,
                new InstitutionKeeping.Facts(Institution.Kind.CHAMBER, null, null)));
  }

  @Test
  void aSelectionFillsAnOpenSeatByItsDecision() {
    var call =
        new Selecting.Call(
            2, MARCH, NOVEMBER.minusDays(10), LocalizedText.of("Göç alanında çalışmak"));
    var id = selecting.prepare(SECRETARY, group, new Slug("civil-society"), call);
    refused(
        "council.selection.not.called",
        () -> selecting.addCandidate(SECRETARY, id, ayse, null, null));
    selecting.call(SECRETARY, id, 1);
    selecting.addCandidate(SECRETARY, id, ayse, null, "On yıldır gönüllü");
    selecting.addCandidate(SECRETARY, id, mehmet, null, null);
    var candidates = selections.get(id).candidates();
    var free = selecting.openSeats(selections.get(id), NOVEMBER);
    assertThat(free).hasSize(3);
    var seat = free.iterator().next();
    selecting.decide(
        SECRETARY,
        id,
        2,
        new Selecting.Outcome(
            NOVEMBER.minusDays(5),
            "2026/11",
            Map.of(candidates.getFirst().id(), seat),
            Set.of(candidates.getLast().id()),
            NOVEMBER,
            null));
    assertThat(selections.get(id).candidates())
        .extracting(Selection.Candidate::result)
        .containsExactly(Selection.Result.CHOSEN, Selection.Result.RESERVE);
    assertThat(members.of(group, NOVEMBER))
        .singleElement()
        .satisfies(member -> assertThat(member.person()).isEqualTo(ayse));
    refused(
        "council.selection.noOpenSeats",
        () -> selecting.prepare(SECRETARY, group, new Slug("public-bodies"), call));
  }

  @Test
  void hostileTextIsRefusedAndIdentityNumbersAreFound() {
    refused("council.text.unseen", () -> named("Ayşe\u202Eelçin"));
    refused("council.text.unseen", () -> named("Ayşe\u0000"));
    refused("council.text.long", () -> named("a".repeat(1_000_000)));
    refused("council.text.missing", () -> named(" \u3000 "));
    refused("council.text.nationalId", () -> named("Ayşe 10000000146"));
    refused(
        "council.person.phoneShape",
        () -> new PersonFacts("Ayşe", null, "=HYPERLINK(1)", Language.TR));
    assertThat(named("  Ayşe   <script>  ").name()).isEqualTo("Ayşe <script>");
  }

  private Rules rules() {
    var now = profiles.on(group, NOVEMBER).rules();
    return new Rules(
        new QuorumRule(QuorumRule.Base.FILLED_VOTING_SEATS, Fraction.moreThan(1, 2)),
        now.majority(),
        now.tie(),
        now.noticeDays(),
        now.channels(),
        now.extraordinary(),
        new RecallRule(10, new RecallRule.Quorum.Absolute(14)),
        now.adjournment(),
        now.absenceLimit(),
        now.firstTermYears(),
        now.laterTermYears(),
        now.adopters(),
        now.alternatesPerSeat());
  }

  private UUID seat(String institution) {
    return seats.list(group, NOVEMBER).stream()
        .flatMap(one -> one.seats().stream())
        .filter(one ->
            one.institution() != null && one.institution().code().value().equals(institution))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private UUID give(
      UUID seat, UUID person, LocalDate from, @org.jspecify.annotations.Nullable LocalDate until) {
    var id = seating.propose(SECRETARY, principal(seat, person, from, until));
    seating.confirm(SECRETARY, id, 1, letter("E-" + from));
    return id;
  }

  private void broken(String constraint, String sql) {
    assertThatThrownBy(() -> db.sql(sql).update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining(constraint);
  }

  private static void refused(String key, ThrowingCallable deed) {
    assertThatThrownBy(deed).isInstanceOf(Problem.Refused.class).hasMessage(key);
  }

  private static void forbidden(ThrowingCallable deed) {
    assertThatThrownBy(deed).isInstanceOf(Problem.Forbidden.class);
  }
}
