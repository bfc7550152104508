package taskopru.privacy.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import taskopru.privacy.DataRequest;
import taskopru.privacy.Deadline;
import taskopru.web.Ui;
import taskopru.web.ui.Form;
import taskopru.web.ui.Step;
import taskopru.web.ui.Step.Place;
import taskopru.web.ui.Tag;

/** One request, its way and what can be done about it. */
public record RequestDetail(
    DataRequest request, Deadline deadline, LocalDate today, Form form, String done) {

  public Tag tag(Ui ui) {
    return RequestList.tag(ui, request, today);
  }

  public List<Step> steps(Ui ui) {
    var steps = new ArrayList<Step>();
    var state = request.state();
    steps.add(step(ui, "received", state == DataRequest.State.RECEIVED ? Place.NOW : Place.DONE));
    steps.add(
        step(
            ui,
            "checked",
            switch (state) {
              case RECEIVED -> Place.AHEAD;
              case CHECKED -> Place.NOW;
              case ANSWERED -> Place.DONE;
              case REFUSED -> request.checkedAt() == null ? Place.AHEAD : Place.DONE;
            }));
    steps.add(
        state == DataRequest.State.REFUSED
            ? step(ui, "refused", Place.STOPPED)
            : step(ui, "answered", state == DataRequest.State.ANSWERED ? Place.DONE : Place.AHEAD));
    return steps;
  }

  private static Step step(Ui ui, String state, Place place) {
    return new Step(ui.text("privacy.state." + state), place);
  }
}
