package taskopru.council;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.LetterScanKept;
import taskopru.council.CouncilEvent.LetterScanRemoved;
import taskopru.files.FileReaders;
import taskopru.files.Files;
import taskopru.files.StoredFile;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/**
 * The scanned letter of a mandate. It names people and is never public: whoever keeps the seat's
 * body reads it, nobody else.
 */
@Service
@Transactional
public class LetterKeeping implements FileReaders {

  /** What a scanner or a telephone makes. */
  private static final Set<String> SCANS = Set.of("application/pdf", "image/png", "image/jpeg");

  private final JdbcClient db;
  private final Mandates mandates;
  private final SeatKeeping seats;
  private final Bodies bodies;
  private final Keepers keepers;
  private final Files files;
  private final ApplicationEventPublisher events;

  LetterKeeping(
      JdbcClient db,
      Mandates mandates,
      SeatKeeping seats,
      Bodies bodies,
      Keepers keepers,
      Files files,
      ApplicationEventPublisher events) {
    this.db = db;
    this.mandates = mandates;
    this.seats = seats;
    this.bodies = bodies;
    this.keepers = keepers;
    this.files = files;
    this.events = events;
  }

  /** Keeps a scan; one that was there before goes. */
  public void keep(Actor actor, UUID mandate, int seen, String name, InputStream bytes) {
    var letter = mustKeep(actor, mandate);
    var file = files.store(name, bytes);
    if (!SCANS.contains(file.mediaType())) {
      throw new Problem.Refused("council.letter.scanKind");
    }
    write(mandate, seen, file.id());
    forget(letter.file());
    events.publishEvent(new LetterScanKept(mandate, actor.id(), file.id()));
  }

  public void remove(Actor actor, UUID mandate, int seen) {
    var letter = mustKeep(actor, mandate);
    if (letter.file() == null) {
      throw new Problem.Refused("council.letter.noScan");
    }
    write(mandate, seen, null);
    forget(letter.file());
    events.publishEvent(new LetterScanRemoved(mandate, actor.id()));
  }

  /** What is kept of a mandate's letter, for its keeper. */
  @Transactional(readOnly = true)
  public Optional<StoredFile> of(Actor actor, Mandate mandate) {
    var letter = mandate.letter();
    return letter == null || letter.file() == null || !keeps(actor, mandate.seat())
        ? Optional.empty()
        : Optional.of(files.get(letter.file()));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean mayRead(Actor actor, UUID file) {
    return db
        .sql("select seat_id from council.mandate where letter_file = :file")
        .param("file", file)
        .query(UUID.class)
        .list()
        .stream()
        .anyMatch(seat -> keeps(actor, seat));
  }

  /** Whether the actor keeps the body that seat is in, and so its letters. */
  @Transactional(readOnly = true)
  public boolean keeps(Actor actor, UUID seat) {
    return actor.may(Verb.KEEP_COUNCIL) && keepers.keeps(actor, bodies.get(seats.get(seat).body()));
  }

  private Letter mustKeep(Actor actor, UUID id) {
    var mandate = mandates.get(id);
    keepers.mustKeep(actor, bodies.get(seats.get(mandate.seat()).body()), Verb.KEEP_COUNCIL);
    var letter = mandate.letter();
    if (letter == null) {
      throw new Problem.Refused("council.letter.none");
    }
    return letter;
  }

  private void write(UUID mandate, int seen, @Nullable UUID file) {
    var changed =
        db.sql(
                """
                update council.mandate set letter_file = cast(:file as uuid), version = version + 1
                 where id = :id and version = :seen and letter_date is not null
                """)
            .param("id", mandate)
            .param("seen", seen)
            .param("file", file)
            .update();
    if (changed == 0) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
  }

  /** Gone with the letter, the person or a better scan. */
  void forget(@Nullable UUID file) {
    if (file != null) {
      files.forget(file);
    }
  }
}
