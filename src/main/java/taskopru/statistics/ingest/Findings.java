package taskopru.statistics.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskopru.statistics.Finding;
import taskopru.statistics.Finding.Place;

/** Gathers what the checks find; keeps the first few places of each and counts the rest. */
public final class Findings {

  private static final int EXAMPLES = 10;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<String, Gathered> gathered = new LinkedHashMap<>();

  private static final class Gathered {
    final Check check;
    final String about;
    long total;
    final List<Place> places = new ArrayList<>();

    Gathered(Check check, String about) {
      this.check = check;
      this.about = about;
    }
  }

  void add(Check check, String about, long total, List<Place> places) {
    if (total == 0) {
      return;
    }
    var it = gathered.computeIfAbsent(check.code() + "\0" + about, _ -> new Gathered(check, about));
    it.total += total;
    for (var place : places) {
      if (it.places.size() < EXAMPLES) {
        it.places.add(place);
      }
    }
  }

  void add(Check check, String about, Place place) {
    add(check, about, 1, List.of(place));
  }

  void add(Check check, String about) {
    add(check, about, 1, List.of());
  }

  /** What an earlier step found. */
  public void addAll(List<Finding> findings) {
    kept.addAll(findings);
  }

  public List<Finding> list() {
    var list = new ArrayList<>(kept);
    for (var it : gathered.values()) {
      list.add(new Finding(it.check.code(), it.check.severity(), it.total, it.about, it.places));
    }
    return list;
  }

  public boolean hasErrors() {
    return list().stream().anyMatch(it -> it.severity() == Finding.Severity.ERROR);
  }

  static Place row(
      @Nullable String sheet, long row, @Nullable String column, @Nullable String value) {
    return new Place(sheet, row, column, value);
  }
}
