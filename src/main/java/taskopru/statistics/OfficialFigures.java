package taskopru.statistics;

import java.nio.file.Path;
import java.util.Objects;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Kind;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/**
 * A release whose figures may be shown as they are to whoever asks now. The {@link Warehouse}
 * answers about nothing else, so there is no way from a table to collected records: {@link #open}
 * is the only way to make one of these and refuses them.
 */
final class OfficialFigures {

  private final Dataset dataset;
  private final Release release;
  private final Path file;

  private OfficialFigures(Dataset dataset, Release release, Path file) {
    this.dataset = dataset;
    this.release = release;
    this.file = file;
  }

  static OfficialFigures open(Dataset dataset, Release release, Releases releases, Actor actor) {
    if (dataset.kind() == Kind.COLLECTED || release.kind() == Kind.COLLECTED) {
      throw new Problem.Refused("statistics.table.collected");
    }
    if (!dataset.id().equals(release.dataset())) {
      throw new IllegalArgumentException("a release of another dataset");
    }
    if (release.withdrawnAt() != null) {
      throw new Problem.Gone("statistics.release.withdrawn", release.number());
    }
    if (!release.isPublic() && !actor.may(Verb.EDIT_DATASETS)) {
      throw new Problem.NotFound("statistics.release.unknown", release.number());
    }
    return new OfficialFigures(dataset, release, releases.file(release));
  }

  Dataset dataset() {
    return dataset;
  }

  Release release() {
    return release;
  }

  Path file() {
    return file;
  }

  /** Whether anybody may see them, so that an answer may be kept for others. */
  boolean areForEverybody() {
    return dataset.isPublic() && release.isPublic();
  }

  @Override
  public String toString() {
    return Objects.toString(dataset.slug()) + " release " + release.number();
  }
}
