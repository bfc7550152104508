package taskopru.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One deed in the chain. Its canonical text is seven lines, joined by a line feed, in UTF-8:
 *
 * <pre>
 * taskopru-audit-1
 * 42                                     its number
 * 2027-03-01T09:30:00.000000Z            when, in UTC, six decimals
 * identity.RolesChanged                  what: module and event
 * 6f1c…                                  the account that did it
 * 0b7e…                                  the thing it was done to
 * {"after":["editor"],"before":[]}       codes and ids, keys sorted, no blanks
 * </pre>
 *
 * Its hash is the SHA-256 of the 32 bytes of the hash before it, followed by that text. Before the
 * first entry stand 32 zero bytes.
 *
 * @param at whole microseconds, as the database keeps them
 * @param hash hexadecimal
 */
public record Entry(
    long seq, Instant at, String kind, UUID actor, UUID subject, String detail, String hash) {

  static final String BEFORE_THE_FIRST = "0".repeat(64);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  static Entry after(
      String previous, long seq, Instant at, String kind, UUID actor, UUID subject, String detail) {
    var text = canonical(seq, at, kind, actor, subject, detail);
    return new Entry(seq, at, kind, actor, subject, detail, hash(previous, text));
  }

  /** Whether this entry, as it stands, follows an entry with that hash. */
  boolean follows(String previous) {
    return hash.equals(hash(previous, canonical(seq, at, kind, actor, subject, detail)));
  }

  private static String canonical(
      long seq, Instant at, String kind, UUID actor, UUID subject, String detail) {
    return String.join(
        "\n",
        "taskopru-audit-1",
        Long.toString(seq),
        TIME.format(at),
        kind,
        actor.toString(),
        subject.toString(),
        detail);
  }

  private static String hash(String previous, String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(HexFormat.of().parseHex(previous));
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
