package taskopru.audit;

import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.DomainEvent;
import taskopru.kernel.Slug;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an event adds to who, what and when, as canonical JSON. Ids and codes only: a text with a
 * blank in it is more than a code, and stops the deed rather than put somebody's name where nobody
 * can ever take it out again.
 */
final class Detail {

  private static final Pattern CODE = Pattern.compile("[\\p{Alnum}._:/@+-]{0,200}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Detail() {}

  static String of(DomainEvent event) {
    if (!(event instanceof Record told)) {
      throw new IllegalArgumentException(event.getClass() + " is not a record");
    }
    var fields = new TreeMap<String, Object>();
    for (var component : told.getClass().getRecordComponents()) {
      var value = plain(read(told, component.getAccessor()));
      if (value != null && !saidAlready(event, component.getName(), value)) {
        fields.put(component.getName(), value);
      }
    }
    return JSON.writeValueAsString(fields);
  }

  private static boolean saidAlready(DomainEvent event, String name, Object value) {
    return name.equals("actor") || value.equals(event.subject().toString());
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case Integer number -> number;
      case Long number -> number;
      case UUID id -> id.toString();
      case Instant instant -> instant.toString();
      case LocalDate day -> day.toString();
      case Slug slug -> slug.value();
      case Enum<?> code -> code.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case Optional<?> maybe -> plain(maybe.orElse(null));
      case Set<?> set -> set.stream().map(Detail::code).sorted().toList();
      case Collection<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Record record -> record(record);
      case String text -> code(text);
      default ->
          throw new IllegalArgumentException(
              "an event may carry ids and codes, not a " + value.getClass().getName());
    };
  }

  private static String code(@Nullable Object value) {
    var text = value instanceof String given ? given : String.valueOf(plain(value));
    if (!CODE.matcher(text).matches()) {
      throw new IllegalArgumentException("an event may carry ids and codes, not free text");
    }
    return text;
  }

  private static List<Object> list(Collection<?> values) {
    var all = new ArrayList<Object>();
    for (var value : values) {
      var one = plain(value);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  private static Map<String, Object> map(Map<?, ?> values) {
    var all = new TreeMap<String, Object>();
    values.forEach((key, value) -> {
      var one = plain(value);
      if (one != null) {
        all.put(code(key), one);
      }
    });
    return all;
  }

  /** A value of one component is that component: an id record is its id. */
  private static @Nullable Object record(Record record) {
    var components = record.getClass().getRecordComponents();
    if (components.length == 1) {
      return plain(read(record, components[0].getAccessor()));
    }
    var fields = new TreeMap<String, Object>();
    for (var component : components) {
      var value = plain(read(record, component.getAccessor()));
      if (value != null) {
        fields.put(component.getName(), value);
      }
    }
    return fields;
  }

  private static @Nullable Object read(Record record, java.lang.reflect.Method accessor) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
