/** The clock's pages and addresses. */
@NullMarked
package taskopru.opinions.clock.web;

import org.jspecify.annotations.NullMarked;
