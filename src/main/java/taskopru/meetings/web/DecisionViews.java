package taskopru.meetings.web;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.CouncilDay;
import taskopru.council.Institutions;
import taskopru.meetings.Decision;
import taskopru.meetings.Meetings;
import taskopru.meetings.Task;
import taskopru.meetings.Tasks;
import taskopru.web.Ui;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** What pages of decisions have in common. */
@Component
class DecisionViews {

  private final Bodies bodies;
  private final Institutions institutions;
  private final Meetings meetings;
  private final Tasks tasks;
  private final CouncilDay day;

  DecisionViews(
      Bodies bodies, Institutions institutions, Meetings meetings, Tasks tasks, CouncilDay day) {
    this.bodies = bodies;
    this.institutions = institutions;
    this.meetings = meetings;
    this.tasks = tasks;
    this.day = day;
  }

  LocalDate today() {
    return day.today();
  }

  Map<UUID, String> bodies(Ui ui) {
    var names = new LinkedHashMap<UUID, String>();
    bodies.own().forEach(body -> names.put(body.id(), ui.text(body.name())));
    return names;
  }

  /** In the reader's alphabet. */
  Map<UUID, String> institutions(Ui ui) {
    var order = Collator.getInstance(ui.language().locale());
    var names = new LinkedHashMap<UUID, String>();
    institutions.all().values().stream()
        .map(one -> Map.entry(one.id(), ui.text(one.nameOn(today()))))
        .sorted(Comparator.comparing(Map.Entry::getValue, order))
        .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    return names;
  }

  static DecisionList.Asked asked(String q, String year, String state, String page, int size) {
    var y = Typed.number(year);
    return new DecisionList.Asked(
        Typed.cut(q),
        y == 0 ? null : y,
        Decision.State.find(state).orElse(null),
        state.equals("overdue"),
        false,
        Math.max(1, Typed.number(page)),
        size);
  }

  DecisionPage page(Decision decision, @Nullable String done, Form form, Form taskForm, Ui ui) {
    var names = institutions(ui);
    var meeting = meetings.get(decision.meeting());
    var terms = new ArrayList<Term>();
    terms.add(
        new Term(
            ui.text("meetings.column.meeting"),
            MeetingHead.title(meeting, ui.text(bodies.get(decision.body()).name()), ui),
            ui.path((form.values().isEmpty() ? "/meetings/" : "/desk/meetings/") + meeting.id())));
    terms.add(Term.of(ui.text("meetings.column.day"), ui.date(decision.decidedOn())));
    var institution = decision.institution();
    if (institution != null) {
      terms.add(
          Term.of(ui.text("meetings.column.responsible"), names.getOrDefault(institution, "")));
    }
    var due = decision.due();
    if (due != null) {
      terms.add(Term.of(ui.text("meetings.column.due"), ui.date(due)));
    }
    terms.add(Term.of("SHA-256", decision.sha256()));
    return new DecisionPage(
        decision,
        ui.text("meetings.decision.heading", decision.label(), decision.title()),
        DecisionList.state(decision.state(), due, today(), ui),
        terms,
        tasks.of(decision.id()).stream()
            .map(task -> {
              var who = task.institution();
              var until = task.due();
              return new DecisionPage.Line(
                  task.id(),
                  task.title(),
                  who == null ? "" : names.getOrDefault(who, ""),
                  until == null ? "" : ui.date(until),
                  state(task, ui),
                  task.note(),
                  task.state() == Task.State.OPEN);
            })
            .toList(),
        names.entrySet().stream()
            .map(entry -> Option.of(entry.getKey().toString(), entry.getValue()))
            .toList(),
        Arrays.stream(Decision.State.values())
            .map(one -> Option.of(one.code(), ui.text("meetings.decision.stand." + one.code())))
            .toList(),
        done,
        form,
        taskForm);
  }

  private Tag state(Task task, Ui ui) {
    if (task.isOverdueOn(today())) {
      return new Tag(ui.text("meetings.decision.overdue"), Tone.BAD);
    }
    return new Tag(
        ui.text("meetings.task.stand." + task.state().code()),
        switch (task.state()) {
          case OPEN -> Tone.WAIT;
          case DONE -> Tone.GOOD;
          case DROPPED -> Tone.PLAIN;
        });
  }
}
