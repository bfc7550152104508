package taskopru.statistics.ingest;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other, whatever it is. */
interface Rows extends Closeable {

  /**
   * One row as it stands in the file.
   *
   * @param number counted from 1, as a spreadsheet or an editor shows it
   * @param cells never null, empty where nothing stands
   */
  record Row(long number, String[] cells) {

    boolean isBlank() {
      return filled() == 0;
    }

    int filled() {
      int filled = 0;
      for (var cell : cells) {
        filled += cell.isBlank() ? 0 : 1;
      }
      return filled;
    }

    /** Cells up to the last one that says something. */
    int width() {
      int width = cells.length;
      while (width > 0 && cells[width - 1].isBlank()) {
        width--;
      }
      return width;
    }

    String cell(int column) {
      return column < cells.length ? cells[column] : "";
    }
  }

  /** The next row, null after the last. */
  @Nullable Row next() throws IOException;
}
