package taskopru.statistics.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How large a file may become. A few kilobytes can unpack to petabytes, so what is unpacked is
 * counted while it is unpacked.
 */
final class Limits {

  static final long UNPACKED = 64L << 30;
  static final long WORKBOOK_PART = 4L << 30;
  static final long SHARED_STRINGS = 256L << 20;
  static final int COLUMNS = 2000;
  static final int CODES = 200_000;

  /** Real statistics shrink to a fiftieth at most; a bomb to a thousandth. */
  private static final long RATIO = 250;

  private static final long HARMLESS = 64L << 20;

  private Limits() {}

  /** Reads no more than an honest file of that packed size would give. */
  static InputStream counted(InputStream in, long packed, long most, String name) {
    return new FilterInputStream(in) {
      private long count;

      @Override
      public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
          add(1);
        }
        return b;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
          add(read);
        }
        return read;
      }

      private void add(int more) {
        count += more;
        if (count > most || count > HARMLESS && count / Math.max(1, packed) > RATIO) {
          throw Recognition.refused("bomb", name);
        }
      }
    };
  }
}
