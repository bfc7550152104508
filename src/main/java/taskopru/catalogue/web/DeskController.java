package taskopru.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Publishing;
import taskopru.catalogue.State;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.web.Uis;
import taskopru.web.ui.Form;

/** Datasets on the desk: the list, one dataset with its way and its history, the steps it takes. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/datasets")
class DeskController {

  private final DeskDatasets.Query list;
  private final Datasets datasets;
  private final Publishing publishing;
  private final DeskPages pages;
  private final Uis uis;

  DeskController(
      DeskDatasets.Query list, Datasets datasets, Publishing publishing, DeskPages pages, Uis uis) {
    this.list = list;
    this.datasets = datasets;
    this.publishing = publishing;
    this.pages = pages;
    this.uis = uis;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") String page,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    Datasets.mustWorkOn(actor);
    var chosen = Arrays.stream(State.values()).filter(one -> one.code().equals(state)).findFirst();
    model.addAttribute(
        "list",
        DeskList.of(
            list.read(q, chosen.orElse(null), DeskDatasets.Sort.of(sort), number(page)),
            uis.of(request)));
    return "catalogue/web/desk";
  }

  @GetMapping(headers = "HX-Target=desk-datasets")
  String rows(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") String page,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    list(q, state, sort, page, actor, request, model);
    return "catalogue/web/deskRows";
  }

  @GetMapping("/{dataset}")
  String show(
      @PathVariable String dataset,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var found = datasets.getToWorkOn(actor, dataset);
    model.addAttribute("page", pages.page(found, done, actor, uis.of(request)));
    return "catalogue/web/deskDataset";
  }

  @GetMapping("/{dataset}/{deed:submission|publication|return|withdrawal}")
  String ask(@PathVariable String dataset, @PathVariable String deed, Actor actor, Model model) {
    var found = datasets.getToWorkOn(actor, dataset);
    model.addAttribute(
        "page", new DatasetConfirmation(found, DatasetDeed.find(deed).orElseThrow(), Form.empty()));
    return "catalogue/web/confirmation";
  }

  @PostMapping("/{dataset}/{deed:submission|publication|return|withdrawal}")
  String carryOut(
      @PathVariable String dataset,
      @PathVariable String deed,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletResponse response,
      Model model) {
    var found = datasets.getToWorkOn(actor, dataset);
    var wanted = DatasetDeed.find(deed).orElseThrow();
    var form = Form.of(sent);
    try {
      switch (wanted) {
        case SUBMISSION -> publishing.submit(actor, found.id());
        case PUBLICATION -> publishing.publish(actor, found.id());
        case RETURN -> publishing.returnToDraft(actor, found.id());
        case WITHDRAWAL -> publishing.withdraw(actor, found.id(), form.value("reason"));
      }
      return "redirect:" + address(language, found.slug()) + "?done=" + wanted.word();
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      var field = refused.messageKey().equals("catalogue.withdrawal.reason") ? "reason" : "";
      model.addAttribute(
          "page", new DatasetConfirmation(found, wanted, form.refuse(field, refused)));
      return "catalogue/web/confirmation";
    }
  }

  static String address(Language language, Slug slug) {
    return "/" + language.tag() + "/desk/datasets/" + slug;
  }

  static int number(String text) {
    try {
      return Math.max(1, Integer.parseInt(text.strip()));
    } catch (NumberFormatException notANumber) {
      return 1;
    }
  }
}
