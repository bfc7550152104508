/**
 * From a file somebody was given to typed, checked, sorted rows: recognise, lay out, stage,
 * profile, propose a structure, check, write. One check is one class.
 */
@NullMarked
package taskopru.statistics.ingest;

import org.jspecify.annotations.NullMarked;
