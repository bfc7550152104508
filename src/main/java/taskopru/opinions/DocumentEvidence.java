package taskopru.opinions;

import java.net.URI;
import java.util.Locale;
import org.springframework.stereotype.Component;
import taskopru.council.Written;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.opinions.Evidence.Frozen;

/** A document of anybody: its citation, and where it can be read if it can. */
@Component
class DocumentEvidence implements EvidenceKind {

  private static final int LONGEST = 1000;

  @Override
  public String code() {
    return "document";
  }

  @Override
  public int order() {
    return 20;
  }

  /** The citation; a web address at its end becomes the link. */
  @Override
  public Frozen freeze(Actor actor, String reference) {
    var line = Written.line(reference.replaceAll("\\s+", " "), LONGEST);
    var space = line.lastIndexOf(' ');
    var last = line.substring(space + 1);
    var isLink = last.toLowerCase(Locale.ROOT).matches("https?://.+");
    if (isLink && space < 0) {
      throw new Problem.Refused("opinions.document.citation");
    }
    var citation = isLink ? line.substring(0, space).strip() : line;
    return new Frozen(
        line,
        null,
        isLink ? checked(last) : null,
        LocalizedText.of(citation),
        null,
        null,
        "",
        null,
        null);
  }

  private static String checked(String link) {
    try {
      var uri = URI.create(link);
      if (uri.getHost() == null || uri.getUserInfo() != null) {
        throw new Problem.Refused("opinions.document.link");
      }
      return uri.toASCIIString();
    } catch (IllegalArgumentException broken) {
      throw new Problem.Refused("opinions.document.link");
    }
  }
}
