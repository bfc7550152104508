/** Pages and addresses of statistics. */
@NullMarked
package taskopru.statistics.web;

import org.jspecify.annotations.NullMarked;
