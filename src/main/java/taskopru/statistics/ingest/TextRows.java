package taskopru.statistics.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Rows of a delimited text. Bytes that are no characters become U+FFFD, and are found later. */
final class TextRows implements Rows {

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final String name;

  TextRows(Path file, FileKind kind, Charset encoding, char delimiter, char quote, String name)
      throws IOException {
    this.name = name;
    var decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    this.reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter(quote)
            .skipEmptyLines(true)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(Survey.LONGEST_LINE + 1)
            .ofCsvRecord(new WithoutMark(new InputStreamReader(open(file, kind, name), decoder)));
    this.records = reader.iterator();
  }

  static InputStream open(Path file, FileKind kind, String name) throws IOException {
    var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return kind == FileKind.GZIPPED_TEXT
        ? Limits.counted(new GZIPInputStream(raw, 1 << 16), Files.size(file), Limits.UNPACKED, name)
        : raw;
  }

  @Override
  public @Nullable Row next() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      var next = records.next();
      return new Row(next.getStartingLineNumber(), next.getFields().toArray(String[]::new));
    } catch (CsvParseException e) {
      throw Recognition.refused("unclosed-quote", name);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Drops the byte order mark, which is not part of the first cell. */
  private static final class WithoutMark extends java.io.FilterReader {
    private boolean begun;

    WithoutMark(java.io.Reader in) {
      super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (!begun && read > 0) {
        begun = true;
        if (buffer[offset] == '\uFEFF') {
          System.arraycopy(buffer, offset + 1, buffer, offset, read - 1);
          return read == 1 ? read(buffer, offset, length) : read - 1;
        }
      }
      return read;
    }
  }
}
