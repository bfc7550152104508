package taskopru.privacy.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.privacy.Notice;
import taskopru.privacy.Notices;
import taskopru.web.Site;
import taskopru.web.ui.Form;

/** The officer writes a new version of a notice; the ones before stay. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/privacy/notices")
class DeskNoticeController {

  private final Notices notices;
  private final Site site;
  private final Clock clock;

  DeskNoticeController(Notices notices, Site site, Clock clock) {
    this.notices = notices;
    this.site = site;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView list(Actor actor) {
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    return new ModelAndView("privacy/web/deskNotices").addObject("notices", notices.list());
  }

  @GetMapping("/{form}")
  ModelAndView edit(
      Actor actor, @PathVariable String form, @RequestParam(defaultValue = "") String done) {
    var last = last(form);
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    var filled = Form.empty().with("from", today().toString());
    for (var language : Language.values()) {
      filled =
          filled
              .with("title." + language.tag(), own(last.title(), language))
              .with("text." + language.tag(), own(last.text(), language));
    }
    return page(last, filled, done.equals("written"), HttpStatus.OK);
  }

  @PostMapping("/{form}")
  ModelAndView write(
      Actor actor,
      Language language,
      @PathVariable String form,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam MultiValueMap<String, String> sent) {
    var last = last(form);
    actor.mustBeAllowedTo(Verb.KEEP_PRIVACY);
    var filled =
        Form.of(sent)
            .require("title.tr", "privacy.notice.missing")
            .require("text.tr", "privacy.notice.missing");
    var from = day(filled.value("from"));
    if (from == null) {
      filled = filled.refuse("from", "privacy.notice.fromMissing");
    }
    if (filled.isRefused() || from == null) {
      return page(last, filled, false, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      notices.write(actor, form, version, from, text(filled, "title"), text(filled, "text"));
      return new ModelAndView(
          "redirect:/%s/desk/privacy/notices/%s?done=written".formatted(language.tag(), form));
    } catch (Problem.Refused no) {
      return page(last, filled.refuse(no), false, HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.Conflict no) {
      return page(last, filled.refuse(no), false, HttpStatus.CONFLICT);
    }
  }

  private Notice last(String form) {
    return notices.of(form).stream()
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("privacy.notice.unknown"));
  }

  private ModelAndView page(Notice last, Form form, boolean done, HttpStatus status) {
    return new ModelAndView("privacy/web/deskNotice", status)
        .addObject("last", last)
        .addObject("versions", notices.of(last.form()))
        .addObject("form", form)
        .addObject("done", done);
  }

  private static LocalizedText text(Form form, String name) {
    return new LocalizedText(
        form.value(name + ".tr"), form.value(name + ".en"), form.value(name + ".ar"));
  }

  private static @Nullable String own(LocalizedText text, Language language) {
    return switch (language) {
      case TR -> text.tr();
      case EN -> text.en();
      case AR -> text.ar();
    };
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      var day = LocalDate.parse(typed);
      return day.getYear() > 2999 ? null : day;
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), site.zone());
  }
}
