package taskopru.notifications;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import taskopru.files.Files;
import taskopru.kernel.Visible;
import taskopru.web.Site;

/** The way to the mail server, where one is set. */
@Component
class Post {

  private final @Nullable JavaMailSender server;
  private final MailText mailText;
  private final Outbox outbox;
  private final Readers readers;
  private final Topics topics;
  private final Files files;
  private final NotificationSettings settings;
  private final Site site;
  private final Clock clock;

  Post(
      ObjectProvider<JavaMailSender> server,
      @Value("${spring.mail.host:}") String host,
      MailText mailText,
      Outbox outbox,
      Readers readers,
      Topics topics,
      Files files,
      NotificationSettings settings,
      Site site,
      Clock clock) {
    this.server = host.isBlank() ? null : server.getIfAvailable();
    this.mailText = mailText;
    this.outbox = outbox;
    this.readers = readers;
    this.topics = topics;
    this.files = files;
    this.settings = settings;
    this.site = site;
    this.clock = clock;
  }

  /** How a try ended. */
  enum Outcome {
    SENT,
    /** The server or the receiver said no, and will say so again. */
    REFUSED,
    /** This one may go through later. */
    NOT_NOW,
    /** Nobody is there; the others need not be tried either. */
    NOBODY_THERE
  }

  /**
   * @param reason message key; null when sent
   */
  record Answer(Outcome outcome, @Nullable String reason) {}

  boolean isOpen() {
    return server != null;
  }

  Answer send(Outbox.Entry entry) {
    if (server == null || entry.email() == null) {
      return new Answer(Outcome.NOT_NOW, "notifications.reason.noServer");
    }
    try {
      server.send(message(entry));
      return new Answer(Outcome.SENT, null);
    } catch (MailAuthenticationException e) {
      return new Answer(Outcome.NOBODY_THERE, "notifications.reason.signIn");
    } catch (MailSendException e) {
      return answer(e);
    } catch (MailException e) {
      return new Answer(Outcome.NOT_NOW, "notifications.reason.notNow");
    } catch (MessagingException | IOException e) {
      return new Answer(Outcome.REFUSED, "notifications.reason.unwritable");
    }
  }

  /** A code of 5xx is a no for good (RFC 5321, 4.2.1); all else may change. */
  private static Answer answer(MailSendException e) {
    var causes = e.getMessageExceptions();
    for (var cause :
        causes.length == 0 && e.getCause() != null ? new Throwable[] {e.getCause()} : causes) {
      for (Throwable one = cause; one != null; one = next(one)) {
        var code = code(one);
        if (code >= 500 && code < 600) {
          return new Answer(Outcome.REFUSED, "notifications.reason.refused");
        }
        if (code >= 400) {
          return new Answer(Outcome.NOT_NOW, "notifications.reason.notNow");
        }
        if (one instanceof AuthenticationFailedException) {
          return new Answer(Outcome.NOBODY_THERE, "notifications.reason.signIn");
        }
      }
      if (cause instanceof SendFailedException) {
        return new Answer(Outcome.NOT_NOW, "notifications.reason.notNow");
      }
    }
    return new Answer(Outcome.NOBODY_THERE, "notifications.reason.nobodyThere");
  }

  private static @Nullable Throwable next(Throwable one) {
    var next = one instanceof MessagingException mail ? mail.getNextException() : null;
    return next != null ? next : one.getCause();
  }

  private static int code(Throwable one) {
    return switch (one) {
      case org.eclipse.angus.mail.smtp.SMTPAddressFailedException failed -> failed.getReturnCode();
      case org.eclipse.angus.mail.smtp.SMTPSendFailedException failed -> failed.getReturnCode();
      case org.eclipse.angus.mail.smtp.SMTPSenderFailedException failed -> failed.getReturnCode();
      default -> 0;
    };
  }

  /** Package-private so that its every header can be looked at. */
  MimeMessage message(Outbox.Entry entry) throws MessagingException, IOException {
    var message = new WithOwnId(id(entry));
    var from = settings.from().isBlank() ? site.contact() : settings.from();
    message.setFrom(address(from, Visible.line(site.name().in(entry.language()))));
    message.setRecipient(
        Message.RecipientType.TO,
        address(java.util.Objects.requireNonNull(entry.email()), entry.name()));
    message.setSubject(Visible.line(entry.subject()), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", entry.language().tag());
    var way = wayOut(entry);
    if (way != null) {
      message.setHeader("List-Unsubscribe", "<" + way.oneClick() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    var attachments = outbox.attachments(entry.id());
    var alternative = new MimeMultipart("alternative");
    alternative.addBodyPart(text(mailText.plain(entry, way), "plain"));
    alternative.addBodyPart(text(mailText.html(entry, way), "html"));
    for (var attachment : attachments) {
      if (attachment.bytes() != null && attachment.mediaType().startsWith("text/calendar")) {
        alternative.addBodyPart(bytes(attachment, attachment.bytes(), null));
      }
    }
    var mixed = new MimeMultipart("mixed");
    var body = new MimeBodyPart();
    body.setContent(alternative);
    mixed.addBodyPart(body);
    for (var attachment : attachments) {
      mixed.addBodyPart(bytes(attachment, content(attachment), Part.ATTACHMENT));
    }
    message.setContent(mixed);
    message.saveChanges();
    return message;
  }

  private byte[] content(Attachment attachment) throws IOException {
    if (attachment.bytes() != null) {
      return attachment.bytes();
    }
    try (var in = files.open(java.util.Objects.requireNonNull(attachment.file()))) {
      return in.readAllBytes();
    }
  }

  private MailText.@Nullable WayOut wayOut(Outbox.Entry entry) {
    var topic = topics.find(entry.topic());
    if (entry.reader() == null || topic.isEmpty() || topic.get().mandatory()) {
      return null;
    }
    return new MailText.WayOut(site.baseUrl(), readers.token(entry.reader()), entry.topic());
  }

  /** The same for every try, so that a mail sent twice after a crash is seen as one. */
  private String id(Outbox.Entry entry) {
    var host = URI.create(site.baseUrl()).getHost();
    return "<" + entry.id() + "@" + (host == null ? "localhost" : host) + ">";
  }

  private static InternetAddress address(String address, String name)
      throws MessagingException, UnsupportedEncodingException {
    var checked = new InternetAddress(address, Visible.line(name), StandardCharsets.UTF_8.name());
    checked.validate();
    return checked;
  }

  private static MimeBodyPart text(String text, String kind) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), kind);
    return part;
  }

  private static MimeBodyPart bytes(
      Attachment attachment, byte[] content, @Nullable String disposition)
      throws MessagingException, UnsupportedEncodingException {
    var part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(content, mediaType(attachment.mediaType()))));
    if (disposition != null) {
      part.setDisposition(disposition);
      part.setFileName(
          jakarta.mail.internet.MimeUtility.encodeText(
              Visible.line(attachment.name()).replaceAll("[\"\\\\/]", "_"),
              StandardCharsets.UTF_8.name(),
              null));
    }
    return part;
  }

  private static String mediaType(String given) {
    return given.matches("[a-z0-9.+/-]+(; ?[a-zA-Z0-9-]+=[a-zA-Z0-9-]+)*")
        ? given
        : "application/octet-stream";
  }

  /** Keeps the id we give it. */
  private static final class WithOwnId extends MimeMessage {

    private final String id;

    WithOwnId(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
