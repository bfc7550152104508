/** The plan's pages and addresses. */
@NullMarked
package taskopru.planning.plan.web;

import org.jspecify.annotations.NullMarked;
