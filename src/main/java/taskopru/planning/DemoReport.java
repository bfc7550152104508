package taskopru.planning;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.kernel.LocalizedText;

/** The report of the year before, published, and the one of this year, begun. */
@Component
@Profile(DemoScene.PROFILE)
@Order(6)
class DemoReport implements DemoScene {

  private static final LocalizedText FOREWORD =
      new LocalizedText(
          "Bu sayılar denemenin uydurma yılındandır. Raporun her sayısı, grubun burada tuttuğu"
              + " kayıtlardan sayılmıştır; elle yazılan tek bölüm bu önsözdür.",
          "These numbers are of the demo’s invented year. Each of them was counted from what the group"
              + " keeps here; this foreword is the only part written by hand.",
          "هذه أرقام سنة تجريبية مختلقة. عُدّ كل رقم منها من السجلات المحفوظة هنا؛ وهذه المقدمة هي الجزء"
              + " الوحيد المكتوب يدوياً.");

  private final ReportWriting writing;
  private final Reports reports;

  DemoReport(ReportWriting writing, Reports reports) {
    this.writing = writing;
    this.reports = reports;
  }

  @Override
  public void plan(DemoYear year) {
    var first = year.firstDay().getYear();
    var day = LocalDate.of(first + 1, 1, 20);
    year.on(
        day.isBefore(year.meeting(0)) ? year.meeting(0).plusDays(20) : day,
        10,
        0,
        () -> {
          var report = writing.start(year.actor("secretary"), first);
          writing.write(
              year.actor("secretary"),
              report.id(),
              report.version(),
              new Report.Texts(FOREWORD, Map.of()));
          writing.freeze(year.actor("secretary"), report.id());
          writing.submit(year.actor("secretary"), report.id());
          year.on(
              year.meeting(1).plusDays(12),
              15,
              0,
              () -> writing.publish(year.actor("chair"), reports.get(report.id()).id()));
        });
    year.on(
        year.today().minusDays(5),
        10,
        0,
        () -> writing.start(year.actor("secretary"), year.today().getYear()));
  }
}
