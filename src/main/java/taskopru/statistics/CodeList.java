package taskopru.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import taskopru.kernel.LocalizedText;

/** The codes of one dimension of one release, in their order. */
public final class CodeList {

  private final String dimension;
  private final List<Code> codes;
  private final Map<String, Integer> places;

  /** One code with what readers see. */
  public record Code(String code, LocalizedText label) {

    /** A code nobody has named. */
    static Code bare(String code) {
      return new Code(code, LocalizedText.of(code));
    }
  }

  CodeList(String dimension, List<Code> codes) {
    this.dimension = dimension;
    this.codes = List.copyOf(codes);
    this.places = new HashMap<>(codes.size() * 2);
    for (int place = 0; place < codes.size(); place++) {
      places.put(codes.get(place).code(), place);
    }
  }

  public String dimension() {
    return dimension;
  }

  public List<Code> codes() {
    return codes;
  }

  public Optional<Code> find(String code) {
    var place = places.get(code);
    return place == null ? Optional.empty() : Optional.of(codes.get(place));
  }

  Code get(String code) {
    return find(code).orElseGet(() -> Code.bare(code));
  }

  /** Where the code stands; a code that is not listed stands last. */
  int place(String code) {
    return places.getOrDefault(code, Integer.MAX_VALUE);
  }

  int size() {
    return codes.size();
  }
}
