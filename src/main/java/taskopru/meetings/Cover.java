package taskopru.meetings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.documents.Letter;
import taskopru.kernel.Problem;

/**
 * What a secretary types for a covering letter.
 *
 * @param number from the register of letters, as it stands on the paper: E-12345678-050.01-14
 * @param addressee in its case and in capitals: ADANA VALİLİĞİNE
 * @param unit the addressee's unit; empty where there is none
 * @param signer who signs; empty where the name is written by hand
 * @param information who is to know, one on each line
 */
public record Cover(
    String number,
    String addressee,
    String unit,
    Letter.Closing closing,
    String signer,
    String capacity,
    List<String> information) {

  private static final int LONGEST = 300;
  private static final int MOST = 20;

  public Cover {
    number = Texts.line(number, 60);
    addressee = Texts.line(addressee, LONGEST);
    unit = Texts.line(unit, LONGEST);
    signer = Texts.line(signer, LONGEST);
    capacity = Texts.line(capacity, LONGEST);
    information =
        information.stream()
            .map(line -> Texts.line(line, LONGEST))
            .filter(line -> !line.isEmpty())
            .toList();
    if (information.size() > MOST) {
      throw new Problem.Refused("meetings.letter.information", MOST);
    }
  }

  /** Whether it can go out; what is missing, as a message key. */
  @Nullable String gap() {
    return number.isEmpty()
        ? "meetings.letter.number"
        : addressee.isEmpty() ? "meetings.letter.addressee" : null;
  }
}
