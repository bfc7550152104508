package taskopru.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * The same sheet as a Word document (ECMA-376, WordprocessingML), to be edited on. Written by hand:
 * the few parts a paper needs, in a fixed order and with fixed dates, so that the same sheet gives
 * the same bytes.
 */
@Component
class DocxMaking {

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  byte[] make(Sheet sheet) {
    var logo = Logo.read(sheet.letterhead().logo());
    var words = new DocxWords(sheet);
    var document = words.document(logo.isPresent());
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      part(zip, "[Content_Types].xml", contentTypes());
      part(zip, "_rels/.rels", packageRelations());
      part(zip, "docProps/core.xml", core(sheet));
      part(zip, "word/document.xml", document);
      part(
          zip,
          "word/_rels/document.xml.rels",
          relations(
              relation("s", "styles", "styles.xml"),
              relation("f", "footer", "footer1.xml"),
              logo.map(it -> relation("l", "image", "media/logo." + it.ending())).orElse("")));
      part(zip, "word/styles.xml", words.styles());
      part(zip, "word/footer1.xml", words.footer());
      part(zip, "word/_rels/footer1.xml.rels", relations(relation("q", "image", "media/code.png")));
      part(zip, "word/media/code.png", QrPicture.of(sheet.address()));
      if (logo.isPresent()) {
        part(zip, "word/media/logo." + logo.get().ending(), logo.get().bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String contentTypes() {
    var office = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    return XML
        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
        + "<Default Extension=\"jpg\" ContentType=\"image/jpeg\"/>"
        + override("/word/document.xml", office + "document.main+xml")
        + override("/word/styles.xml", office + "styles+xml")
        + override("/word/footer1.xml", office + "footer+xml")
        + override(
            "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
        + "</Types>";
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type);
  }

  private static String packageRelations() {
    return relations(
        relation("d", "officeDocument", "word/document.xml"),
        "<Relationship Id=\"c\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>");
  }

  private static String relations(String... relations) {
    return XML
        + "<Relationships xmlns=\"%s\">%s</Relationships>"
            .formatted(RELATIONS, String.join("", relations));
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String core(Sheet sheet) {
    Instant at = sheet.at().truncatedTo(ChronoUnit.SECONDS);
    return XML
        + """
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dc:creator>%s</dc:creator>\
        <dc:language>%s</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>\
        <dcterms:modified xsi:type="dcterms:W3CDTF">%4$s</dcterms:modified></cp:coreProperties>\
        """
            .formatted(
                DocxWords.escaped(sheet.title()),
                DocxWords.escaped(sheet.letterhead().name().in(sheet.language())),
                sheet.language().tag(),
                at);
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    part(zip, name, xml.getBytes(StandardCharsets.UTF_8));
  }

  private static void part(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
