/** What the law's calendar says once an opinion is handed in. */
@NullMarked
package taskopru.opinions.clock;

import org.jspecify.annotations.NullMarked;
