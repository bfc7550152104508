package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.identity.Account;
import taskopru.identity.FirstAdministrator;
import taskopru.identity.Inviting;
import taskopru.identity.LinkMail;
import taskopru.identity.PasswordResetting;
import taskopru.identity.Steps;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.web.ui.Form;

/** The pages behind one-time links. Opening one uses nothing up; sending its form does. */
@Controller
@RequestMapping("/{lang:tr|en|ar}")
class LinksController {

  private final FirstAdministrator first;
  private final Inviting inviting;
  private final PasswordResetting resetting;
  private final LinkMail mail;
  private final BrowserSession browser;
  private final Visits visits;

  LinksController(
      FirstAdministrator first,
      Inviting inviting,
      PasswordResetting resetting,
      LinkMail mail,
      BrowserSession browser,
      Visits visits) {
    this.first = first;
    this.inviting = inviting;
    this.resetting = resetting;
    this.mail = mail;
    this.browser = browser;
    this.visits = visits;
  }

  @GetMapping("/set-up/{code}")
  ModelAndView showSetUp(Language language, @PathVariable String code, HttpServletRequest request) {
    if (!first.opens(code, visits.of(request))) {
      throw new Problem.NotFound("identity.link.gone");
    }
    return page("setUp", LinkPage.about("", language), request, "", HttpStatus.OK);
  }

  @PostMapping("/set-up/{code}")
  ModelAndView setUp(
      Language language,
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(defaultValue = "") String newPassword,
      HttpServletRequest request,
      HttpServletResponse response) {
    var form = Form.of(sent);
    try {
      var account =
          first.setUp(
              code,
              form.value("email"),
              form.value("name"),
              language(form, language),
              newPassword,
              visits.of(request));
      return welcome(account, language, request, response);
    } catch (Problem.Refused | Problem.Conflict | Problem.TooMany problem) {
      return page(
          "setUp", FormProblems.on(form, problem), request, "", FormProblems.status(problem));
    }
  }

  @GetMapping("/invitation/{code}")
  ModelAndView showInvitation(@PathVariable String code, HttpServletRequest request) {
    var account = invited(code, request);
    return page(
        "invitation",
        LinkPage.about(account.name(), account.language()),
        request,
        account.email(),
        HttpStatus.OK);
  }

  @PostMapping("/invitation/{code}")
  ModelAndView accept(
      Language language,
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(defaultValue = "") String newPassword,
      HttpServletRequest request,
      HttpServletResponse response) {
    var invited = invited(code, request);
    var form = Form.of(sent);
    try {
      var account =
          inviting.accept(
              code, form.value("name"), language(form, language), newPassword, visits.of(request));
      return welcome(account, language, request, response);
    } catch (Problem.Refused | Problem.TooMany problem) {
      return page(
          "invitation",
          FormProblems.on(form, problem),
          request,
          invited.email(),
          FormProblems.status(problem));
    }
  }

  @GetMapping("/password-reset")
  ModelAndView showRequest() {
    return request(Form.empty(), false, HttpStatus.OK);
  }

  @PostMapping("/password-reset")
  ModelAndView takeRequest(
      @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
    var form = Form.of(sent).require("email", "identity.email.missing");
    if (form.isRefused()) {
      return request(form, false, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      resetting.request(form.value("email"), visits.of(request));
      return request(Form.empty(), true, HttpStatus.OK);
    } catch (Problem.TooMany problem) {
      return request(FormProblems.on(form, problem), false, FormProblems.status(problem));
    }
  }

  @GetMapping("/password-reset/{code}")
  ModelAndView showReset(@PathVariable String code, HttpServletRequest request) {
    if (!resetting.opens(code, visits.of(request))) {
      throw new Problem.NotFound("identity.link.gone");
    }
    return page("passwordReset", Form.empty(), request, "", HttpStatus.OK);
  }

  @PostMapping("/password-reset/{code}")
  ModelAndView reset(
      Language language,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String newPassword,
      HttpServletRequest request) {
    try {
      resetting.reset(code, newPassword, visits.of(request));
      return new ModelAndView("redirect:/" + language.tag() + "/sign-in?done=reset");
    } catch (Problem.Refused | Problem.TooMany problem) {
      return page(
          "passwordReset",
          FormProblems.on(Form.empty(), problem),
          request,
          "",
          FormProblems.status(problem));
    }
  }

  private Account invited(String code, HttpServletRequest request) {
    return inviting
        .find(code, visits.of(request))
        .orElseThrow(() -> new Problem.NotFound("identity.link.gone"));
  }

  private ModelAndView welcome(
      Account account,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response) {
    browser.begin(request, response, account, Steps.PASSWORD);
    return new ModelAndView(
        "redirect:" + SignInController.afterwards(account, LocalPath.of(null, language), language));
  }

  private static Language language(Form form, Language otherwise) {
    return Language.find(form.value("language")).orElse(otherwise);
  }

  private static ModelAndView page(
      String view, Form form, HttpServletRequest request, String email, HttpStatus status) {
    return new ModelAndView("identity/web/" + view, status)
        .addObject("page", new LinkPage(form, request.getRequestURI(), email));
  }

  private ModelAndView request(Form form, boolean sent, HttpStatus status) {
    return new ModelAndView("identity/web/passwordForgotten", status)
        .addObject("form", form)
        .addObject("sent", sent)
        .addObject("mailed", mail.isReady());
  }
}
