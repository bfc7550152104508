/** Pages and addresses of identity. */
@NullMarked
package taskopru.identity.web;

import org.jspecify.annotations.NullMarked;
