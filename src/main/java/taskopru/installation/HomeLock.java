package taskopru.installation;

import taskopru.kernel.Problem;

/** One serving program per home folder. */
public final class HomeLock implements AutoCloseable {

  private final ProcessLock lock;

  private HomeLock(ProcessLock lock) {
    this.lock = lock;
  }

  /** Takes it for as long as this process lives, or refuses with the number of who has it. */
  public static HomeLock take(Home home) {
    home.prepare();
    var file = home.home().resolve("serving.lock");
    var lock =
        ProcessLock.tryAlone(file)
            .orElseThrow(() ->
                new Problem.Conflict(
                    "installation.home.locked",
                    home.home().toAbsolutePath().normalize().toString(),
                    ProcessLock.holder(file)));
    Restore.finish(home);
    return new HomeLock(lock);
  }

  @Override
  public void close() {
    lock.close();
  }
}
