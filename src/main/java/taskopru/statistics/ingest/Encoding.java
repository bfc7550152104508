package taskopru.statistics.ingest;

import com.ibm.icu.text.CharsetDetector;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Problem;

/** Which characters a text's bytes stand for. */
final class Encoding {

  static final Charset TURKISH = Charset.forName("windows-1254");
  private static final Charset ARABIC = Charset.forName("windows-1256");

  /** What a user may ask for, by the name a form or a command line gives it. */
  private static final Map<String, Charset> KNOWN =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "utf-16", StandardCharsets.UTF_16,
          "utf-16le", StandardCharsets.UTF_16LE,
          "utf-16be", StandardCharsets.UTF_16BE,
          "windows-1254", TURKISH,
          "iso-8859-9", Charset.forName("ISO-8859-9"),
          "windows-1252", Charset.forName("windows-1252"),
          "iso-8859-1", StandardCharsets.ISO_8859_1,
          "windows-1256", ARABIC);

  private Encoding() {}

  static Charset named(String name) {
    var charset = KNOWN.get(name.strip().toLowerCase(java.util.Locale.ROOT));
    if (charset == null) {
      throw new Problem.Refused("statistics.ingest.wish.encoding", name);
    }
    return charset;
  }

  /** By the byte order mark, which says it for certain. */
  static @Nullable Charset ofMark(byte[] head) {
    if (head.length >= 3
        && head[0] == (byte) 0xef
        && head[1] == (byte) 0xbb
        && head[2] == (byte) 0xbf) {
      return StandardCharsets.UTF_8;
    }
    if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  /** UTF-16 without a mark: every other byte of plain text is zero. */
  static @Nullable Charset looksLikeUtf16(byte[] head) {
    int even = 0;
    int odd = 0;
    int pairs = head.length / 2;
    for (int i = 0; i + 1 < head.length; i += 2) {
      even += head[i] == 0 ? 1 : 0;
      odd += head[i + 1] == 0 ? 1 : 0;
    }
    if (pairs >= 4 && odd > pairs * 0.4 && even < pairs * 0.05) {
      return StandardCharsets.UTF_16LE;
    }
    if (pairs >= 4 && even > pairs * 0.4 && odd < pairs * 0.05) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  /**
   * Of a text that has no mark and is not UTF-8. The Turkish code page where nothing speaks against
   * it: it differs from the western one in six letters only, and those six are ours.
   */
  static Charset guess(byte[] sample) {
    var utf16 = looksLikeUtf16(sample);
    if (utf16 != null) {
      return utf16;
    }
    int arabic = 0;
    int turkish = 0;
    int high = 0;
    for (byte b : sample) {
      int c = b & 0xff;
      if (c >= 0x80) {
        high++;
        switch (c) {
          case 0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe, 0xe7, 0xc7, 0xf6, 0xd6, 0xfc, 0xdc -> turkish++;
          default -> {}
        }
        if (c == 0xe1 || c == 0xc7 || c == 0xed || c == 0xe3 || c == 0xe4) {
          arabic++;
        }
      }
    }
    if (high > 0 && arabic > turkish) {
      for (var match : new CharsetDetector().setText(sample).detectAll()) {
        if (match.getName().equals("windows-1256") && match.getConfidence() >= 30) {
          return ARABIC;
        }
        if (match.getName().startsWith("windows-125") || match.getName().startsWith("ISO-8859-")) {
          break;
        }
      }
    }
    return TURKISH;
  }
}
