package taskopru.web.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One station on the way of a thing: behind it, where it stands, or ahead. */
public record Step(String text, Place place) {

  /** Where the thing stands, seen from this station. */
  public enum Place {
    DONE,
    NOW,
    AHEAD,
    /** It stands here and goes no further. */
    STOPPED;

    /** The class name in components.css. */
    public String css() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The line of steps with the one at {@code now} (from 0) as the present one. */
  public static List<Step> line(List<String> texts, int now) {
    var steps = new ArrayList<Step>();
    for (var i = 0; i < texts.size(); i++) {
      steps.add(new Step(texts.get(i), i < now ? Place.DONE : i == now ? Place.NOW : Place.AHEAD));
    }
    return List.copyOf(steps);
  }
}
