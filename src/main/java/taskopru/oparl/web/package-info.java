/** Addresses below {@code /api/oparl/v1}. */
@NullMarked
package taskopru.oparl.web;

import org.jspecify.annotations.NullMarked;
