package taskopru.documents;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import taskopru.files.FileReaders;
import taskopru.kernel.Actor;

/** The files of papers are read by whom the owner of their subject lets. */
@Component
class PaperFiles implements FileReaders {

  private final Documents documents;
  private final ObjectProvider<PaperReaders> owners;

  PaperFiles(Documents documents, ObjectProvider<PaperReaders> owners) {
    this.documents = documents;
    this.owners = owners;
  }

  @Override
  public boolean mayRead(Actor actor, UUID file) {
    return documents
        .findByFile(file)
        .filter(about ->
            owners.stream().anyMatch(it -> it.mayRead(actor, about.subject(), about.kind())))
        .isPresent();
  }
}
