package taskopru.meetings.web;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import taskopru.web.Site;
import taskopru.web.Ui;

/** The newest decisions as an Atom feed (RFC 4287). */
final class DecisionFeed {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private DecisionFeed() {}

  static String write(List<DecisionList.Found> rows, Ui ui, Site site) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      var list = site.baseUrl() + ui.path("/decisions");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute("xml:lang", ui.language().tag());
      element(xml, "id", list);
      element(xml, "title", ui.text("meetings.decisions.feed", ui.text(site.name())));
      element(
          xml,
          "updated",
          rows.stream()
              .map(DecisionList.Found::recordedAt)
              .max(Instant::compareTo)
              .orElse(Instant.EPOCH)
              .toString());
      link(xml, "self", list + "/feed.atom");
      link(xml, "alternate", list);
      xml.writeStartElement("author");
      element(xml, "name", ui.text(site.council()));
      xml.writeEndElement();
      for (var row : rows) {
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + row.id());
        element(xml, "title", row.label() + " " + row.title());
        element(xml, "updated", row.recordedAt().toString());
        link(xml, "alternate", list + "/" + row.id());
        element(xml, "summary", row.text());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " "));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", href);
  }
}
