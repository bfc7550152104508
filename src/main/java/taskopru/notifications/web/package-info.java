/** Pages and addresses of notifications. */
@NullMarked
package taskopru.notifications.web;

import org.jspecify.annotations.NullMarked;
