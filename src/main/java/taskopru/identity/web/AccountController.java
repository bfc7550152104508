package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.identity.Accounts;
import taskopru.identity.OwnAccount;
import taskopru.identity.Passkeys;
import taskopru.identity.SecondSteps;
import taskopru.identity.Sessions;
import taskopru.identity.Steps;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.web.ui.Form;

/** One's own account. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/account")
class AccountController {

  private static final Set<String> DONE =
      Set.of(
          "profile",
          "password",
          "phoneOff",
          "session",
          "passkeyAdded",
          "passkeyRemoved",
          "passkeyNamed");

  private final Accounts accounts;
  private final OwnAccount own;
  private final SecondSteps secondSteps;
  private final Passkeys passkeys;
  private final Sessions sessions;
  private final BrowserSession browser;
  private final Visits visits;

  AccountController(
      Accounts accounts,
      OwnAccount own,
      SecondSteps secondSteps,
      Passkeys passkeys,
      Sessions sessions,
      BrowserSession browser,
      Visits visits) {
    this.accounts = accounts;
    this.own = own;
    this.secondSteps = secondSteps;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.browser = browser;
    this.visits = visits;
  }

  @GetMapping
  ModelAndView show(
      Actor actor, @RequestParam(defaultValue = "") String done, HttpServletRequest request) {
    var page =
        new AccountPage(
            accounts.own(actor),
            secondSteps.countRecoveryCodes(actor),
            passkeys.own(actor),
            sessions.own(actor, BrowserSession.id(request)),
            DONE.contains(done) ? "identity.account.done." + done : "");
    return new ModelAndView("identity/web/account").addObject("page", page);
  }

  @GetMapping("/profile")
  ModelAndView showProfile(Actor actor) {
    var account = accounts.own(actor);
    return form("profile", LinkPage.about(account.name(), account.language()), HttpStatus.OK);
  }

  @PostMapping("/profile")
  ModelAndView changeProfile(
      Actor actor, Language language, @RequestParam MultiValueMap<String, String> sent) {
    var form = Form.of(sent);
    try {
      own.changeProfile(
          actor, form.value("name"), Language.find(form.value("language")).orElse(language));
      return done(language, "profile");
    } catch (Problem.Refused problem) {
      return refused("profile", form, problem);
    }
  }

  @GetMapping("/password")
  ModelAndView showPassword(Actor actor) {
    accounts.own(actor);
    return form("password", Form.empty(), HttpStatus.OK);
  }

  @PostMapping("/password")
  ModelAndView changePassword(
      Actor actor,
      Language language,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String newPassword,
      HttpServletRequest request) {
    try {
      own.changePassword(
          actor,
          password,
          newPassword,
          visits.of(request, accounts.own(actor).email()),
          BrowserSession.id(request));
      return done(language, "password");
    } catch (Problem.Refused | Problem.TooMany problem) {
      return refused("password", Form.empty(), problem);
    }
  }

  @GetMapping("/second-step")
  ModelAndView showSecondStep(
      Actor actor, Language language, @RequestParam(required = false) @Nullable String next) {
    return secondStep(actor, Form.empty(), LocalPath.of(next, language), HttpStatus.OK);
  }

  @PostMapping("/second-step")
  ModelAndView setUpSecondStep(
      Actor actor,
      Language language,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var path = LocalPath.of(next, language);
    var account = accounts.own(actor);
    try {
      var codes = secondSteps.confirm(actor, code, visits.of(request, account.email()));
      browser.begin(request, response, account, Steps.PASSWORD_AND_CODE);
      return recoveryCodes(codes, path.value());
    } catch (Problem.Refused | Problem.TooMany problem) {
      return secondStep(
          actor, FormProblems.on(Form.empty(), problem), path, FormProblems.status(problem));
    }
  }

  @PostMapping("/second-step/recovery-codes")
  ModelAndView renewRecoveryCodes(
      Actor actor,
      Language language,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request) {
    var home = LocalPath.of(null, language);
    try {
      return recoveryCodes(
          secondSteps.renewRecoveryCodes(
              actor, password, visits.of(request, accounts.own(actor).email())),
          home.value());
    } catch (Problem.Refused | Problem.TooMany problem) {
      return secondStep(
          actor, FormProblems.on(Form.empty(), problem), home, FormProblems.status(problem));
    }
  }

  @PostMapping("/second-step/removal")
  ModelAndView removeSecondStep(
      Actor actor,
      Language language,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request) {
    try {
      secondSteps.turnOff(actor, password, visits.of(request, accounts.own(actor).email()));
      return done(language, "phoneOff");
    } catch (Problem.Refused | Problem.TooMany problem) {
      return secondStep(
          actor,
          FormProblems.on(Form.empty(), problem),
          LocalPath.of(null, language),
          FormProblems.status(problem));
    }
  }

  @GetMapping("/passkeys/{id}")
  ModelAndView showPasskey(Actor actor, @PathVariable String id) {
    return passkey(actor, id, Form.empty(), HttpStatus.OK);
  }

  @PostMapping("/passkeys/{id}/name")
  ModelAndView renamePasskey(
      Actor actor,
      Language language,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String label) {
    try {
      passkeys.rename(actor, id, label);
      return done(language, "passkeyNamed");
    } catch (Problem.Refused problem) {
      return passkey(
          actor,
          id,
          FormProblems.on(Form.empty().with("label", label), problem),
          FormProblems.status(problem));
    }
  }

  @PostMapping("/passkeys/{id}/removal")
  ModelAndView removePasskey(
      Actor actor,
      Language language,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request) {
    try {
      passkeys.remove(actor, id, password, visits.of(request, accounts.own(actor).email()));
      return done(language, "passkeyRemoved");
    } catch (Problem.Refused | Problem.TooMany problem) {
      return passkey(
          actor, id, FormProblems.on(Form.empty(), problem), FormProblems.status(problem));
    }
  }

  @PostMapping("/sessions/{id}/removal")
  ModelAndView endSession(Actor actor, Language language, @PathVariable String id) {
    sessions.endOwn(actor, id);
    return done(language, "session");
  }

  /** What we keep about the reader, for taking along. */
  @PostMapping("/data")
  ResponseEntity<OwnAccount.OwnData> export(Actor actor, HttpServletRequest request) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"account.json\"")
        .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
        .body(own.export(actor, BrowserSession.id(request)));
  }

  private ModelAndView secondStep(Actor actor, Form form, LocalPath next, HttpStatus status) {
    var account = accounts.own(actor);
    SecondStepPage.Offer offer = null;
    if (!account.totp()) {
      var offered = secondSteps.offer(actor);
      offer = new SecondStepPage.Offer(QrCode.of(offered.address()), offered.typed());
    }
    var page =
        new SecondStepPage(
            form,
            offer,
            account.needsSecondStep() && !account.hasSecondStep(),
            secondSteps.countRecoveryCodes(actor),
            next.value());
    return new ModelAndView("identity/web/secondStep", status).addObject("page", page);
  }

  private static ModelAndView recoveryCodes(List<String> codes, String next) {
    return new ModelAndView("identity/web/recoveryCodes")
        .addObject("codes", codes)
        .addObject("next", next);
  }

  private ModelAndView passkey(Actor actor, String id, Form form, HttpStatus status) {
    var passkey =
        passkeys.own(actor).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new Problem.NotFound("identity.passkey.unknown"));
    var filled = form.value("label").isEmpty() ? form.with("label", passkey.label()) : form;
    return new ModelAndView("identity/web/passkey", status)
        .addObject("page", new PasskeyPage(passkey, filled));
  }

  private static ModelAndView refused(String view, Form form, Problem problem) {
    return form(view, FormProblems.on(form, problem), FormProblems.status(problem));
  }

  private static ModelAndView form(String view, Form form, HttpStatus status) {
    return new ModelAndView("identity/web/" + view, status).addObject("form", form);
  }

  private static ModelAndView done(Language language, String what) {
    return new ModelAndView("redirect:/" + language.tag() + "/desk/account?done=" + what);
  }
}
