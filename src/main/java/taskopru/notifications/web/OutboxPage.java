package taskopru.notifications.web;

import java.util.List;
import taskopru.notifications.Delivery;
import taskopru.web.ui.Pager;

/**
 * The outbox.
 *
 * @param done message key of what was just done; empty for nothing
 */
public record OutboxPage(
    List<Delivery> deliveries, Pager pager, boolean onlyOpen, boolean hasServer, String done) {}
