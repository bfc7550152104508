package taskopru.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Service;
import taskopru.web.Messages;
import taskopru.web.Site;

/**
 * Makes an issued paper once more, with its code and its moment: to see whether what is on file is
 * what its owner says.
 */
@Service
public class Remaking {

  private final PdfMaking pdfs;
  private final DocxMaking words;
  private final Letterhead letterhead;
  private final Site site;
  private final Messages messages;

  Remaking(PdfMaking pdfs, DocxMaking words, Letterhead letterhead, Site site, Messages messages) {
    this.pdfs = pdfs;
    this.words = words;
    this.letterhead = letterhead;
    this.site = site;
    this.messages = messages;
  }

  /** Whether this paper gives both files again, byte for byte. */
  public boolean givesTheSame(Issued issued, Paper paper) {
    var code = new VerificationCode(issued.code());
    var address = site.baseUrl() + "/" + paper.language().tag() + "/verify/" + code.value();
    var sheet = new Sheet(paper, code, address, issued.at(), letterhead, messages);
    return sha256(pdfs.make(sheet)).equals(issued.pdf().sha256())
        && sha256(words.make(sheet)).equals(issued.docx().sha256());
  }

  private static String sha256(byte[] made) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(made));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
