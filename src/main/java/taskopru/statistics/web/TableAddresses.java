package taskopru.statistics.web;

import org.springframework.stereotype.Component;
import taskopru.kernel.Language;
import taskopru.kernel.Slug;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.TableQuery;
import taskopru.web.Site;

/** Where datasets, releases and tables can be found. */
@Component
class TableAddresses {

  private final Site site;

  TableAddresses(Site site) {
    this.site = site;
  }

  /** The address that will always mean this very table, on whatever release is newest then. */
  String pinned(PublishedTable table, String ending) {
    return site.baseUrl() + table(table.query().ofRelease(table.release().number()), ending);
  }

  /** The page of a release, as others may link to it. */
  String page(PublishedTable table, Language language) {
    return site.baseUrl()
        + page(language, table.dataset().slug())
        + "?"
        + table.query().ofRelease(table.release().number()).address();
  }

  String absolute(String path) {
    return site.baseUrl() + path;
  }

  static String page(Language language, Slug dataset) {
    return "/" + language.tag() + "/data/" + dataset;
  }

  static String table(TableQuery query, String ending) {
    var parameters = query.address();
    return "/api/v1/datasets/"
        + query.dataset()
        + "/table."
        + ending
        + (parameters.isEmpty() ? "" : "?" + parameters);
  }
}
