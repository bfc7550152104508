package taskopru.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A short list as a CSV file (RFC 4180), safe to open in a spreadsheet. */
public final class Csv {

  private final StringWriter text = new StringWriter();
  private final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);

  public Csv(String... columns) {
    csv.writeRecord(columns);
  }

  public Csv row(List<String> cells) {
    csv.writeRecord(cells.stream().map(Csv::safe).toList());
    return this;
  }

  public ResponseEntity<byte[]> answer() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What a spreadsheet would run as a formula gets an apostrophe in front. */
  private static String safe(String cell) {
    return cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
  }
}
