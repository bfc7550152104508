/** Pages and addresses of catalogue. */
@NullMarked
package taskopru.catalogue.web;

import org.jspecify.annotations.NullMarked;
