package taskopru.documents;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * PDF/A-2a, tagged, with our own fonts inside. The same sheet gives the same bytes: dates and the
 * document's id come from the sheet, never from the clock. The engine may load nothing but what the
 * page brings along.
 */
@Component
class PdfMaking {

  static {
    XRLog.listRegisteredLoggers()
        .forEach(name -> XRLog.setLevel(name, java.util.logging.Level.SEVERE));
  }

  private static final Logger log = LoggerFactory.getLogger(PdfMaking.class);
  private static final DateTimeFormatter XMP_DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT);

  private final byte[] regular = read("fonts/Tinos-Regular.ttf");
  private final byte[] bold = read("fonts/Tinos-Bold.ttf");
  private final byte[] italic = read("fonts/Tinos-Italic.ttf");
  private final byte[] arabic = read("fonts/PlexSansArabic-Regular.ttf");
  private final byte[] arabicBold = read("fonts/PlexSansArabic-SemiBold.ttf");
  private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  private final String css = new String(read("paper.css"), StandardCharsets.UTF_8);

  /**
   * The engine stumbles over tags of table rows that are taller than a page; such a paper is made
   * without tags, as PDF/A-2u, rather than not at all.
   */
  byte[] make(Sheet sheet) {
    try {
      return make(sheet, true);
    } catch (NullPointerException e) {
      log.warn("A {} could not be tagged for screen readers", sheet.paper().kind(), e);
      return make(sheet, false);
    }
  }

  private byte[] make(Sheet sheet, boolean tagged) {
    var builder =
        new PdfRendererBuilder()
            .withHtmlContent(PaperHtml.document(sheet, css(sheet)), null)
            .usePdfAConformance(tagged ? PdfAConformance.PDFA_2_A : PdfAConformance.PDFA_2_U)
            .usePdfUaAccessibility(tagged)
            .useColorProfile(colours)
            .withProducer("Taşköprü")
            .useReplacementText("□")
            .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
            .useUnicodeBidiReorderer(new ICUBidiReorderer())
            .defaultTextDirection(sheet.rightToLeft() ? TextDirection.RTL : TextDirection.LTR)
            .useExternalResourceAccessControl(
                (uri, _) -> uri.startsWith("data:"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
            .useExternalResourceAccessControl(
                (uri, _) -> uri.startsWith("data:"),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    font(builder, regular, "Tinos", 400, FontStyle.NORMAL);
    font(builder, bold, "Tinos", 700, FontStyle.NORMAL);
    font(builder, italic, "Tinos", 400, FontStyle.ITALIC);
    font(builder, arabic, "Plex Arabic", 400, FontStyle.NORMAL);
    font(builder, arabicBold, "Plex Arabic", 700, FontStyle.NORMAL);
    try (var renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      try (var document = renderer.createPDFKeepOpen()) {
        settle(document, sheet);
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the clock and chance out of it. */
  private static void settle(PDDocument document, Sheet sheet) throws IOException {
    var at = calendar(sheet);
    document.getDocumentInformation().setCreationDate(at);
    document.getDocumentInformation().setModificationDate(at);
    document.setDocumentId(sheet.at().getEpochSecond());
    var metadata = document.getDocumentCatalog().getMetadata();
    var xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    metadata.importXMPMetadata(
        xmp.replaceAll(
                "(<xmp:(CreateDate|ModifyDate)>)[^<]*",
                "$1" + XMP_DATE.format(sheet.at().atOffset(ZoneOffset.UTC)))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Calendar calendar(Sheet sheet) {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(sheet.at().getEpochSecond() * 1000);
    return calendar;
  }

  /** The engine knows left and right only. */
  private String css(Sheet sheet) {
    var right = sheet.rightToLeft();
    return css.replace("START", right ? "right" : "left").replace("END", right ? "left" : "right");
  }

  private static void font(
      PdfRendererBuilder builder, byte[] bytes, String family, int weight, FontStyle style) {
    builder.useFont(() -> new ByteArrayInputStream(bytes), family, weight, style, true);
  }

  private static byte[] read(String name) {
    try {
      return new ClassPathResource(name, PdfMaking.class).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
