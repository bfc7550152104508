package taskopru.statistics.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Which part of a workbook's archive holds which sheet. */
final class WorkbookParts {

  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final ZipFile zip;
  private final List<String> sheets = new ArrayList<>();
  private final Map<String, String> targets = new HashMap<>();

  WorkbookParts(ZipFile zip) throws IOException, XMLStreamException {
    this.zip = zip;
    elements("xl/workbook.xml", "sheet", RELATIONS, "id", null);
    elements("xl/_rels/workbook.xml.rels", "Relationship", null, "Id", "Target");
  }

  /** The part of the sheet at that place, if we can tell. */
  @Nullable ZipEntry sheet(int index) {
    if (index >= sheets.size()) {
      return null;
    }
    var target = targets.get(sheets.get(index));
    if (target == null) {
      return null;
    }
    return zip.getEntry(target.startsWith("/") ? target.substring(1) : "xl/" + target);
  }

  private void elements(
      String part, String element, @Nullable String namespace, String id, @Nullable String target)
      throws IOException, XMLStreamException {
    var entry = zip.getEntry(part);
    if (entry == null) {
      return;
    }
    var xml = XMLInputFactory.newFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (var in = zip.getInputStream(entry)) {
      var reader = xml.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals(element)) {
          var key = reader.getAttributeValue(namespace, id);
          if (key != null && target == null) {
            sheets.add(key);
          } else if (key != null) {
            targets.put(key, String.valueOf(reader.getAttributeValue(null, target)));
          }
        }
      }
    }
  }
}
