package taskopru.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskopru.kernel.Problem;
import taskopru.web.ui.Form;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Share;
import taskopru.web.ui.Sparkline;

class FormTest {

  @Test
  void keepsWhatWasSentButNeverAPassword() {
    var form =
        Form.of(
            Map.of("name", List.of(" Ayşe "), "newPassword", List.of("x"), "_csrf", List.of("y")));

    assertThat(form.value("name")).isEqualTo("Ayşe");
    assertThat(form.values()).containsOnlyKeys("name");
  }

  @Test
  void anErrorIsReadWithItsField() {
    var form = Form.empty().require("name", "web.example.nameError");

    assertThat(form.isRefused()).isTrue();
    assertThat(form.describedBy("name", "hint")).isEqualTo("name-hint name-error");
    assertThat(form.describedBy("other", null)).isNull();
  }

  @Test
  void aRulesNoBecomesAnErrorOfTheForm() {
    var form = Form.empty().refuse(new Problem.Refused("kernel.slug.shape", "A b"));

    assertThat(form.errors().getFirst().isOfForm()).isTrue();
    assertThat(form.errors().getFirst().args()).containsExactly("A b");
  }

  @Test
  void thePagerNeverLeavesItsList() {
    assertThat(new Pager(99, 20, 45, "/tr/data").page()).isEqualTo(3);
    assertThat(new Pager(-4, 20, 45, "/tr/data").page()).isEqualTo(1);
    assertThat(new Pager(3, 20, 45, "/tr/data").to()).isEqualTo(45);
    assertThat(new Pager(1, 20, 0, "/tr/data").from()).isZero();
    assertThat(new Pager(5, 20, 200, "/tr/data?q=göç").numbers())
        .containsExactly(1, 0, 4, 5, 6, 0, 10);
    assertThat(new Pager(1, 20, 200, "/tr/data?q=a").href(2)).isEqualTo("/tr/data?q=a&page=2");
    assertThat(new Pager(2, 20, 200, "/tr/data").href(1)).isEqualTo("/tr/data");
  }

  @Test
  void aFlatLineStaysInTheMiddle() {
    assertThat(new Sparkline(List.of(5.0, 5.0)).line()).isEqualTo("0.0,32.0 240.0,32.0");
  }

  @Test
  void thirtySeatsStandInTwoRows() {
    var seats = new Share(28, 30, "28 of 30");
    assertThat(seats.perLine()).isEqualTo(15);
    assertThat(seats.lines()).isEqualTo(2);
  }
}
