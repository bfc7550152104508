package taskopru.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import taskopru.kernel.Problem;

/**
 * The PostgreSQL of a home folder. It is a server of its own, so that it outlives a killed program
 * and its log can be replayed; every program that works on the home shares it, and the last one to
 * leave stops it. A server left behind by a killed program is adopted, a dead one started anew.
 *
 * <p>It listens on 127.0.0.1 alone and lets in one role, by password, into one database.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);
  private static final String NAME = "taskopru";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration WATCH = Duration.ofSeconds(1);
  private static final String WRONG_PASSWORD = "28P01";

  private final Path folder;
  private final Path database;
  private final Path data;
  private final Path logFile;
  private final Path programs;
  private final Unprivileged unprivileged;
  private final boolean isPasswordLost;
  private final String password;
  private int port;
  private @Nullable SQLException refusal;
  private @Nullable ProcessLock share;
  private volatile boolean closing;

  private LocalPostgres(Home home, Unprivileged unprivileged) {
    home.prepare();
    this.folder = home.home().toAbsolutePath().normalize();
    this.database = home.database().toAbsolutePath().normalize();
    this.data = database.resolve("data");
    this.logFile = database.resolve("postgresql.log");
    this.unprivileged = unprivileged;
    this.programs = PostgresBinaries.unpackedIn(database);
    var known = knownPassword();
    this.isPasswordLost = known.isEmpty() && isIn(home);
    this.password = known.isEmpty() ? random() : known;
  }

  /** Starts or adopts it; a {@link Problem} says why it cannot. */
  public static LocalPostgres start(Home home) {
    return start(home, Unprivileged.find());
  }

  static LocalPostgres start(Home home, Unprivileged unprivileged) {
    Restore.mustBeFinished(home);
    home.prepare();
    try (var _ = turn(home.database())) {
      var postgres = new LocalPostgres(home, unprivileged);
      if (!Files.exists(postgres.passwordFile()) && !postgres.isPasswordLost) {
        PrivateFiles.write(postgres.passwordFile(), postgres.password);
      }
      unprivileged.own(postgres.folder, postgres.database);
      postgres.initialise();
      postgres.adoptOrStart();
      postgres.share =
          ProcessLock.together(postgres.users())
              .orElseThrow(() -> postgres.problem("installation.database.busy"));
      Thread.ofVirtual().name("postgres-watch").start(postgres::watch);
      return postgres;
    }
  }

  /** Where it is, without name and password. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  public String user() {
    return NAME;
  }

  public String secret() {
    return password;
  }

  /** Plain connections, for work that needs no pool. */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setURL(url());
    source.setUser(NAME);
    source.setPassword(password);
    return source;
  }

  /** Whether the home has a database already. */
  public static boolean isIn(Home home) {
    return Files.exists(home.database().resolve("data/PG_VERSION"));
  }

  /** Stops a server nobody uses any more. False when a program still works with it. */
  static boolean stopLeftBehind(Home home) {
    if (!isIn(home)) {
      return true;
    }
    try (var _ = turn(home.database());
        var share = ProcessLock.together(home.database().resolve("users.lock")).orElse(null)) {
      if (share == null || !share.wasTheLast()) {
        return false;
      }
      var data = home.database().toAbsolutePath().normalize().resolve("data");
      if (Postmaster.find(data).filter(Postmaster::lives).isPresent()) {
        new LocalPostgres(home, Unprivileged.find()).stop("fast");
      }
      return true;
    }
  }

  /** The server's process. */
  public long pid() {
    return Postmaster.find(data).map(Postmaster::pid).orElse(-1L);
  }

  /** Stops it, unless another program still uses it. */
  @Override
  public void close() {
    closing = true;
    try (var _ = turn(database);
        var ours = share) {
      if (ours != null && ours.wasTheLast() && Postmaster.find(data).isPresent()) {
        stop("fast");
      }
    }
  }

  private static ProcessLock turn(Path database) {
    return ProcessLock.alone(database.resolve("turn.lock"), PATIENCE)
        .orElseThrow(() -> new Problem.Conflict("installation.database.busy", database.toString()));
  }

  private Path users() {
    return database.resolve("users.lock");
  }

  /**
   * A new cluster is made beside its place and moved there when it is whole, so that a folder named
   * data is never half made, and nothing named data is ever deleted.
   */
  private void initialise() {
    var version = data.resolve("PG_VERSION");
    if (Files.exists(version)) {
      mustBeOurVersion(version);
      return;
    }
    if (Files.exists(data)) {
      throw new Problem.Refused(
          "installation.database.damaged",
          data.toString(),
          "PG_VERSION is missing",
          logFile.toString());
    }
    var half = database.resolve("data.new");
    try {
      PrivateFiles.deleteTree(half);
      run(
          random() + "\n",
          program("initdb"),
          "--pgdata=" + half,
          "--username=postgres",
          "--pwfile=/dev/stdin",
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale-provider=icu",
          "--icu-locale=und",
          "--locale=C",
          "--no-instructions");
      run(
          "create role %1$s login password '%2$s';\ncreate database %1$s owner %1$s;\n"
              .formatted(NAME, password),
          program("postgres"),
          "--single",
          "-D",
          half.toString(),
          "postgres");
      Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, data);
    }
  }

  private void mustBeOurVersion(Path file) {
    try {
      var found = Files.readString(file).strip();
      var ours = programs.getFileName().toString().replaceFirst("bin-(\\d+).*", "$1");
      if (!found.equals(ours)) {
        throw new Problem.Refused(
            "installation.database.other-version", data.toString(), found, ours);
      }
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, file);
    }
  }

  private void adoptOrStart() {
    var left = Postmaster.find(data);
    if (left.isPresent() && left.get().lives()) {
      port = left.get().port();
      if (!isPasswordLost && answersWhile(left.get())) {
        return;
      }
      if (left.get().lives()) {
        mustBeNobodyElses();
        stop(isPasswordLost ? "fast" : "immediate");
      }
      if (left.get().lives()) {
        throw new Problem.Refused(
            "installation.database.stuck", data.toString(), Long.toString(left.get().pid()));
      }
    }
    awaitStragglers();
    port = port();
    if (isPasswordLost) {
      renewPassword();
    }
    startServer();
  }

  /** A server that another program works with is never stopped under it. */
  private void mustBeNobodyElses() {
    try (var ours = ProcessLock.together(users()).orElse(null)) {
      if (ours == null || !ours.wasTheLast()) {
        throw isPasswordLost
            ? new Problem.Conflict("installation.database.password-lost", passwordFile().toString())
            : new Problem.Conflict(
                "installation.database.silent", data.toString(), logFile.toString());
      }
    }
  }

  /** Whoever may read the data may set its password: nothing is lost with that file. */
  private void renewPassword() {
    log.warn("{} is gone; the database gets a new password", passwordFile());
    try {
      run(
          "alter role %s password '%s';\n".formatted(NAME, password),
          program("postgres"),
          "--single",
          "-D",
          data.toString(),
          "postgres");
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, data);
    }
    PrivateFiles.write(passwordFile(), password);
  }

  /**
   * After a kill -9 of the server its sessions notice within moments; until then the data is
   * theirs.
   */
  private void awaitStragglers() {
    for (var waited = 0; waited < 300 && Postmaster.anybodyWorksOn(data); waited++) {
      pause(Duration.ofMillis(100));
    }
    try {
      // Its number may meanwhile be another program's, which PostgreSQL would take for itself.
      Files.deleteIfExists(Postmaster.note(data));
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, data);
    }
  }

  private void startServer() {
    configure();
    try {
      var exit =
          execute(
              null,
              program("pg_ctl"),
              "start",
              "--wait",
              "--timeout=" + PATIENCE.toSeconds(),
              "--silent",
              "--pgdata=" + data,
              "--log=" + logFile);
      if (exit.status() != 0 || !answers()) {
        throw whyItDoesNotAnswer(exit.output());
      }
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, data);
    }
  }

  private boolean answersWhile(Postmaster postmaster) {
    for (var waited = 0; waited < 600 && postmaster.lives(); waited++) {
      if (answers()) {
        return true;
      }
      mayComeAround();
      pause(Duration.ofMillis(100));
    }
    return false;
  }

  private boolean answers() {
    var properties = new Properties();
    properties.setProperty("user", NAME);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("socketTimeout", "10");
    try (var connection = DriverManager.getConnection(url(), properties);
        var statement = connection.createStatement()) {
      statement.execute("select 1");
      return true;
    } catch (SQLException e) {
      log.debug("PostgreSQL does not answer yet: {}", e.getMessage());
      refusal = e;
      return false;
    }
  }

  /** Waiting helps neither against a full disk nor against a wrong password. */
  private void mayComeAround() {
    var said = refusal;
    if (said != null && PrivateFiles.saysDiskIsFull(String.valueOf(said.getMessage()))) {
      throw problem("installation.disk.full");
    }
    if (said != null && WRONG_PASSWORD.equals(said.getSQLState())) {
      throw new Problem.Refused("installation.database.password-wrong", passwordFile().toString());
    }
  }

  /** Written anew on every start, so that a new version of the program brings its own settings. */
  private void configure() {
    PrivateFiles.write(
        data.resolve("postgresql.conf"),
        """
        # Written by Taşköprü on every start. Your own settings: extra.conf beside the folder data.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 60
        superuser_reserved_connections = 0
        password_encryption = 'scram-sha-256'

        # An acknowledged record is on the disk.
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        wal_level = minimal
        max_wal_senders = 0
        max_wal_size = '512MB'

        # The work of a killed program ends with it, and so do the locks it held.
        client_connection_check_interval = '2s'

        # One small machine, shared with the program.
        shared_buffers = '64MB'
        work_mem = '8MB'
        maintenance_work_mem = '64MB'
        effective_cache_size = '512MB'
        huge_pages = off
        io_method = 'sync'
        jit = off
        random_page_cost = 1.5

        timezone = 'UTC'
        log_timezone = 'UTC'
        datestyle = 'iso, dmy'
        lc_messages = 'C'

        # What people typed stays out of the log.
        log_checkpoints = off
        log_error_verbosity = 'terse'
        log_min_error_statement = 'panic'
        log_parameter_max_length_on_error = 0
        log_line_prefix = '%%m [%%p] '

        include_if_exists '../extra.conf'
        """
            .formatted(port));
    PrivateFiles.write(
        data.resolve("pg_hba.conf"),
        "# Written by Taşköprü on every start.\nhost %1$s %1$s 127.0.0.1/32 scram-sha-256\n"
            .formatted(NAME));
    try {
      if (Files.exists(logFile) && Files.size(logFile) > 10_000_000) {
        Files.move(
            logFile, database.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, logFile);
    }
    unprivileged.own(folder, database);
  }

  /** The last port again, so that addresses stay; another one where somebody took it meanwhile. */
  private int port() {
    var file = database.resolve("port");
    try {
      if (Files.exists(file)) {
        var last = Integer.parseInt(Files.readString(file).strip());
        if (isFree(last)) {
          return last;
        }
        log.warn("Port {} is taken by another program; PostgreSQL moves to another one", last);
      }
    } catch (IOException | NumberFormatException e) {
      log.warn("Cannot read {}; choosing a new port", file);
    }
    // Below the range the system hands out to outgoing connections.
    var free = new SecureRandom().ints(20_000, 30_000).filter(LocalPostgres::isFree).findFirst();
    PrivateFiles.write(file, Integer.toString(free.orElseThrow()));
    return free.orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private Path passwordFile() {
    return database.resolve("password");
  }

  private String knownPassword() {
    try {
      return Files.notExists(passwordFile()) ? "" : Files.readString(passwordFile()).strip();
    } catch (IOException e) {
      throw PrivateFiles.sentence(e, passwordFile());
    }
  }

  private static String random() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Somebody may kill PostgreSQL under a running program: it comes back on the same port. */
  private void watch() {
    var isTold = false;
    while (!closing) {
      pause(WATCH);
      if (!closing && Postmaster.find(data).filter(Postmaster::lives).isEmpty()) {
        try (var _ = turn(database)) {
          if (!closing && Postmaster.find(data).filter(Postmaster::lives).isEmpty()) {
            if (!isTold) {
              log.warn("PostgreSQL has gone away; starting it again");
            }
            awaitStragglers();
            startServer();
            log.warn("PostgreSQL is back");
            isTold = false;
          }
        } catch (RuntimeException e) {
          if (!isTold) {
            log.error("PostgreSQL could not be started again; trying every few seconds", e);
          }
          isTold = true;
          pause(WATCH.multipliedBy(5));
        }
      }
    }
  }

  private void stop(String mode) {
    try {
      var exit =
          execute(
              null,
              program("pg_ctl"),
              "stop",
              "--wait",
              "--timeout=60",
              "--silent",
              "--mode=" + mode,
              "--pgdata=" + data);
      if (exit.status() != 0) {
        log.warn("PostgreSQL did not stop: {}", exit.output());
        Postmaster.find(data)
            .filter(Postmaster::lives)
            .flatMap(one -> ProcessHandle.of(one.pid()))
            .ifPresent(ProcessHandle::destroyForcibly);
      }
    } catch (IOException e) {
      log.warn("PostgreSQL could not be told to stop", e);
    }
  }

  /** It started and lets us not in, or it did not start. */
  private Problem whyItDoesNotAnswer(String output) {
    if (Postmaster.find(data).filter(Postmaster::lives).isEmpty()) {
      return whyItDoesNotStart(output);
    }
    try {
      mayComeAround();
      return whyItDoesNotStart(output);
    } finally {
      stop("fast");
    }
  }

  private Problem whyItDoesNotStart(String output) {
    var tail = tailOfLog();
    if (PrivateFiles.saysDiskIsFull(tail + output)) {
      return problem("installation.disk.full");
    }
    var reason =
        Arrays.stream(tail.split("\n"))
            .filter(line -> line.contains("PANIC:") || line.contains("FATAL:"))
            .map(line -> line.replaceFirst(".*(PANIC|FATAL): *", ""))
            .findFirst()
            .orElse(output.strip());
    var isDamage = tail.contains("PANIC:") || Files.notExists(data.resolve("global/pg_control"));
    return isDamage
        ? new Problem.Refused(
            "installation.database.damaged", data.toString(), reason, logFile.toString())
        : new Problem.Refused("installation.database.start", reason, logFile.toString());
  }

  /** What PostgreSQL said since its last start. */
  private String tailOfLog() {
    try {
      var text = Files.exists(logFile) ? Files.readString(logFile) : "";
      var last = text.lastIndexOf("starting PostgreSQL");
      return text.substring(Math.max(last, Math.max(0, text.length() - 8_000)));
    } catch (IOException e) {
      return "";
    }
  }

  private Problem problem(String key) {
    return new Problem.Refused(key, data.toString());
  }

  private String program(String name) {
    return programs.resolve("bin").resolve(name).toString();
  }

  private record Exit(int status, String output) {}

  private void run(String input, String... command) throws IOException {
    var exit = execute(input, command);
    if (exit.status() != 0) {
      throw new IOException(exit.output().strip());
    }
  }

  private Exit execute(@Nullable String input, String... command) throws IOException {
    var builder = new ProcessBuilder(unprivileged.command(command)).redirectErrorStream(true);
    builder.directory(database.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    var output = Files.createTempFile(database, "run", ".log");
    try {
      // Not a pipe: the server that pg_ctl leaves behind would hold it open.
      var process = builder.redirectOutput(output.toFile()).start();
      try (var in = process.outputWriter()) {
        if (input != null) {
          in.write(input);
        }
      } catch (IOException e) {
        log.debug("{} did not read its input", command[0], e);
      }
      if (!process.waitFor(PATIENCE.plusSeconds(30).toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command[0] + " does not end");
      }
      return new Exit(process.exitValue(), Files.readString(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      if (!closing) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
