package taskopru.installation;

import java.util.List;
import taskopru.kernel.Language;

/**
 * What a module has to tell the person who starts the program, such as the one-time link of the
 * first administrator. Modules contribute beans; the start prints them.
 */
@FunctionalInterface
public interface Announcement {

  /**
   * The lines to print, none when there is nothing to say.
   *
   * @param address where this program answers, without a trailing slash
   */
  List<String> lines(Language language, String address);
}
