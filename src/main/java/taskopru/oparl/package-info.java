/** The council's work in the words of OParl 1.1, for programs. A roof: nobody reads it. */
@ApplicationModule(
    displayName = "OParl",
    allowedDependencies = {"council", "meetings", "web :: ui"})
@NullMarked
package taskopru.oparl;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
