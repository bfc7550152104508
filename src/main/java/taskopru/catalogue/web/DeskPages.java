package taskopru.catalogue.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Dataset;
import taskopru.catalogue.Datasets;
import taskopru.catalogue.Deed;
import taskopru.catalogue.Publishers;
import taskopru.catalogue.State;
import taskopru.identity.Accounts;
import taskopru.kernel.Actor;
import taskopru.kernel.Verb;
import taskopru.web.Places;
import taskopru.web.Site;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Term;
import taskopru.web.ui.Tone;

/** Makes a dataset's page on the desk of what is known of it. */
@Component
class DeskPages {

  private static final List<String> DONE =
      List.of("created", "changed", "submission", "publication", "return", "withdrawal");

  private final Datasets datasets;
  private final Publishers publishers;
  private final Accounts accounts;
  private final Places places;
  private final Clock clock;
  private final Site site;

  DeskPages(
      Datasets datasets,
      Publishers publishers,
      Accounts accounts,
      Places places,
      Clock clock,
      Site site) {
    this.datasets = datasets;
    this.publishers = publishers;
    this.accounts = accounts;
    this.places = places;
    this.clock = clock;
    this.site = site;
  }

  DeskDataset page(Dataset dataset, String done, Actor actor, Ui ui) {
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
}
