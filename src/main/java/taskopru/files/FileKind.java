package taskopru.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What the house takes. The bytes decide, never the name: what a browser could run (HTML, SVG,
 * scripts), macros and anything unknown is not taken.
 */
enum FileKind {
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  CSV("text/csv", "csv"),
  TXT("text/plain", "txt"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  ICS("text/calendar", "ics"),
  EML("message/rfc822", "eml");

  private static final int HEAD = 4096;
  private static final byte[] PDF_HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG_HEAD = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] ZIP_HEAD = {'P', 'K', 3, 4};
  private static final Pattern MARKUP = Pattern.compile("<\\s*[!?/a-zA-Z]");
  private static final Pattern MAIL_HEAD =
      Pattern.compile("\\A(?:[A-Za-z][A-Za-z0-9-]*:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*)+");

  private static final Pattern MAIL_FIELD =
      Pattern.compile("^(?:from|date|subject):", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private final String mediaType;
  private final List<String> endings;

  FileKind(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  String mediaType() {
    return mediaType;
  }

  /** The usual ending first. */
  List<String> endings() {
    return endings;
  }

  /** What the file is, if it is anything we take. */
  static Optional<FileKind> of(Path file, String name) throws IOException {
    byte[] head;
    try (var in = java.nio.file.Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (startsWith(head, PDF_HEAD)) {
      return Optional.of(PDF);
    }
    if (startsWith(head, PNG_HEAD)) {
      return Optional.of(PNG);
    }
    if (startsWith(head, JPEG_HEAD)) {
      return Optional.of(JPEG);
    }
    if (startsWith(head, ZIP_HEAD)) {
      return office(file);
    }
    return isText(file) ? text(head, FileName.ending(name)) : Optional.empty();
  }

  /** Word and Excel files are archives; the ones with macros are left outside. */
  private static Optional<FileKind> office(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("[Content_Types].xml") == null
          || zip.stream().anyMatch(entry -> isMacro(entry.getName()))) {
        return Optional.empty();
      }
      if (zip.getEntry("word/document.xml") != null) {
        return Optional.of(DOCX);
      }
      return zip.getEntry("xl/workbook.xml") != null ? Optional.of(XLSX) : Optional.empty();
    } catch (ZipException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isMacro(String entry) {
    var name = entry.toLowerCase(Locale.ROOT);
    return name.endsWith(".bin") && name.contains("vba") || name.contains("activex");
  }

  private static Optional<FileKind> text(byte[] head, String ending) {
    var text = new String(head, StandardCharsets.UTF_8).replace("\r\n", "\n");
    var start = text.startsWith("\ufeff") ? text.substring(1).stripLeading() : text.stripLeading();
    if (MARKUP.matcher(start).lookingAt()) {
      return Optional.empty();
    }
    if (start.toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR")) {
      return Optional.of(ICS);
    }
    if (ending.equals("eml") && isMail(text)) {
      return Optional.of(EML);
    }
    return Optional.of(ending.equals("csv") ? CSV : TXT);
  }

  private static boolean isMail(String text) {
    var head = MAIL_HEAD.matcher(text);
    return head.lookingAt() && MAIL_FIELD.matcher(head.group()).find();
  }

  /** UTF-8, or one byte for each letter; no control characters but the usual white space. */
  private static boolean isText(Path file) throws IOException {
    var buffer = new byte[8192];
    try (InputStream in = java.nio.file.Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (var i = 0; i < n; i++) {
          var b = buffer[i];
          if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' || b == 0x7f) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] bytes, byte[] head) {
    return bytes.length >= head.length
        && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }
}
