package taskopru.meetings.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.meetings.Decision;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;

/** One decision: for the public, or on the desk with its follow-up and tasks. */
public record DecisionPage(
    Decision decision,
    String title,
    Tag state,
    List<Term> terms,
    List<Line> tasks,
    List<Option> institutions,
    List<Option> states,
    @Nullable String done,
    Form form,
    Form taskForm) {

  /** A task. */
  public record Line(
      UUID id,
      String title,
      String institution,
      String due,
      Tag state,
      String note,
      boolean open) {}
}
