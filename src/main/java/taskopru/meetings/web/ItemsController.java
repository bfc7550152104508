package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.Agenda;
import taskopru.meetings.AgendaItem;
import taskopru.meetings.ItemDocuments;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;

/** Single items of an agenda with their documents, and what members propose. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk")
class ItemsController {

  private final Agenda agenda;
  private final ItemDocuments itemDocuments;
  private final Bodies bodies;
  private final Uis uis;

  ItemsController(Agenda agenda, ItemDocuments itemDocuments, Bodies bodies, Uis uis) {
    this.agenda = agenda;
    this.itemDocuments = itemDocuments;
    this.bodies = bodies;
    this.uis = uis;
  }

  @GetMapping("/items/{id}")
  String editItem(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    var item = agenda.get(actor, id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
    var form = Form.empty().with("title", item.title()).with("text", item.text());
    return itemForm(item, form, item.version(), null, uis.of(request), model);
  }

  @PostMapping("/items/{id}")
  String changeItem(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var item = agenda.get(actor, id);
    var form = Form.of(sent);
    var version = Typed.number(form.value("version"));
    try {
      agenda.describe(actor, id, version, form.value("title"), form.value("text"));
      return back(language, item);
    } catch (Problem.Conflict conflict) {
      response.setStatus(409);
      var now = agenda.get(actor, id);
      return itemForm(now, form.refuse(conflict), now.version(), now, uis.of(request), model);
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      return itemForm(item, form.refuse("title", refused), version, null, uis.of(request), model);
    }
  }

  @PostMapping("/items/{id}/place")
  String moveItem(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "1") String to,
      Actor actor,
      Language language) {
    agenda.move(actor, id, Typed.number(to));
    return back(language, agenda.get(actor, id));
  }

  @PostMapping("/items/{id}/withdrawal")
  String withdrawItem(@PathVariable UUID id, Actor actor, Language language) {
    agenda.withdraw(actor, id);
    return back(language, agenda.get(actor, id));
  }

  @PostMapping("/items/{id}/documents/{file}/{deed:publication|closing|removal|return}")
  String document(
      @PathVariable UUID id,
      @PathVariable UUID file,
      @PathVariable String deed,
      Actor actor,
      Language language) {
    switch (deed) {
      case "publication" -> itemDocuments.show(actor, id, file, true);
      case "closing" -> itemDocuments.show(actor, id, file, false);
      case "removal" -> itemDocuments.takeAway(actor, id, file);
      default -> itemDocuments.putBack(actor, id, file);
    }
    return back(language, agenda.get(actor, id));
  }

  @GetMapping("/proposals")
  String proposals(
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    return proposalForm(Form.empty(), done, actor, uis.of(request), model);
  }

  @PostMapping("/proposals")
  String propose(
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = Form.of(sent);
    try {
      agenda.propose(actor, bodies.workingGroup().id(), form.value("title"), form.value("text"));
      return "redirect:/" + language.tag() + "/desk/proposals?done=proposed";
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      var field = refused.messageKey().equals("meetings.item.title") ? "title" : "";
      return proposalForm(form.refuse(field, refused), "", actor, uis.of(request), model);
    }
  }

  private String itemForm(
      AgendaItem item, Form form, int version, @Nullable AgendaItem theirs, Ui ui, Model model) {
    model.addAttribute(
        "page",
        new ItemForm(
            ui.text("meetings.item.edit.title"),
            "",
            ui.path("/desk/items/" + item.id()),
            ui.path("/desk/meetings/" + item.meeting()),
            ui.text("meetings.edit.save"),
            version,
            form,
            theirs,
            List.of(),
            null));
    return "meetings/web/itemForm";
  }

  private String proposalForm(Form form, String done, Actor actor, Ui ui, Model model) {
    var own = agenda.ownProposals(actor, bodies.workingGroup().id());
    model.addAttribute(
        "page",
        new ItemForm(
            ui.text("meetings.propose"),
            ui.text("meetings.propose.lead"),
            ui.path("/desk/proposals"),
            ui.path("/desk/meetings"),
            ui.text("meetings.propose.save"),
            0,
            form,
            null,
            own,
            done.equals("proposed") ? done : null));
    return "meetings/web/itemForm";
  }

  static String back(Language language, AgendaItem item) {
    var meeting = item.meeting();
    return meeting == null
        ? "redirect:/" + language.tag() + "/desk/proposals"
        : "redirect:/" + language.tag() + "/desk/meetings/" + meeting + "#agenda";
  }
}
