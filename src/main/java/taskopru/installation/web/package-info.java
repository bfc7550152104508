/** The addresses by which a supervisor or a proxy asks how the program is. */
@NullMarked
package taskopru.installation.web;

import org.jspecify.annotations.NullMarked;
