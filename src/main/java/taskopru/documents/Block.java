package taskopru.documents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of a {@link Paper}. Texts are plain; what they look like is the paper's business. */
public sealed interface Block {

  /**
   * A heading; level 1 stands under the title.
   *
   * @param level 1 to 3
   */
  record Heading(int level, String text) implements Block {
    public Heading {
      if (level < 1 || level > 3) {
        throw new IllegalArgumentException("heading level " + level);
      }
    }
  }

  /** Running text; a line end begins a new line. */
  record Paragraph(String text) implements Block {}

  /** Smaller text: how something was computed, what to do with the sheet. */
  record Note(String text) implements Block {}

  /** Names and what stands for them: place, time, chair. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** One line of {@link Facts}. */
  record Fact(String name, String value) {}

  /**
   * Rows under heads that are repeated on each page.
   *
   * @param caption what it shows; null where a heading has just said so
   * @param tall leaves room to sign in each row
   */
  record Table(
      @Nullable String caption, List<Column> columns, List<List<String>> rows, boolean tall)
      implements Block {
    public Table {
      columns = List.copyOf(columns);
      var filled = new ArrayList<List<String>>();
      for (var row : rows) {
        if (row.size() > columns.size()) {
          throw new IllegalArgumentException("a row longer than its heads");
        }
        var cells = new ArrayList<>(row);
        cells.addAll(Collections.nCopies(columns.size() - row.size(), ""));
        filled.add(List.copyOf(cells));
      }
      rows = List.copyOf(filled);
    }

    public static Table of(List<Column> columns, List<List<String>> rows) {
      return new Table(null, columns, rows, false);
    }
  }

  /**
   * A head of a {@link Table}.
   *
   * @param share how wide it is beside the others: a column of 2 takes twice the room of one of 1
   * @param number whether it holds figures, which stand at the end of their cell
   */
  record Column(String head, int share, boolean number) {
    public Column {
      if (share < 1) {
        throw new IllegalArgumentException("a column without room");
      }
    }

    public static Column of(String head, int share) {
      return new Column(head, share, false);
    }
  }

  /** A numbered list: 1., 2., 3. */
  record Numbered(List<String> items) implements Block {
    public Numbered {
      items = List.copyOf(items);
    }
  }

  /** Empty boxes to tick, as on a ballot. */
  record Choices(List<String> options) implements Block {
    public Choices {
      options = List.copyOf(options);
    }
  }

  /** Room to sign, up to three beside each other. */
  record Signatures(List<Signer> signers) implements Block {
    public Signatures {
      signers = List.copyOf(signers);
    }
  }

  /**
   * @param name empty where it is written by hand
   * @param capacity as what: chair, secretary, witness
   */
  record Signer(String name, String capacity) {}

  /** What follows begins on a new page. */
  record PageBreak() implements Block {}
}
