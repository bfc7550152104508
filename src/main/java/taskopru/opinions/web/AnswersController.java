package taskopru.opinions.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.opinions.Answering;
import taskopru.web.Ui;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Tone;

/** Where whoever is asked answers: with an account, or through a link that works once. */
@Controller
@RequestMapping("/{lang:tr|en|ar}")
class AnswersController {

  private final OpinionDesk desk;
  private final Answering answering;

  AnswersController(OpinionDesk desk, Answering answering) {
    this.desk = desk;
    this.answering = answering;
  }

  @GetMapping("/desk/answers")
  ModelAndView list(
      @RequestParam(defaultValue = "") String done, Actor actor, HttpServletRequest request) {
    var ui = desk.ui(request);
    var items =
        answering.toAnswer(actor).stream()
            .map(asked -> {
              var open =
                  asked.recommendations().stream()
                      .filter(one ->
                          asked.responses().stream()
                              .noneMatch(last -> last.recommendation().equals(one.id())))
                      .count();
              return DeskPage.Item.of(
                      "asked-" + asked.transmission().id(), asked.opinion().title(), "")
                  .tagged(
                      List.of(
                          open == 0
                              ? new taskopru.web.ui.Tag(ui.text("opinions.answers.all"), Tone.GOOD)
                              : new taskopru.web.ui.Tag(
                                  ui.text("opinions.answers.open", open), Tone.WAIT)))
                  .told(
                      List.of(
                          taskopru.web.ui.Term.of(
                              ui.text("opinions.number"), asked.transmission().label()),
                          new taskopru.web.ui.Term(
                              ui.text("opinions.tab.text"),
                              ui.text("opinions.page"),
                              ui.path("/opinions/" + asked.opinion().slug()))))
                  .offering(
                      List.of(
                          new DeskPage.Link(
                              ui.text("opinions.answers.do"),
                              ui.path("/desk/answers/" + asked.transmission().id()),
                              open == 0 ? "secondary" : "primary")),
                      List.of());
            })
            .toList();
    return OpinionDesk.shown(
        DeskPage.of(ui.text("opinions.menu.answers"), ui.text("opinions.answers.lead"))
            .told(OpinionDesk.done(ui, done))
            .holding(
                List.of(
                    new DeskPage.Section.Items(
                        "answers", "", null, items, ui.text("opinions.answers.none"), List.of()))));
  }

  @GetMapping("/desk/answers/{id}")
  ModelAndView form(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var asked = answering.askedOf(actor, id);
    return form(desk.ui(request), asked, AnswerForm.fill(Form.empty(), asked)).shown();
  }

  @PostMapping("/desk/answers/{id}")
  ModelAndView answer(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var asked = answering.askedOf(actor, id);
    var answers = Sent.answers(sent);
    var given = AnswerForm.read(answers, asked, false);
    return FormPage.attempt(
        answers,
        () -> {
          answering.answer(actor, id, given);
          return ui.path("/desk/answers") + "?done=answersGiven";
        },
        () -> form(ui, asked, Form.empty()));
  }

  private static FormPage form(Ui ui, Answering.Asked asked, Form form) {
    return new FormPage(
        ui.text("opinions.answers.title", asked.opinion().title()),
        ui.text("opinions.answers.form.lead", asked.transmission().label()),
        List.of(
            Crumb.to(ui.text("opinions.menu.answers"), ui.path("/desk/answers")),
            Crumb.here(asked.opinion().title())),
        ui.path("/desk/answers/" + asked.transmission().id()),
        ui.path("/desk/answers"),
        ui.text("opinions.answers.do"),
        false,
        form,
        AnswerForm.fields(ui, asked, false));
  }

  /** Opening the link changes nothing: programs that look after mail open every link. */
  @GetMapping("/answers/{code:[0-9a-f]{32}}")
  String byLink(@PathVariable String code, HttpServletRequest request, Model model) {
    var asked = asked(code);
    return linkPage(desk.ui(request), code, asked, AnswerForm.fill(Form.empty(), asked), model);
  }

  @PostMapping("/answers/{code:[0-9a-f]{32}}")
  String answerByLink(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var ui = desk.ui(request);
    var asked = asked(code);
    var answers = Sent.answers(sent);
    var given = AnswerForm.read(answers, asked, false);
    if (!answers.isRefused()) {
      try {
        var after = answering.answerByLink(actor, code, given);
        model.addAttribute("title", after.opinion().title());
        model.addAttribute("href", ui.path("/opinions/" + after.opinion().slug()));
        return "opinions/web/answered";
      } catch (Problem.Refused refused) {
        response.setStatus(422);
        return linkPage(ui, code, asked, answers.form().refuse(refused), model);
      }
    }
    response.setStatus(422);
    return linkPage(ui, code, asked, answers.form(), model);
  }

  private Answering.Asked asked(String code) {
    return answering.ofLink(code).orElseThrow(() -> new Problem.NotFound("opinions.answer.link"));
  }

  private static String linkPage(
      Ui ui, String code, Answering.Asked asked, Form form, Model model) {
    model.addAttribute("asked", asked);
    model.addAttribute("form", form);
    model.addAttribute("fields", AnswerForm.fields(ui, asked, false));
    model.addAttribute("action", ui.path("/answers/" + code));
    return "opinions/web/answer";
  }
}
