/** Pages and addresses of front page. */
@NullMarked
package taskopru.frontpage.web;

import org.jspecify.annotations.NullMarked;
