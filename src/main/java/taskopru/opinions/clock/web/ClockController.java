package taskopru.opinions.clock.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import taskopru.kernel.Problem;
import taskopru.opinions.clock.ClockAnswer;
import taskopru.opinions.clock.CouncilSessions;
import taskopru.opinions.clock.Holidays;
import taskopru.opinions.clock.Period.Rule;
import taskopru.opinions.clock.Periods;
import taskopru.opinions.clock.StatutoryClock;
import taskopru.opinions.clock.Submission;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;
import tools.jackson.databind.json.JsonMapper;

/** The public calculator, its twins, and the same for programs. */
@Controller
class ClockController {

  private static final String PAGE = "/{lang:tr|en|ar}/opinions/clock";
  private static final int TAG = 22;

  private final StatutoryClock statutory;
  private final ClockForm forms;
  private final CouncilSessions sessions;
  private final Holidays holidays;
  private final Periods periods;
  private final Uis uis;
  private final Clock clock;
  private final JsonMapper json;

  ClockController(
      StatutoryClock statutory,
      ClockForm forms,
      CouncilSessions sessions,
      Holidays holidays,
      Periods periods,
      Uis uis,
      Clock clock,
      JsonMapper json) {
    this.statutory = statutory;
    this.forms = forms;
    this.sessions = sessions;
    this.holidays = holidays;
    this.periods = periods;
    this.uis = uis;
    this.clock = clock;
    this.json = json;
  }

  @GetMapping(PAGE)
  String page(
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var ui = uis.of(request);
    var read = forms.read(Form.of(sent), LocalDate.now(clock.withZone(ui.site().zone())));
    var submission = read.submission();
    if (submission == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    model.addAttribute(
        "page",
        ClockPage.of(
            read.form(),
            sessions.kind(),
            submission == null ? null : answered(submission, read, ui),
            ui));
    return "opinions/clock/web/clock";
  }

  @GetMapping(PAGE + ".json")
  ResponseEntity<byte[]> twin(
      @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
    return forPrograms(sent, request);
  }

  @GetMapping("/api/v1/opinions/clock")
  ResponseEntity<byte[]> api(
      @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
    return forPrograms(sent, request);
  }

  @GetMapping(PAGE + ".ics")
  ResponseEntity<byte[]> ics(
      @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
    var ui = uis.of(request);
    var read = mustBeReadable(sent);
    var submission = Objects.requireNonNull(read.submission());
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"opinion-%s.ics\"".formatted(submission.submitted()))
        .body(
            ClockIcs.write(
                submission,
                statutory.answer(submission),
                ui.site().baseUrl() + ui.path("/opinions/clock") + query(read.form()),
                clock.instant(),
                ui));
  }

  private ResponseEntity<byte[]> forPrograms(
      MultiValueMap<String, String> sent, HttpServletRequest request) {
    var ui = uis.of(request);
    var read = mustBeReadable(sent);
    var submission = Objects.requireNonNull(read.submission());
    var body =
        json.writeValueAsBytes(
            ClockEntry.of(
                submission, read.kept(), statutory.answer(submission), holidays.to(), ui));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .varyBy("Accept-Language")
        .eTag(tag(body))
        .body(body);
  }

  private ClockForm.Read mustBeReadable(MultiValueMap<String, String> sent) {
    var read = forms.read(Form.of(sent), null);
    if (read.submission() == null) {
      var first = read.form().errors().getFirst();
      throw new Problem.Refused(first.key(), first.args().toArray());
    }
    return read;
  }

  private ClockPage.Answer answered(Submission submission, ClockForm.Read read, Ui ui) {
    var answer = statutory.answer(submission);
    var week = periods.on(Rule.SESSION_WEEK, submission.calendar().kind(), submission.submitted());
    return new ClockPage.Answer(
        ClockWords.said(answer.headline(), ui),
        answer.steps().stream().map(step -> ClockPage.line(step, ui)).toList(),
        answer.warnings().stream().map(one -> ClockPage.note(one, ui)).toList(),
        counted(submission.submitted(), answer).stream()
            .map(day ->
                ui.text(
                    day.half() ? "opinions.clock.holiday.half" : "opinions.clock.holiday",
                    ClockWords.dayOf(day.day(), ui),
                    ui.text(day.name()),
                    ui.text(day.source())))
            .toList(),
        ui.text(
            "opinions.clock.week." + ClockWords.code(Objects.requireNonNull(week.week())),
            week.amount()),
        read.kept(),
        query(read.form()));
  }

  /** The holidays between the submission and the last date that is told. */
  private java.util.List<Holidays.Holiday> counted(LocalDate from, ClockAnswer answer) {
    var last =
        answer.steps().stream()
            .map(step -> ClockEntry.to(step.when()))
            .filter(Objects::nonNull)
            .max(LocalDate::compareTo)
            .orElse(from);
    return holidays.between(from, last);
  }

  private static String query(Form form) {
    var asked =
        Stream.of("submitted", "council", "recess", "committee", "session", "extension")
            .filter(name -> !form.value(name).isEmpty())
            .map(name -> name + "=" + UriUtils.encode(form.value(name), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return "?" + asked;
  }

  /** A strong entity tag: a digest of what was written. */
  private static String tag(byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + Base64.getUrlEncoder().encodeToString(digest).substring(0, TAG) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
