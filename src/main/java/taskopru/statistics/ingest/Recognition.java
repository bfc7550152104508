package taskopru.statistics.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import taskopru.kernel.Problem;

/** What a file really is, by what is in it; its name proves nothing. */
final class Recognition {

  private static final int HEAD = 8192;

  private record Signature(String hex, String what) {}

  /** What people upload by mistake, each refused with its own word. */
  private static final List<Signature> NOT_TABLES =
      List.of(
          new Signature("89504e47", "picture"),
          new Signature("ffd8ff", "picture"),
          new Signature("47494638", "picture"),
          new Signature("49492a00", "picture"),
          new Signature("4d4d002a", "picture"),
          new Signature("52494646", "picture"),
          new Signature("255044462d", "pdf"),
          new Signature("d0cf11e0a1b11ae1", "old-excel"),
          new Signature("526172211a07", "archive"),
          new Signature("377abcaf271c", "archive"),
          new Signature("fd377a585a00", "archive"),
          new Signature("425a68", "archive"),
          new Signature("28b52ffd", "archive"),
          new Signature("50415231", "parquet"),
          new Signature("53514c69746520666f726d6174", "database"),
          new Signature("7f454c46", "program"),
          new Signature("4d5a9000", "program"));

  private static final Pattern WEB_PAGE =
      Pattern.compile(
          "(?is)\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|table|head|body|meta)\\b.*");
  private static final Pattern XML =
      Pattern.compile("(?s)\\s*<(\\?xml|!doctype|[a-zA-Z_][\\w.-]*(:[\\w.-]+)?[\\s>/]).*");
  private static final Pattern JSON =
      Pattern.compile("(?s)\\s*(\\{\\s*\"|\\[\\s*[\\[{\"]|\\{\\s*\\}).*");
  private static final Pattern PC_AXIS =
      Pattern.compile(
          "(?s)\\s*(CHARSET|AXIS-VERSION|LANGUAGE|CREATION-DATE|SUBJECT-AREA|MATRIX)=.*");

  private Recognition() {}

  static FileKind of(Path file, String name) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (head.length == 0) {
      throw refused("empty", name);
    }
    if (startsWith(head, "1f8b")) {
      mustBeText(unzipped(file, name), name);
      return FileKind.GZIPPED_TEXT;
    }
    if (startsWith(head, "504b0304") || startsWith(head, "504b0506")) {
      return zip(file, name);
    }
    if (WEB_PAGE.matcher(text(head)).matches()) {
      return FileKind.WEB_PAGE;
    }
    mustBeText(head, name);
    return FileKind.TEXT;
  }

  private static FileKind zip(Path file, String name) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        var part = entry.getName().toLowerCase(Locale.ROOT);
        if (part.equals("xl/workbook.bin")) {
          throw refused("binary-excel", name);
        }
        if (part.equals("xl/workbook.xml")) {
          return FileKind.WORKBOOK;
        }
        if (part.startsWith("word/") || part.startsWith("ppt/")) {
          throw refused("document", name);
        }
        if (part.equals("content.xml") || part.equals("mimetype")) {
          throw refused("open-document", name);
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw refused("damaged", name);
    }
    throw refused("archive", name);
  }

  private static byte[] unzipped(Path file, String name) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      var head = in.readNBytes(HEAD);
      if (head.length == 0) {
        throw refused("empty", name);
      }
      return head;
    } catch (ZipException | java.io.EOFException e) {
      throw refused("damaged", name);
    }
  }

  private static void mustBeText(byte[] head, String name) {
    for (var signature : NOT_TABLES) {
      if (startsWith(head, signature.hex)) {
        throw refused(signature.what, name);
      }
    }
    var text = text(head);
    if (text.isBlank() && head.length < HEAD) {
      throw refused("empty", name);
    }
    if (PC_AXIS.matcher(text).matches()) {
      throw refused("pc-axis", name);
    }
    if (JSON.matcher(text).matches()) {
      throw refused("json", name);
    }
    if (XML.matcher(text).matches()) {
      throw refused("xml", name);
    }
    var odd = text.chars().filter(Recognition::isOdd).count();
    if (odd > text.length() / 20) {
      throw refused("not-text", name);
    }
  }

  private static boolean isOdd(int c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f;
  }

  /** Decoded well enough to recognise markup; letters beyond ASCII may be wrong. */
  private static String text(byte[] head) {
    var charset = Encoding.ofMark(head);
    if (charset == null) {
      charset = Encoding.looksLikeUtf16(head);
    }
    var text =
        (charset == null ? StandardCharsets.ISO_8859_1 : charset)
            .decode(ByteBuffer.wrap(head))
            .toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text.replaceFirst("^ï»¿", "");
  }

  private static boolean startsWith(byte[] head, String hex) {
    if (head.length < hex.length() / 2) {
      return false;
    }
    for (int i = 0; i < hex.length() / 2; i++) {
      if ((head[i] & 0xff) != Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16)) {
        return false;
      }
    }
    return true;
  }

  static Problem refused(String what, Object... args) {
    return new Problem.Refused("statistics.ingest.refused." + what, args);
  }
}
