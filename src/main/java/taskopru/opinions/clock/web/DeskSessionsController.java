package taskopru.opinions.clock.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.opinions.clock.CouncilCalendar;
import taskopru.opinions.clock.CouncilSessions;
import taskopru.opinions.clock.Holidays;
import taskopru.opinions.clock.Period.Rule;
import taskopru.opinions.clock.Periods;
import taskopru.opinions.clock.SessionYear;
import taskopru.opinions.clock.StatutoryClock;
import taskopru.opinions.clock.When;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** The municipal council's session days, a year on one page. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/sessions")
class DeskSessionsController {

  private static final String NEVER = "0";

  private final CouncilSessions sessions;
  private final StatutoryClock statutory;
  private final Periods periods;
  private final Holidays holidays;
  private final Uis uis;
  private final Clock clock;

  DeskSessionsController(
      CouncilSessions sessions,
      StatutoryClock statutory,
      Periods periods,
      Holidays holidays,
      Uis uis,
      Clock clock) {
    this.sessions = sessions;
    this.statutory = statutory;
    this.periods = periods;
    this.holidays = holidays;
    this.uis = uis;
    this.clock = clock;
  }

  @GetMapping
  String show(
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    var ui = uis.of(request);
    var asked = year.matches("[0-9]{4}") ? Integer.parseInt(year) : today(ui).getYear();
    var kept = sessions.year(asked);
    return page(kept, fill(kept), done.equals("kept"), ui, model);
  }

  @PostMapping("/{year}")
  String keep(
      @PathVariable("year") String named,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    var year = named.matches("[0-9]{4}") ? Integer.parseInt(named) : 0;
    var before = sessions.year(year);
    var form = Form.of(sent);
    var days = new HashMap<Month, LocalDate>();
    for (var month : Month.values()) {
      form = read(form, YearMonth.of(year, month), days);
    }
    if (!form.value("recess").matches("|[0-9]|1[0-2]")) {
      form = form.refuse("recess", "opinions.clock.recess.unknown");
    }
    if (!form.isRefused()) {
      try {
        sessions.keep(
            actor,
            year,
            version(form.value("version")),
            form.value("recess").isEmpty() ? null : Integer.valueOf(form.value("recess")),
            days,
            form.value("source"));
        return "redirect:/%s/desk/opinions/sessions?year=%d&done=kept"
            .formatted(language.tag(), year);
      } catch (Problem.Conflict conflict) {
        response.setStatus(409);
        form = form.with("version", String.valueOf(before.version())).refuse(conflict);
        return page(sessions.year(year), form, false, uis.of(request), model);
      } catch (Problem.Refused refused) {
        form =
            form.refuse(
                refused.messageKey().equals("opinions.clock.source.long") ? "source" : "", refused);
      }
    }
    response.setStatus(422);
    return page(before, form, false, uis.of(request), model);
  }

  /** A month's field: empty, a day of that month, or a sentence about what is wrong with it. */
  private static Form read(Form form, YearMonth month, Map<Month, LocalDate> days) {
    var field = field(month.getMonth());
    var text = form.value(field);
    if (text.isEmpty()) {
      return form;
    }
    var day = ClockForm.day(text).orElse(null);
    if (day == null || !YearMonth.from(day).equals(month)) {
      return form.refuse(field, "opinions.clock.day.otherMonth");
    }
    if (form.value("recess").equals(String.valueOf(month.getMonthValue()))) {
      return form.refuse(field, "opinions.clock.day.inRecess");
    }
    days.put(month.getMonth(), day);
    return form;
  }

  private String page(SessionYear kept, Form form, boolean done, Ui ui, Model model) {
    var year = kept.year();
    var week = periods.on(Rule.SESSION_WEEK, sessions.kind(), LocalDate.of(year, 1, 1));
    var calendar = sessions.calendar();
    var here = ui.path("/desk/opinions/sessions");
    model.addAttribute(
        "page",
        new SessionsPage(
            year,
            years(year, ui).stream()
                .map(one -> new Tab(String.valueOf(one), here + "?year=" + one, one == year))
                .toList(),
            ui.text(
                "opinions.clock.week." + ClockWords.code(Objects.requireNonNull(week.week())),
                week.amount()),
            form,
            recesses(ui),
            IntStream.rangeClosed(1, Month.values().length)
                .mapToObj(month -> month(calendar, kept, YearMonth.of(year, month), ui))
                .toList(),
            kept.version(),
            done,
            here + "/" + year));
    return "opinions/clock/web/sessions";
  }

  /** Last year, this one and the next two; and the one that is shown. */
  private List<Integer> years(int shown, Ui ui) {
    var now = today(ui).getYear();
    return IntStream.concat(IntStream.rangeClosed(now - 1, now + 2), IntStream.of(shown))
        .sorted()
        .distinct()
        .boxed()
        .toList();
  }

  private SessionsPage.Month month(
      CouncilCalendar calendar, SessionYear kept, YearMonth month, Ui ui) {
    var week = statutory.week(sessions.kind(), month);
    var session = statutory.session(calendar, month).orElse(null);
    return new SessionsPage.Month(
        field(month.getMonth()),
        ClockPage.month(month.getMonth(), ui),
        session == null || session.isTold()
            ? ClockWords.said(new When.Span(week.first(), week.last()), ui)
            : ClockWords.said(session.when(), ui),
        month.atDay(1).toString(),
        month.atEndOfMonth().toString(),
        state(calendar, month, session, ui),
        note(kept.days().get(month.getMonth()), session, ui));
  }

  private static Tag state(
      CouncilCalendar calendar, YearMonth month, StatutoryClock.@Nullable Session session, Ui ui) {
    if (calendar.rests(month)) {
      return new Tag(ui.text("opinions.clock.state.recess"), Tone.PLAIN);
    }
    if (session == null) {
      return new Tag(ui.text("opinions.clock.state.beyond"), Tone.BAD);
    }
    return session.isTold()
        ? new Tag(ui.text("opinions.clock.state.told"), Tone.GOOD)
        : new Tag(ui.text("opinions.clock.state.computed"), Tone.WAIT);
  }

  private @Nullable String note(
      @Nullable LocalDate day, StatutoryClock.@Nullable Session session, Ui ui) {
    if (day == null || session == null) {
      return null;
    }
    var notes = new ArrayList<String>();
    notes.add(ClockWords.dayOf(day, ui));
    holidays
        .on(day)
        .filter(holidays::isFree)
        .ifPresent(
            holiday -> notes.add(ui.text("opinions.clock.note.holiday", ui.text(holiday.name()))));
    if (session.how() == StatutoryClock.Session.How.TOLD_OUTSIDE) {
      notes.add(ui.text("opinions.clock.note.outside"));
    }
    return String.join(" · ", notes);
  }

  private static List<Option> recesses(Ui ui) {
    var all = new ArrayList<Option>();
    all.add(Option.of("", ui.text("opinions.clock.recess.notKnown")));
    all.add(Option.of(NEVER, ui.text("opinions.clock.recess.none")));
    for (var month : Month.values()) {
      all.add(Option.of(String.valueOf(month.getValue()), ClockPage.month(month, ui)));
    }
    return all;
  }

  private static Form fill(SessionYear kept) {
    var recess = kept.recess();
    var form =
        Form.empty()
            .with("version", String.valueOf(kept.version()))
            .with("recess", recess == null ? "" : recess.toString())
            .with("source", kept.source());
    for (var one : kept.days().entrySet()) {
      form = form.with(field(one.getKey()), one.getValue().toString());
    }
    return form;
  }

  private static String field(Month month) {
    return "day-" + month.getValue();
  }

  private static int version(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
  }

  private LocalDate today(Ui ui) {
    return LocalDate.now(clock.withZone(ui.site().zone()));
  }
}
