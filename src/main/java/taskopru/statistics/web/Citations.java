package taskopru.statistics.web;

import java.util.Objects;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Dataset;
import taskopru.kernel.Language;
import taskopru.statistics.Release;
import taskopru.web.Messages;
import taskopru.web.Site;

/** How others name a release: in a sentence, for BibTeX, and as RIS. */
@Component
class Citations {

  private final Messages messages;
  private final Site site;

  Citations(Messages messages, Site site) {
    this.messages = messages;
    this.site = site;
  }

  DatasetView.Citation of(Dataset dataset, Release release, String author, Language language) {
    var metadata = dataset.metadata();
    var published =
        Objects.requireNonNullElse(release.publishedAt(), release.importedAt()).atZone(site.zone());
    var year = String.valueOf(published.getYear());
    var title = metadata.title().in(language);
    var address =
        site.baseUrl()
            + TableAddresses.page(language, dataset.slug())
            + "?release="
            + release.number();
    var house = site.name().in(language);
    return new DatasetView.Citation(
        messages.text(
            language, "statistics.citation", author, year, title, release.number(), house, address),
        """
        @misc{%s-%d,
          author = {{%s}},
          title = {%s},
          year = {%s},
          version = {%d},
          publisher = {%s},
          url = {%s}
        }\
        """
            .formatted(
                dataset.slug(),
                release.number(),
                plain(author),
                plain(title),
                year,
                release.number(),
                plain(house),
                address),
        """
        TY  - DATA
        AU  - %s
        TI  - %s
        PY  - %s
        ET  - %d
        PB  - %s
        UR  - %s
        ER  -\s\
        """
            .formatted(
                oneLine(author), oneLine(title), year, release.number(), oneLine(house), address));
  }

  private static String plain(String text) {
    return oneLine(text).replaceAll("[{}\\\\]", "");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
