package taskopru.statistics.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.TableQuery;
import taskopru.statistics.TableQuery.Period;
import taskopru.statistics.Tables;
import taskopru.statistics.Tables.Edition;
import taskopru.web.Messages;
import taskopru.web.Uis;

/** A dataset's page: its figures as table, drawing and map, and all that is told about them. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/data/{dataset}")
class DatasetController {

  private static final int MOST_LETTERS = 80;

  private final Tables tables;
  private final Datasets datasets;
  private final FigureViews figures;
  private final DatasetViews views;
  private final Messages messages;
  private final Uis uis;

  DatasetController(
      Tables tables,
      Datasets datasets,
      FigureViews figures,
      DatasetViews views,
      Messages messages,
      Uis uis) {
    this.tables = tables;
    this.datasets = datasets;
    this.figures = figures;
    this.views = views;
    this.messages = messages;
    this.uis = uis;
  }

  @GetMapping
  String page(
      @PathVariable String dataset,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
      Language language,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var found = datasets.getVisibleTo(actor, TableController.slug(dataset));
    if (found.kind() == Kind.COLLECTED) {
      return closed(found, "statistics.closed.collected", actor, request, model);
    }
    Edition edition;
    try {
      edition = tables.edition(actor, found.slug(), release(request));
    } catch (Problem.NotFound none) {
      if (release(request) != null) {
        throw none;
      }
      return closed(found, "statistics.closed.none", actor, request, model);
    }
    TableQuery query;
    FigureView figure;
    try {
      query = query(edition, request);
      var table = tables.table(actor, query, Tables.Size.SCREEN);
      query = table.query().ofRelease(query.release());
      if (table.isForEverybody() && actor.isVisitor()) {
        HotAnswers.keep(request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
      }
      figure =
          figures.of(table, map(edition, query, table, actor, request), page(request), language);
    } catch (Problem.Refused mistake) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      query = UsualView.of(edition).ofRelease(release(request));
      figure = FigureView.refused(messages.text(language, mistake.messageKey(), mistake.args()));
    }
    model.addAttribute("figure", figure);
    if ("figure".equals(target)) {
      model.addAttribute("snippets", views.snippets(query));
      return "statistics/web/figureAlone";
    }
    model.addAttribute(
        "view",
        views.open(
            edition,
            query,
            Controls.of(edition, query, field -> typed(request, field), language),
            figure,
            tables.history(actor, found.slug()),
            actor,
            uis.of(request)));
    return "statistics/web/dataset";
  }

  private String closed(
      Dataset dataset, String key, Actor actor, HttpServletRequest request, Model model) {
    var view = views.closed(dataset, key, tables.history(actor, dataset.slug()), uis.of(request));
    model.addAttribute("view", view);
    return "statistics/web/dataset";
  }

  /** What the address asks; on a bare address, and for the release alone, the usual view. */
  private static TableQuery query(Edition edition, HttpServletRequest request) {
    var asked = new LinkedHashMap<String, String[]>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (TableQuery.PARAMETERS.contains(name)) {
            asked.put(name, values);
          }
        });
    var from = request.getParameter("from");
    var to = request.getParameter("to");
    if (asked.keySet().stream().allMatch(name -> name.equals("release"))
        && from == null
        && to == null) {
      return UsualView.of(edition).ofRelease(release(request));
    }
    var query = TableQuery.read(edition.dataset().slug(), asked, Set.of());
    if (query.measures().isEmpty()) {
      query = query.withMeasures(UsualView.measures(edition));
    }
    if ((from != null || to != null) && query.period().isAlways()) {
      query = query.during(new Period(blankToNull(from), blankToNull(to)));
    }
    return query.page(0, null);
  }

  /**
   * A map of the table itself where it goes by place, else of the newest figures on a bare page.
   */
  private @Nullable PublishedTable map(
      Edition edition,
      TableQuery query,
      PublishedTable table,
      Actor actor,
      HttpServletRequest request) {
    if (table.rowDimensions().size() == 1 && Chart.isPlace(table.rowDimensions().getFirst())) {
      return table;
    }
    var isBare = request.getParameter("rows") == null;
    return isBare
        ? UsualView.map(edition, query)
            .map(mapped -> tables.table(actor, mapped, Tables.Size.SCREEN))
            .orElse(null)
        : null;
  }

  private static @Nullable Integer release(HttpServletRequest request) {
    var value = request.getParameter("release");
    return value == null
        ? null
        : TableQuery.read(new Slug("any"), Map.of("release", new String[] {value}), Set.of())
            .release();
  }

  private static int page(HttpServletRequest request) {
    var value = request.getParameter("page");
    return value != null && value.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(value) : 1;
  }

  private static String typed(HttpServletRequest request, String field) {
    var text = request.getParameter(field);
    return text == null || text.length() > MOST_LETTERS ? "" : text.strip();
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
