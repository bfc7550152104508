/** Pages and addresses of meetings. */
@NullMarked
package taskopru.meetings.web;

import org.jspecify.annotations.NullMarked;
