package taskopru.opinions;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.Capacity;
import taskopru.council.Institutions;
import taskopru.council.Members;
import taskopru.identity.DemoCast;
import taskopru.identity.DemoCast.Part;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;
import taskopru.meetings.Agenda;
import taskopru.meetings.Attending;
import taskopru.meetings.Calling;
import taskopru.meetings.Decision;
import taskopru.meetings.Decisions;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.MeetingsEvent;
import taskopru.meetings.MinuteTaking;
import taskopru.meetings.Running;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;
import taskopru.web.Site;

/**
 * Four opinions in four states: one whose result was measured and verified, one that waits for an
 * answer which is overdue, one on which institutions take their positions, and a member's draft.
 */
@Component
@Profile(DemoScene.PROFILE)
@Order(5)
class DemoOpinions implements DemoScene {

  private static final String COURSES = "Görüş taslağı: mahallelerde Türkçe kursu";
  private static final String RENT = "Görüş taslağı: kira destekleri";
  private static final int MOST_PASSED = 21;

  private final DemoCast cast;
  private final Bodies bodies;
  private final Institutions institutions;
  private final Members members;
  private final Issues issues;
  private final Addressees addressees;
  private final Opinions opinions;
  private final Drafting drafting;
  private final Circulating circulating;
  private final Adopting adopting;
  private final Transmitting transmitting;
  private final Answering answering;
  private final Translating translating;
  private final Doing doing;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Calling calling;
  private final Attending attending;
  private final Running running;
  private final Voting voting;
  private final Decisions decisions;
  private final MinuteTaking minutes;
  private final Site site;
  private final Map<String, UUID> decided = new HashMap<>();

  DemoOpinions(
      DemoCast cast,
      Bodies bodies,
      Institutions institutions,
      Members members,
      Issues issues,
      Addressees addressees,
      Opinions opinions,
      Drafting drafting,
      Circulating circulating,
      Adopting adopting,
      Transmitting transmitting,
      Answering answering,
      Translating translating,
      Doing doing,
      Meetings meetings,
      Agenda agenda,
      Calling calling,
      Attending attending,
      Running running,
      Voting voting,
      Decisions decisions,
      MinuteTaking minutes,
      Site site) {
    this.cast = cast;
    this.bodies = bodies;
    this.institutions = institutions;
    this.members = members;
    this.issues = issues;
    this.addressees = addressees;
    this.opinions = opinions;
    this.drafting = drafting;
    this.circulating = circulating;
    this.adopting = adopting;
    this.transmitting = transmitting;
    this.answering = answering;
    this.translating = translating;
    this.doing = doing;
    this.meetings = meetings;
    this.agenda = agenda;
    this.calling = calling;
    this.attending = attending;
    this.running = running;
    this.voting = voting;
    this.decisions = decisions;
    this.minutes = minutes;
    this.site = site;
  }

  /** What the working group decided, by the decision's title. */
  @EventListener
  void on(MeetingsEvent.DecisionRecorded event) {
    decided.putIfAbsent(decisions.get(event.subject()).title(), event.subject());
  }

  @Override
  public void plan(DemoYear year) {
    year.on(
        year.firstDay(),
        11,
        30,
        () -> {
          var municipality = municipality();
          year.on(year.meeting(2).plusDays(8), 10, 0, () -> courses(year, municipality));
          year.on(year.meeting(5).plusDays(3), 9, 30, () -> rent(year, governorate()));
          year.on(year.today().minusDays(6), 10, 0, () -> disaster(year, municipality));
        });
    year.on(year.today().minusDays(4), 20, 30, this::signposts);
    year.on(
        year.today().minusDays(2),
        19,
        15,
        () ->
            issues.file(
                actor(Part.BAR),
                "Geri gönderme merkezinde avukata erişim",
                "Müvekkiller randevu için haftalarca bekliyor.",
                "Adana"));
  }

  /** The whole thread: figure, claim, opinion, answer, course, measured result. */
  private void courses(DemoYear year, UUID municipality) {
    var issue =
        issues.file(
            actor(Part.MIGRANTS),
            "Türkçe kursuna gidemeyen anneler",
            "Kurslar şehir merkezinde; küçük çocuğu olan gidemiyor.",
            "Yüreğir, Sarıçam");
    var last = String.valueOf(year.meeting(2).getYear() - 1);
    year.on(
        year.meeting(3).plusDays(4),
        10,
        0,
        () -> {
          var opinion =
              drafting.begin(
                  secretary(),
                  group(),
                  Opinion.Kind.PROPOSAL,
                  "Mahallelerde çocuk bakımlı Türkçe kursu",
                  "Kurslara en az katılan ilçelerde, çocuk bakımı olan mahalle kursları açılmasını"
                      + " öneriyoruz. Yüzlerce kadın ilk kez kendi doktoruyla ve çocuğunun"
                      + " öğretmeniyle kendisi konuşabilecek.",
                  Set.of(issue));
          var id = opinion.id();
          drafting.addClause(
              secretary(),
              id,
              "Sorun",
              "Türkçe kursları kent merkezinde ve mesai saatlerinde yapılıyor. Küçük çocuğu olan"
                  + " kadınlar kursa kayıt olsalar da devam edemiyor.");
          drafting.addClause(
              secretary(),
              id,
              "Öneri",
              "Mahalle konaklarında, çocuk bakımıyla birlikte, hafta içi öğleden önce kurs"
                  + " açılmalı; kurs listesi üç dilde tek yerde yayımlanmalıdır.");
          drafting.addAlternative(
              secretary(),
              id,
              "Yalnız çevrim içi kurs",
              "Telefonu paylaşan ailelerde yürümediği görüldü.",
              false);
          drafting.addAlternative(
              secretary(),
              id,
              "Mahallede, çocuk bakımıyla",
              "Daha pahalı, fakat katılımı sürdüren tek yol.",
              true);
          var few = drafting.addClaim(secretary(), id, "Yüreğir’de kurslara katılım azdır.");
          figure(
              few,
              "/tr/data/deneme-kurslar?rows=yil&measure=kisi&filter=ilce:Yüreğir&time="
                  + last
                  + ".."
                  + last,
              Evidence.Strength.MEDIUM);
          var children =
              drafting.addClaim(
                  secretary(), id, "Kursu bırakanların çoğu çocuk bakımı yüzünden bırakıyor.");
          drafting.cite(
              secretary(),
              children,
              "document",
              "Deneme raporu: Kurslara devam görüşmeleri (uydurma), 2025",
              true,
              Evidence.Strength.STRONG,
              "Görüştüğümüz on iki kadından dokuzu ‘bırakacak yerim yok’ dedi.");
          drafting.addRecommendation(
              secretary(),
              id,
              new Recommendation.Facts(
                  municipality,
                  "Kültür ve Sosyal İşler Dairesi",
                  "Yüreğir ve Sarıçam’da sekiz mahalle konağında çocuk bakımlı Türkçe kursu açılsın.",
                  "5393 sayılı Kanun m. 14/1-a",
                  year.meeting(11),
                  new BigDecimal("1850000"),
                  "bir yıllık; eğitmen, bakıcı, oyun malzemesi",
                  measure("Mahalle kurslarına devam eden kadın", "kişi", "85", "320", year),
                  Set.of(few, children)));
          drafting.addRecommendation(
              secretary(),
              id,
              new Recommendation.Facts(
                  municipality,
                  "Bilgi İşlem Dairesi",
                  "Kurs yerleri ve saatleri Türkçe, Arapça ve İngilizce tek sayfada yayımlansın.",
                  "5393 sayılı Kanun m. 13",
                  year.meeting(9),
                  new BigDecimal("60000"),
                  "",
                  Recommendation.Measure.impossible(
                      "Sayfa ya vardır ya yoktur; yayımlandığı gün not edilir."),
                  Set.of(few)));
          translate(
              id,
              new Said(
                  "Turkish courses with child care in the neighbourhoods",
                  "We propose courses with child care in the districts where fewest people attend.",
                  List.of(
                      "Open Turkish courses with child care in eight neighbourhood centres of Yüreğir"
                          + " and Sarıçam.",
                      "Publish places and hours of courses on one page in Turkish, Arabic and English.")),
              new Said(
                  "دورات للغة التركية مع رعاية الأطفال في الأحياء",
                  "نقترح دورات مع رعاية الأطفال في الأقضية الأقل مشاركة.",
                  List.of(
                      "افتتاح دورات للغة التركية مع رعاية الأطفال في ثمانية مراكز أحياء في يوريغير وصاريتشام.",
                      "نشر أماكن الدورات ومواعيدها بالتركية والعربية والإنجليزية في صفحة واحدة.")));
          circulating.circulate(secretary(), id, year.meeting(4).plusDays(6));
          year.on(
              year.meeting(4).minusDays(3),
              14,
              0,
              () -> {
                take(Part.BAR, id, Position.Stance.AGREES, "");
                take(
                    Part.MIGRANTS,
                    id,
                    Position.Stance.AGREES,
                    "نؤيد، ونرجو أن تُعلن المواعيد بالعربية.");
                take(Part.CHAIR, id, Position.Stance.AGREES, "");
                take(
                    Part.MUNICIPALITY,
                    id,
                    Position.Stance.DISSENTS,
                    "Sekiz konağın üçünde boş oda yoktur; sayı bütçeyle birlikte görüşülmelidir.");
              });
          year.on(year.meeting(4).plusDays(9), 10, 0, () -> adopt(year, id, COURSES));
          year.on(year.meeting(5).plusDays(13), 10, 0, () -> handIn(year, id, municipality));
        });
  }

  private void handIn(DemoYear year, UUID id, UUID municipality) {
    var sent = transmitting.prepare(secretary(), id, municipality).id();
    var day = year.meeting(5).plusDays(14);
    year.on(
        day,
        11,
        0,
        () -> {
          transmitting.send(secretary(), sent, Transmission.Channel.KEP, day, null, null);
          transmitting.deliver(secretary(), sent, day, "E-" + day.getYear() + "-4417", day, null);
        });
    stage(year, sent, Transmission.Stage.ON_AGENDA, year.meeting(6).plusDays(8), "");
    stage(
        year,
        sent,
        Transmission.Stage.IN_COMMITTEE,
        year.meeting(6).plusDays(9),
        "Plan ve Bütçe Komisyonu ile Sosyal İşler Komisyonu");
    stage(
        year,
        sent,
        Transmission.Stage.DECIDED,
        year.meeting(7).plusDays(8),
        "Meclis kararı: kısmen kabul, beş mahalle konağı");
    year.on(
        year.meeting(7).plusDays(16),
        11,
        0,
        () -> {
          transmitting.move(
              secretary(),
              sent,
              Transmission.Stage.NOTIFIED,
              year.meeting(7).plusDays(16),
              "Karar yazısı KEP ile geldi.",
              null);
          var asked = opinions.draft(secretary(), id).recommendations();
          answering.note(
              secretary(),
              sent,
              year.meeting(7).plusDays(16),
              List.of(
                  new Response.Given(
                      asked.get(0).id(),
                      Response.Outcome.PARTLY,
                      "İlk yıl beş mahalle konağında; üçü bütçe görüşmesinden sonra.",
                      ""),
                  new Response.Given(
                      asked.get(1).id(), Response.Outcome.ACCEPTED, "Hazırlanıyor.", "")),
              null);
          begin(year, asked.get(0).id(), asked.get(1).id());
        });
  }

  private void begin(DemoYear year, UUID courses, UUID list) {
    var institution = institutions.find(new Slug("bsb-kultur-sosyal")).orElseThrow().id();
    var first = year.meeting(9);
    var kept =
        doing.begin(
            secretary(),
            courses,
            new Doing.Plan(
                Action.OWN,
                "",
                "Beş mahalle konağında çocuk bakımlı kurs",
                institution,
                year.meeting(11),
                Action.State.PLANNED,
                List.of(
                    new Action.Milestone(0, "İlk iki konakta kurs", first, null),
                    new Action.Milestone(0, "Beş konakta kurs", year.meeting(10), null))));
    var page =
        doing.begin(
            secretary(),
            list,
            new Doing.Plan(
                Action.OWN,
                "",
                "Üç dilli kurs sayfası",
                institution,
                year.meeting(10),
                Action.State.UNDER_WAY,
                List.of()));
    year.on(first, 10, 0, () -> doing.reach(secretary(), kept, 1, first));
    year.on(
        year.meeting(10),
        10,
        0,
        () -> {
          doing.reach(secretary(), kept, 2, year.meeting(10));
          doing.move(secretary(), kept, 1, Action.State.UNDER_WAY, "");
          doing.move(secretary(), page, 1, Action.State.DONE_CLAIMED, "Sayfa yayında.");
        });
    year.on(
        year.meeting(10).plusDays(2),
        18,
        0,
        () -> doing.judge(actor(Part.BAR), page, 2, true, "Üç dilde de açtım, okudum."));
    year.on(
        year.meeting(11).minusDays(5),
        15,
        0,
        () -> {
          var measured =
              doing.report(
                  secretary(),
                  courses,
                  new Doing.Report(
                      year.meeting(11).minusDays(6),
                      new BigDecimal("236"),
                      "Beş konağın yoklama defterlerinden.",
                      year.meeting(11).plusMonths(6)),
                  new Doing.Proof("document", "Deneme: yoklama defterleri (uydurma)"));
          year.on(
              year.meeting(11).minusDays(2),
              12,
              0,
              () ->
                  doing.verify(
                      actor(Part.CHAIR), measured, true, "Defterlerle karşılaştırdım, tutuyor."));
        });
  }

  /** Adopted and sent; the answer was due long ago. */
  private void rent(DemoYear year, UUID governorate) {
    var opinion =
        drafting.begin(
            secretary(),
            group(),
            Opinion.Kind.POLICY_OPINION,
            "Kira desteğine başvuruda yabancı kimlik numarası",
            "Kira desteğine başvuru sayfası 99 ile başlayan kimlik numaralarını kabul etmiyor. Hakkı"
                + " olan aileler başvuramıyor.",
            Set.of());
    var id = opinion.id();
    drafting.addClause(
        secretary(),
        id,
        "",
        "Geçici koruma altındaki ailelerin kimlik numarası 99 ile başlar. Başvuru sayfası bu numarayı"
            + " geri çevirdiğinden başvurular kâğıtla da alınmalıdır.");
    var many =
        drafting.addClaim(
            secretary(), id, "Türkiye’de milyonlarca kişinin kimlik numarası 99 ile başlar.");
    drafting.cite(
        secretary(),
        many,
        "document",
        "UNHCR Refugee Data Finder, 2024 yıl sonu: 2.940.735 mülteci"
            + " https://www.unhcr.org/refugee-statistics/",
        true,
        Evidence.Strength.STRONG,
        "");
    drafting.addRecommendation(
        secretary(),
        id,
        new Recommendation.Facts(
            governorate,
            "Sosyal Yardımlaşma ve Dayanışma Vakfı",
            "Kira desteği başvuruları, sayfa düzeltilene dek kâğıtla da alınsın.",
            "3294 sayılı Kanun m. 1-2",
            year.meeting(9),
            null,
            "",
            measure("Kâğıtla alınan başvuru", "başvuru", "0", "150", year),
            Set.of(many)));
    translate(
        id,
        new Said(
            "Foreigners’ numbers in applications for rent support",
            "The page for rent support rejects identity numbers that begin with 99, so families who are"
                + " entitled to it cannot apply.",
            List.of("Take applications for rent support on paper too, until the page is mended.")),
        new Said(
            "رقم هوية الأجانب في طلبات دعم الإيجار",
            "صفحة دعم الإيجار لا تقبل أرقام الهوية التي تبدأ بـ 99، فلا تستطيع أسر مستحقة أن تتقدم بطلب.",
            List.of("قبول طلبات دعم الإيجار على الورق أيضاً إلى أن تُصلَح الصفحة.")));
    circulating.circulate(secretary(), id, year.meeting(6).minusDays(2));
    year.on(
        year.meeting(6).minusDays(6),
        14,
        0,
        () -> {
          take(Part.BAR, id, Position.Stance.AGREES, "");
          take(
              Part.CHAIR,
              id,
              Position.Stance.RESERVATION,
              "Süre konmalı: sayfa düzelince kâğıt başvuru bitmelidir.");
        });
    year.on(year.meeting(6).plusDays(2), 10, 0, () -> adopt(year, id, RENT));
    var day = year.meeting(7).minusDays(4);
    year.on(
        day,
        14,
        0,
        () -> {
          var sent = transmitting.prepare(secretary(), id, governorate).id();
          transmitting.send(
              secretary(), sent, Transmission.Channel.HAND, day, day.plusDays(30), null);
          transmitting.deliver(secretary(), sent, day, "B-1203", day, null);
        });
  }

  /** In circulation now: institutions say where they stand. */
  private void disaster(DemoYear year, UUID municipality) {
    var opinion =
        drafting.begin(
            secretary(),
            group(),
            Opinion.Kind.PROPOSAL,
            "Afet uyarıları Arapça da duyurulsun",
            "Toplanma yerleri ve uyarı iletileri yalnız Türkçe. Depremde her dakika önemlidir.",
            Set.of());
    var id = opinion.id();
    drafting.addClause(
        secretary(),
        id,
        "",
        "Toplanma yeri levhaları ve uyarı iletileri, kentte çok konuşulan ikinci dilde de"
            + " hazırlanmalıdır.");
    var claim =
        drafting.addClaim(
            secretary(), id, "Danışma masasına gelenlerin çoğu Türkçe uyarıyı okuyamıyor.");
    var last = String.valueOf(year.meeting(2).getYear() - 1);
    figure(
        claim,
        "/tr/data/deneme-danisma?rows=yil&measure=kisi&filter=ilce:Seyhan&time="
            + last
            + ".."
            + last,
        Evidence.Strength.WEAK);
    drafting.addRecommendation(
        secretary(),
        id,
        new Recommendation.Facts(
            municipality,
            "Afet İşleri Dairesi",
            "Toplanma yeri levhaları ve uyarı iletileri Arapça da hazırlansın.",
            "5393 sayılı Kanun m. 53",
            year.today().plusMonths(6),
            new BigDecimal("420000"),
            "",
            measure("İki dilli toplanma yeri levhası", "levha", "0", "60", year),
            Set.of(claim)));
    circulating.circulate(secretary(), id, year.today().plusDays(9));
    year.on(
        year.today().minusDays(3),
        21,
        0,
        () -> {
          take(Part.MIGRANTS, id, Position.Stance.AGREES, "");
          drafting.remark(
              actor(Part.BAR),
              id,
              null,
              "‘İkinci dil’ yerine ‘Arapça’ denmesi daha açık olur.",
              "");
        });
  }

  /** A member's own draft, not complete yet. */
  private void signposts() {
    var opinion =
        drafting.begin(
            actor(Part.MIGRANTS),
            group(),
            Opinion.Kind.PROPOSAL,
            "Muhtarlıklarda Arapça yönlendirme",
            "Muhtarlıkta hangi işin nerede yapıldığını gösteren iki dilli levha.",
            Set.of());
    drafting.addClause(
        actor(Part.MIGRANTS), opinion.id(), "", "Mahallemizde insanlar üç kapıyı dolaşıyor.");
  }

  /** The group has decided; then the board and the assembly do. */
  private void adopt(DemoYear year, UUID opinion, String decision) {
    adopting.adopt(secretary(), opinion, Objects.requireNonNull(decided.get(decision), decision));
    for (var kind : List.of(Body.Kind.EXECUTIVE_BOARD, Body.Kind.GENERAL_ASSEMBLY)) {
      var body =
          bodies.own().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow().id();
      hold(year, body, opinion, passed -> adopting.adopt(secretary(), opinion, passed.id()));
    }
  }

  /** A short meeting of the board or the assembly about one opinion. */
  private void hold(DemoYear year, UUID body, UUID opinion, Consumer<Decision> then) {
    var starts = year.moment().plus(Duration.ofMinutes(30));
    var plan =
        new Meeting.Plan(
            Meeting.Kind.ORDINARY,
            Meeting.Mode.IN_PERSON,
            "",
            starts,
            starts.plus(Duration.ofHours(1)),
            "Kent Konseyi toplantı salonu",
            "");
    var meeting = meetings.draft(secretary(), body, plan).id();
    var item =
        adopting.putOnAgenda(
            secretary(), opinion, meeting, opinions.get(secretary(), opinion).title());
    calling.call(secretary(), meeting, "Üyeler telefonla çağrıldı");
    year.pass(Duration.ofMinutes(MOST_PASSED));
    var day = LocalDate.ofInstant(starts, zone());
    var here =
        members.of(body, day).stream().filter(one -> one.capacity() == Capacity.PRINCIPAL).toList();
    here.forEach(one -> attending.came(secretary(), meeting, one.mandate()));
    year.pass(Duration.ofMinutes(10));
    running.open(secretary(), meeting);
    agenda.open(secretary(), item);
    var vote =
        voting.prepare(
            secretary(), item, Vote.Question.of("Görüş kabul edilsin mi?", Vote.Kind.OPEN));
    voting.open(secretary(), vote.id());
    voting.count(
        secretary(), vote.id(), false, List.of(here.size(), 0, 0), here.size(), null, null);
    voting.close(secretary(), vote.id());
    voting.announce(secretary(), vote.id());
    then.accept(
        decisions.record(
            secretary(),
            vote.id(),
            opinions.get(secretary(), opinion).title(),
            "Görüş sunulduğu gibi kabul edilmiştir.",
            null,
            null));
    running.close(secretary(), meeting);
    year.on(
        day.plusDays(1),
        10,
        0,
        () -> {
          var draft = minutes.write(secretary(), meeting).id();
          minutes.circulate(secretary(), draft);
          year.on(day.plusDays(7), 17, 0, () -> minutes.approve(actor(Part.CHAIR), draft));
        });
  }

  private void stage(
      DemoYear year, UUID sent, Transmission.Stage stage, LocalDate day, String note) {
    year.on(day, 11, 0, () -> transmitting.move(secretary(), sent, stage, day, note, null));
  }

  /** An opinion in another language. */
  private record Said(String title, String summary, List<String> requests) {}

  private void translate(UUID opinion, Said english, Said arabic) {
    var asked = opinions.draft(secretary(), opinion).recommendations();
    Map.of(Language.EN, english, Language.AR, arabic)
        .forEach((language, said) -> {
          var requests = new HashMap<UUID, String>();
          for (var n = 0; n < asked.size(); n++) {
            requests.put(asked.get(n).id(), said.requests().get(n));
          }
          translating.write(secretary(), opinion, language, said.title(), said.summary(), requests);
        });
  }

  private void figure(UUID claim, String address, Evidence.Strength strength) {
    drafting.cite(secretary(), claim, FigureEvidence.CODE, address, true, strength, "");
  }

  private void take(Part part, UUID opinion, Position.Stance stance, String words) {
    circulating.take(actor(part), opinion, stance, words);
  }

  private static Recommendation.Measure measure(
      String indicator, String unit, String baseline, String target, DemoYear year) {
    return new Recommendation.Measure(
        indicator,
        unit,
        new BigDecimal(baseline),
        year.firstDay(),
        new BigDecimal(target),
        year.today().plusYears(1),
        "");
  }

  private UUID municipality() {
    return addressees.add(
        secretary(),
        new Addressees.Facts(
            Addressee.Kind.MUNICIPALITY,
            new LocalizedText(
                "Adana Büyükşehir Belediyesi",
                "Adana Metropolitan Municipality",
                "بلدية أضنة الكبرى"),
            "ADANA BÜYÜKŞEHİR BELEDİYE BAŞKANLIĞINA",
            "Yazı İşleri ve Kararlar Dairesi Başkanlığı",
            Addressee.Closing.SUPERIOR,
            new EmailAddress("yazi-isleri@example.org"),
            null));
  }

  private UUID governorate() {
    var governorate =
        addressees.add(
            secretary(),
            new Addressees.Facts(
                Addressee.Kind.GOVERNORATE,
                new LocalizedText("Adana Valiliği", "Governorate of Adana", "ولاية أضنة"),
                "ADANA VALİLİĞİNE",
                null,
                Addressee.Closing.SUPERIOR,
                null,
                null));
    addressees.name(secretary(), governorate, Part.GOVERNORATE.email().value());
    return governorate;
  }

  private UUID group() {
    return bodies.workingGroup().id();
  }

  private ZoneId zone() {
    return site.zone();
  }

  private Actor secretary() {
    return actor(Part.SECRETARY);
  }

  private Actor actor(Part part) {
    return cast.actor(part);
  }
}
