package taskopru.planning.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import taskopru.kernel.LocalizedText;
import taskopru.planning.plan.Objective.Mark;
import tools.jackson.databind.json.JsonMapper;

/**
 * What cities are compared and steered by, as data: the charter's activities first, then the
 * frameworks of the file.
 */
@Component
public class Frameworks {

  /** The charter's activities, as if they were one more framework. */
  public static final String CHARTER = "charter";

  private final List<Framework> all;

  Frameworks(
      JsonMapper json,
      @Value("${taskopru.planning.activities}") Resource activities,
      @Value("${taskopru.planning.frameworks}") Resource frameworks) {
    var found = new ArrayList<Framework>();
    try (var charter = activities.getInputStream();
        var others = frameworks.getInputStream()) {
      record Activity(int number, LocalizedText text) {}
      var points = new ArrayList<Point>();
      for (var one : json.readValue(charter, Activity[].class)) {
        points.add(new Point(String.valueOf(one.number()), one.text()));
      }
      found.add(new Framework(CHARTER, null, null, points));
      found.addAll(List.of(json.readValue(others, Framework[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var codes = new HashSet<Mark>();
    for (var framework : found) {
      for (var point : framework.points()) {
        if (!codes.add(new Mark(framework.code(), point.code()))) {
          throw new IllegalStateException(
              "two points are called " + framework.code() + " " + point.code());
        }
      }
    }
    all = List.copyOf(found);
  }

  /**
   * A framework.
   *
   * @param name null for the charter, which the pages name
   * @param source where it is published
   */
  public record Framework(
      String code, @Nullable LocalizedText name, @Nullable String source, List<Point> points) {

    public Framework {
      points = List.copyOf(points);
    }
  }

  /** One of its points. */
  public record Point(String code, LocalizedText name) {}

  public List<Framework> list() {
    return all;
  }

  public Optional<Point> find(Mark mark) {
    return all.stream()
        .filter(one -> one.code().equals(mark.framework()))
        .flatMap(one -> one.points().stream())
        .filter(one -> one.code().equals(mark.point()))
        .findFirst();
  }
}
