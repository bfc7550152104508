package taskopru.identity.web;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import taskopru.identity.Account;
import taskopru.identity.Accounts;
import taskopru.identity.Administering;
import taskopru.identity.EmailAddress;
import taskopru.identity.Inviting;
import taskopru.identity.LinkMail;
import taskopru.identity.OneTimeLink;
import taskopru.identity.PasswordResetting;
import taskopru.identity.Role;
import taskopru.identity.SecondSteps;
import taskopru.identity.Sessions;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.ui.Form;
import taskopru.web.ui.Pager;

/** The administrator's pages: who may sign in, and what for. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/accounts")
class AccountsController {

  private static final Set<String> DONE =
      Set.of("roles", "disabled", "enabled", "secondStep", "sessions");

  private final Accounts accounts;
  private final Inviting inviting;
  private final PasswordResetting resetting;
  private final Administering administering;
  private final SecondSteps secondSteps;
  private final Sessions sessions;
  private final LinkMail mail;

  AccountsController(
      Accounts accounts,
      Inviting inviting,
      PasswordResetting resetting,
      Administering administering,
      SecondSteps secondSteps,
      Sessions sessions,
      LinkMail mail) {
    this.accounts = accounts;
    this.inviting = inviting;
    this.resetting = resetting;
    this.administering = administering;
    this.secondSteps = secondSteps;
    this.sessions = sessions;
    this.mail = mail;
  }

  @GetMapping
  ModelAndView list(
      Actor actor,
      Language language,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page) {
    var search = q.length() > 200 ? q.substring(0, 200) : q;
    var found = accounts.list(actor, search, Math.clamp(page, 1, 1_000_000));
    var waiting = resetting.requests(actor);
    var base =
        UriComponentsBuilder.fromPath("/" + language.tag() + "/desk/accounts")
            .queryParam("q", "{q}")
            .encode()
            .buildAndExpand(search)
            .toUriString();
    var list =
        new AccountList(
            search,
            found.accounts().stream()
                .map(account -> new AccountList.Row(account, waiting.get(account.id())))
                .toList(),
            new Pager(found.number(), Accounts.Page.SIZE, found.total(), base));
    return new ModelAndView("identity/web/accounts").addObject("page", list);
  }

  @GetMapping("/new")
  ModelAndView showInvite(Actor actor, Language language) {
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    return invite(
        Form.empty().with("language", language.tag()).with("roles", Role.MEMBER.code()),
        HttpStatus.OK);
  }

  @PostMapping
  ModelAndView invite(Actor actor, @RequestParam MultiValueMap<String, String> sent) {
    actor.mustBeAllowedTo(Verb.ADMINISTER_ACCOUNTS);
    var form = Form.of(sent);
    try {
      var language = Language.find(form.value("language")).orElse(Language.TR);
      var invited =
          inviting.invite(
              actor,
              new EmailAddress(form.value("email")),
              form.value("name"),
              language,
              roles(form));
      return link(
          "identity.link.invitation", accounts.get(actor, invited.account()), invited.link());
    } catch (Problem.Refused | Problem.Conflict problem) {
      return invite(FormProblems.on(form, problem), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @GetMapping("/{id}")
  ModelAndView show(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String done) {
    var account = accounts.get(actor, id);
    return detail(
        actor,
        account,
        Form.empty().with("roles", account.roles().stream().map(Role::code).toList()),
        DONE.contains(done) ? "identity.accounts.done." + done : "",
        HttpStatus.OK);
  }

  @PostMapping("/{id}/roles")
  ModelAndView changeRoles(
      Actor actor,
      Language language,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent) {
    var form = Form.of(sent);
    return deed(
        actor,
        language,
        id,
        form,
        "roles",
        () -> administering.changeRoles(actor, id, roles(form)));
  }

  @PostMapping("/{id}/disabling")
  ModelAndView disable(Actor actor, Language language, @PathVariable UUID id) {
    return deed(actor, language, id, null, "disabled", () -> administering.disable(actor, id));
  }

  @PostMapping("/{id}/enabling")
  ModelAndView enable(Actor actor, Language language, @PathVariable UUID id) {
    return deed(actor, language, id, null, "enabled", () -> administering.enable(actor, id));
  }

  @PostMapping("/{id}/second-step/removal")
  ModelAndView takeSecondStepAway(Actor actor, Language language, @PathVariable UUID id) {
    return deed(actor, language, id, null, "secondStep", () -> secondSteps.takeAway(actor, id));
  }

  @PostMapping("/{id}/sessions/removal")
  ModelAndView endSessions(Actor actor, Language language, @PathVariable UUID id) {
    return deed(actor, language, id, null, "sessions", () -> sessions.endAll(actor, id));
  }

  @PostMapping("/{id}/invitation")
  ModelAndView renewInvitation(Actor actor, @PathVariable UUID id) {
    var link = inviting.renew(actor, id);
    return link("identity.link.invitation", accounts.get(actor, id), link);
  }

  @PostMapping("/{id}/password-link")
  ModelAndView offerPassword(Actor actor, @PathVariable UUID id) {
    var link = resetting.offer(actor, id);
    return link("identity.link.passwordReset", accounts.get(actor, id), link);
  }

  private ModelAndView deed(
      Actor actor,
      Language language,
      UUID id,
      @org.jspecify.annotations.Nullable Form sent,
      String done,
      Runnable deed) {
    try {
      deed.run();
      return new ModelAndView(
          "redirect:/" + language.tag() + "/desk/accounts/" + id + "?done=" + done);
    } catch (Problem.Refused | Problem.Conflict problem) {
      var account = accounts.get(actor, id);
      var form =
          sent != null
              ? sent
              : Form.empty().with("roles", account.roles().stream().map(Role::code).toList());
      return detail(
          actor, account, FormProblems.on(form, problem), "", HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private ModelAndView detail(
      Actor actor, Account account, Form form, String done, HttpStatus status) {
    var page =
        new AccountDetail(
            account,
            resetting.requests(actor).get(account.id()),
            account.id().equals(actor.id()),
            form,
            done);
    return new ModelAndView("identity/web/accountDetail", status).addObject("page", page);
  }

  private static ModelAndView invite(Form form, HttpStatus status) {
    return new ModelAndView("identity/web/invite", status).addObject("form", form);
  }

  private ModelAndView link(String purpose, Account account, OneTimeLink link) {
    var shown =
        new LinkShown(
            purpose,
            account.id(),
            account.name(),
            mail.address(account, link),
            link.expiresAt(),
            mail.send(account, link) ? account.email() : null);
    return new ModelAndView("identity/web/linkShown", Map.of("page", shown));
  }

  private static Set<Role> roles(Form form) {
    var roles = EnumSet.noneOf(Role.class);
    for (var code : form.all("roles")) {
      for (var role : Role.values()) {
        if (role.code().equals(code)) {
          roles.add(role);
        }
      }
    }
    return roles;
  }
}
