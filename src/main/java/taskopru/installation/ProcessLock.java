package taskopru.installation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lock that lives as long as the process that took it: the system gives it back however the
 * process ends, so that there is nothing to clean up after a kill -9.
 */
final class ProcessLock implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final FileChannel channel;
  private @Nullable FileLock lock;

  private ProcessLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Taken by one process alone, which leaves its number in the file. */
  static Optional<ProcessLock> tryAlone(Path file) {
    var taken = open(file, false);
    taken.ifPresent(ProcessLock::sign);
    return taken;
  }

  /** Waits its turn. */
  static Optional<ProcessLock> alone(Path file, Duration patience) {
    for (var waited = Duration.ZERO; waited.compareTo(patience) < 0; waited = waited.plus(PAUSE)) {
      var taken = open(file, false);
      if (taken.isPresent()) {
        return taken;
      }
      sleep();
    }
    return Optional.empty();
  }

  /** Taken by any number of processes together. */
  static Optional<ProcessLock> together(Path file) {
    return open(file, true);
  }

  /** The number of the process that holds or last held a lock. */
  static String holder(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "?";
    }
  }

  /** Whether nobody but us holds it. Gives up our share; closing is all that remains to do. */
  boolean wasTheLast() {
    try {
      if (lock != null) {
        lock.release();
      }
      lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException("Cannot ask for a lock", e);
    }
  }

  private static Optional<ProcessLock> open(Path file, boolean shared) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PrivateFiles.FILE));
      var lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      if (lock != null) {
        return Optional.of(new ProcessLock(channel, lock));
      }
      channel.close();
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      close(channel);
      return Optional.empty();
    } catch (IOException e) {
      close(channel);
      throw PrivateFiles.sentence(e, file);
    }
  }

  private void sign() {
    try {
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
    } catch (IOException e) {
      // The number only makes a sentence friendlier; the lock itself is ours.
    }
  }

  @Override
  public void close() {
    close(channel);
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot give a lock back", e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a lock", e);
    }
  }
}
