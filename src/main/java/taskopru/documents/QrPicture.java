package taskopru.documents;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** An address as a QR code: a PNG of black and white squares, the same for the same address. */
final class QrPicture {

  private static final int MARGIN = 2;
  private static final int SCALE = 6;

  private QrPicture() {}

  static byte[] of(String address) {
    var code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
    var side = (code.size + 2 * MARGIN) * SCALE;
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (var y = 0; y < side; y++) {
      for (var x = 0; x < side; x++) {
        var dark = code.getModule(x / SCALE - MARGIN, y / SCALE - MARGIN);
        picture.setRGB(x, y, dark ? 0x000000 : 0xffffff);
      }
    }
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }
}
