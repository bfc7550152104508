package taskopru.council;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/**
 * The paper by which an institution sends somebody.
 *
 * @param file the scanned letter among the stored files, where there is one
 */
public record Letter(LocalDate date, String number, @Nullable UUID file) {

  static final int LONGEST_NUMBER = 100;

  public Letter {
    number = Written.line(number, LONGEST_NUMBER);
    if (date.getYear() < 2000) {
      throw new Problem.Refused("council.letter.date");
    }
  }
}
