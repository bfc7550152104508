package taskopru.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import taskopru.catalogue.Deed;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Licence;
import taskopru.catalogue.Metadata;
import taskopru.catalogue.Periodicity;
import taskopru.catalogue.Publishers;
import taskopru.catalogue.Publishing;
import taskopru.catalogue.State;
import taskopru.catalogue.Theme;
import taskopru.identity.Accounts;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;
import taskopru.kernel.Verb;
import taskopru.web.Places;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Column;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** Datasets on the desk: the list, one dataset with its way and its history, its metadata. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/datasets")
class DeskController {

  private final DeskDatasets.Query list;
  private final Datasets datasets;
  private final Publishing publishing;
  private final Publishers publishers;
  private final Accounts accounts;
  private final Places places;
  private final Uis uis;
  private final Clock clock;
  private final Site site;

  DeskController(
      DeskDatasets.Query list,
      Datasets datasets,
      Publishing publishing,
      Publishers publishers,
      Accounts accounts,
      Places places,
      Uis uis,
      Clock clock,
      Site site) {
    this.list = list;
    this.datasets = datasets;
    this.publishing = publishing;
    this.publishers = publishers;
    this.accounts = accounts;
    this.places = places;
    this.uis = uis;
    this.clock = clock;
    this.site = site;
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
    mustWorkOnDatasets(actor);
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
    if (slug.isEmpty()) {
      form = form.refuse("slug", "catalogue.slug.shape");
    }
    if (!form.isRefused()) {
      try {
        var made =
            datasets.create(actor, slug.orElseThrow(), kind.orElseThrow(), MetadataForm.read(form));
        return "redirect:" + desk(language, made.slug()) + "?done=created";
      } catch (Problem.Refused refused) {
        form = form.refuse(fieldOf(refused), refused);
      }
    }
    response.setStatus(422);
    return newForm(form, uis.of(request), model);
  }

  @GetMapping("/{dataset}")
  String show(
      @PathVariable String dataset,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var found = find(actor, dataset);
    model.addAttribute("page", page(found, done, actor, uis.of(request)));
    return "catalogue/web/deskDataset";
  }

  @GetMapping("/{dataset}/metadata")
  String edit(@PathVariable String dataset, Actor actor, HttpServletRequest request, Model model) {
    var found = find(actor, dataset);
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
    var found = find(actor, dataset);
    var form = MetadataForm.checked(Form.of(sent));
    var metadata = MetadataForm.read(form);
    if (found.state() != State.DRAFT) {
      form = MetadataForm.refused(form, metadata.gaps());
    }
    var seen = number(form.value("version"));
    if (!form.isRefused()) {
      try {
        datasets.change(actor, found.id(), seen, metadata);
        return "redirect:" + desk(language, found.slug()) + "?done=changed";
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

  @GetMapping("/{dataset}/{deed:submission|publication|return|withdrawal}")
  String ask(@PathVariable String dataset, @PathVariable String deed, Actor actor, Model model) {
    var found = find(actor, dataset);
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
    var found = find(actor, dataset);
    var wanted = DatasetDeed.find(deed).orElseThrow();
    var form = Form.of(sent);
    try {
      switch (wanted) {
        case SUBMISSION -> publishing.submit(actor, found.id());
        case PUBLICATION -> publishing.publish(actor, found.id());
        case RETURN -> publishing.returnToDraft(actor, found.id());
        case WITHDRAWAL -> publishing.withdraw(actor, found.id(), form.value("reason"));
      }
      return "redirect:" + desk(language, found.slug()) + "?done=" + wanted.word();
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      var field = refused.messageKey().equals("catalogue.withdrawal.reason") ? "reason" : "";
      model.addAttribute(
          "page", new DatasetConfirmation(found, wanted, form.refuse(field, refused)));
      return "catalogue/web/confirmation";
    }
  }

  private Dataset find(Actor actor, String slug) {
    mustWorkOnDatasets(actor);
    return Slug.find(slug)
        .flatMap(datasets::find)
        .orElseThrow(() -> new Problem.NotFound("catalogue.dataset.unknown"));
  }

  private static void mustWorkOnDatasets(Actor actor) {
    if (!actor.may(Verb.PUBLISH_DATASETS)) {
      actor.mustBeAllowedTo(Verb.EDIT_DATASETS);
    }
  }

  private DeskDataset page(Dataset dataset, String done, Actor actor, Ui ui) {
    var today = LocalDate.now(clock.withZone(site.zone()));
    var freshness = dataset.expectation().on(today);
    var deeds = DatasetDeed.offeredTo(actor, dataset);
    var offers = new ArrayList<DeskDataset.Offer>();
    for (var i = 0; i < deeds.size(); i++) {
      offers.add(
          new DeskDataset.Offer(
              deeds.get(i),
              i == 0 && !deeds.get(i).isDanger() && dataset.metadata().gaps().isEmpty()));
    }
    return new DeskDataset(
        dataset,
        state(dataset.state(), ui),
        new Tag(ui.text("catalogue.freshness." + freshness.name()), DatasetLists.tone(freshness)),
        way(dataset.state(), ui),
        offers,
        switch (dataset.state()) {
          case DRAFT, REVIEW -> actor.may(Verb.EDIT_DATASETS);
          case PUBLISHED -> actor.may(Verb.PUBLISH_DATASETS);
          case WITHDRAWN -> false;
        },
        dataset.metadata().gaps(),
        terms(dataset, ui),
        history(actor, dataset, ui),
        DONE.contains(done) ? done : null,
        List.of(
            Column.of(ui.text("catalogue.history.when")),
            Column.of(ui.text("catalogue.history.what")),
            Column.of(ui.text("catalogue.history.who"))));
  }

  private static final List<String> DONE =
      List.of("created", "changed", "submission", "publication", "return", "withdrawal");

  static Tag state(State state, Ui ui) {
    return new Tag(
        ui.text("catalogue.state." + state.name()),
        switch (state) {
          case DRAFT -> Tone.PLAIN;
          case REVIEW -> Tone.WAIT;
          case PUBLISHED -> Tone.GOOD;
          case WITHDRAWN -> Tone.BAD;
        });
  }

  private static List<Step> way(State state, Ui ui) {
    if (state == State.WITHDRAWN) {
      return List.of(
          new Step(ui.text("catalogue.state.DRAFT"), Step.Place.DONE),
          new Step(ui.text("catalogue.state.REVIEW"), Step.Place.DONE),
          new Step(ui.text("catalogue.state.PUBLISHED"), Step.Place.DONE),
          new Step(ui.text("catalogue.state.WITHDRAWN"), Step.Place.STOPPED));
    }
    return Step.line(
        List.of(
            ui.text("catalogue.state.DRAFT"),
            ui.text("catalogue.state.REVIEW"),
            ui.text("catalogue.state.PUBLISHED")),
        state.ordinal());
  }

  private List<Term> terms(Dataset dataset, Ui ui) {
    var metadata = dataset.metadata();
    var terms = new ArrayList<Term>();
    term(terms, ui, "kind", ui.text("catalogue.kind." + dataset.kind().name()));
    term(
        terms,
        ui,
        "publisher",
        publishers.find(metadata.publisher()).map(p -> ui.text(p.name())).orElse(""));
    term(terms, ui, "contact", metadata.contact());
    term(terms, ui, "source", metadata.source());
    term(terms, ui, "licence", ui.text("catalogue.licence." + metadata.licence().name()));
    term(
        terms,
        ui,
        "themes",
        metadata.themes().stream()
            .map(theme -> ui.text("catalogue.theme." + theme.code()))
            .collect(Collectors.joining(" · ")));
    term(
        terms,
        ui,
        "spatial",
        metadata.spatial().stream()
            .map(place -> places.name(ui.language(), place))
            .collect(Collectors.joining(" · ")));
    term(
        terms,
        ui,
        "periodicity",
        ui.text("catalogue.periodicity." + metadata.periodicity().name()));
    var due = dataset.expectation().due();
    if (due != null) {
      term(terms, ui, "expected", ui.date(due));
    }
    return terms;
  }

  private static void term(List<Term> terms, Ui ui, String field, String value) {
    if (!value.isEmpty()) {
      terms.add(Term.of(ui.text("catalogue.field." + field), value));
    }
  }

  private List<DeskDataset.Line> history(Actor actor, Dataset dataset, Ui ui) {
    var history = datasets.history(actor, dataset.id());
    var names = accounts.names(history.stream().map(Deed::actor).collect(Collectors.toSet()));
    return history.stream()
        .map(deed ->
            new DeskDataset.Line(
                deed.at(),
                ui.text("catalogue.deed." + deed.what().name()),
                who(deed, actor, names, ui),
                deed.note()))
        .toList();
  }

  private static String who(Deed deed, Actor actor, Map<UUID, String> names, Ui ui) {
    if (deed.actor().equals(actor.id())) {
      return ui.text("catalogue.history.you");
    }
    return deed.actor().equals(Actor.OPERATOR_ID)
        ? ui.text("catalogue.history.operator")
        : names.getOrDefault(deed.actor(), ui.text("catalogue.history.somebody"));
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

  private static String desk(Language language, Slug slug) {
    return "/" + language.tag() + "/desk/datasets/" + slug;
  }

  private static int number(String text) {
    try {
      return Math.max(1, Integer.parseInt(text.strip()));
    } catch (NumberFormatException notANumber) {
      return 1;
    }
  }
}
