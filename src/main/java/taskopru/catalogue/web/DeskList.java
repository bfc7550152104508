package taskopru.catalogue.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.catalogue.State;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tab;
import taskopru.web.ui.Tag;

/** The desk's list of datasets, ready to show. */
public record DeskList(
    String text,
    String sort,
    List<Tab> tabs,
    List<Column> columns,
    List<Row> rows,
    Pager pager,
    @Nullable String state) {

  /** One dataset. */
  public record Row(
      String href,
      String title,
      Tag state,
      String kind,
      Tag freshness,
      String expected,
      String changed) {}

  static DeskList of(DeskDatasets found, Ui ui) {
    var chosen = new LinkedHashMap<String, List<String>>();
    var state = found.state();
    chosen.put("q", List.of(found.text()));
    chosen.put("state", state == null ? List.of() : List.of(state.code()));
    chosen.put(
        "sort",
        found.sort() == DeskDatasets.Sort.CHANGED ? List.of() : List.of(found.sort().word()));
    var here = new ListAddress(ui.path("/desk/datasets"), chosen);
    var tabs = new ArrayList<Tab>();
    tabs.add(
        new Tab(
            ui.text("catalogue.desk.all", found.all()),
            here.without("state").toString(),
            state == null));
    for (var one : State.values()) {
      tabs.add(
          new Tab(
              ui.text(
                  "catalogue.desk.state",
                  ui.text("catalogue.state." + one.name()),
                  found.perState().getOrDefault(one, 0L)),
              here.without("state").with("state", one.code()).toString(),
              one == state));
    }
    return new DeskList(
        found.text(),
        found.sort().word(),
        tabs,
        List.of(
            column(ui, here, found, "title", DeskDatasets.Sort.TITLE, Column.Sorted.UP),
            Column.of(ui.text("catalogue.column.state")),
            Column.of(ui.text("catalogue.column.kind")),
            Column.of(ui.text("catalogue.column.freshness")),
            column(ui, here, found, "expected", DeskDatasets.Sort.EXPECTED, Column.Sorted.UP),
            column(ui, here, found, "changed", DeskDatasets.Sort.CHANGED, Column.Sorted.DOWN)),
        found.rows().stream()
            .map(row -> {
              var due = row.due();
              return new Row(
                  ui.path("/desk/datasets/" + row.slug()),
                  ui.text(row.title()),
                  DeskPages.state(row.state(), ui),
                  ui.text("catalogue.kind." + row.kind().name()),
                  new Tag(
                      ui.text("catalogue.freshness." + row.freshness().name()),
                      DatasetLists.tone(row.freshness())),
                  due == null ? "" : ui.date(due),
                  ui.dateTime(row.changedAt()));
            })
            .toList(),
        new Pager(found.page(), found.pageSize(), found.total(), here.toString()),
        state == null ? null : state.code());
  }

  private static Column column(
      Ui ui,
      ListAddress here,
      DeskDatasets found,
      String name,
      DeskDatasets.Sort sort,
      Column.Sorted direction) {
    return Column.of(ui.text("catalogue.column." + name))
        .sortable(
            here.without("sort").with("sort", sort.word()).toString(),
            found.sort() == sort ? direction : Column.Sorted.NOT);
  }
}
