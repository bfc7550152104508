package taskopru.statistics;

import java.util.Locale;

/** Whoever waits for an import: hears how far it is, and may ask it to stop. */
public interface ImportProgress {

  /** What an import does, in this order. */
  enum Step {
    /** Decode and count the file. */
    READ,
    /** Bring its rows into columns. */
    STAGE,
    /** Look at every column. */
    PROFILE,
    /** Look for what is wrong. */
    CHECK,
    /** Sort and write the release. */
    WRITE,
    /** Enter it in the books. */
    STORE;

    /** The word in the database and in message keys. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * It is at that step.
   *
   * @param share of the step that is done, 0 to 1; negative where nobody knows
   * @param rows so far; 0 where not yet counted
   */
  void at(Step step, double share, long rows);

  /** Asked several times a second; true makes the import stop and leave nothing behind. */
  boolean isCancelled();

  /** For whoever does not wait. */
  ImportProgress SILENT =
      new ImportProgress() {
        @Override
        public void at(Step step, double share, long rows) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };
}
