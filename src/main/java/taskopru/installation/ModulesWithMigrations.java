package taskopru.installation;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.runtime.flyway.MigrationFilter;
import org.springframework.stereotype.Component;

/**
 * Only a module with a folder {@code db} gets a history of migrations. The modules and their order
 * are listed in {@code META-INF/spring-modulith/application-modules.json}; a module that is missing
 * there would silently go without its tables, so it stops the start.
 */
@Component
class ModulesWithMigrations implements MigrationFilter {

  private static final Pattern FOLDER = Pattern.compile("/taskopru/([a-z]+)/db/[^/]+$");

  private final Set<String> withMigrations = new HashSet<>();

  ModulesWithMigrations(ResourcePatternResolver files, ApplicationModuleIdentifiers modules)
      throws IOException {
    for (var file : files.getResources("classpath*:taskopru/*/db/*.sql")) {
      var folder = FOLDER.matcher(file.getURL().toString());
      if (folder.find() && isModule(folder.group(1), files)) {
        withMigrations.add(folder.group(1));
      }
    }
    var known = modules.stream().map(ApplicationModuleIdentifier::toString).toList();
    for (var module : withMigrations) {
      if (!known.contains(module)) {
        throw new IllegalStateException(
            "module %s has migrations and is not in application-modules.json: ModularityTest writes it"
                .formatted(module));
      }
    }
  }

  /** A folder of migrations alone, as tests bring one along, is no module. */
  private static boolean isModule(String name, ResourcePatternResolver files) {
    return files.getResource("classpath:taskopru/" + name + "/package-info.class").exists();
  }

  @Override
  public boolean shouldMigrate(ApplicationModuleIdentifier module, Flyway flyway) {
    return withMigrations.contains(module.toString());
  }
}
