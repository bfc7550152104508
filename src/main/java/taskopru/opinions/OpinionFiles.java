package taskopru.opinions;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import taskopru.documents.Paper;
import taskopru.documents.PaperReaders;
import taskopru.files.FileReaders;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;

/**
 * Letters, proofs of delivery and answers as files: for whoever sees the opinion on the desk;
 * letters also for those who answer them.
 */
@Component
class OpinionFiles implements FileReaders, PaperReaders {

  private final JdbcClient db;
  private final PathBook paths;
  private final Addressees addressees;
  private final Desk desk;

  OpinionFiles(JdbcClient db, PathBook paths, Addressees addressees, Desk desk) {
    this.db = db;
    this.paths = paths;
    this.addressees = addressees;
    this.desk = desk;
  }

  @Override
  public boolean mayRead(Actor actor, UUID file) {
    return db
        .sql(
            """
            select opinion from opinions.transmission where proof = :file
            union
            select opinion from opinions.passage
              join opinions.transmission on transmission.id = transmission
             where passage.file = :file
            union
            select opinion from opinions.response
              join opinions.transmission on transmission.id = transmission
             where response.file = :file
            """)
        .param("file", file)
        .query(UUID.class)
        .list()
        .stream()
        .anyMatch(opinion -> sees(actor, opinion));
  }

  @Override
  public boolean mayRead(Actor actor, UUID subject, Paper.Kind kind) {
    return paths
        .findTransmission(subject)
        .filter(one ->
            sees(actor, one.opinion())
                || one.stage() != Transmission.Stage.PREPARED
                    && addressees.answersFor(actor, one.addressee()))
        .isPresent();
  }

  private boolean sees(Actor actor, UUID opinion) {
    try {
      desk.look(actor, opinion);
      return true;
    } catch (Problem.Forbidden | Problem.NotFound no) {
      return false;
    }
  }
}
