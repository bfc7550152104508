package taskopru.opinions.web;

import java.util.List;
import taskopru.web.ui.Figure;
import taskopru.web.ui.Option;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;

/** The public list of recommendations, ready to show. */
public record TrackerPage(
    String text,
    String answer,
    String result,
    String addressee,
    List<Option> answers,
    List<Option> results,
    List<Option> addressees,
    List<Row> rows,
    Pager pager,
    List<Figure> figures,
    String query,
    boolean nothingYet) {

  /** A recommendation. */
  public record Row(
      String href,
      String request,
      String opinion,
      String addressee,
      Tag stage,
      Tag answer,
      Tag result,
      String waiting,
      String changed) {}
}
