package taskopru.operator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.interceptor.AsyncExecutionAspectSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.util.StringUtils;
import taskopru.installation.Home;

/** The whole application over one home folder, with its database beneath it. */
final class House implements AutoCloseable {

  /** It did not come up; the reason has been told. */
  static final class DidNotStart extends RuntimeException {
    DidNotStart(RuntimeException cause) {
      super(cause);
    }
  }

  private final Class<?> application;
  private final Home home;
  private final List<String> settings = new ArrayList<>();
  private @Nullable HomeDatabase database;

  House(Class<?> application, Home home) {
    this.application = application;
    this.home = home;
    with("taskopru.home", home.home().toAbsolutePath().normalize().toString());
  }

  House with(String setting, Object value) {
    settings.add("--" + setting + "=" + value);
    return this;
  }

  /** With pages and addresses. */
  ConfigurableApplicationContext serving() {
    return start(WebApplicationType.SERVLET);
  }

  /** For a command: the use cases alone, each made when it is first asked for. */
  ConfigurableApplicationContext forCommands() {
    return start(WebApplicationType.NONE);
  }

  /** Stops its database now, for whoever starts another house over the same home. */
  @Override
  public synchronized void close() {
    var stopped = database;
    database = null;
    if (stopped != null) {
      stopped.stop();
    }
  }

  private ConfigurableApplicationContext start(WebApplicationType type) {
    var spring = new SpringApplication(application);
    spring.setWebApplicationType(type);
    spring.setLazyInitialization(type == WebApplicationType.NONE);
    spring.addInitializers(new Database());
    if (type == WebApplicationType.NONE) {
      spring.addInitializers(House::oneThingAfterTheOther);
    }
    try {
      return spring.run(settings.toArray(String[]::new));
    } catch (RuntimeException e) {
      throw new DidNotStart(e);
    }
  }

  /** What follows from a command's deed is done before the command says that it is done. */
  private static void oneThingAfterTheOther(ConfigurableApplicationContext context) {
    var beans = context.getBeanFactory();
    beans.registerSingleton(
        TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME, new SyncTaskExecutor());
    // the name that listeners look for where the scheduler is an executor, too
    beans.registerAlias(
        TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME,
        AsyncExecutionAspectSupport.DEFAULT_TASK_EXECUTOR_BEAN_NAME);
  }

  /**
   * Starts the home's PostgreSQL unless the settings name another server. It stops when everything
   * that uses it has been closed, also on SIGTERM and SIGINT.
   */
  private final class Database
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var settings = context.getEnvironment();
      var url = settings.getProperty("spring.datasource.url");
      if (StringUtils.hasText(url)) {
        new ExternalDatabase(
                url,
                settings.getProperty("spring.datasource.username"),
                settings.getProperty("spring.datasource.password"))
            .reached();
        return;
      }
      var postgres = HomeDatabase.startingIn(home);
      database = postgres;
      SpringApplication.getShutdownHandlers().add(House.this::close);
      context.getEnvironment().getPropertySources().addFirst(postgres);
    }
  }
}
