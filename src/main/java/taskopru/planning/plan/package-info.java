/** The medium- and long-term plan: what is wanted, who does what for it, and how far it is. */
@NullMarked
package taskopru.planning.plan;

import org.jspecify.annotations.NullMarked;
