package taskopru.oparl;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object of OParl: its address is its id, its properties stand as the schema names them. */
public final class Thing {

  private final Map<String, Object> properties = new LinkedHashMap<>();
  private final Instant created;
  private final Instant changed;
  private boolean deleted;

  Thing(String address, String type, Instant created, Instant changed) {
    this.created = created;
    this.changed = changed.isBefore(created) ? created : changed;
    with("id", address);
    with("type", type);
    with("created", created.toString());
    with("modified", this.changed.toString());
  }

  /** It was here and is no more: its address stays, its content does not. */
  static Thing gone(String address, String type, Instant created, Instant changed) {
    var thing = new Thing(address, type, created, changed).with("deleted", true);
    thing.deleted = true;
    return thing;
  }

  /** A property; one that is not known is left out. */
  Thing with(String name, @Nullable Object value) {
    if (value != null && !value.equals("")) {
      properties.put(name, value);
    }
    return this;
  }

  @JsonAnyGetter
  public Map<String, Object> properties() {
    return Collections.unmodifiableMap(properties);
  }

  @JsonIgnore
  public String address() {
    return String.valueOf(properties.get("id"));
  }

  @JsonIgnore
  public Instant created() {
    return created;
  }

  @JsonIgnore
  public Instant changed() {
    return changed;
  }

  @JsonIgnore
  public boolean isGone() {
    return deleted;
  }

  /** The same without a property: objects inside another do not point back. */
  Thing without(String name) {
    var copy = new Thing(address(), String.valueOf(properties.get("type")), created, changed);
    properties.forEach((key, value) -> {
      if (!key.equals(name)) {
        copy.with(key, value);
      }
    });
    return copy;
  }
}
