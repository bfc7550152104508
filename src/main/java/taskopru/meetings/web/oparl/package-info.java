/** The council as OParl 1.1 tells it (https://dev.oparl.org/spezifikation), for programs. */
@NullMarked
package taskopru.meetings.web.oparl;

import org.jspecify.annotations.NullMarked;
