package taskopru.catalogue;

import java.util.List;
import taskopru.kernel.Language;

/** The words readers may look for, in each language; no one's are translations of another's. */
public record Keywords(List<String> tr, List<String> en, List<String> ar) {

  public static final Keywords NONE = new Keywords(List.of(), List.of(), List.of());

  public Keywords {
    tr = clean(tr);
    en = clean(en);
    ar = clean(ar);
  }

  public List<String> in(Language language) {
    return switch (language) {
      case TR -> tr;
      case EN -> en;
      case AR -> ar;
    };
  }

  private static List<String> clean(List<String> words) {
    return words.stream().map(String::strip).filter(word -> !word.isEmpty()).distinct().toList();
  }
}
