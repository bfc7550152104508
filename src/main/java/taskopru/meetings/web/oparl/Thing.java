package taskopru.meetings.web.oparl;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of OParl, as it goes out. What is unknown is left out; OParl knows no null.
 *
 * @param created since when it is public
 * @param gone whether it was public and no longer is: then nothing but its address goes out
 */
record Thing(Instant created, Instant modified, boolean gone, Map<String, Object> fields) {

  Thing {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  Thing with(String name, @Nullable Object value) {
    if (gone
        || value == null
        || value instanceof String text && text.isEmpty()
        || value instanceof Collection<?> many && many.isEmpty()) {
      return this;
    }
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Thing(created, modified, false, more);
  }

  /** What OParl demands even where there is nothing. */
  Thing always(String name, Object value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Thing(created, modified, gone, more);
  }

  /** Inside another object, where the way back to that one is left out. */
  Thing inside(String back) {
    var less = new LinkedHashMap<>(fields);
    less.remove(back);
    return new Thing(created, modified, gone, less);
  }

  String id() {
    return String.valueOf(fields.get("id"));
  }

  @JsonValue
  Map<String, Object> json() {
    return fields;
  }
}
