package taskopru.privacy.web;

import java.util.List;
import java.util.stream.Stream;
import taskopru.web.Ui;
import taskopru.web.ui.Tab;

/** The officer's pages, each a tab. */
public final class DeskTabs {

  private DeskTabs() {}

  /** One of them. */
  public enum Page {
    REQUESTS("requests", ""),
    BREACHES("breaches", "/breaches"),
    NOTICES("notices", "/notices"),
    PEOPLE("people", "/people"),
    DESTRUCTION("destruction", "/destruction");

    private final String code;
    private final String path;

    Page(String code, String path) {
      this.code = code;
      this.path = path;
    }
  }

  public static List<Tab> of(Ui ui, Page current) {
    return Stream.of(Page.values())
        .map(page ->
            new Tab(
                ui.text("privacy.tab." + page.code),
                ui.path("/desk/privacy" + page.path),
                page == current))
        .toList();
  }
}
