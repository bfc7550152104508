package taskopru.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * People by year and sex, without two of the age groups: nearly every row is read, and each number
 * leaves out another pair.
 */
record Question(List<String> ages) {

  private static final int AGES = 13;

  static Question number(int number) {
    var first = number % (AGES - 1);
    var second = first + 1 + number / (AGES - 1) % (AGES - 1 - first);
    var ages = new ArrayList<String>();
    for (var age = 0; age < AGES; age++) {
      if (age != first && age != second) {
        ages.add("A%02d".formatted(age));
      }
    }
    return new Question(ages);
  }

  /** As a reader asks us. */
  String path() {
    return "/api/v1/datasets/bench/table.json?rows=year&cols=sex&measure=people&release=1&filter="
        + URLEncoder.encode("age:" + String.join(",", ages), StandardCharsets.UTF_8);
  }

  /** As DuckDB and PostgreSQL are asked. */
  String sql(String figures) {
    return "select year, sex, sum(people) from %s where age in ('%s') group by 1, 2 order by 1, 2"
        .formatted(figures, String.join("', '", ages));
  }
}
