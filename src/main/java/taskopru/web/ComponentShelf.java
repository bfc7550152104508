package taskopru.web;

import java.util.List;
import taskopru.web.ui.Entry;
import taskopru.web.ui.Figure;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/** What the components page shows: examples that need more than a line in the template. */
public record ComponentShelf(
    Form untouched,
    Form filled,
    Form refused,
    List<Option> themes,
    List<Option> kinds,
    List<Figure> figures,
    List<Entry> entries) {}
