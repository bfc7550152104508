package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
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
import taskopru.opinions.Drafting;
import taskopru.opinions.Drafting.Piece;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.web.Ui;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;

/** The text of a draft: its clauses and the alternatives that were weighed. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}")
class DeskTextController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Drafting drafting;

  DeskTextController(OpinionDesk desk, Opinions opinions, Drafting drafting) {
    this.desk = desk;
    this.opinions = opinions;
    this.drafting = drafting;
  }

  @GetMapping("/clauses/new")
  ModelAndView newClause(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    var ui = desk.ui(request);
    return clauseForm(ui, desk.mustWrite(actor, id), "new", Form.empty()).shown();
  }

  @GetMapping("/clauses/{clause}")
  ModelAndView editClause(
      @PathVariable UUID id, @PathVariable UUID clause, Actor actor, HttpServletRequest request) {
    var opinion = desk.mustWrite(actor, id);
    return clauseForm(desk.ui(request), opinion, clause.toString(), stored(actor, id, clause))
        .shown();
  }

  @PostMapping("/clauses/{clause}")
  ModelAndView writeClause(
      @PathVariable UUID id,
      @PathVariable String clause,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = desk.mustWrite(actor, id);
    var answers = Sent.answers(sent);
    var isNew = clause.equals("new");
    return FormPage.attempt(
        answers,
        () -> {
          if (isNew) {
            drafting.addClause(actor, id, answers.text("heading"), answers.text("text"));
          } else {
            drafting.writeClause(
                actor,
                OpinionForms.uuid(clause),
                answers.number("version"),
                answers.text("heading"),
                answers.text("text"));
          }
          return at(ui, opinion, "") + "?done=saved#clauses";
        },
        () ->
            clauseForm(
                ui,
                opinion,
                clause,
                isNew ? Form.empty() : stored(actor, id, OpinionForms.uuid(clause))));
  }

  private Form stored(Actor actor, UUID id, UUID clause) {
    var one =
        opinions.draft(actor, id).clauses().stream()
            .filter(piece -> piece.id().equals(clause))
            .findFirst()
            .orElseThrow(OpinionForms::gone);
    return Form.empty()
        .with("version", String.valueOf(one.version()))
        .with("heading", one.heading())
        .with("text", one.text());
  }

  private FormPage clauseForm(Ui ui, Opinion opinion, String clause, Form form) {
    return OpinionForms.form(
        ui,
        opinion,
        clause.equals("new") ? "clause.new" : "clause.edit",
        "/clauses/" + clause,
        "",
        form,
        List.of(
            OpinionDesk.ask(ui).line("heading", false),
            OpinionDesk.ask(ui).area("text", true, 10)));
  }

  @GetMapping("/alternatives/{alternative}")
  ModelAndView alternative(
      @PathVariable UUID id,
      @PathVariable String alternative,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = desk.mustWrite(actor, id);
    var form = Form.empty();
    if (!alternative.equals("new")) {
      var one =
          opinions.draft(actor, id).alternatives().stream()
              .filter(piece -> piece.id().equals(OpinionForms.uuid(alternative)))
              .findFirst()
              .orElseThrow(OpinionForms::gone);
      form =
          form.with("title", one.title())
              .with("text", one.text())
              .with("chosen", one.chosen() ? "yes" : null);
    }
    return alternativeForm(ui, opinion, alternative, form).shown();
  }

  @PostMapping("/alternatives/{alternative}")
  ModelAndView writeAlternative(
      @PathVariable UUID id,
      @PathVariable String alternative,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = desk.mustWrite(actor, id);
    var answers = Sent.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          if (alternative.equals("new")) {
            drafting.addAlternative(
                actor, id, answers.text("title"), answers.text("text"), answers.yes("chosen"));
          } else {
            drafting.writeAlternative(
                actor,
                OpinionForms.uuid(alternative),
                answers.text("title"),
                answers.text("text"),
                answers.yes("chosen"));
          }
          return at(ui, opinion, "") + "?done=saved#alternatives";
        },
        () -> alternativeForm(ui, opinion, alternative, Form.empty()));
  }

  private FormPage alternativeForm(Ui ui, Opinion opinion, String alternative, Form form) {
    return OpinionForms.form(
        ui,
        opinion,
        "alternative.new",
        "/alternatives/" + alternative,
        "",
        form,
        List.of(
            OpinionDesk.ask(ui).line("title", true),
            OpinionDesk.ask(ui).area("text", false, 6),
            OpinionDesk.ask(ui).yes("chosen")));
  }

  @PostMapping("/pieces/{piece:clause|alternative|claim|recommendation}/{what}")
  String piece(
      @PathVariable UUID id,
      @PathVariable String piece,
      @PathVariable UUID what,
      @RequestParam String deed,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var which = Piece.valueOf(piece.toUpperCase(Locale.ROOT));
    if (deed.equals("remove")) {
      drafting.remove(actor, which, what);
    } else {
      drafting.shift(actor, which, what, deed.equals("up"));
    }
    var tab =
        switch (which) {
          case CLAUSE, ALTERNATIVE -> "";
          case CLAIM -> "/claims";
          case RECOMMENDATION -> "/recommendations";
        };
    return "redirect:"
        + at(ui, opinion, tab)
        + (deed.equals("remove") ? "?done=removed" : "?done=moved");
  }
}
