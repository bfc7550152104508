/** Pages and addresses of opinions. */
@NullMarked
package taskopru.opinions.web;

import org.jspecify.annotations.NullMarked;
