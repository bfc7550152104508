package taskopru.notifications;

import java.util.List;
import java.util.UUID;

/**
 * Something one person should know.
 *
 * @param topic the code of a {@link NoticeTopic}
 * @param object what it is about; digests and the delivery log group by it
 * @param subjectKey the message of the subject line. It goes through machines of others: arguments
 *     that could be names are left out of it
 * @param textKey the message of the text
 * @param args numbers, texts, and days or moments, which are written in the reader's language
 * @param path the page it leads to, without its language: {@code /meetings/3}; empty for none
 */
public record Notice(
    String topic,
    UUID object,
    Recipient to,
    String subjectKey,
    String textKey,
    List<Object> args,
    String path,
    List<Attachment> attachments,
    Urgency urgency) {

  /** How soon it is told to somebody who has not said how often they want to hear. */
  public enum Urgency {
    NOW,
    /** With the next daily digest. */
    DIGEST
  }

  public Notice {
    args = List.copyOf(args);
    attachments = List.copyOf(attachments);
    if (!path.isEmpty() && !path.startsWith("/")) {
      throw new IllegalArgumentException("a page of ours begins with a slash");
    }
  }
}
