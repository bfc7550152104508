package taskopru.notifications.web;

import org.jspecify.annotations.Nullable;
import taskopru.notifications.NoticeTopic;

/**
 * The way out of a mail's topic.
 *
 * @param topic null where the address leads nowhere
 */
public record WayOutPage(@Nullable NoticeTopic topic, String action, boolean done) {}
