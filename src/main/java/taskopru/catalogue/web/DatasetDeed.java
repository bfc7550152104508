package taskopru.catalogue.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Kind;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;

/** What can be done with a dataset's state; each has a page that asks once more. */
public enum DatasetDeed {
  SUBMISSION,
  PUBLICATION,
  RETURN,
  WITHDRAWAL;

  /** Its noun in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it takes something away. */
  public boolean isDanger() {
    return this == WITHDRAWAL;
  }

  static Optional<DatasetDeed> find(String word) {
    for (var deed : values()) {
      if (deed.word().equals(word)) {
        return Optional.of(deed);
      }
    }
    return Optional.empty();
  }

  /** What to offer this reader; the use case has the last word. */
  static List<DatasetDeed> offeredTo(Actor actor, Dataset dataset) {
    var offered = new ArrayList<DatasetDeed>();
    var edits = actor.may(Verb.EDIT_DATASETS);
    var publishes = actor.may(Verb.PUBLISH_DATASETS);
    switch (dataset.state()) {
      case DRAFT -> {
        if (edits) {
          offered.add(SUBMISSION);
        }
      }
      case REVIEW -> {
        if (publishes && dataset.kind() == Kind.OFFICIAL) {
          offered.add(PUBLICATION);
        }
        if (publishes || edits) {
          offered.add(RETURN);
        }
      }
      case PUBLISHED -> {
        if (publishes) {
          offered.add(WITHDRAWAL);
        }
      }
      case WITHDRAWN -> {
        if (publishes) {
          offered.add(RETURN);
        }
      }
    }
    return offered;
  }
}
