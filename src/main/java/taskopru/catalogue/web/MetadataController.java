package taskopru.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Licence;
import taskopru.catalogue.Metadata;
import taskopru.catalogue.Periodicity;
import taskopru.catalogue.Publishers;
import taskopru.catalogue.State;
import taskopru.catalogue.Theme;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/** What is told about a dataset: written when it is new, corrected ever after. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/datasets")
class MetadataController {

  private final Datasets datasets;
  private final Publishers publishers;
  private final Uis uis;

  MetadataController(Datasets datasets, Publishers publishers, Uis uis) {
    this.datasets = datasets;
    this.publishers = publishers;
    this.uis = uis;
  }

  @GetMapping("/new")
  String blank(Actor actor, HttpServletRequest request, Model model) {
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    var form =
        MetadataForm.of(Metadata.titled(LocalizedText.of("")))
            .with("kind", Kind.OFFICIAL.code())
            .with("licence", "")
            .with("periodicity", "");
    return newForm(form, uis.of(request), model);
  }

  @PostMapping
  String create(
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    var form = Form.of(sent);
    var kind = kind(form.value("kind"));
    if (kind.isEmpty()) {
      form = form.refuse("kind", "catalogue.kind.missing");
    }
    form = MetadataForm.checked(form);
    var slug = address(form);
    if (slug.isEmpty() && !(form.value("slug").isBlank() && form.error("title.tr").isPresent())) {
      form = form.refuse("slug", "catalogue.slug.shape");
    }
    if (!form.isRefused()) {
      try {
        var made =
            datasets.create(actor, slug.orElseThrow(), kind.orElseThrow(), MetadataForm.read(form));
        return "redirect:" + DeskController.address(language, made.slug()) + "?done=created";
      } catch (Problem.Refused refused) {
        form = form.refuse(fieldOf(refused), refused);
      }
    }
    response.setStatus(422);
    return newForm(form, uis.of(request), model);
  }

  @GetMapping("/{dataset}/metadata")
  String edit(@PathVariable String dataset, Actor actor, HttpServletRequest request, Model model) {
    var found = datasets.getToWorkOn(actor, dataset);
    return editForm(
        found,
        MetadataForm.of(found.metadata()),
        found.version(),
        List.of(),
        uis.of(request),
        model);
  }

  @PostMapping("/{dataset}/metadata")
  String change(
      @PathVariable String dataset,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var found = datasets.getToWorkOn(actor, dataset);
    var form = MetadataForm.checked(Form.of(sent));
    var metadata = MetadataForm.read(form);
    if (found.state() != State.DRAFT) {
      form = MetadataForm.refused(form, metadata.gaps());
    }
    var seen = DeskController.number(form.value("version"));
    if (!form.isRefused()) {
      try {
        datasets.change(actor, found.id(), seen, metadata);
        return "redirect:" + DeskController.address(language, found.slug()) + "?done=changed";
      } catch (Problem.Conflict conflict) {
        response.setStatus(409);
        var ui = uis.of(request);
        var now = datasets.get(found.id());
        return editForm(
            now, form.refuse(conflict), now.version(), theirs(form, now, ui), ui, model);
      } catch (Problem.Refused refused) {
        form = form.refuse(fieldOf(refused), refused);
      }
    }
    response.setStatus(422);
    return editForm(found, form, seen, List.of(), uis.of(request), model);
  }

  private String newForm(Form form, Ui ui, Model model) {
    model.addAttribute(
        "page",
        form(
            null,
            ui.text("catalogue.new.title"),
            ui.path("/desk/datasets"),
            ui.path("/desk/datasets"),
            0,
            form,
            List.of(),
            false,
            false,
            ui));
    return "catalogue/web/datasetForm";
  }

  private String editForm(
      Dataset dataset,
      Form form,
      int version,
      List<DatasetForm.Theirs> theirs,
      Ui ui,
      Model model) {
    var here = ui.path("/desk/datasets/" + dataset.slug());
    model.addAttribute(
        "page",
        form(
            dataset.slug().value(),
            ui.text("catalogue.edit.title", ui.text(dataset.metadata().title())),
            here + "/metadata",
            here,
            version,
            form,
            theirs,
            dataset.state() != State.DRAFT,
            dataset.isPublic(),
            ui));
    return "catalogue/web/datasetForm";
  }

  private DatasetForm form(
      @Nullable String slug,
      String title,
      String action,
      String back,
      int version,
      Form form,
      List<DatasetForm.Theirs> theirs,
      boolean complete,
      boolean published,
      Ui ui) {
    return new DatasetForm(
        slug,
        title,
        action,
        back,
        version,
        form,
        theirs,
        complete,
        published,
        Arrays.stream(Kind.values())
            .map(kind ->
                new Option(
                    kind.code(),
                    ui.text("catalogue.kind." + kind.name()),
                    ui.text("catalogue.kind." + kind.name() + ".hint")))
            .toList(),
        publishers.list().stream()
            .map(publisher -> Option.of(publisher.code().value(), ui.text(publisher.name())))
            .toList(),
        Arrays.stream(Licence.values())
            .map(licence ->
                Option.of(licence.code(), ui.text("catalogue.licence." + licence.name())))
            .toList(),
        Arrays.stream(Theme.values())
            .map(theme -> Option.of(theme.code(), ui.text("catalogue.theme." + theme.code())))
            .toList(),
        Arrays.stream(Periodicity.values())
            .map(p -> Option.of(p.code(), ui.text("catalogue.periodicity." + p.name())))
            .toList());
  }

  private static List<DatasetForm.Theirs> theirs(Form mine, Dataset now, Ui ui) {
    var stored = MetadataForm.of(now.metadata());
    return MetadataForm.differences(mine, stored).stream()
        .map(field ->
            new DatasetForm.Theirs(
                field, ui.text("catalogue.field." + field), String.join(", ", stored.all(field))))
        .toList();
  }

  private static String fieldOf(Problem problem) {
    return problem.messageKey().startsWith("catalogue.slug")
            || problem.messageKey().startsWith("kernel.slug")
        ? "slug"
        : problem.messageKey().startsWith("catalogue.publisher") ? "publisher" : "";
  }

  /** The address that was typed, or one made from the title. */
  private static Optional<Slug> address(Form form) {
    var typed = form.value("slug");
    if (!typed.isEmpty()) {
      return Slug.find(typed);
    }
    try {
      return Optional.of(Slug.from(form.value("title.tr")));
    } catch (Problem.Refused nothingLeft) {
      return Optional.empty();
    }
  }

  private static Optional<Kind> kind(String code) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.code().equals(code.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
