/** Taşköprü: the bridge between what a city knows about migration and what it does about it. */
@NullMarked
package taskopru;

import org.jspecify.annotations.NullMarked;
