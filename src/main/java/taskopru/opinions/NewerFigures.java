package taskopru.opinions;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import taskopru.catalogue.Datasets;
import taskopru.kernel.Actor;
import taskopru.opinions.OpinionsEvent.EvidenceOutdated;
import taskopru.statistics.StatisticsEvent;

/**
 * When a newer release says something else than a cited figure, the opinion shows it and those who
 * wrote and cited it are told, once for each release. Running twice changes nothing.
 */
@Component
public class NewerFigures {

  private final TextBook texts;
  private final OpinionBook book;
  private final EvidenceKinds kinds;
  private final Datasets datasets;
  private final Desk desk;
  private final Telling telling;
  private final ApplicationEventPublisher events;

  NewerFigures(
      TextBook texts,
      OpinionBook book,
      EvidenceKinds kinds,
      Datasets datasets,
      Desk desk,
      Telling telling,
      ApplicationEventPublisher events) {
    this.texts = texts;
    this.book = book;
    this.kinds = kinds;
    this.datasets = datasets;
    this.desk = desk;
    this.telling = telling;
    this.events = events;
  }

  @ApplicationModuleListener
  void on(StatisticsEvent.ReleasePublished event) {
    look(datasets.get(event.dataset()).slug().value());
  }

  @ApplicationModuleListener
  void on(StatisticsEvent.ReleaseWithdrawn event) {
    look(datasets.get(event.dataset()).slug().value());
  }

  /** What another process published, a command for instance, is found here. */
  @Scheduled(initialDelay = 10, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
  @Transactional
  public void lookAtAll() {
    texts.citedObjects(FigureEvidence.CODE).forEach(this::look);
  }

  private void look(String dataset) {
    var kind = kinds.get(FigureEvidence.CODE);
    for (var cited : texts.cited(FigureEvidence.CODE, dataset)) {
      var evidence = cited.evidence();
      var newer = kind.newer(evidence.frozen()).orElse(null);
      if (texts.outdate(evidence.id(), newer, desk.now()) && newer != null) {
        book.find(cited.opinion())
            .ifPresent(opinion -> {
              telling.outdated(
                  opinion,
                  new java.util.HashSet<>(List.of(opinion.author(), evidence.citedBy())),
                  evidence,
                  written(evidence.frozen().value()),
                  written(newer.value()));
              events.publishEvent(
                  new EvidenceOutdated(
                      evidence.id(), Actor.OPERATOR_ID, opinion.id(), newer.edition()));
            });
      }
    }
  }

  private static String written(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}
