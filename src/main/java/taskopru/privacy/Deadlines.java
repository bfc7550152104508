package taskopru.privacy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import taskopru.privacy.Deadline.Limit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The law's time limits, each with the day it began and its source. A change of law is a line. */
@Component
public class Deadlines {

  private final Map<Limit, NavigableMap<LocalDate, Deadline>> all = new EnumMap<>(Limit.class);

  Deadlines(@Value("${taskopru.privacy.deadlines}") Resource file, JsonMapper json) {
    try (var in = file.getInputStream()) {
      for (var deadline : List.of(json.readValue(in, Deadline[].class))) {
        all.computeIfAbsent(deadline.limit(), _ -> new TreeMap<>(Comparator.naturalOrder()))
            .put(deadline.from(), deadline);
      }
    } catch (IOException | JacksonException e) {
      throw new IllegalStateException(
          "taskopru.privacy.deadlines: cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
    for (var limit : Limit.values()) {
      if (!all.containsKey(limit)) {
        throw new IllegalStateException("taskopru.privacy.deadlines: nothing says " + limit);
      }
    }
  }

  /** The one in force on that day; before all of them, the first. */
  public Deadline on(Limit limit, LocalDate day) {
    var known = all.get(limit);
    if (known == null) {
      throw new IllegalStateException("no time limit " + limit);
    }
    var held = known.floorEntry(day);
    return held == null ? known.firstEntry().getValue() : held.getValue();
  }
}
