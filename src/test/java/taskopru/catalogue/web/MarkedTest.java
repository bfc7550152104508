package taskopru.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkedTest {

  @Test
  void marksWordsHoweverTheyAreSpelt() {
    assertThat(show(Marked.all("Göçmenler ve GÖÇ, gocuk", List.of("goc", "gocmen"))))
        .isEqualTo("[Göçmenler] ve [GÖÇ], [gocuk]");
    assertThat(show(Marked.all("İstanbul ile Iğdır", List.of("istanbul"))))
        .isEqualTo("[İstanbul] ile Iğdır");
  }

  @Test
  void aShortWordIsOnlyMarkedWhole() {
    assertThat(show(Marked.all("iç içme", List.of("ic")))).isEqualTo("[iç] içme");
  }

  @Test
  void aSnippetStandsAroundTheFirstHit() {
    var text = "başlangıç ".repeat(60) + "mülteci " + "son ".repeat(80);
    var shown = show(Marked.snippet(text, List.of("multeci")));
    assertThat(shown).startsWith("… ").contains("[mülteci]").endsWith(" …").hasSizeLessThan(260);
  }

  @Test
  void nothingIsLostWhereNothingIsMarked() {
    assertThat(show(Marked.snippet("<b>kısa</b>", List.of()))).isEqualTo("<b>kısa</b>");
    assertThat(Marked.snippet("", List.of("x")).pieces()).isEmpty();
  }

  private static String show(Marked marked) {
    return marked.pieces().stream()
        .map(piece -> piece.hit() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }
}
