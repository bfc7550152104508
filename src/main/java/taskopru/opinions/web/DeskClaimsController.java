package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.opinions.Draft;
import taskopru.opinions.Drafting;
import taskopru.opinions.Evidence;
import taskopru.opinions.EvidenceKinds;
import taskopru.opinions.FigureEvidence;
import taskopru.opinions.Opinion;
import taskopru.opinions.Opinions;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** What an opinion holds to be true, and what it rests on. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}/claims")
class DeskClaimsController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Drafting drafting;
  private final EvidenceKinds kinds;
  private final FigureEvidence figures;

  DeskClaimsController(
      OpinionDesk desk,
      Opinions opinions,
      Drafting drafting,
      EvidenceKinds kinds,
      FigureEvidence figures) {
    this.desk = desk;
    this.opinions = opinions;
    this.drafting = drafting;
    this.kinds = kinds;
    this.figures = figures;
  }

  @GetMapping
  ModelAndView list(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var draft = opinions.draft(actor, id);
    var opinion = draft.opinion();
    var writes = opinions.mayWrite(actor, opinion);
    var items =
        draft.claims().stream()
            .map(claim -> {
              var item =
                  DeskPage.Item.of(
                          "claim-" + claim.id(),
                          ui.text("opinions.claim", claim.position()),
                          claim.text())
                      .tagged(
                          claim.isSupported()
                              ? List.of()
                              : List.of(new Tag(ui.text("opinions.claim.unsupported"), Tone.WAIT)))
                      .holding(
                          claim.evidence().stream()
                              .map(one -> part(ui, opinion, one, writes))
                              .toList());
              return writes
                  ? item.offering(
                      List.of(
                          new DeskPage.Link(
                              ui.text("opinions.cite"),
                              at(ui, opinion, "/claims/" + claim.id() + "/evidence"),
                              claim.evidence().isEmpty() ? "primary" : "secondary"),
                          DeskPage.Link.quiet(
                              ui.text("opinions.edit"), at(ui, opinion, "/claims/" + claim.id()))),
                      OpinionForms.pieces(
                          ui, opinion, Drafting.Piece.CLAIM, claim.id(), claim.position() + "."))
                  : item;
            })
            .toList();
    return OpinionDesk.shown(
        desk.head(ui, opinion, "/claims", done)
            .holding(
                List.of(
                    new DeskPage.Section.Items(
                        "claims",
                        ui.text("opinions.tab.claims"),
                        ui.text("opinions.claims.lead"),
                        items,
                        ui.text("opinions.claims.none"),
                        writes
                            ? List.of(
                                DeskPage.Link.other(
                                    ui.text("opinions.claim.new"), at(ui, opinion, "/claims/new")))
                            : List.of()))));
  }

  private static DeskPage.Part part(Ui ui, Opinion opinion, Evidence one, boolean writes) {
    return new DeskPage.Part(
        OpinionDesk.side(ui, one),
        ui.text(one.frozen().title()),
        OpinionDesk.href(ui, one),
        OpinionDesk.cited(ui, one),
        OpinionDesk.newer(ui, one),
        writes
            ? List.of(
                DeskPage.Deed.of(
                    ui.text("opinions.evidence.remove"),
                    at(ui, opinion, "/claims/evidence/" + one.id() + "/removal"),
                    ui.text(one.frozen().title())))
            : List.of());
  }

  @GetMapping("/{claim}")
  ModelAndView edit(
      @PathVariable UUID id, @PathVariable String claim, Actor actor, HttpServletRequest request) {
    desk.mustWrite(actor, id);
    var draft = opinions.draft(actor, id);
    var form =
        claim.equals("new") ? Form.empty() : Form.empty().with("text", claim(draft, claim).text());
    return claimForm(desk.ui(request), draft.opinion(), claim, form).shown();
  }

  @PostMapping("/{claim}")
  ModelAndView write(
      @PathVariable UUID id,
      @PathVariable String claim,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var opinion = opinions.get(actor, id);
    var answers = Sent.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          if (claim.equals("new")) {
            var added = drafting.addClaim(actor, id, answers.text("text"));
            return at(ui, opinion, "/claims/" + added + "/evidence?done=claimed");
          }
          drafting.writeClaim(actor, OpinionForms.uuid(claim), answers.text("text"));
          return at(ui, opinion, "/claims") + "?done=saved";
        },
        () -> claimForm(ui, opinion, claim, Form.empty()));
  }

  private static FormPage claimForm(Ui ui, Opinion opinion, String claim, Form form) {
    return OpinionForms.form(
        ui,
        opinion,
        "claim.new",
        "/claims/" + claim,
        "/claims",
        form,
        List.of(OpinionDesk.ask(ui).area("text", true, 3)));
  }

  /** Chooses the kind of evidence, then what of it; a table with several figures asks which. */
  @GetMapping("/{claim}/evidence")
  ModelAndView picker(
      @PathVariable UUID id,
      @PathVariable UUID claim,
      @RequestParam(defaultValue = "figure") String kind,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    desk.mustWrite(actor, id);
    var draft = opinions.draft(actor, id);
    return citeForm(
            ui,
            draft,
            claim(draft, claim.toString()),
            Form.empty().with("kind", kind).with("side", "supports").with("strength", "strong"))
        .shown();
  }

  @PostMapping("/{claim}/evidence")
  ModelAndView cite(
      @PathVariable UUID id,
      @PathVariable UUID claim,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    var draft = opinions.draft(actor, id);
    var asked = claim(draft, claim.toString());
    var answers = Sent.answers(sent);
    var strength = answers.one("strength", Evidence.Strength::find, Evidence.Strength.MEDIUM);
    var side = answers.text("side");
    if (!side.equals("supports") && !side.equals("contradicts")) {
      answers.refuse("side", "web.choice.missing");
    }
    var kind = answers.text("cell").isEmpty() ? answers.text("kind") : "figure";
    var reference =
        answers.text("cell").isEmpty() ? answers.text("reference") : answers.text("cell");
    if (!answers.isRefused() && kind.equals("figure") && answers.text("cell").isEmpty()) {
      var several = several(ui, draft, asked, answers, reference);
      if (several != null) {
        return several;
      }
    }
    return FormPage.attempt(
        answers,
        () -> {
          try {
            drafting.cite(
                actor,
                claim,
                kind,
                reference,
                side.equals("supports"),
                strength,
                answers.text("quotation"));
          } catch (Problem.NotFound | Problem.Gone none) {
            throw new Problem.Refused(none.messageKey(), none.args());
          }
          return at(ui, draft.opinion(), "/claims") + "?done=cited#claim-" + claim;
        },
        () -> citeForm(ui, draft, asked, Form.empty()));
  }

  /** Where the table has several figures, the page that asks which; null where it has one. */
  private org.springframework.web.servlet.@org.jspecify.annotations.Nullable ModelAndView several(
      Ui ui, Draft draft, Draft.Claim claim, Answers answers, String address) {
    List<FigureEvidence.Cell> cells;
    try {
      cells = figures.cells(address);
    } catch (Problem refusedBelow) {
      return null;
    }
    if (cells.size() < 2) {
      return null;
    }
    var fields = new ArrayList<Field>();
    fields.add(new Field.Part("claim", ui.text("opinions.claim", claim.position()), claim.text()));
    fields.add(
        new Field.OneOf(
            "cell",
            ui.text("opinions.field.cell"),
            ui.text("opinions.field.cell.hint"),
            cells.stream()
                .map(cell ->
                    Option.of(
                        cell.address(),
                        ui.text(cell.label())
                            + ": "
                            + OpinionDesk.number(ui, cell.figure().value())))
                .toList()));
    fields.addAll(rest(ui));
    return new ModelAndView("web/formPage", HttpStatus.OK)
        .addObject(
            "page",
            OpinionForms.form(
                ui,
                draft.opinion(),
                "cite.cell",
                "/claims/" + claim.id() + "/evidence",
                "/claims",
                answers.form(),
                fields));
  }

  private FormPage citeForm(Ui ui, Draft draft, Draft.Claim claim, Form form) {
    var fields = new ArrayList<Field>();
    fields.add(new Field.Part("claim", ui.text("opinions.claim", claim.position()), claim.text()));
    fields.add(
        new Field.OneOf(
            "kind",
            ui.text("opinions.field.evidenceKind"),
            null,
            kinds.codes().stream()
                .map(code ->
                    new Option(
                        code,
                        ui.text("opinions.evidence.kind." + code),
                        ui.text("opinions.evidence.kind." + code + ".hint")))
                .toList()));
    fields.add(OpinionDesk.ask(ui).area("reference", true, 2));
    fields.addAll(rest(ui));
    return OpinionForms.form(
        ui,
        draft.opinion(),
        "cite",
        "/claims/" + claim.id() + "/evidence",
        "/claims",
        form,
        fields);
  }

  private static List<Field> rest(Ui ui) {
    return List.of(
        new Field.OneOf(
            "side",
            OpinionDesk.ask(ui).label("side"),
            null,
            List.of(
                Option.of("supports", ui.text("opinions.supports")),
                Option.of("contradicts", ui.text("opinions.contradicts")))),
        OpinionDesk.ask(ui)
            .oneOf(
                "strength",
                Field.options(
                    ui, "opinions.strength", Evidence.Strength.values(), Evidence.Strength::code)),
        OpinionDesk.ask(ui).area("quotation", false, 3));
  }

  @PostMapping("/evidence/{evidence}/removal")
  String remove(
      @PathVariable UUID id, @PathVariable UUID evidence, Actor actor, HttpServletRequest request) {
    var opinion = opinions.get(actor, id);
    drafting.removeEvidence(actor, evidence);
    return "redirect:" + at(desk.ui(request), opinion, "/claims") + "?done=removed";
  }

  private static Draft.Claim claim(Draft draft, String id) {
    return draft.claim(OpinionForms.uuid(id)).orElseThrow(OpinionForms::gone);
  }
}
