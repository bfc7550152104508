package taskopru.council;

import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import taskopru.council.CouncilEvent.LetterFileKept;
import taskopru.council.CouncilEvent.LetterFileRemoved;
import taskopru.files.FileReaders;
import taskopru.files.Files;
import taskopru.files.StoredFile;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;

/**
 * The scanned letters of mandates. They name people and bear signatures: whoever keeps the body's
 * seats reads them, nobody else.
 */
@Service
@Transactional
public class LetterFiles implements FileReaders {

  private final JdbcClient db;
  private final Mandates mandates;
  private final Bodies bodies;
  private final Keepers keepers;
  private final Files files;
  private final ApplicationEventPublisher events;

  LetterFiles(
      JdbcClient db,
      Mandates mandates,
      Bodies bodies,
      Keepers keepers,
      Files files,
      ApplicationEventPublisher events) {
    this.db = db;
    this.mandates = mandates;
    this.bodies = bodies;
    this.keepers = keepers;
    this.files = files;
    this.events = events;
  }

  @Transactional(readOnly = true)
  public Optional<StoredFile> find(Mandate mandate) {
    var letter = mandate.letter();
    return letter == null || letter.file() == null
        ? Optional.empty()
        : Optional.of(files.get(letter.file()));
  }

  /** Keeps the scan of a letter; an older one goes. */
  public void keep(Actor actor, UUID id, int seen, String name, InputStream scan) {
    var mandate = lockToKeep(actor, id, seen);
    var letter = mandate.letter();
    if (letter == null) {
      throw new Problem.Refused("council.letter.notYet");
    }
    var file = files.store(name, scan);
    if (!file.mediaType().equals("application/pdf") && !file.mediaType().startsWith("image/")) {
      throw new Problem.Refused("council.letter.kind");
    }
    point(id, file.id());
    if (letter.file() != null) {
      files.forget(letter.file());
    }
    events.publishEvent(new LetterFileKept(id, actor.id(), file.sha256()));
  }

  public void remove(Actor actor, UUID id, int seen) {
    var letter = lockToKeep(actor, id, seen).letter();
    if (letter == null || letter.file() == null) {
      throw new Problem.Conflict("council.letter.noScan");
    }
    point(id, null);
    files.forget(letter.file());
    events.publishEvent(new LetterFileRemoved(id, actor.id()));
  }

  /** With the person, their letters go; date and number stay. */
  void forgetAllOf(UUID person) {
    var theirs =
        db.sql(
                """
                select letter_file from council.mandate
                 where person_id = :person and letter_file is not null
                """)
            .param("person", person)
            .query(UUID.class)
            .list();
    db.sql("update council.mandate set letter_file = null where person_id = :person")
        .param("person", person)
        .update();
    theirs.forEach(files::forget);
  }

  @Override
  @Transactional(readOnly = true)
  public boolean mayRead(Actor actor, UUID file) {
    return actor.may(Verb.KEEP_COUNCIL)
        && db.sql(
                """
                select body_id from council.mandate
                  join council.seat on seat.id = seat_id
                 where letter_file = :file
                """)
            .param("file", file)
            .query(UUID.class)
            .optional()
            .filter(body -> keepers.keeps(actor, bodies.get(body)))
            .isPresent();
  }

  private Mandate lockToKeep(Actor actor, UUID id, int seen) {
    db.sql("select id from council.mandate where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    var mandate = mandates.get(id);
    var body =
        db.sql("select body_id from council.seat where id = :seat")
            .param("seat", mandate.seat())
            .query(UUID.class)
            .single();
    keepers.mustKeep(actor, bodies.get(body), Verb.KEEP_COUNCIL);
    if (mandate.version() != seen) {
      throw new Problem.Conflict("council.changedMeanwhile");
    }
    return mandate;
  }

  private void point(UUID id, @org.jspecify.annotations.Nullable UUID file) {
    db.sql(
            """
            update council.mandate
               set letter_file = cast(:file as uuid), version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("file", file)
        .update();
  }
}
