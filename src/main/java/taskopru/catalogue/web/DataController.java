package taskopru.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import taskopru.catalogue.DatasetPage;
import taskopru.catalogue.DatasetSearch;
import taskopru.catalogue.Theme;
import taskopru.kernel.Language;
import taskopru.web.Csv;
import taskopru.web.Ui;
import taskopru.web.Uis;

/** The list of public datasets, for readers; its twins for their programs. */
@Controller
@RequestMapping("/{lang:tr|en|ar}")
class DataController {

  private final DatasetSearch search;
  private final DatasetLists lists;
  private final Uis uis;

  DataController(DatasetSearch search, DatasetLists lists, Uis uis) {
    this.search = search;
    this.lists = lists;
    this.uis = uis;
  }

  @GetMapping("/data")
  String list(HttpServletRequest request, Language language, Model model) {
    model.addAttribute("list", lists.of(find(request, language), uis.of(request)));
    return "catalogue/web/datasets";
  }

  @GetMapping(path = "/data", headers = "HX-Target=dataset-results")
  String results(HttpServletRequest request, Language language, Model model) {
    list(request, language, model);
    return "catalogue/web/datasetsFound";
  }

  /** What {@code data.json} answers. */
  record Twin(long total, int page, int pageSize, List<Line> datasets) {}

  /** One dataset in the page's language. */
  record Line(
      String dataset,
      String title,
      String description,
      String publisher,
      String licence,
      String themes,
      String spatial,
      String from,
      String to,
      String freshness,
      String updated) {}

  @GetMapping("/data.json")
  @ResponseBody
  Twin json(HttpServletRequest request, Language language) {
    var found = find(request, language);
    var query = found.query();
    return new Twin(found.total(), query.page(), query.pageSize(), lines(found, uis.of(request)));
  }

  @GetMapping("/data.csv")
  ResponseEntity<byte[]> csv(HttpServletRequest request, Language language) {
    var csv =
        new Csv(
            "dataset",
            "title",
            "description",
            "publisher",
            "licence",
            "themes",
            "spatial",
            "from",
            "to",
            "freshness",
            "updated");
    for (var line : lines(find(request, language), uis.of(request))) {
      csv.row(
          List.of(
              line.dataset(),
              line.title(),
              line.description(),
              line.publisher(),
              line.licence(),
              line.themes(),
              line.spatial(),
              line.from(),
              line.to(),
              line.freshness(),
              line.updated()));
    }
    return csv.answer();
  }

  private DatasetPage find(HttpServletRequest request, Language language) {
    return search.find(DatasetParameters.ofReader(request.getParameterMap(), language));
  }

  private static List<Line> lines(DatasetPage found, Ui ui) {
    return found.rows().stream()
        .map(row -> {
          var publisher = row.publisherName();
          return new Line(
              row.slug().value(),
              ui.text(row.title()),
              ui.text(row.description()),
              publisher == null ? "" : ui.text(publisher),
              row.licence().code(),
              row.themes().stream().map(Theme::code).collect(Collectors.joining(" ")),
              String.join(" ", row.spatial()),
              Objects.requireNonNullElse(row.from(), ""),
              Objects.requireNonNullElse(row.to(), ""),
              row.freshness().code(),
              row.updatedAt().toString());
        })
        .toList();
  }
}
