package taskopru.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.identity.Accounts;
import taskopru.identity.Passkeys;
import taskopru.identity.Steps;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two halves of each passkey ceremony, spoken with passkeys.js in JSON: first the options,
 * which are kept in the session, then the browser's answer to them, which uses them up.
 */
@Controller
@RequestMapping("/{lang:tr|en|ar}")
class PasskeyController {

  private static final String ADDING = "passkeyAdding";
  private static final String SIGNING_IN = "passkeySigningIn";
  private static final int LONGEST_ANSWER = 64 * 1024;

  private final Passkeys passkeys;
  private final Accounts accounts;
  private final BrowserSession browser;
  private final Visits visits;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  PasskeyController(Passkeys passkeys, Accounts accounts, BrowserSession browser, Visits visits) {
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.browser = browser;
    this.visits = visits;
  }

  @PostMapping("/sign-in/passkey/options")
  ResponseEntity<String> signInOptions(HttpServletRequest request) {
    var options = passkeys.beginSignIn(visits.of(request));
    request.getSession(true).setAttribute(SIGNING_IN, options);
    return answer(options);
  }

  @PostMapping("/sign-in/passkey")
  ResponseEntity<String> signIn(
      Language language,
      @RequestParam(required = false) @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var options = takeOptions(request, SIGNING_IN, PublicKeyCredentialRequestOptions.class);
    var answer =
        read(request, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
    var account = passkeys.signIn(options, answer, visits.of(request));
    browser.begin(request, response, account, Steps.PASSKEY);
    return answer(Map.of("location", LocalPath.of(next, language).value()));
  }

  @PostMapping("/desk/account/passkeys/options")
  ResponseEntity<String> addOptions(
      Actor actor, @RequestParam(defaultValue = "") String password, HttpServletRequest request) {
    var options =
        passkeys.beginAdding(actor, password, visits.of(request, accounts.own(actor).email()));
    request.getSession(true).setAttribute(ADDING, options);
    return answer(options);
  }

  @PostMapping("/desk/account/passkeys")
  ResponseEntity<String> add(
      Actor actor,
      Language language,
      @RequestParam(defaultValue = "") String label,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var options = takeOptions(request, ADDING, PublicKeyCredentialCreationOptions.class);
    var made =
        read(
            request, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
    passkeys.add(actor, options, made, label);
    browser.begin(request, response, accounts.own(actor), Steps.PASSKEY);
    return answer(Map.of("location", "/" + language.tag() + "/desk/account?done=passkeyAdded"));
  }

  /** A challenge is good for one answer. */
  private static <T> T takeOptions(HttpServletRequest request, String name, Class<T> type) {
    var session = request.getSession(false);
    var options = session == null ? null : session.getAttribute(name);
    if (session == null || !type.isInstance(options)) {
      throw new Problem.Refused("identity.passkey.wrong");
    }
    session.removeAttribute(name);
    return type.cast(options);
  }

  private <T> T read(HttpServletRequest request, TypeReference<T> type) throws IOException {
    var bytes = request.getInputStream().readNBytes(LONGEST_ANSWER + 1);
    try {
      if (bytes.length <= LONGEST_ANSWER) {
        return json.readValue(bytes, type);
      }
    } catch (JacksonException | IllegalArgumentException _) {
      // falls through: whoever sent it did not use our page
    }
    throw new Problem.Refused("identity.passkey.wrong");
  }

  private ResponseEntity<String> answer(Object body) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .body(json.writeValueAsString(body));
  }
}
