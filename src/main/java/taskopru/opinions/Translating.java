package taskopru.opinions;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.opinions.OpinionsEvent.OpinionTranslated;

/**
 * Title, summary and requests in the languages of readers who do not read Turkish. What was adopted
 * is the Turkish text: a translation may be mended at any time and is not under the digest.
 */
@Service
@Transactional
public class Translating {

  private final JdbcClient db;
  private final TextBook texts;
  private final Desk desk;
  private final ApplicationEventPublisher events;

  Translating(JdbcClient db, TextBook texts, Desk desk, ApplicationEventPublisher events) {
    this.db = db;
    this.texts = texts;
    this.desk = desk;
    this.events = events;
  }

  /** A title or a request, and the summary where it is the opinion's. */
  public record Words(String title, String summary) {

    static final Words NONE = new Words("", "");
  }

  /** What is translated of an opinion into one language; Turkish needs none. */
  public record Translation(Map<UUID, Words> words) {

    public Translation {
      words = Map.copyOf(words);
    }

    public String title(UUID thing, String turkish) {
      var title = words.getOrDefault(thing, Words.NONE).title();
      return title.isEmpty() ? turkish : title;
    }

    public String summary(UUID opinion, String turkish) {
      var summary = words.getOrDefault(opinion, Words.NONE).summary();
      return summary.isEmpty() ? turkish : summary;
    }

    public boolean isEmpty() {
      return words.isEmpty();
    }
  }

  @Transactional(readOnly = true)
  public Translation of(UUID opinion, Language language) {
    if (language == Language.TR) {
      return new Translation(Map.of());
    }
    var words = new HashMap<UUID, Words>();
    db.sql(
            """
            select thing, title, summary from opinions.translation
             where opinion = :opinion and language = :language
            """)
        .param("opinion", opinion)
        .param("language", language.tag())
        .query(row -> {
          words.put(
              Rows.id(row, "thing"), new Words(row.getString("title"), row.getString("summary")));
        });
    return new Translation(words);
  }

  /** The author of a draft, or whoever keeps opinions of its body; at any time. */
  public void mustTranslate(Actor actor, UUID id) {
    var opinion = desk.look(actor, id);
    if (!desk.mayWrite(actor, opinion)) {
      throw new Problem.Forbidden("opinions.forbidden.write");
    }
  }

  /**
   * Writes all of it; what is empty is shown in Turkish again.
   *
   * @param requests by the id of the recommendation
   */
  public void write(
      Actor actor,
      UUID id,
      Language language,
      String title,
      String summary,
      Map<UUID, String> requests) {
    mustTranslate(actor, id);
    if (language == Language.TR) {
      throw new Problem.Refused("opinions.translation.turkish");
    }
    db.sql("delete from opinions.translation where opinion = :opinion and language = :language")
        .param("opinion", id)
        .param("language", language.tag())
        .update();
    add(actor, id, id, language, Texts.line(title, Texts.TITLE), Texts.lines(summary, 5000));
    for (var one : texts.recommendations(id)) {
      var request = Texts.lines(requests.getOrDefault(one.id(), ""), 5000);
      add(actor, id, one.id(), language, request, "");
    }
    events.publishEvent(new OpinionTranslated(id, actor.id(), language.tag()));
  }

  private void add(
      Actor actor, UUID opinion, UUID thing, Language language, String title, String summary) {
    if (title.isEmpty() && summary.isEmpty()) {
      return;
    }
    db.sql(
            """
            insert into opinions.translation (
              thing, opinion, language, title, summary, written_by, written_at)
            values (:thing, :opinion, :language, :title, :summary, :by, :now)
            """)
        .param("thing", thing)
        .param("opinion", opinion)
        .param("language", language.tag())
        .param("title", title)
        .param("summary", summary)
        .param("by", actor.id())
        .param("now", Rows.at(desk.now()))
        .update();
  }
}
