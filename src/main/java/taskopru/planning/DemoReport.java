package taskopru.planning;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.identity.DemoCast;
import taskopru.identity.DemoCast.Part;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.kernel.LocalizedText;

/**
 * The report of the year in which most of the demo plays, published two days ago. While that year
 * runs it is an interim report.
 */
@Component
@Profile(DemoScene.PROFILE)
@Order(9)
class DemoReport implements DemoScene {

  private static final int MIDDLE = 6;

  private final DemoCast cast;
  private final ReportWriting writing;

  DemoReport(DemoCast cast, ReportWriting writing) {
    this.cast = cast;
    this.writing = writing;
  }

  @Override
  public void plan(DemoYear year) {
    year.on(
        year.today().minusDays(3),
        11,
        0,
        () -> {
          var report = handIn(year);
          year.on(
              year.today().minusDays(2),
              16,
              30,
              () -> writing.publish(cast.actor(Part.CHAIR), report));
        });
  }

  private UUID handIn(DemoYear year) {
    var secretary = cast.actor(Part.SECRETARY);
    var report = writing.start(secretary, year.meeting(MIDDLE).getYear());
    var frozen = writing.freeze(secretary, report.id());
    writing.write(
        secretary,
        report.id(),
        frozen.version(),
        new Report.Texts(
            new LocalizedText(
                "Bu yıl masamıza gelen her sorun için önce sayıya baktık, sonra öneri yazdık."
                    + " Önerilerimizin bir bölümü yanıt buldu; yanıt bekleyenleri izliyoruz.\n\n"
                    + "Emeği geçen kurumlara teşekkür ederiz.",
                "For every problem that came to our table this year we first looked at the figures"
                    + " and then wrote a recommendation. Some were answered; those that wait we"
                    + " follow.\n\nWe thank the institutions that took part.",
                "نظرنا هذا العام في الأرقام أولاً لكل مشكلة طُرحت علينا، ثم كتبنا توصية. أُجيب عن"
                    + " بعض توصياتنا، ونتابع ما ينتظر الرد منها.\n\nنشكر المؤسسات التي شاركت في"
                    + " العمل."),
            Map.of(
                "opinions.annual",
                new LocalizedText(
                    "Mahalle kurslarına devam eden kadınların sayısı yoklama defterlerinden sayıldı.",
                    "Women who attend the neighbourhood courses were counted from the attendance"
                        + " books.",
                    "أُحصي عدد النساء المواظبات على دورات الأحياء من دفاتر الحضور."))));
    writing.submit(secretary, report.id());
    return report.id();
  }
}
