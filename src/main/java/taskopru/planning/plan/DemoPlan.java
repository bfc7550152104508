package taskopru.planning.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.council.Institutions;
import taskopru.identity.DemoCast;
import taskopru.identity.DemoCast.Part;
import taskopru.kernel.Actor;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;
import taskopru.meetings.Decisions;
import taskopru.meetings.MeetingsEvent;
import taskopru.opinions.Opinions;

/** A plan of five years: adopted by the group, partly done, one indicator read from our figures. */
@Component
@Profile(DemoScene.PROFILE)
@Order(8)
class DemoPlan implements DemoScene {

  private static final String DECISION = "Orta vadeli göç planı";
  private static final int YEARS = 5;

  private final DemoCast cast;
  private final PlanWriting writing;
  private final PlanAdopting adopting;
  private final PlanDoing doing;
  private final Plans plans;
  private final Institutions institutions;
  private final Opinions opinions;
  private final Decisions decisions;
  private @Nullable UUID decided;

  DemoPlan(
      DemoCast cast,
      PlanWriting writing,
      PlanAdopting adopting,
      PlanDoing doing,
      Plans plans,
      Institutions institutions,
      Opinions opinions,
      Decisions decisions) {
    this.cast = cast;
    this.writing = writing;
    this.adopting = adopting;
    this.doing = doing;
    this.plans = plans;
    this.institutions = institutions;
    this.opinions = opinions;
    this.decisions = decisions;
  }

  @EventListener
  void on(MeetingsEvent.DecisionRecorded event) {
    if (decisions.get(event.subject()).title().equals(DECISION)) {
      decided = event.subject();
    }
  }

  @Override
  public void plan(DemoYear year) {
    year.on(
        year.meeting(7).plusDays(5),
        10,
        0,
        () -> {
          var plan = draft(year);
          year.on(
              year.meeting(8).plusDays(1),
              10,
              0,
              () -> {
                adopting.adopt(
                    secretary(),
                    plan,
                    plans.get(secretary(), plan).version(),
                    Objects.requireNonNull(decided));
                year.on(year.meeting(10), 15, 0, () -> follow(year, plan));
              });
        });
  }

  private UUID draft(DemoYear year) {
    var from = year.today().getYear();
    var to = from + YEARS - 1;
    var plan =
        writing
            .start(
                secretary(),
                new Plan.Facts(
                    new LocalizedText(
                        "Göç ve uyum planı", "Migration and cohesion plan", "خطة الهجرة والانسجام"),
                    new LocalizedText(
                        "Dilini öğrenen, işini kuran, afette uyarıyı anlayan bir kent.",
                        "A city whose newcomers learn its language, find work, and understand a"
                            + " warning when disaster strikes.",
                        "مدينة يتعلم القادمون إليها لغتها ويجدون عملاً ويفهمون التحذير عند الكوارث."),
                    from,
                    to))
            .id();
    language(plan, year, to);
    work(plan, year, to);
    safety(plan, year, to);
    return plan;
  }

  private void language(UUID plan, DemoYear year, int to) {
    var goal =
        writing.addGoal(
            secretary(),
            plan,
            new LocalizedText(
                "Herkes kentin dilini öğrenebilsin",
                "Everybody can learn the city’s language",
                "أن يتمكن الجميع من تعلم لغة المدينة"));
    var objective =
        writing.addObjective(
            secretary(),
            goal,
            new Objective.Facts(
                new LocalizedText(
                    "Kurslara katılım merkez dışında iki katına çıksın",
                    "Attendance of courses outside the centre doubles",
                    "مضاعفة المشاركة في الدورات خارج المركز"),
                Horizon.MEDIUM));
    writing.mark(
        secretary(),
        objective,
        List.of(
            new Objective.Mark("uyum", "education"),
            new Objective.Mark("gcm", "16"),
            new Objective.Mark("icc", "education")));
    writing.addIndicator(
        secretary(),
        objective,
        new Indicator.Facts(
            new LocalizedText(
                "Yüreğir’de kurslara katılanlar",
                "People in courses in Yüreğir",
                "المشاركون في الدورات في يوريغير"),
            new LocalizedText("kişi", "people", "شخص"),
            Direction.UP,
            new BigDecimal("200"),
            LocalDate.of(year.today().getYear() - 4, 12, 31),
            new BigDecimal("600"),
            LocalDate.of(to, 12, 31),
            "Deneme verisi (uydurma)"),
        "/tr/data/deneme-kurslar?rows=yil&measure=kisi&filter=ilce:Yüreğir");
    var recommendation = opinions.recommended().stream().findFirst();
    writing.addAction(
        secretary(),
        objective,
        new PlanAction.Facts(
            new LocalizedText(
                "Mahalle konaklarında çocuk bakımlı kurs",
                "Courses with child care in neighbourhood centres",
                "دورات مع رعاية الأطفال في مراكز الأحياء"),
            institution("bsb-kultur-sosyal"),
            new PlanAction.Budget(
                new BigDecimal("1850000"), "TRY", "Büyükşehir Belediyesi bütçesi (uydurma)"),
            LocalDate.of(year.today().getYear(), 1, 1),
            LocalDate.of(to, 12, 31),
            recommendation.map(Opinions.Recommended::id).orElse(null)),
        List.of());
  }

  private void work(UUID plan, DemoYear year, int to) {
    var goal =
        writing.addGoal(
            secretary(),
            plan,
            new LocalizedText(
                "Kayıtlı ve insana yakışır iş", "Registered and decent work", "عمل مسجل ولائق"));
    var objective =
        writing.addObjective(
            secretary(),
            goal,
            new Objective.Facts(
                new LocalizedText(
                    "Meslek kursunu bitirenlerin yarısı işe girsin",
                    "Half of those who finish vocational courses find work",
                    "أن يجد نصف خريجي الدورات المهنية عملاً"),
                Horizon.LONG));
    writing.mark(
        secretary(),
        objective,
        List.of(new Objective.Mark("uyum", "labour"), new Objective.Mark("gcm", "6")));
    writing.addIndicator(
        secretary(),
        objective,
        new Indicator.Facts(
            new LocalizedText(
                "Kurstan sonra işe girenlerin payı",
                "Share in work after the course",
                "نسبة من وجدوا عملاً بعد الدورة"),
            new LocalizedText("yüzde", "per cent", "بالمئة"),
            Direction.UP,
            new BigDecimal("22"),
            LocalDate.of(year.today().getYear() - 1, 12, 31),
            new BigDecimal("50"),
            LocalDate.of(to, 12, 31),
            "Kurs sonrası aramalar"),
        null);
    writing.addAction(
        secretary(),
        objective,
        new PlanAction.Facts(
            new LocalizedText(
                "Sanayi odasıyla ortak meslek kursu",
                "Vocational courses with the chamber of industry",
                "دورات مهنية مع غرفة الصناعة"),
            institution("iskur"),
            null,
            LocalDate.of(year.today().getYear(), 3, 1),
            LocalDate.of(year.today().getYear() + 1, 12, 31),
            null),
        List.of());
  }

  private void safety(UUID plan, DemoYear year, int to) {
    var goal =
        writing.addGoal(
            secretary(),
            plan,
            new LocalizedText(
                "Afette herkese ulaşan uyarı",
                "Warnings that reach everybody",
                "تحذير يصل إلى الجميع عند الكوارث"));
    var objective =
        writing.addObjective(
            secretary(),
            goal,
            new Objective.Facts(
                new LocalizedText(
                    "Toplanma yerlerinde iki dilli levha",
                    "Signs in two languages at assembly points",
                    "لوحات بلغتين في أماكن التجمع"),
                Horizon.SHORT));
    writing.mark(secretary(), objective, List.of(new Objective.Mark("uyum", "information")));
    writing.addIndicator(
        secretary(),
        objective,
        new Indicator.Facts(
            new LocalizedText(
                "İki dilli toplanma yeri",
                "Assembly points in two languages",
                "أماكن تجمع بلوحات ثنائية اللغة"),
            new LocalizedText("yer", "places", "مكان"),
            Direction.UP,
            BigDecimal.ZERO,
            LocalDate.of(year.today().getYear() - 1, 12, 31),
            new BigDecimal("60"),
            LocalDate.of(to - 2, 12, 31),
            "AFAD listesi"),
        null);
    writing.addAction(
        secretary(),
        objective,
        new PlanAction.Facts(
            new LocalizedText(
                "Levhaların hazırlanıp asılması",
                "Making and putting up the signs",
                "إعداد اللوحات وتعليقها"),
            institution("il-afad"),
            new PlanAction.Budget(new BigDecimal("420000"), "TRY", "AFAD (uydurma)"),
            LocalDate.of(year.today().getYear(), 6, 1),
            LocalDate.of(year.today().getYear() + 1, 6, 30),
            null),
        List.of());
  }

  /** One action runs, and one indicator was measured by one and verified by another. */
  private void follow(DemoYear year, UUID id) {
    var plan = plans.whole(plans.get(secretary(), id));
    var goals = plan.goals();
    var courses = goals.getFirst().objectives().getFirst().actions().getFirst();
    doing.report(
        secretary(),
        courses.line(),
        ActionState.UNDER_WAY,
        "Beş konakta başladı.",
        "https://example.org/kurslar");
    var signs = goals.getLast().objectives().getFirst().indicators().getFirst();
    var measured =
        doing.measure(
            secretary(),
            signs.line(),
            year.meeting(9),
            new BigDecimal("18"),
            "AFAD’ın listesinden sayıldı.",
            "https://example.org/levhalar");
    doing.verify(cast.actor(Part.CHAIR), measured, true, "Listeyi gördüm.");
  }

  private UUID institution(String slug) {
    return institutions.find(new Slug(slug)).orElseThrow().id();
  }

  private Actor secretary() {
    return cast.actor(Part.SECRETARY);
  }
}
