package taskopru.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import taskopru.kernel.Language;

/**
 * What a module knows about the trail: a bean of this type lets every page show what a thing is
 * based on and what came of it, without the page's module knowing any other. Only what the public
 * may see is told.
 */
public interface TrailSource {

  /** Which way the trail is walked. */
  enum Direction {
    /** What it is based on. */
    BACK,
    /** What came of it. */
    FORTH
  }

  /** The thing itself, where this module can tell of it. */
  Optional<TrailNode> find(String kind, String id, Language language);

  /** The next things from all of these at once. */
  List<Step> next(Direction direction, Collection<TrailNode> from, Language language);

  /**
   * One step.
   *
   * @param further whether the trail goes on behind it
   */
  record Step(TrailNode from, TrailNode to, boolean further) {}
}
