package taskopru.opinions.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.web.Ui;

/** An opinion for programs. */
record OpinionEntry(
    UUID id,
    String slug,
    String title,
    String summary,
    String kind,
    String state,
    String adoptedOn,
    int recommendations,
    int answered,
    int targetsReached,
    @Nullable String result,
    String sha256,
    String url) {

  static final String[] COLUMNS = {
    "id",
    "slug",
    "title",
    "summary",
    "kind",
    "state",
    "adopted_on",
    "recommendations",
    "answered",
    "targets_reached",
    "result",
    "sha256",
    "url"
  };

  static OpinionEntry of(Tracker.Listed one, Ui ui) {
    return new OpinionEntry(
        one.id(),
        one.slug(),
        one.title(),
        one.summary(),
        one.kind().code(),
        one.state().code(),
        one.adoptedOn().toString(),
        one.recommendations(),
        one.answered(),
        one.reached(),
        one.result() == null ? null : one.result().code(),
        one.sha256(),
        ui.site().baseUrl() + ui.path("/opinions/" + one.slug()));
  }

  List<String> cells() {
    return List.of(
        id.toString(),
        slug,
        title,
        summary,
        kind,
        state,
        adoptedOn,
        String.valueOf(recommendations),
        String.valueOf(answered),
        String.valueOf(targetsReached),
        result == null ? "" : result,
        sha256,
        url);
  }
}
