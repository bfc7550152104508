package taskopru.notifications;

/**
 * What notices can be about: a bean of this type per topic.
 *
 * @param code as in the table and in addresses: {@code meetings-call}
 * @param titleKey the message of its name, as people choose by it
 * @param mandatory whether nobody may turn it off or put it off: calls the rules ask for
 */
public record NoticeTopic(String code, String titleKey, boolean mandatory) {

  public NoticeTopic {
    if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("topic " + code);
    }
  }
}
