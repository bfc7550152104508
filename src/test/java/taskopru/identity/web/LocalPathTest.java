package taskopru.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskopru.kernel.Language;

class LocalPathTest {

  static final String DESK = "/tr/desk";

  @Test
  void aPageOfOursIsKeptWithItsQuery() {
    assertThat(next("/en/desk/accounts?q=ay%C5%9Fe&page=2"))
        .isEqualTo("/en/desk/accounts?q=ay%C5%9Fe&page=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/tr",
        "/\\evil.example",
        "/tr//evil.example",
        "/tr/../../evil",
        "/tr\r\nSet-Cookie: a=b",
        "/tr\u0000",
        "javascript:alert(1)",
        "/de/desk",
        "/trx",
        " /tr",
        "",
        "/tr?next=https://evil.example\\@"
      })
  void whateverElseLeadsToTheDesk(String hostile) {
    assertThat(next(hostile)).isEqualTo(DESK);
  }

  @Property(tries = 2000)
  void nobodyIsEverLedAway(
      @ForAll
          @StringLength(max = 40)
          @Chars({'/', '\\', '?', '#', '@', ':', '.', '%', '\t', '\n', '\r', '\0', ' ', 't', 'r'})
          @CharRange(from = 'a', to = 'e')
          String rest) {
    for (var tried : new String[] {rest, "/" + rest, "/tr" + rest, "/tr/" + rest, "//" + rest}) {
      var path = next(tried);
      assertThat(path).matches("/(tr|en|ar)([/?].*)?").doesNotStartWith("//").doesNotContain("\\");
      assertThat(
              URI.create("https://here.example")
                  .resolve(path.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"))
                  .getHost())
          .isEqualTo("here.example");
    }
  }

  private static String next(String path) {
    return LocalPath.of(path, Language.TR).value();
  }
}
