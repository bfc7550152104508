package taskopru.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:10Z");

  /** RFC 6238, appendix B, column SHA-1; the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
  void givesTheCodesOfTheStandard(long seconds, String code) {
    assertThat(Totp.codeAt(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(longs = {-30, 0, 30})
  void aPhoneMayBeAStepOff(long seconds) {
    var code = Totp.codeAt(SECRET, NOW.plusSeconds(seconds));
    assertThat(Totp.stepOf(code, SECRET, NOW))
        .hasValue(NOW.plusSeconds(seconds).getEpochSecond() / 30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-10M", "PT-61S", "PT61S", "PT24H"})
  void aClockThatIsWrongByMoreTakesNoCode(Duration off) {
    assertThat(Totp.stepOf(Totp.codeAt(SECRET, NOW), SECRET, NOW.plus(off))).isEmpty();
  }

  @Test
  void acceptsTheCodeAsPeopleTypeIt() {
    var code = Totp.codeAt(SECRET, NOW);
    assertThat(Totp.stepOf(" " + code.substring(0, 3) + " " + code.substring(3), SECRET, NOW))
        .isPresent();
    for (var wrong : new String[] {"", "12345", "abcdef", "１２３４５６", "0".repeat(100_000)}) {
      assertThat(Totp.stepOf(wrong, SECRET, NOW)).isEmpty();
    }
  }

  @Test
  void aSecretIsReadableInFours() {
    assertThat(Totp.readable(SECRET)).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  }
}
