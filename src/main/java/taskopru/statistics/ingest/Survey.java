package taskopru.statistics.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import taskopru.statistics.ImportProgress;

/**
 * One look at every byte of a text before anything is made of it: is it UTF-8, is there anything in
 * it that no text has, are its lines of a sane length? Made for speed: eight bytes at a time as
 * long as they are plain ASCII.
 *
 * @param bytes after decompression
 * @param utf8 whether all of it is valid UTF-8
 * @param invalidLine the first line that is not, 0 where all are
 * @param nullLine the first line with a NUL byte, 0 where there is none
 * @param longestLine in bytes
 * @param longestAt its number
 */
record Survey(
    long bytes,
    boolean utf8,
    long invalidLine,
    long nullLine,
    long longestLine,
    long longestAt,
    long lines) {

  /** Longer than any honest row. */
  static final int LONGEST_LINE = 4 * 1024 * 1024;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW = 0x0101010101010101L;
  private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;

  static Survey of(InputStream in, long expected, ImportProgress progress) throws IOException {
    var look = new Look();
    var buffer = new byte[1 << 18];
    int read;
    int turns = 0;
    while ((read = in.readNBytes(buffer, 0, buffer.length)) > 0) {
      look.at(buffer, read);
      if (turns++ % 64 == 0) {
        if (progress.isCancelled()) {
          throw new Cancelled();
        }
        progress.at(
            ImportProgress.Step.READ,
            expected > 0 ? (double) look.position / expected : -1,
            look.line);
      }
      if (look.tooLong()) {
        break;
      }
    }
    return look.result();
  }

  private static final class Look {
    long position;
    long line = 1;
    private long lineStart;
    private long longest;
    private long longestAt = 1;
    private long invalidLine;
    private long nullLine;
    private int pending;
    private int low = 0x80;
    private int high = 0xbf;

    void at(byte[] buffer, int length) {
      int i = 0;
      while (i < length) {
        if (pending == 0 && i + 8 <= length) {
          long word = (long) LONG.get(buffer, i);
          long zeros = (word - LOW) & ~word & HIGH;
          if ((word & HIGH) == 0 && zeros == 0) {
            long other = word ^ NEWLINES;
            long newlines = (other - LOW) & ~other & HIGH;
            while (newlines != 0) {
              endLine(position + i + (Long.numberOfTrailingZeros(newlines) >> 3));
              newlines &= newlines - 1;
            }
            i += 8;
            continue;
          }
        }
        one(buffer[i] & 0xff, position + i);
        i++;
      }
      position += length;
    }

    private void one(int b, long at) {
      if (b == '\n') {
        endLine(at);
      }
      if (b == 0 && nullLine == 0) {
        nullLine = line;
      }
      if (pending > 0) {
        if (b < low || b > high) {
          invalid();
          pending = 0;
        } else {
          pending--;
        }
        low = 0x80;
        high = 0xbf;
      } else if (b >= 0x80) {
        begin(b);
      }
    }

    private void begin(int b) {
      if (b >= 0xc2 && b <= 0xdf) {
        pending = 1;
      } else if (b >= 0xe0 && b <= 0xef) {
        pending = 2;
        low = b == 0xe0 ? 0xa0 : 0x80;
        high = b == 0xed ? 0x9f : 0xbf;
      } else if (b >= 0xf0 && b <= 0xf4) {
        pending = 3;
        low = b == 0xf0 ? 0x90 : 0x80;
        high = b == 0xf4 ? 0x8f : 0xbf;
      } else {
        invalid();
      }
    }

    private void invalid() {
      if (invalidLine == 0) {
        invalidLine = line;
      }
    }

    private void endLine(long at) {
      if (at - lineStart > longest) {
        longest = at - lineStart;
        longestAt = line;
      }
      lineStart = at + 1;
      line++;
    }

    boolean tooLong() {
      return Math.max(longest, position - lineStart) > LONGEST_LINE;
    }

    Survey result() {
      if (position > lineStart) {
        endLine(position);
      }
      if (pending > 0) {
        invalid();
      }
      return new Survey(
          position, invalidLine == 0, invalidLine, nullLine, longest, longestAt, line - 1);
    }
  }
}
