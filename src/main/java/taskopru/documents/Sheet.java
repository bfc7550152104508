package taskopru.documents;

import com.ibm.icu.text.Bidi;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import taskopru.kernel.Language;
import taskopru.kernel.Visible;
import taskopru.web.Messages;

/**
 * A paper with all that its bytes depend on: the same sheet is the same PDF and the same DOCX.
 *
 * @param address where its code is checked: the whole address, as the QR code holds it
 * @param at when it was issued, to the second
 */
record Sheet(
    Paper paper,
    VerificationCode code,
    String address,
    Instant at,
    Letterhead letterhead,
    Messages messages) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

  Language language() {
    return paper.language();
  }

  boolean rightToLeft() {
    return language() == Language.AR;
  }

  /**
   * The direction of a text that runs against its paper, as Turkish does in an Arabic one: its
   * brackets and full stops must go with it. Told by its first letter (UAX #9, P2); empty where the
   * text goes the paper's way.
   */
  String against(String text) {
    var own = Bidi.getBaseDirection(text);
    if (own == Bidi.LTR && rightToLeft()) {
      return "ltr";
    }
    return own == Bidi.RTL && !rightToLeft() ? "rtl" : "";
  }

  String word(String key, Object... args) {
    return messages.text(language(), "documents." + key, args);
  }

  /** As official Turkish papers write it: 05.03.2027. */
  String day() {
    return DAY.format(paper.date());
  }

  String title() {
    return Visible.line(paper.title());
  }

  String number() {
    return paper.number() == null ? "" : Visible.line(paper.number());
  }

  /** a) b) c) as the language counts: Turkish has ç after c, Arabic has alif, ba, jim. */
  String letterOf(int index) {
    var letters =
        switch (language()) {
          case TR -> "abcçdefgğhıijklmnoöprsştuüvyz";
          case EN -> "abcdefghijklmnopqrstuvwxyz";
          case AR -> "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
        };
    return index < letters.length()
        ? letters.substring(index, index + 1)
        : Integer.toString(index + 1);
  }

  /** Where the office can be reached, in one line. */
  String contact() {
    return String.join(
        " · ",
        java.util.stream.Stream.of(
                letterhead.address(),
                letterhead.phone(),
                letterhead.email(),
                letterhead.web(),
                letterhead.kep().isBlank() ? "" : "KEP: " + letterhead.kep())
            .map(Visible::line)
            .filter(part -> !part.isEmpty())
            .toList());
  }
}
