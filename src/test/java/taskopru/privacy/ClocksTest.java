package taskopru.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.privacy.Deadline.Limit;
import tools.jackson.databind.json.JsonMapper;

/** The clocks of the law: days for an answer, hours for a breach. */
class ClocksTest {

  static final Instant KNOWN = Instant.parse("2027-03-01T09:00:00Z");

  final Deadlines deadlines =
      new Deadlines(
          new ClassPathResource("taskopru/privacy/deadlines.json"), JsonMapper.builder().build());

  @Test
  void anAnswerMayTakeThirtyDaysAndABreachSeventyTwoHours() {
    var day = LocalDate.of(2027, 3, 1);
    var answer = deadlines.on(Limit.ANSWER, day);
    var breach = deadlines.on(Limit.BREACH, day);

    assertThat(answer.after(day)).isEqualTo(LocalDate.of(2027, 3, 31));
    assertThat(answer.source().in(Language.TR)).contains("13/2");
    assertThat(breach.after(KNOWN)).isEqualTo(KNOWN.plus(Duration.ofHours(72)));
    assertThat(breach.source().in(Language.TR)).contains("2019/10");
  }

  @Test
  void aChangedLawCountsFromItsDayOn() {
    var file =
        """
        [{"limit": "ANSWER", "from": "2016-10-07", "within": "P30D", "source": {"tr": "eski"}},
         {"limit": "ANSWER", "from": "2028-01-01", "within": "P15D", "source": {"tr": "yeni"}},
         {"limit": "BREACH", "from": "2019-01-24", "within": "PT72H", "source": {"tr": "karar"}}]
        """;
    var changed =
        new Deadlines(
            new ByteArrayResource(file.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            JsonMapper.builder().build());

    assertThat(changed.on(Limit.ANSWER, LocalDate.of(2027, 12, 31)).within().toDays())
        .isEqualTo(30);
    assertThat(changed.on(Limit.ANSWER, LocalDate.of(2028, 1, 1)).source())
        .isEqualTo(LocalizedText.of("yeni"));
    assertThat(changed.on(Limit.ANSWER, LocalDate.of(1999, 1, 1)).source())
        .isEqualTo(LocalizedText.of("eski"));
  }

  @Test
  void aBreachIsOverdueAfterItsLastMomentAndNoLongerWhenTheBoardKnows() {
    var due = KNOWN.plus(Duration.ofHours(72));
    var open = breach(due, null);

    assertThat(open.isOverdue(due)).isFalse();
    assertThat(open.isOverdue(due.plusSeconds(1))).isTrue();
    assertThat(open.hoursLeft(due.minus(Duration.ofMinutes(90)))).isEqualTo(1);
    assertThat(open.hoursLeft(due.plus(Duration.ofMinutes(90)))).isEqualTo(-2);
    assertThat(breach(due, due.plusSeconds(1)).isOverdue(due.plusSeconds(2))).isFalse();
    assertThat(breach(due, due.plusSeconds(1)).wasToldLate()).isTrue();
    assertThat(breach(due, due).wasToldLate()).isFalse();
  }

  private static Breach breach(Instant due, @org.jspecify.annotations.Nullable Instant told) {
    return new Breach(
        java.util.UUID.randomUUID(),
        1,
        new BreachFacts("Liste yanlış adrese gitti", "Üyeler", 12, ""),
        KNOWN,
        due,
        KNOWN,
        told,
        null,
        null,
        1);
  }
}
