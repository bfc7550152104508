package taskopru.council.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import taskopru.council.Mandate;

/** What a secretary may do to a mandate; each has its page before it. */
enum MandateDeed {
  CONFIRMATION,
  WITHDRAWAL,
  SUSPENSION,
  RESUMPTION,
  END,
  END_UNDO,
  CONFIRMATION_UNDO;

  /** The word in addresses: {@code end-undo}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isDanger() {
    return switch (this) {
      case WITHDRAWAL, END, CONFIRMATION_UNDO -> true;
      case CONFIRMATION, SUSPENSION, RESUMPTION, END_UNDO -> false;
    };
  }

  /** Whether the mandate waits for it; what may be done to one in good order is no next step. */
  boolean isAwaited() {
    return this == CONFIRMATION || this == RESUMPTION;
  }

  static Optional<MandateDeed> find(String word) {
    return Arrays.stream(values()).filter(deed -> deed.word().equals(word)).findFirst();
  }

  /** The deeds that make sense now, what is awaited first. */
  static List<MandateDeed> offeredFor(Mandate mandate, LocalDate today) {
    var deeds = new ArrayList<MandateDeed>();
    switch (mandate.stateOn(today)) {
      case PROPOSED -> deeds.addAll(List.of(CONFIRMATION, WITHDRAWAL));
      case CONFIRMED, ACTIVE -> deeds.addAll(List.of(SUSPENSION, END));
      case SUSPENDED -> deeds.addAll(List.of(RESUMPTION, END));
      case ENDED -> {}
    }
    if (mandate.wasEnded()) {
      deeds.remove(END);
      deeds.add(END_UNDO);
    } else if (mandate.isConfirmed() && mandate.rests().isEmpty()) {
      deeds.add(CONFIRMATION_UNDO);
    }
    return deeds;
  }
}
