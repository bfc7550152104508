package taskopru.statistics.web;

import java.util.List;
import taskopru.web.ui.Crumb;

/** All releases of a dataset. */
public record ReleaseHistory(
    String title, List<Crumb> crumbs, List<DatasetView.ReleaseLine> releases, String api) {}
