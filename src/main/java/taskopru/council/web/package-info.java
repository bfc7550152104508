/** Pages and addresses of council. */
@NullMarked
package taskopru.council.web;

import org.jspecify.annotations.NullMarked;
