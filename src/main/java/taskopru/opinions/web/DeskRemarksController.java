package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.opinions.Draft;
import taskopru.opinions.Drafting;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.web.Ui;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Remarks on a draft, and what its author says to them. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}/remarks")
class DeskRemarksController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Drafting drafting;

  DeskRemarksController(OpinionDesk desk, Opinions opinions, Drafting drafting) {
    this.desk = desk;
    this.opinions = opinions;
    this.drafting = drafting;
  }

  @GetMapping
  ModelAndView remarks(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var draft = opinions.draft(actor, id);
    var opinion = draft.opinion();
    var writes = opinions.mayWrite(actor, opinion);
    var institutions = desk.institutions();
    var seats = desk.seats(opinion.body());
    var items =
        opinions.remarks(actor, id).stream()
            .map(one -> {
              var clause =
                  draft.clauses().stream()
                      .filter(piece -> piece.id().equals(one.clause()))
                      .map(piece -> ui.text("opinions.remark.of", piece.position()))
                      .findFirst()
                      .orElse(ui.text("opinions.remark.ofAll"));
              var item =
                  DeskPage.Item.of(
                          "remark-" + one.id(),
                          desk.holder(ui, one.holder(), institutions, seats) + " · " + clause,
                          one.text())
                      .tagged(
                          List.of(
                              new Tag(
                                  ui.text("opinions.remark." + one.state().code()),
                                  switch (one.state()) {
                                    case OPEN -> Tone.WAIT;
                                    case ACCEPTED -> Tone.GOOD;
                                    case DECLINED -> Tone.PLAIN;
                                  })));
              var parts = new ArrayList<DeskPage.Part>();
              if (!one.wording().isEmpty()) {
                parts.add(part(ui.text("opinions.remark.wording") + ": " + one.wording()));
              }
              if (!one.answer().isEmpty()) {
                parts.add(part(ui.text("opinions.remark.answer") + ": " + one.answer()));
              }
              item = item.holding(parts);
              return writes && one.state() == Draft.Remark.State.OPEN
                  ? item.offering(
                      List.of(
                          DeskPage.Link.other(
                              ui.text("opinions.remark.do"),
                              at(ui, opinion, "/remarks/" + one.id()))),
                      List.of())
                  : item;
            })
            .toList();
    var open = opinion.state() == Opinion.State.DRAFT || opinion.isOpenOn(desk.today());
    return OpinionDesk.shown(
        desk.head(ui, opinion, "/remarks", done)
            .holding(
                List.of(
                    new DeskPage.Section.Items(
                        "remarks",
                        ui.text("opinions.tab.remarks"),
                        ui.text("opinions.remarks.lead"),
                        items,
                        ui.text("opinions.remarks.none"),
                        open
                            ? List.of(
                                DeskPage.Link.other(
                                    ui.text("opinions.to.remark"), at(ui, opinion, "/remarks/new")))
                            : List.of()))));
  }

  private static DeskPage.Part part(String text) {
    return new DeskPage.Part(null, text, null, null, null, List.of());
  }

  @GetMapping("/new")
  ModelAndView newRemark(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String clause,
      Actor actor,
      HttpServletRequest request) {
    return remarkForm(
            desk.ui(request), opinions.draft(actor, id), Form.empty().with("clause", clause))
        .shown();
  }

  @PostMapping
  ModelAndView remark(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var draft = opinions.draft(actor, id);
    var answers = Sent.answers(sent);
    var clause = answers.optionalId("clause");
    return FormPage.attempt(
        answers,
        () -> {
          drafting.remark(actor, id, clause, answers.text("text"), answers.text("wording"));
          return at(ui, draft.opinion(), "/remarks") + "?done=remarked";
        },
        () -> remarkForm(ui, draft, Form.empty()));
  }

  private FormPage remarkForm(Ui ui, Draft draft, Form form) {
    var clauses =
        draft.clauses().stream()
            .map(one ->
                Option.of(
                    one.id().toString(),
                    one.position()
                        + ". "
                        + (one.heading().isEmpty()
                            ? OpinionForms.shorter(one.text())
                            : one.heading())))
            .toList();
    return OpinionForms.form(
        ui,
        draft.opinion(),
        "remark.new",
        "/remarks",
        "/remarks",
        form,
        List.of(
            new Field.Choice(
                "clause",
                OpinionDesk.ask(ui).label("clause"),
                null,
                false,
                clauses,
                ui.text("opinions.remark.ofAll")),
            OpinionDesk.ask(ui).area("text", true, 4),
            OpinionDesk.ask(ui).area("wording", false, 6)));
  }

  @GetMapping("/{remark}")
  ModelAndView answerRemark(
      @PathVariable UUID id, @PathVariable UUID remark, Actor actor, HttpServletRequest request) {
    desk.mustWrite(actor, id);
    return answerForm(desk.ui(request), actor, id, remark).shown();
  }

  @PostMapping("/{remark}")
  ModelAndView answer(
      @PathVariable UUID id,
      @PathVariable UUID remark,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var answers = Sent.answers(sent);
    var verdict = answers.text("verdict");
    if (!verdict.equals("accepted") && !verdict.equals("declined")) {
      answers.refuse("verdict", "web.choice.missing");
    }
    return FormPage.attempt(
        answers,
        () -> {
          drafting.answerRemark(actor, remark, verdict.equals("accepted"), answers.text("reason"));
          return at(ui, opinion, "/remarks") + "?done=answered";
        },
        () -> answerForm(ui, actor, id, remark));
  }

  private FormPage answerForm(Ui ui, Actor actor, UUID id, UUID remark) {
    var one =
        opinions.remarks(actor, id).stream()
            .filter(piece -> piece.id().equals(remark))
            .findFirst()
            .orElseThrow(OpinionForms::gone);
    var fields = new ArrayList<Field>();
    fields.add(new Field.Part("remark", ui.text("opinions.remark"), one.text()));
    if (!one.wording().isEmpty()) {
      fields.add(new Field.Part("wording", ui.text("opinions.remark.wording"), one.wording()));
    }
    fields.add(
        OpinionDesk.ask(ui)
            .oneOf(
                "verdict",
                List.of(
                    Option.of("accepted", ui.text("opinions.remark.accept")),
                    Option.of("declined", ui.text("opinions.remark.decline")))));
    fields.add(OpinionDesk.ask(ui).area("reason", false, 3));
    return OpinionForms.form(
        ui,
        opinions.get(actor, id),
        "remark.do",
        "/remarks/" + remark,
        "/remarks",
        Form.empty(),
        fields);
  }
}
