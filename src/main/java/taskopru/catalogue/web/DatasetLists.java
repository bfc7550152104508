package taskopru.catalogue.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.catalogue.DatasetPage;
import taskopru.catalogue.DatasetPage.Facet;
import taskopru.catalogue.DatasetQuery;
import taskopru.catalogue.Freshness;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Licence;
import taskopru.catalogue.Publishers;
import taskopru.kernel.IsoPeriod;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.web.Places;
import taskopru.web.Ui;
import taskopru.web.ui.Chip;
import taskopru.web.ui.Pager;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Puts what was found into a reader's words. */
@Component
class DatasetLists {

  private static final int SHOWN_CHOICES = 60;

  private final Places places;
  private final Publishers publishers;

  DatasetLists(Places places, Publishers publishers) {
    this.places = places;
    this.publishers = publishers;
  }

  DatasetList of(DatasetPage found, Ui ui) {
    var query = found.query();
    var language = ui.language();
    var names = names(language);
    var here = address("/" + language.tag() + "/data", query);
    return new DatasetList(
        query.text(),
        found.total(),
        found.similar(),
        found.rows().stream().map(row -> row(row, found.marks(), ui)).toList(),
        facets(found, ui, names),
        chips(query, ui, names, here),
        "/" + language.tag() + "/data",
        sorts(query, ui),
        new Pager(query.page(), query.pageSize(), found.total(), here.toString()),
        here.at("/" + language.tag() + "/data.json").toString(),
        here.at("/" + language.tag() + "/data.csv").toString());
  }

  String freshness(Freshness freshness, Ui ui) {
    return ui.text("catalogue.freshness." + freshness.name());
  }

  static Tone tone(Freshness freshness) {
    return switch (freshness) {
      case FRESH -> Tone.GOOD;
      case DUE -> Tone.WAIT;
      case OVERDUE -> Tone.BAD;
      case UNKNOWN -> Tone.PLAIN;
    };
  }

  String licence(Licence licence, Ui ui) {
    return ui.text("catalogue.licence." + licence.name());
  }

  static ListAddress address(String path, DatasetQuery query) {
    var chosen = new LinkedHashMap<String, List<String>>();
    chosen.put("q", List.of(query.text()));
    for (var facet : Facet.values()) {
      chosen.put(facet.word(), chosen(query, facet));
    }
    chosen.put(
        "sort",
        switch (query.sort()) {
          case RELEVANCE -> List.of();
          case NEWEST -> List.of("newest");
          case TITLE -> List.of("title");
        });
    if (query.pageSize() != DatasetQuery.DEFAULT_PAGE) {
      chosen.put("pageSize", List.of(String.valueOf(query.pageSize())));
    }
    return new ListAddress(path, chosen);
  }

  private DatasetList.Row row(DatasetPage.Row row, List<String> marks, Ui ui) {
    var language = ui.language();
    var facts = new ArrayList<String>();
    var publisher = row.publisherName();
    if (publisher != null) {
      facts.add(publisher.in(language));
    }
    var from = row.from();
    var to = row.to();
    if (from != null && to != null) {
      facts.add(IsoPeriod.inWords(from, to, language));
    }
    if (row.licence() != Licence.NOT_STATED) {
      facts.add(licence(row.licence(), ui));
    }
    facts.add(ui.text("catalogue.row.updated", day(row.updatedAt(), ui)));
    return new DatasetList.Row(
        "/" + language.tag() + "/data/" + row.slug(),
        Marked.all(row.title().in(language), marks),
        other(row.title(), language),
        Marked.snippet(row.description().in(language), marks),
        other(row.description(), language),
        new Tag(freshness(row.freshness(), ui), tone(row.freshness())),
        facts);
  }

  private List<DatasetList.FacetBox> facets(DatasetPage found, Ui ui, Map<String, String> names) {
    var boxes = new ArrayList<DatasetList.FacetBox>();
    for (var facet : Facet.values()) {
      var chosen = chosen(found.query(), facet);
      var counts = new LinkedHashMap<String, Long>();
      found
          .facets()
          .getOrDefault(facet, List.of())
          .forEach(c -> counts.put(c.code(), c.datasets()));
      chosen.forEach(code -> counts.putIfAbsent(code, 0L));
      if (counts.size() < 2 && chosen.isEmpty()) {
        continue; // nothing to choose between
      }
      var choices =
          counts.entrySet().stream()
              .map(count ->
                  new DatasetList.Choice(
                      facet.word() + "-" + count.getKey(),
                      count.getKey(),
                      label(facet, count.getKey(), ui, names),
                      count.getValue(),
                      chosen.contains(count.getKey())))
              .sorted(Comparator.comparing(DatasetList.Choice::chosen).reversed())
              .limit(SHOWN_CHOICES)
              .toList();
      boxes.add(
          new DatasetList.FacetBox(
              facet.word(),
              ui.text("catalogue.facet." + facet.word()),
              !chosen.isEmpty() || facet == Facet.THEME || facet == Facet.PUBLISHER,
              choices));
    }
    return boxes;
  }

  private List<Chip> chips(DatasetQuery query, Ui ui, Map<String, String> names, ListAddress here) {
    var chips = new ArrayList<Chip>();
    for (var facet : Facet.values()) {
      for (var code : chosen(query, facet)) {
        chips.add(
            new Chip(label(facet, code, ui, names), here.without(facet.word(), code).toString()));
      }
    }
    return chips;
  }

  /** The order nobody has to choose has no word in the address, so that it can follow the words. */
  private static List<DatasetList.SortLink> sorts(DatasetQuery query, Ui ui) {
    var usual = query.hasText() ? DatasetQuery.Sort.RELEVANCE : DatasetQuery.Sort.NEWEST;
    var chosen = query.sort() == DatasetQuery.Sort.RELEVANCE ? usual : query.sort();
    return Arrays.stream(DatasetQuery.Sort.values())
        .filter(sort -> query.hasText() || sort != DatasetQuery.Sort.RELEVANCE)
        .map(sort -> {
          var word = sort.name().toLowerCase(Locale.ROOT);
          return new DatasetList.SortLink(
              sort == usual ? "" : word, ui.text("catalogue.sort." + word), sort == chosen);
        })
        .toList();
  }

  String label(Facet facet, String code, Ui ui, Map<String, String> publisherNames) {
    return switch (facet) {
      case THEME -> ui.text("catalogue.theme." + code);
      case PUBLISHER -> publisherNames.getOrDefault(code, code);
      case LICENCE -> Licence.find(code).map(licence -> licence(licence, ui)).orElse(code);
      case FRESHNESS -> Freshness.find(code).map(f -> freshness(f, ui)).orElse(code);
      case KIND -> ui.text("catalogue.kind." + code.toUpperCase(Locale.ROOT));
      case SPATIAL -> places.name(ui.language(), code);
    };
  }

  static String day(Instant instant, Ui ui) {
    return ui.date(LocalDate.ofInstant(instant, ui.site().zone()));
  }

  Map<String, String> names(Language language) {
    return publishers.list().stream()
        .collect(
            Collectors.toMap(
                publisher -> publisher.code().value(), publisher -> publisher.name().in(language)));
  }

  private static List<String> chosen(DatasetQuery query, Facet facet) {
    return switch (facet) {
      case THEME -> query.themes().stream().map(theme -> theme.code()).sorted().toList();
      case PUBLISHER -> query.publishers().stream().sorted().toList();
      case LICENCE -> query.licences().stream().map(Licence::code).sorted().toList();
      case FRESHNESS -> query.freshness().stream().map(Freshness::code).sorted().toList();
      case KIND -> query.kinds().stream().map(Kind::code).sorted().toList();
      case SPATIAL -> query.places().stream().sorted().toList();
    };
  }

  private static @Nullable Language other(LocalizedText text, Language language) {
    var shown = text.shownIn(language);
    return shown == language ? null : shown;
  }
}
