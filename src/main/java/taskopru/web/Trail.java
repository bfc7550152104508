package taskopru.web;

import java.util.List;

/**
 * What a thing is based on and what came of it, in stations from the first evidence to the last
 * result.
 *
 * @param links who led to whom, as {@code kind/id}
 */
public record Trail(TrailNode here, List<Station> stations, List<Link> links) {

  /** How many things of one kind a page shows at once; the others are one click away. */
  public static final int SHOWN = 5;

  /**
   * All things of one kind.
   *
   * @param side -1 what it is based on, 0 the thing itself, 1 what came of it
   */
  public record Station(String kind, int side, List<TrailNode> nodes) {}

  /** One leads to the other. */
  public record Link(String from, String to) {}

  public boolean isAlone() {
    return stations.size() < 2;
  }

  public boolean hasSide(int side) {
    return stations.stream().anyMatch(one -> one.side() == side);
  }
}
