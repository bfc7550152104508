/** Pages and addresses of audit. */
@NullMarked
package taskopru.audit.web;

import org.jspecify.annotations.NullMarked;
