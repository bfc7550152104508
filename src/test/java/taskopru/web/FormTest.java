package taskopru.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.web.ui.Answers;
import taskopru.web.ui.Field;
import taskopru.web.ui.FieldError;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Share;
import taskopru.web.ui.Sparkline;
import taskopru.web.ui.Tone;

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
  void aConflictShowsWhatIsStoredWhereTheAnswerDiffers() {
    var page =
        conflict(
            Form.empty()
                .with("version", "2")
                .with("name", "Theirs")
                .with("kind", "b")
                .with("text", "one\r\ntwo")
                .with("open", List.of()));

    assertThat(page.theirs()).extracting(one -> one.field().name()).containsExactly("name", "open");
    assertThat(page.theirs().getFirst().values()).containsExactly("Theirs");
    assertThat(page.form().value("name")).isEqualTo("Mine");
    assertThat(page.form().value("version")).isEqualTo("2");
    assertThat(page.notice()).isEqualTo("account");
  }

  @Test
  void whatIsAskedAnewHasNothingToCompare() {
    assertThat(conflict(Form.empty().with("version", "2")).theirs()).isEmpty();
  }

  private static FormPage conflict(Form stored) {
    var answers =
        new Answers(
            Map.of(
                "version", List.of("1"),
                "name", List.of("Mine"),
                "kind", List.of("b"),
                "text", List.of("one\ntwo"),
                "open", List.of("yes")),
            Map.of());
    var fields =
        List.<Field>of(
            new Field.Line("name", "Name", null, true, "text", null),
            new Field.Choice("kind", "Kind", null, true, List.of(Option.of("b", "B")), null),
            new Field.Area("text", "Text", null, true, 3),
            new Field.YesNo("open", "Open", null));
    var shown =
        FormPage.attempt(
            answers,
            () -> {
              throw new Problem.Conflict("web.example.nameError");
            },
            () ->
                new FormPage("", "", List.of(), "", "", "", false, stored, fields)
                    .aboutPeople("account"));
    assertThat(shown.getStatus()).isEqualTo(HttpStatus.CONFLICT);
    return (FormPage) Objects.requireNonNull(shown.getModel().get("page"));
  }

  @Test
  void answersThatMayNotBeAreSaidBesideTheirField() {
    var answers =
        new Answers(
            Map.of("seats", List.of("0"), "kind", List.of("nobody"), "day", List.of("x")),
            Map.of("kernel.slug.shape", "kind"));

    assertThat(answers.number("seats", 1, 9)).isEqualTo(1);
    assertThat(answers.choice("kind", Tone.class)).isEqualTo(Tone.PLAIN);
    assertThat(answers.read("day", typed -> new Slug(typed + "!").value(), "")).isEmpty();
    assertThat(answers.form().errors())
        .extracting(FieldError::field)
        .containsExactly("seats", "kind", "day");
    assertThat(answers.<String>made("day", () -> "never asked")).isNull();
  }

  @Test
  void aThingMadeOfGoodAnswersSaysNoWhereItIsAbout() {
    var answers = new Answers(Map.of(), Map.of("kernel.slug.shape", "code"));

    assertThat(answers.<Slug>made("", () -> new Slug("A b"))).isNull();
    assertThat(answers.form().error("code")).isPresent();
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
