package taskopru.planning;

import java.time.Clock;
import java.util.HashMap;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.Bodies;
import taskopru.council.Keepers;
import taskopru.documents.Documents;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.kernel.Visible;
import taskopru.planning.Report.State;
import taskopru.planning.ReportEvent.ReportDropped;
import taskopru.planning.ReportEvent.ReportFrozen;
import taskopru.planning.ReportEvent.ReportPublished;
import taskopru.planning.ReportEvent.ReportReturned;
import taskopru.planning.ReportEvent.ReportStarted;
import taskopru.planning.ReportEvent.ReportSubmitted;
import taskopru.planning.ReportEvent.ReportWritten;

/**
 * An annual report on its way: started, its numbers frozen, its texts written, handed in by the
 * secretary and published by the chair. What is published never changes; a correction is the next
 * edition.
 */
@Service
@Transactional
public class ReportWriting {

  /** Before it nobody counted; a typing error is more likely. */
  private static final int FIRST_YEAR = 2000;

  private static final int LONGEST_FOREWORD = 10_000;
  private static final int LONGEST_NOTE = 5_000;
  private static final int LONGEST_REASON = 1_000;

  private final Reports reports;
  private final Reckoning reckoning;
  private final ReportPapers papers;
  private final Documents documents;
  private final Bodies bodies;
  private final Keepers keepers;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  ReportWriting(
      Reports reports,
      Reckoning reckoning,
      ReportPapers papers,
      Documents documents,
      Bodies bodies,
      Keepers keepers,
      Clock clock,
      ApplicationEventPublisher events) {
    this.reports = reports;
    this.reckoning = reckoning;
    this.papers = papers;
    this.documents = documents;
    this.bodies = bodies;
    this.keepers = keepers;
    this.clock = clock;
    this.events = events;
  }

  /** Says no to whoever neither writes nor publishes reports. */
  public void mustSee(Actor actor) {
    if (actor.may(Verb.KEEP_MEETINGS)) {
      mustKeep(actor);
    } else {
      mustChair(actor);
    }
  }

  /** Whether they write it: the secretary. */
  public boolean mayWrite(Actor actor) {
    return actor.may(Verb.KEEP_MEETINGS) && keepers.keeps(actor, bodies.workingGroup());
  }

  /** Whether they publish this one: the chair, unless they handed it in. */
  public boolean mayPublish(Actor actor, Report report) {
    return actor.may(Verb.CHAIR_MEETINGS) && !actor.id().equals(report.submittedBy());
  }

  /** The numbers of the day, as they would be frozen now; those that stand where they do. */
  @Transactional(readOnly = true)
  public Snapshot numbers(Actor actor, Report report) {
    mustSee(actor);
    return report.snapshot() == null ? reckoning.count(report.year()) : reports.snapshot(report);
  }

  /** The last year that is over, of which a report is usually written. */
  public int lastYear() {
    return reckoning.today().getYear() - 1;
  }

  public Report start(Actor actor, int year) {
    mustKeep(actor);
    if (year < FIRST_YEAR || year > reckoning.today().getYear()) {
      throw new Problem.Refused("planning.report.year.wrong", String.valueOf(FIRST_YEAR));
    }
    if (!reports.published(year).isEmpty()) {
      throw new Problem.Refused("planning.report.year.published", String.valueOf(year));
    }
    return begin(actor, year, 1, null, Report.Texts.NONE);
  }

  /**
   * Begins the next edition of what was published, with its texts; its numbers are counted anew.
   */
  public Report correct(Actor actor, UUID id, String reason) {
    var report = reports.lock(id);
    mustKeep(actor);
    mustBe(report, State.PUBLISHED);
    var why = Visible.line(reason);
    if (why.isEmpty()) {
      throw new Problem.Refused("planning.report.reason.missing");
    }
    mustFit(why, LONGEST_REASON);
    return begin(actor, report.year(), report.edition() + 1, why, report.texts());
  }

  /**
   * Writes foreword and notes.
   *
   * @param seen the version when the form was opened
   */
  public void write(Actor actor, UUID id, int seen, Report.Texts texts) {
    var report = reports.lock(id);
    mustKeep(actor);
    mustBeAtWork(report);
    if (report.version() != seen) {
      throw new Problem.Conflict("planning.report.changedMeanwhile");
    }
    var notes = new HashMap<String, LocalizedText>();
    texts.notes().forEach((about, note) -> notes.put(about, clean(note, LONGEST_NOTE)));
    reports.write(report, new Report.Texts(clean(texts.foreword(), LONGEST_FOREWORD), notes));
    events.publishEvent(
        new ReportWritten(id, actor.id(), report.year(), report.edition(), report.version() + 1));
  }

  /**
   * Counts the year and keeps the numbers. Until it is handed in, it may be counted again. While
   * the year runs it becomes an interim report, and the whole year its next edition.
   */
  public Report freeze(Actor actor, UUID id) {
    var report = reports.lock(id);
    mustKeep(actor);
    mustBeAtWork(report);
    var snapshot = reckoning.count(report.year());
    var content = snapshot.write();
    reports.freeze(report, content, snapshot.asOf(), clock.instant(), actor.id());
    events.publishEvent(
        new ReportFrozen(
            id, actor.id(), report.year(), report.edition(), Snapshot.sha256(content)));
    return reports.get(id);
  }

  /** Hands it in to whoever publishes it. */
  public void submit(Actor actor, UUID id) {
    var report = reports.lock(id);
    mustKeep(actor);
    mustBe(report, State.FROZEN);
    if (report.texts().foreword().tr().isBlank()) {
      throw new Problem.Refused("planning.report.foreword.missing");
    }
    reports.move(report, State.SUBMITTED, actor.id(), null);
    events.publishEvent(new ReportSubmitted(id, actor.id(), report.year(), report.edition()));
  }

  /** Gives it back: the chair with what is to be mended, the secretary to go on writing. */
  public void giveBack(Actor actor, UUID id, String note) {
    var report = reports.lock(id);
    mustSee(actor);
    mustBe(report, State.SUBMITTED);
    var asked = Visible.text(note).strip();
    if (asked.isEmpty() && !actor.may(Verb.KEEP_MEETINGS)) {
      throw new Problem.Refused("planning.report.return.missing");
    }
    mustFit(asked, LONGEST_REASON);
    reports.move(report, State.FROZEN, null, asked.isEmpty() ? null : asked);
    events.publishEvent(new ReportReturned(id, actor.id(), report.year(), report.edition()));
  }

  /** Publishes it, with its papers in three languages, and ends the edition before. */
  public void publish(Actor actor, UUID id) {
    var report = reports.lock(id);
    mustChair(actor);
    mustBe(report, State.SUBMITTED);
    if (actor.id().equals(report.submittedBy())) {
      throw new Problem.Forbidden("planning.report.fourEyes");
    }
    reports.publish(report, clock.instant(), actor.id());
    var published = reports.get(id);
    var snapshot = reports.snapshot(published);
    for (var language : Language.values()) {
      documents.issue(actor, papers.of(published, snapshot, language), id);
    }
    events.publishEvent(
        new ReportPublished(
            id,
            actor.id(),
            report.year(),
            report.edition(),
            Objects.requireNonNull(published.sha256())));
  }

  /** Gives up an edition that was not published. */
  public void drop(Actor actor, UUID id) {
    var report = reports.lock(id);
    mustKeep(actor);
    mustBeAtWork(report);
    reports.move(report, State.DROPPED, null, null);
    events.publishEvent(new ReportDropped(id, actor.id(), report.year(), report.edition()));
  }

  private Report begin(
      Actor actor, int year, int edition, @Nullable String reason, Report.Texts texts) {
    reports
        .atWork(year)
        .ifPresent(_ -> {
          throw new Problem.Conflict("planning.report.year.atWork", String.valueOf(year));
        });
    var report =
        new Report(
            UUID.randomUUID(),
            year,
            edition,
            State.DRAFT,
            reason,
            texts,
            null,
            null,
            null,
            null,
            null,
            null,
            1);
    reports.add(report, clock.instant(), actor.id());
    events.publishEvent(new ReportStarted(report.id(), actor.id(), year, edition));
    return report;
  }

  private void mustKeep(Actor actor) {
    keepers.mustKeep(actor, bodies.workingGroup(), Verb.KEEP_MEETINGS);
  }

  private void mustChair(Actor actor) {
    actor.mustBeAllowedTo(Verb.CHAIR_MEETINGS);
    keepers.mustTakePart(actor, bodies.workingGroup(), reckoning.today());
  }

  private static void mustBe(Report report, State state) {
    if (report.state() != state) {
      throw new Problem.Conflict("planning.report.elsewhere." + report.state().code());
    }
  }

  private static void mustBeAtWork(Report report) {
    if (!report.isAtWork()) {
      throw new Problem.Conflict("planning.report.elsewhere." + report.state().code());
    }
  }

  private static LocalizedText clean(LocalizedText text, int longest) {
    UnaryOperator<@Nullable String> cleaned =
        one -> {
          if (one == null) {
            return null;
          }
          var visible = Visible.text(one).strip();
          mustFit(visible, longest);
          return visible;
        };
    return new LocalizedText(
        String.valueOf(cleaned.apply(text.tr())),
        cleaned.apply(text.en()),
        cleaned.apply(text.ar()));
  }

  private static void mustFit(String text, int longest) {
    if (text.length() > longest) {
      throw new Problem.Refused("planning.report.text.long", longest);
    }
  }
}
