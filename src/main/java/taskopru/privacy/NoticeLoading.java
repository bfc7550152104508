package taskopru.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first version of each form's notice, from a folder with an {@code index.json} and a text per
 * form and language. A form that has a notice is left alone: what the officer wrote since is worth
 * more than the file.
 */
@Component
class NoticeLoading {

  private final Notices notices;
  private final ResourceLoader resources;
  private final JsonMapper json;
  private final String folder;

  NoticeLoading(
      Notices notices,
      ResourceLoader resources,
      JsonMapper json,
      @Value("${taskopru.privacy.notices}") String folder) {
    this.notices = notices;
    this.resources = resources;
    this.json = json;
    this.folder = folder;
  }

  private record First(String form, LocalDate from, LocalizedText title) {}

  @EventListener(ApplicationStartedEvent.class)
  @Transactional
  public void atStart() {
    for (var first : List.of(json.readValue(read("index.json"), First[].class))) {
      if (notices.of(first.form()).isEmpty()) {
        var text =
            new LocalizedText(
                text(first.form(), "tr"), text(first.form(), "en"), text(first.form(), "ar"));
        notices.add(
            new Notice(first.form(), 1, first.from(), first.title(), text), Actor.OPERATOR_ID);
      }
    }
  }

  /** What a form's notice says of its own, then what all of them say. */
  private String text(String form, String language) {
    return read("%s_%s.txt".formatted(form, language)).strip()
        + "\n\n"
        + read("all_%s.txt".formatted(language)).strip();
  }

  private String read(String file) {
    try {
      return resources.getResource(folder + "/" + file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("taskopru.privacy.notices: cannot read " + file, e);
    }
  }
}
