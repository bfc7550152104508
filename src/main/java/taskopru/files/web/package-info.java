/** The address files are taken from. */
@NullMarked
package taskopru.files.web;

import org.jspecify.annotations.NullMarked;
