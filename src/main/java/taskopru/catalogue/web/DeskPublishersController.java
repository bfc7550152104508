package taskopru.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.catalogue.Publisher;
import taskopru.catalogue.Publishers;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Uis;
import taskopru.web.ui.Form;

/** The bodies that bring out figures, to be added and corrected. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/publishers")
class DeskPublishersController {

  private final PublisherList.Query list;
  private final Publishers publishers;
  private final Uis uis;

  DeskPublishersController(PublisherList.Query list, Publishers publishers, Uis uis) {
    this.list = list;
    this.publishers = publishers;
    this.uis = uis;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String done, Actor actor, Model model) {
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    model.addAttribute("list", list.read(true));
    model.addAttribute("saved", done.equals("saved"));
    return "catalogue/web/deskPublishers";
  }

  @GetMapping("/new")
  String blank(Actor actor, HttpServletRequest request, Model model) {
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    return form("", Form.empty(), request, model);
  }

  @GetMapping("/{code}")
  String edit(@PathVariable String code, Actor actor, HttpServletRequest request, Model model) {
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    var publisher = get(code);
    return form(
        code,
        Form.empty()
            .with("name.tr", publisher.name().tr())
            .with("name.en", publisher.name().en())
            .with("name.ar", publisher.name().ar())
            .with("homepage", publisher.homepage())
            .with("calendar", publisher.calendar()),
        request,
        model);
  }

  @PostMapping
  String add(
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    var form = Form.of(sent);
    var code = Slug.find(form.value("code"));
    if (code.isEmpty()) {
      form = form.refuse("code", "catalogue.publisher.code-shape");
    } else if (code.get().value().equals("new") || publishers.find(code.get()).isPresent()) {
      form = form.refuse("code", "catalogue.publisher.taken", code.get().value());
    }
    return keep("", code.orElse(new Slug("x")), form, actor, language, request, response, model);
  }

  @PostMapping("/{code}")
  String change(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    return keep(code, get(code).code(), Form.of(sent), actor, language, request, response, model);
  }

  private String keep(
      String page,
      Slug code,
      Form form,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var publisher =
        new Publisher(
            code,
            new LocalizedText(form.value("name.tr"), form.value("name.en"), form.value("name.ar")),
            form.value("homepage"),
            form.value("calendar"));
    var checked = MetadataForm.refused(form, publisher.flaws());
    if (checked.isRefused()) {
      response.setStatus(422);
      return form(page, checked, request, model);
    }
    publishers.keep(actor, publisher);
    return "redirect:/" + language.tag() + "/desk/publishers?done=saved";
  }

  private Publisher get(String code) {
    return Slug.find(code)
        .flatMap(publishers::find)
        .orElseThrow(() -> new Problem.NotFound("catalogue.publisher.unknown", code));
  }

  private String form(String code, Form form, HttpServletRequest request, Model model) {
    var ui = uis.of(request);
    model.addAttribute("code", code);
    model.addAttribute("form", form);
    model.addAttribute(
        "title",
        code.isEmpty()
            ? ui.text("catalogue.publishers.new")
            : ui.text("catalogue.publishers.edit", ui.text(get(code).name())));
    return "catalogue/web/publisherForm";
  }
}
