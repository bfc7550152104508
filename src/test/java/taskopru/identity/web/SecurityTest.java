package taskopru.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static taskopru.identity.web.OurForm.ours;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import taskopru.Database;

@ApplicationModuleTest(
    module = "identity",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = "installation")
@AutoConfigureMockMvc
@Import(Database.class)
class SecurityTest {

  @Autowired MockMvcTester web;

  @Test
  void aPublicPageCarriesStrictHeadersAndNoCookie() {
    var answer = web.get().uri("/tr/no-such-page").exchange();
    assertThat(answer)
        .headers()
        .hasValue("Content-Security-Policy", Security.CONTENT_SECURITY_POLICY)
        .hasValue("Referrer-Policy", "same-origin")
        .hasValue("X-Content-Type-Options", "nosniff")
        .hasValue("Cross-Origin-Opener-Policy", "same-origin")
        .containsHeader("Permissions-Policy")
        .doesNotContainHeader("Set-Cookie")
        .doesNotContainHeader("Strict-Transport-Security");
  }

  @Test
  void overHttpsTheBrowserIsToldToStayThere() {
    assertThat(web.get().uri("https://localhost/tr/no-such-page"))
        .headers()
        .containsHeader("Strict-Transport-Security");
  }

  @Test
  void aVisitorOnTheDeskIsLedToSignInAndBack() {
    assertThat(web.get().uri("/en/desk/accounts?page=2"))
        .hasStatus(302)
        .hasRedirectedUrl("/en/sign-in?next=%2Fen%2Fdesk%2Faccounts%3Fpage%3D2");
  }

  @Test
  void aFormWithoutItsTokenIsRefusedInTheReadersLanguage() {
    assertThat(web.post().uri("/en/sign-in").param("email", "ayse@example.org"))
        .hasForwardedUrl("/en/form-not-ours");
    assertThat(web.get().uri("/en/form-not-ours"))
        .hasStatus(403)
        .bodyText()
        .contains("The form’s time is over");
  }

  @Test
  void aVisitorsUploadLeadsToTheSignInBeforeItIsRead() {
    assertThat(
            web.post()
                .uri("/en/sign-in")
                .with(ours())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .content("--x"))
        .hasStatus(302)
        .hasRedirectedUrl("/en/sign-in");
    assertThat(
            web.post()
                .uri("/api/v1/datasets")
                .header("Accept-Language", "tr")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .content("--x"))
        .hasStatus(403)
        .hasBodyTextEqualTo("Dosya göndermeden önce oturum açın.\n");
  }
}
