package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import taskopru.identity.Account;
import taskopru.identity.SigningIn;
import taskopru.identity.Steps;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.web.ui.Form;

/** Signing in and out. */
@Controller
class SignInController {

  private static final Set<String> DONE = Set.of("out", "reset");

  private final SigningIn signingIn;
  private final BrowserSession browser;
  private final Visits visits;

  SignInController(SigningIn signingIn, BrowserSession browser, Visits visits) {
    this.signingIn = signingIn;
    this.browser = browser;
    this.visits = visits;
  }

  @GetMapping("/{lang:tr|en|ar}/sign-in")
  ModelAndView show(
      Actor actor,
      Language language,
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(defaultValue = "") String done) {
    var path = LocalPath.of(next, language);
    if (!actor.isVisitor()) {
      return new ModelAndView("redirect:" + path.value());
    }
    var said = DONE.contains(done) ? "identity.signIn.done." + done : "";
    return page(new SignInPage(Form.empty(), path.value(), said), HttpStatus.OK);
  }

  @PostMapping("/{lang:tr|en|ar}/sign-in")
  ModelAndView signIn(
      Language language,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(required = false) @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var path = LocalPath.of(next, language);
    var form = Form.of(sent).require("email", "identity.email.missing");
    if (password.isEmpty()) {
      form = form.refuse("password", "identity.password.missing");
    }
    if (form.isRefused()) {
      return page(new SignInPage(form, path.value(), ""), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      var email = form.value("email");
      var account = signingIn.withPassword(email, password, visits.of(request, email));
      if (account.hasSecondStep()) {
        browser.beginHalfWay(request, response, account);
        return redirect("/" + language.tag() + "/sign-in/code?next=" + encoded(path));
      }
      browser.begin(request, response, account, Steps.PASSWORD);
      return redirect(afterwards(account, path, language));
    } catch (Problem.Refused | Problem.TooMany problem) {
      return page(
          new SignInPage(FormProblems.on(form, problem), path.value(), ""),
          FormProblems.status(problem));
    }
  }

  @GetMapping("/{lang:tr|en|ar}/sign-in/code")
  ModelAndView askCode(
      Language language,
      @RequestParam(required = false) @Nullable String next,
      HttpServletRequest request) {
    var path = LocalPath.of(next, language);
    return browser
        .findHalfWay(request)
        .flatMap(signingIn::findHalfWay)
        .map(account -> codePage(Form.empty(), path, account, HttpStatus.OK))
        .orElseGet(() -> redirect("/" + language.tag() + "/sign-in?next=" + encoded(path)));
  }

  @PostMapping("/{lang:tr|en|ar}/sign-in/code")
  ModelAndView takeCode(
      Language language,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var path = LocalPath.of(next, language);
    var halfWay = browser.findHalfWay(request).flatMap(signingIn::findHalfWay);
    if (halfWay.isEmpty()) {
      return redirect("/" + language.tag() + "/sign-in?next=" + encoded(path));
    }
    var account = halfWay.get();
    try {
      signingIn.withCode(account.id(), code, visits.of(request, account.email()));
    } catch (Problem.Refused | Problem.TooMany problem) {
      return codePage(
          FormProblems.on(Form.empty(), problem), path, account, FormProblems.status(problem));
    }
    browser.begin(request, response, account, Steps.PASSWORD_AND_CODE);
    return redirect(path.value());
  }

  @PostMapping({"/{lang:tr|en|ar}/sign-out", "/sign-out"})
  ModelAndView out(
      Actor actor, Language language, HttpServletRequest request, HttpServletResponse response) {
    signingIn.out(actor);
    browser.end(request, response);
    return redirect("/" + language.tag() + "/sign-in?done=out");
  }

  /** Whose roles need a second step sets it up before anything else. */
  static String afterwards(Account account, LocalPath path, Language language) {
    return account.needsSecondStep() && !account.hasSecondStep()
        ? "/" + language.tag() + "/desk/account/second-step?next=" + encoded(path)
        : path.value();
  }

  private static ModelAndView page(SignInPage page, HttpStatus status) {
    return new ModelAndView("identity/web/signIn", status).addObject("page", page);
  }

  private static ModelAndView codePage(
      Form form, LocalPath path, Account account, HttpStatus status) {
    return new ModelAndView("identity/web/signInCode", status)
        .addObject(
            "page", new CodePage(form, path.value(), account.totp(), account.passkeys() > 0));
  }

  private static ModelAndView redirect(String path) {
    return new ModelAndView("redirect:" + path);
  }

  private static String encoded(LocalPath path) {
    return UriUtils.encode(path.value(), StandardCharsets.UTF_8);
  }
}
