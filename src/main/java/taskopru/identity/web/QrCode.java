package taskopru.identity.web;

/**
 * A QR code as one SVG path of squares.
 *
 * @param size modules on a side, with the quiet margin
 */
public record QrCode(int size, String path) {

  private static final int MARGIN = 4;

  static QrCode of(String text) {
    var code = io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (var y = 0; y < code.size; y++) {
      for (var x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
        }
      }
    }
    return new QrCode(code.size + 2 * MARGIN, path.toString());
  }
}
