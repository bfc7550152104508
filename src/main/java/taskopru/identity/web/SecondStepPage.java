package taskopru.identity.web;

import org.jspecify.annotations.Nullable;
import taskopru.web.ui.Form;

/**
 * Setting the second step up, or what can be done once it is.
 *
 * @param offer what the phone needs; null once it is set up
 * @param needed whether the reader's roles ask for it
 * @param next the page that waits behind it
 */
public record SecondStepPage(
    Form form, @Nullable Offer offer, boolean needed, int recoveryCodes, String next) {

  /** The same secret twice: as a QR code and for typing. */
  public record Offer(QrCode qr, String typed) {}
}
