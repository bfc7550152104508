/** Pages and addresses of plans and reports. */
@NullMarked
package taskopru.planning.web;

import org.jspecify.annotations.NullMarked;
