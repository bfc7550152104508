package taskopru.web.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the reader is in a long list.
 *
 * @param page from 1
 * @param size entries on a page
 * @param total entries in all
 * @param base the list's address with its filters, without the page
 */
public record Pager(int page, int size, long total, String base) {

  public Pager {
    if (size < 1 || total < 0) {
      throw new IllegalArgumentException("page size " + size + ", total " + total);
    }
    page = (int) Math.clamp((long) page, 1, Math.max(1, (total + size - 1) / size));
  }

  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  public boolean isNeeded() {
    return pages() > 1;
  }

  /** The number of the first entry on this page, from 1; 0 in an empty list. */
  public long from() {
    return total == 0 ? 0 : (long) (page - 1) * size + 1;
  }

  public long to() {
    return Math.min(total, (long) page * size);
  }

  public int offset() {
    return (page - 1) * size;
  }

  public String href(int number) {
    return number == 1 ? base : base + (base.contains("?") ? "&" : "?") + "page=" + number;
  }

  /** The numbers to show: first, last and the neighbours; 0 stands for a gap. */
  public List<Integer> numbers() {
    var numbers = new ArrayList<Integer>();
    var last = pages();
    for (var n = 1; n <= last; n++) {
      if (n == 1 || n == last || Math.abs(n - page) <= 1) {
        numbers.add(n);
      } else if (numbers.getLast() != 0) {
        numbers.add(0);
      }
    }
    return List.copyOf(numbers);
  }
}
