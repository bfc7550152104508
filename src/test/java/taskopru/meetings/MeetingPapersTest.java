package taskopru.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import taskopru.Database;
import taskopru.council.AttendanceFeed;
import taskopru.council.MandateUse;
import taskopru.documents.Documents;
import taskopru.documents.Issued;
import taskopru.documents.Letter;
import taskopru.files.Files;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.meetings.MeetingPapers.What;

/** Every paper of a meeting, issued through the doors and read by others: veraPDF, PDFBox, POI. */
@ApplicationModuleTest(
    module = "meetings",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"audit", "identity"})
@AutoConfigureMockMvc
@Import({Database.class, Sitting.Time.class})
@Transactional
class MeetingPapersTest {

  static final Actor SECRETARY = Sitting.SECRETARY;
  static final LocalDate DAY = LocalDate.of(2027, 3, 15);
  static final String HOSTILE =
      "<script>alert(1)</script> =HYPERLINK(\"http://evil.example\") \u202egnp.exe \u0000\u0007\u001b[31m {0} %s ]]> &amp;";

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired Decisions decisions;
  @Autowired MinuteTaking minuteTaking;
  @Autowired MeetingPapers papers;
  @Autowired ItemDocuments itemDocuments;
  @Autowired Documents documents;
  @Autowired Files files;
  @Autowired AttendanceFeed feed;
  @Autowired MandateUse use;
  @Autowired JdbcClient db;
  @Autowired Sitting.Watch watch;

  Sitting cast;

  @BeforeAll
  static void validator() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @BeforeEach
  void aWorkingGroup() {
    watch.set(Instant.parse("2027-03-01T09:00:00Z"));
    cast = Sitting.of(db);
  }

  @Test
  void everyPaperOfAMeetingIsMadeAndReadByOthers() throws Exception {
    var meeting = called("Mevsimlik tarım işçilerinin içme suyuna erişimi");
    var id = meeting.id();
    assertThat(text(valid("call", papers.issue(SECRETARY, id, What.CALL, Language.TR))))
        .contains("Sayın Üye", "2027/01", "içme suyuna erişimi", "14.00")
        .doesNotContain("meetings.paper");
    for (var language : Language.values()) {
      valid("agenda-" + language.tag(), papers.issue(SECRETARY, id, What.AGENDA, language));
    }
    assertThat(text(valid("roll-form", issue(id, What.ATTENDANCE))))
        .contains("Hazirun Cetveli", "Ayşe Asıl 1", "Yusuf Yedek 1", "İmza");
    var vote = vote(id);
    valid("ballot", papers.issueBallot(SECRETARY, vote));
    var decision = decide(vote);
    refused(() -> papers.issueBallot(SECRETARY, vote), "meetings.paper.vote-over");
    for (var language : Language.values()) {
      valid("decision-" + language.tag(), papers.issueDecision(SECRETARY, decision, language));
    }
    refused(() -> issue(id, What.MINUTES), "meetings.paper.not-circulated");
    refused(() -> issue(id, What.PUBLIC_MINUTES), "meetings.paper.not-approved");
    running.close(SECRETARY, id);
    assertThat(text(valid("roll-facts", issue(id, What.ATTENDANCE))))
        .contains("Katılmadı", "16", "Giriş – çıkış");
    var minutes = minuteTaking.write(SECRETARY, id);
    minuteTaking.circulate(SECRETARY, minutes.id());
    assertThat(text(valid("minutes-circulated", issue(id, What.MINUTES))))
        .contains("henüz onaylanmamıştır", "Ayşe Asıl 1");
    minuteTaking.approve(cast.principals().get(1).chair(), minutes.id());
    assertThat(text(valid("minutes", issue(id, What.MINUTES))))
        .contains("Ekler", "Ayşe Asıl 1", "Raportör")
        .doesNotContain("henüz onaylanmamıştır");
    for (var language : Language.values()) {
      var open =
          valid(
              "minutes-public-" + language.tag(),
              papers.issue(SECRETARY, id, What.PUBLIC_MINUTES, language));
      assertThat(text(open)).doesNotContain("Ayşe Asıl", "Yusuf Yedek");
    }
  }

  @Test
  void aCoveringLetterHasTheLayoutOfOfficialCorrespondence() throws Exception {
    var meeting = called("İçme suyu");
    var decision = decide(vote(meeting.id()));
    var blank =
        new Cover("", "ADANA VALİLİĞİNE", "", Letter.Closing.TO_SUPERIOR, "", "", List.of());
    refused(() -> papers.issueLetter(SECRETARY, decision, blank), "meetings.letter.number");
    var letter =
        papers.issueLetter(
            SECRETARY,
            decision,
            new Cover(
                "E-12345678-050.01-14",
                "ADANA VALİLİĞİNE",
                "İl Göç İdaresi Müdürlüğü",
                Letter.Closing.TO_SUPERIOR,
                "Ayşe ŞENGÜL",
                "Kent Konseyi Başkanı",
                List.of("Çukurova Üniversitesi Rektörlüğüne")));
    assertThat(text(valid("letter", letter)))
        .contains(
            "E-12345678-050.01-14",
            "ADANA VALİLİĞİNE",
            "İl Göç İdaresi Müdürlüğü",
            "2027/01 sayılı",
            "arz ederim",
            "Ayşe ŞENGÜL",
            "Karar örneği",
            "Gereği",
            "Bilgi");
    assertThat(SheetsOfDecision.dative("ADANA VALİLİĞİ")).isEqualTo("ADANA VALİLİĞİNE");
    assertThat(SheetsOfDecision.dative("ADANA BAROSU")).isEqualTo("ADANA BAROSUNA");
    assertThat(SheetsOfDecision.dative("SAĞLIK İL MÜDÜRLÜĞÜ")).isEqualTo("SAĞLIK İL MÜDÜRLÜĞÜNE");
    assertThat(SheetsOfDecision.dative("AFET VE ACİL DURUM MÜDÜRLÜĞÜ (AFAD)"))
        .isEqualTo("AFET VE ACİL DURUM MÜDÜRLÜĞÜNE (AFAD)");
    assertThat(SheetsOfDecision.dative("TÜRK KIZILAY")).isEqualTo("TÜRK KIZILAYA");
  }

  @Test
  void onlyTheirReadersTakePapers() {
    var meeting = called("Bütçe");
    var id = meeting.id();
    var call = papers.issue(SECRETARY, id, What.CALL, Language.TR);
    var agendaPaper = papers.issue(SECRETARY, id, What.AGENDA, Language.AR);
    var roll = papers.issue(SECRETARY, id, What.ATTENDANCE, Language.TR);
    var ballotPaper = papers.issueBallot(SECRETARY, vote(id));
    var member = cast.principals().getFirst().actor();
    var nobody = Actor.visitor();
    assertThat(reads(SECRETARY, call, agendaPaper, roll, ballotPaper)).isEqualTo("yyyy");
    assertThat(reads(member, call, agendaPaper, roll, ballotPaper)).isEqualTo("yynn");
    assertThat(reads(nobody, call, agendaPaper, roll, ballotPaper)).isEqualTo("nynn");
    var stranger = new Actor(UUID.randomUUID(), member.verbs());
    assertThat(reads(stranger, call, agendaPaper, roll, ballotPaper)).isEqualTo("nynn");
    assertThatThrownBy(() -> papers.issue(member, id, What.CALL, Language.TR))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatThrownBy(() -> papers.issue(nobody, id, What.CALL, Language.TR))
        .isInstanceOf(Problem.Forbidden.class);
    refused(() -> papers.issue(SECRETARY, id, What.CALL, Language.EN), "meetings.paper.language");
    assertThat(papers.ofMeeting(member, id))
        .extracting(Issued::id)
        .containsExactlyInAnyOrder(call.id(), agendaPaper.id());
  }

  @Test
  void minutesLeaveTheDeskOnlyWithoutNamesAndACorrectionTakesTheOldOnesBack() {
    var meeting = called("Bütçe");
    var id = meeting.id();
    var decision = decide(vote(id));
    running.close(SECRETARY, id);
    var first = minuteTaking.write(SECRETARY, id);
    minuteTaking.circulate(SECRETARY, first.id());
    var chair = cast.principals().get(1).chair();
    minuteTaking.approve(chair, first.id());
    var desk = issue(id, What.MINUTES);
    var open = issue(id, What.PUBLIC_MINUTES);
    var copy = papers.issueDecision(SECRETARY, decision, Language.EN);
    assertThat(reads(Actor.visitor(), desk, open, copy)).isEqualTo("nyy");
    assertThat(papers.publicOfMeeting(id)).extracting(Issued::id).containsExactly(open.id());
    var second = minuteTaking.correct(SECRETARY, id, "Yazım yanlışı");
    minuteTaking.circulate(SECRETARY, second.id());
    minuteTaking.approve(chair, second.id());
    assertThat(papers.publicOfMeeting(id)).isEmpty();
    assertThat(reads(Actor.visitor(), open)).isEqualTo("n");
    issue(id, What.PUBLIC_MINUTES);
    assertThat(documents.get(open.id()).withdrawnAt()).isNotNull();
  }

  @Test
  void whomNoMailReachesGetsAPageOfTheirOwn() throws Exception {
    var meeting = called("Bütçe");
    refused(() -> issue(meeting.id(), What.LETTERS_BY_HAND), "meetings.paper.everybody-has-mail");
    db.sql("update council.person set email = null where name in ('Ayşe Asıl 3', 'Yusuf Yedek 2')")
        .update();
    var pdf = valid("by-hand", issue(meeting.id(), What.LETTERS_BY_HAND));
    assertThat(text(pdf)).contains("Sayın Ayşe Asıl 3", "Sayın Yusuf Yedek 2");
    assertThat(text(pdf)).doesNotContain("Ayşe Asıl 4");
    try (var read = Loader.loadPDF(pdf)) {
      assertThat(read.getNumberOfPages()).isEqualTo(2);
    }
  }

  @Test
  void hostileWordsBreakNoPaperOfAMeeting() throws Exception {
    var plan = Sitting.plan(DAY);
    var draft =
        meetings.draft(
            SECRETARY,
            cast.body(),
            new Meeting.Plan(
                plan.kind(), plan.mode(), HOSTILE, plan.starts(), plan.ends(), HOSTILE, ""));
    agenda.add(SECRETARY, draft.id(), HOSTILE, HOSTILE);
    var id = calling.call(SECRETARY, draft.id(), HOSTILE).id();
    attending.excuse(SECRETARY, id, cast.principals().get(29).mandate(), HOSTILE);
    var vote = vote(id);
    var all = new java.util.ArrayList<Issued>();
    all.add(issue(id, What.CALL));
    all.add(issue(id, What.ATTENDANCE));
    for (var language : Language.values()) {
      all.add(papers.issue(SECRETARY, id, What.AGENDA, language));
    }
    all.add(papers.issueBallot(SECRETARY, vote));
    var decision = decide(vote);
    all.add(papers.issueDecision(SECRETARY, decision, Language.AR));
    all.add(
        papers.issueLetter(
            SECRETARY,
            decision,
            new Cover(
                HOSTILE.substring(0, 40),
                HOSTILE,
                HOSTILE,
                Letter.Closing.TO_BOTH,
                HOSTILE,
                HOSTILE,
                List.of(HOSTILE))));
    running.close(SECRETARY, id);
    var minutes = minuteTaking.write(SECRETARY, id);
    minuteTaking.circulate(SECRETARY, minutes.id());
    all.add(issue(id, What.MINUTES));
    for (var one : all) {
      assertThat(text(valid(null, one)))
          .contains("script>alert(1)")
          .doesNotContain("\u202e", "\u0000", "\u0007", "\u001b");
    }
    var endless = "ş".repeat(1_000_000);
    refused(() -> agenda.add(SECRETARY, id, endless, ""), "meetings.state.minutes-pending");
    var other = meetings.draft(SECRETARY, cast.body(), plan);
    refused(() -> agenda.add(SECRETARY, other.id(), endless, ""), "meetings.text.long");
    refused(() -> agenda.add(SECRETARY, other.id(), "Su", endless), "meetings.text.long");
    refused(() -> calling.cancel(SECRETARY, other.id(), endless), "meetings.text.long");
    refused(
        () -> new Cover("1", endless, "", Letter.Closing.TO_BOTH, "", "", List.of()),
        "meetings.text.long");
  }

  @Test
  void documentsOfItemsAreForMembersUntilTheyAreMadePublic() {
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(DAY));
    var item = agenda.add(SECRETARY, draft.id(), "İçme suyu", "").id();
    var member = cast.principals().getFirst().actor();
    itemDocuments.attach(SECRETARY, item, "../\u202eRapor <b>.csv", csv("ilçe;sayı\nSeyhan;12\n"));
    var file = itemDocuments.of(SECRETARY, draft.id()).getFirst();
    assertThat(file.name()).doesNotContain("/", "\u202e", "<").endsWith(".csv");
    assertThat(readers(file.file(), SECRETARY, member, Actor.visitor())).isEqualTo("ynn");
    calling.call(SECRETARY, draft.id(), null);
    assertThat(readers(file.file(), SECRETARY, member, Actor.visitor())).isEqualTo("yyn");
    assertThat(
            db.sql(
                    """
                    select count(*) from notifications.attachment
                      join notifications.notice on notice.id = attachment.notice
                     where notice.object = :meeting and attachment.file = :file
                    """)
                .param("meeting", draft.id())
                .param("file", file.file())
                .query(Integer.class)
                .single())
        .isEqualTo(35);
    itemDocuments.show(SECRETARY, item, file.file(), true);
    assertThat(readers(file.file(), SECRETARY, member, Actor.visitor())).isEqualTo("yyy");
    itemDocuments.takeAway(SECRETARY, item, file.file());
    assertThat(readers(file.file(), SECRETARY, member, Actor.visitor())).isEqualTo("ynn");
    assertThat(itemDocuments.of(member, draft.id())).isEmpty();
    assertThat(itemDocuments.publicOf(draft.id())).isEmpty();
    itemDocuments.putBack(SECRETARY, item, file.file());
    assertThat(readers(file.file(), SECRETARY, member, Actor.visitor())).isEqualTo("yyy");
    refused(
        () -> itemDocuments.attach(SECRETARY, item, "x.html", csv("<html><script>1</script>")),
        "files.kind.unknown");
    for (var wrong : List.of(member, Actor.visitor())) {
      assertThatThrownBy(() -> itemDocuments.attach(wrong, item, "a.csv", csv("a;b\n1;2\n")))
          .isInstanceOf(Problem.Forbidden.class);
      assertThatThrownBy(() -> itemDocuments.show(wrong, item, file.file(), true))
          .isInstanceOf(Problem.Forbidden.class);
      assertThatThrownBy(() -> itemDocuments.takeAway(wrong, item, file.file()))
          .isInstanceOf(Problem.Forbidden.class);
    }
  }

  @Test
  void theSignedCopyIsHandedInOnceAndNeverChanges() throws Exception {
    var id = called("Bütçe").id();
    decide(vote(id));
    running.close(SECRETARY, id);
    var minutes = minuteTaking.write(SECRETARY, id).id();
    minuteTaking.circulate(SECRETARY, minutes);
    var scan = bytes(issue(id, What.MINUTES).pdf().id());
    refused(() -> sign(minutes, "t.pdf", scan), "meetings.minutes.sign.state");
    minuteTaking.approve(cast.principals().get(1).chair(), minutes);
    refused(
        () ->
            sign(minutes, "t.csv", "a;b\n1;2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        "meetings.minutes.sign.kind");
    var member = cast.principals().getFirst().actor();
    assertThatThrownBy(
            () -> minuteTaking.sign(member, minutes, "t.pdf", new ByteArrayInputStream(scan)))
        .isInstanceOf(Problem.Forbidden.class);
    sign(minutes, "tutanak.pdf", scan);
    var signed = minuteTaking.signed(SECRETARY, minutes).orElseThrow();
    assertThat(readers(signed.id(), SECRETARY, member, Actor.visitor())).isEqualTo("yyn");
    refused(() -> sign(minutes, "t.pdf", scan), "meetings.minutes.sign.already");
  }

  private void sign(UUID minutes, String name, byte[] content) {
    minuteTaking.sign(SECRETARY, minutes, name, new ByteArrayInputStream(content));
  }

  private static java.io.InputStream csv(String text) {
    return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private String readers(UUID file, Actor... actors) {
    var answers = new StringBuilder();
    for (var actor : actors) {
      try {
        files.readable(actor, file);
        answers.append('y');
      } catch (Problem.NotFound hidden) {
        answers.append('n');
      }
    }
    return answers.toString();
  }

  @Test
  void theCouncilHearsHowOftenSeatsCameAndWhatRestsOnMandates() {
    var meeting = called("Bütçe");
    var here = cast.principals().getFirst();
    var absent = cast.principals().get(20);
    decide(vote(meeting.id()));
    var march = YearMonth.of(2027, 3);
    assertThat(feed.of(cast.body(), march, march)).isEmpty();
    running.close(SECRETARY, meeting.id());
    var seats = feed.of(cast.body(), march, march);
    assertThat(seats.get(here.seat())).containsEntry(march, new AttendanceFeed.Attended(1, 1));
    assertThat(seats.get(absent.seat())).containsEntry(march, new AttendanceFeed.Attended(1, 0));
    assertThat(feed.of(cast.body(), march.plusMonths(1), march.plusMonths(2))).isEmpty();
    assertThat(use.isUsed(here.mandate())).isTrue();
    assertThat(use.isUsed(absent.mandate())).isFalse();
  }

  private Meeting called(String item) {
    var draft = meetings.draft(SECRETARY, cast.body(), Sitting.plan(DAY));
    agenda.add(SECRETARY, draft.id(), item, "");
    return calling.call(SECRETARY, draft.id(), null);
  }

  /** Sixteen came, and a question lies before them. */
  private UUID vote(UUID meeting) {
    for (var person : cast.principals().subList(0, 16)) {
      attending.came(SECRETARY, meeting, person.mandate());
    }
    watch.set(Instant.parse("2027-03-15T11:00:00Z"));
    running.open(SECRETARY, meeting);
    var item = agenda.of(SECRETARY, meeting).getFirst();
    agenda.open(SECRETARY, item.id());
    return voting
        .prepare(
            SECRETARY,
            item.id(),
            Vote.Question.of(
                "Öneri kabul edilsin mi? " + (item.title().contains("<") ? HOSTILE : ""),
                Vote.Kind.OPEN))
        .id();
  }

  private UUID decide(UUID vote) {
    voting.open(SECRETARY, vote);
    for (var i = 0; i < 16; i++) {
      voting.cast(cast.principals().get(i).actor(), vote, Set.of(i < 12 ? Vote.YES : Vote.NO));
    }
    voting.close(SECRETARY, vote);
    voting.announce(SECRETARY, vote);
    watch.set(Instant.parse("2027-03-15T12:30:00Z"));
    var hostile = voting.get(SECRETARY, vote).question().text().contains("<");
    var institution =
        db.sql("select id from council.institution order by code limit 1")
            .query(UUID.class)
            .single();
    return decisions
        .record(
            SECRETARY,
            vote,
            hostile ? HOSTILE : "Geçici yerleşim alanlarına içme suyu",
            hostile
                ? HOSTILE
                : "Geçici yerleşim alanlarına 30.06.2027 tarihine kadar içme suyu hattı ulaştırılmasının ilgili kurumlardan istenmesine karar verildi.",
            institution,
            LocalDate.of(2027, 6, 30))
        .id();
  }

  private Issued issue(UUID meeting, What what) {
    return papers.issue(SECRETARY, meeting, what, Language.TR);
  }

  private String reads(Actor actor, Issued... all) {
    var answers = new StringBuilder();
    for (var one : all) {
      try {
        files.readable(actor, one.pdf().id());
        files.readable(actor, one.docx().id());
        answers.append('y');
      } catch (Problem.NotFound hidden) {
        answers.append('n');
      }
    }
    return answers.toString();
  }

  /** The PDF, found valid; the DOCX was read too. */
  private byte[] valid(@org.jspecify.annotations.Nullable String name, Issued issued)
      throws Exception {
    var pdf = bytes(issued.pdf().id());
    try (var parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_A);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_A, false)) {
      assertThat(validator.validate(parser).getTestAssertions()).as("%s", name).isEmpty();
    }
    try (var docx = new XWPFDocument(new ByteArrayInputStream(bytes(issued.docx().id())));
        var words = new XWPFWordExtractor(docx)) {
      assertThat(words.getText()).isNotBlank().doesNotContain("\u202e", "meetings.paper");
    }
    keep(name, pdf);
    return pdf;
  }

  private byte[] bytes(UUID file) throws IOException {
    try (var in = files.open(file)) {
      return in.readAllBytes();
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (var read = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
    }
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable deed, String key) {
    assertThatThrownBy(deed).isInstanceOf(Problem.Refused.class).hasMessage(key);
  }

  /** With -Dtaskopru.papers=folder the pages are kept as pictures, to be looked at. */
  private static void keep(@org.jspecify.annotations.Nullable String name, byte[] pdf)
      throws IOException {
    var folder = System.getProperty("taskopru.papers");
    if (folder == null || name == null) {
      return;
    }
    java.nio.file.Files.createDirectories(Path.of(folder));
    try (var document = Loader.loadPDF(pdf)) {
      for (var i = 0; i < Math.min(2, document.getNumberOfPages()); i++) {
        var page = new PDFRenderer(document).renderImageWithDPI(i, 70);
        ImageIO.write(page, "png", Path.of(folder, name + "-" + (i + 1) + ".png").toFile());
      }
    }
  }
}
