package taskopru.installation;

/** Told how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {

  /**
   * @param part what is being worked on, such as a table's or a file's name
   * @param done how much of the whole is done, in whatever unit total has
   * @param total the whole
   */
  void at(String part, long done, long total);
}
