package taskopru.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import taskopru.kernel.Language;
import taskopru.web.TrailSource.Direction;

/** Walks the trail through all modules that know a piece of it, layer by layer. */
@Component
public class Trails {

  /** Longer than any way from a figure to its result. */
  private static final int LAYERS = 12;

  private static final int MOST_NODES = 300;

  private final ObjectProvider<TrailSource> sources;

  Trails(ObjectProvider<TrailSource> sources) {
    this.sources = sources;
  }

  /** The trail of a thing; empty where nobody knows it. */
  public Optional<Trail> of(String kind, String id, Language language) {
    return sources.stream()
        .flatMap(source -> source.find(kind, id, language).stream())
        .findFirst()
        .map(here -> walk(here, language));
  }

  private Trail walk(TrailNode here, Language language) {
    var links = new LinkedHashSet<Trail.Link>();
    var back = side(here, Direction.BACK, language, links);
    var forth = side(here, Direction.FORTH, language, links);
    var stations = new ArrayList<Trail.Station>();
    stations.addAll(stations(back, -1));
    stations.add(new Trail.Station(here.kind(), 0, List.of(here)));
    stations.addAll(stations(forth, 1));
    return new Trail(here, List.copyOf(stations), List.copyOf(links));
  }

  private List<TrailNode> side(
      TrailNode here, Direction direction, Language language, LinkedHashSet<Trail.Link> links) {
    var found = new LinkedHashMap<String, TrailNode>();
    var layer = List.of(here);
    for (int i = 0; i < LAYERS && !layer.isEmpty() && found.size() < MOST_NODES; i++) {
      var asked = layer;
      var next = new LinkedHashMap<String, TrailNode>();
      sources.stream()
          .flatMap(source -> source.next(direction, asked, language).stream())
          .forEach(step -> {
            if (step.to().is(here)) {
              return;
            }
            links.add(
                direction == Direction.FORTH
                    ? new Trail.Link(step.from().key(), step.to().key())
                    : new Trail.Link(step.to().key(), step.from().key()));
            var isNew = found.putIfAbsent(step.to().key(), step.to()) == null;
            if (isNew && step.further()) {
              next.put(step.to().key(), step.to());
            }
          });
      layer = List.copyOf(next.values());
    }
    return List.copyOf(found.values());
  }

  private static List<Trail.Station> stations(List<TrailNode> nodes, int side) {
    Map<String, List<TrailNode>> kinds = new LinkedHashMap<>();
    nodes.stream()
        .sorted(Comparator.comparingInt(TrailNode::rank))
        .forEach(node -> kinds.computeIfAbsent(node.kind(), _ -> new ArrayList<>()).add(node));
    return kinds.entrySet().stream()
        .map(entry -> new Trail.Station(entry.getKey(), side, List.copyOf(entry.getValue())))
        .toList();
  }
}
