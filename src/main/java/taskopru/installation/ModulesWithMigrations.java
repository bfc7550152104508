package taskopru.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.runtime.flyway.MigrationFilter;
import org.springframework.stereotype.Component;

/** Only a module with a folder {@code db} gets a history of migrations. */
@Component
class ModulesWithMigrations implements MigrationFilter {

  private final ResourcePatternResolver files;

  ModulesWithMigrations(ResourcePatternResolver files) {
    this.files = files;
  }

  @Override
  public boolean shouldMigrate(ApplicationModuleIdentifier module, Flyway flyway) {
    try {
      var folder = "classpath*:taskopru/" + module.toString().replace('.', '/') + "/db/*.sql";
      return files.getResources(folder).length > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
