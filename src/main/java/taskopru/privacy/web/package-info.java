/** Pages and addresses of privacy. */
@NullMarked
package taskopru.privacy.web;

import org.jspecify.annotations.NullMarked;
