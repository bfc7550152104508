package taskopru.statistics.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The merged cells of a sheet. Their text stands in the first cell only; whoever reads the sheet
 * reads it in all of them, so {@link #fill} puts it there.
 */
final class Merges {

  private static final Pattern AREA =
      Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");
  private static final int MOST = 50_000;
  private static final int TALLEST = 10_000;

  private final List<Area> areas;
  private final List<Area> open = new ArrayList<>();
  private final Map<Area, String> texts = new HashMap<>();
  private int next;

  private record Area(int top, int left, int bottom, int right) {}

  private Merges(List<Area> areas) {
    this.areas = areas.stream().sorted(Comparator.comparingInt(Area::top)).toList();
  }

  static Merges of(Path file, int sheet) throws IOException {
    var areas = new ArrayList<Area>();
    try (var zip = new ZipFile(file.toFile())) {
      var part = new WorkbookParts(zip).sheet(sheet);
      if (part == null) {
        return new Merges(List.of());
      }
      var xml = XMLInputFactory.newFactory();
      xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      try (var in = new BufferedInputStream(zip.getInputStream(part))) {
        var reader = xml.createXMLStreamReader(in);
        while (reader.hasNext() && areas.size() < MOST) {
          if (reader.next() == XMLStreamConstants.START_ELEMENT
              && reader.getLocalName().equals("mergeCell")) {
            var area = AREA.matcher(String.valueOf(reader.getAttributeValue(null, "ref")));
            if (area.matches()) {
              areas.add(
                  new Area(
                      Integer.parseInt(area.group(2)),
                      column(area.group(1)),
                      Integer.parseInt(area.group(4)),
                      column(area.group(3))));
            }
          }
        }
      }
    } catch (XMLStreamException e) {
      return new Merges(List.of());
    }
    areas.removeIf(area -> area.bottom - area.top > TALLEST || area.right > Limits.COLUMNS);
    return new Merges(areas);
  }

  /** Rows come in order, so that the text of an area is known when a later row needs it. */
  String[] fill(int row, String[] cells) {
    while (next < areas.size() && areas.get(next).top <= row) {
      open.add(areas.get(next++));
    }
    open.removeIf(area -> area.bottom < row);
    for (var area : open) {
      if (row == area.top && area.left < cells.length) {
        texts.put(area, cells[area.left]);
      }
      var text = texts.get(area);
      if (text != null && !text.isBlank()) {
        cells = wide(cells, area.right + 1);
        Arrays.fill(cells, area.left, area.right + 1, text);
      }
    }
    return cells;
  }

  private static String[] wide(String[] cells, int width) {
    if (cells.length >= width) {
      return cells;
    }
    var wider = Arrays.copyOf(cells, width);
    Arrays.fill(wider, cells.length, width, "");
    return wider;
  }

  private static int column(String letters) {
    int column = 0;
    for (var letter : letters.toCharArray()) {
      column = column * 26 + (letter - 'A' + 1);
    }
    return column - 1;
  }
}
