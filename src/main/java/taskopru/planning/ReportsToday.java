package taskopru.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.TodayLine;
import taskopru.web.TodayLine.Part;
import taskopru.web.TodaySource;

/**
 * The annual report on the desk's first page: last year's to begin, one to go on with, one to
 * publish.
 */
@Component
class ReportsToday implements TodaySource {

  private static final String DESK = "/desk/reports";

  private final Reports reports;
  private final ReportWriting writing;

  ReportsToday(Reports reports, ReportWriting writing) {
    this.reports = reports;
    this.writing = writing;
  }

  @Override
  public List<TodayLine> lines(Actor actor, LocalDate today) {
    var writes = writing.mayWrite(actor);
    if (!writes && !actor.may(Verb.CHAIR_MEETINGS)) {
      return List.of();
    }
    var all = reports.list();
    var lines = new ArrayList<TodayLine>();
    var last = today.getYear() - 1;
    if (writes && !all.isEmpty() && all.stream().noneMatch(report -> report.year() == last)) {
      lines.add(TodayLine.of(Part.DUE, "planning.report.today.start", DESK, String.valueOf(last)));
    }
    for (var report : all) {
      var page = DESK + "/" + report.id();
      var year = String.valueOf(report.year());
      if (writes && report.isAtWork()) {
        lines.add(
            TodayLine.of(Part.READY, "planning.report.today." + report.state().code(), page, year));
      }
      if (report.state() == Report.State.SUBMITTED && writing.mayPublish(actor, report)) {
        lines.add(TodayLine.of(Part.DUE, "planning.report.today.submitted", page, year));
      }
    }
    return lines;
  }
}
