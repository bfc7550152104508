package taskopru.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.runtime.flyway.MigrationFilter;
import org.springframework.stereotype.Component;

/**
 * Only a module with a folder {@code db} gets a history of migrations, and only one whose files the
 * database has not had yet is handed to Flyway. The modules and their order are listed in {@code
 * META-INF/spring-modulith/application-modules.json}; a module that is missing there would silently
 * go without its tables, so it stops the start.
 */
@Component
class ModulesWithMigrations implements MigrationFilter {

  private static final Pattern FOLDER = Pattern.compile("/taskopru/([a-z]+)/db/[^/]+$");

  private final Map<String, List<Resource>> files = new TreeMap<>();
  private @Nullable AppliedMigrations applied;

  ModulesWithMigrations(ResourcePatternResolver resources, ApplicationModuleIdentifiers modules)
      throws IOException {
    for (var file : resources.getResources("classpath*:taskopru/*/db/*.sql")) {
      var folder = FOLDER.matcher(file.getURL().toString());
      if (folder.find() && isModule(folder.group(1), resources)) {
        files.computeIfAbsent(folder.group(1), _ -> new ArrayList<>()).add(file);
      }
    }
    var known = modules.stream().map(ApplicationModuleIdentifier::toString).toList();
    for (var module : files.keySet()) {
      if (!known.contains(module)) {
        throw new IllegalStateException(
            "module %s has migrations and is not in application-modules.json: ModularityTest writes it"
                .formatted(module));
      }
    }
  }

  /** A folder of migrations alone, as tests bring one along, is no module. */
  private static boolean isModule(String name, ResourcePatternResolver resources) {
    return resources.getResource("classpath:taskopru/" + name + "/package-info.class").exists();
  }

  @Override
  public boolean shouldMigrate(ApplicationModuleIdentifier module, Flyway flyway) {
    var ours = files.get(module.toString());
    if (ours == null) {
      return false;
    }
    try {
      if (applied == null) {
        applied = AppliedMigrations.in(flyway.getConfiguration().getDataSource());
      }
      return !applied.are(module.toString(), ours);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
