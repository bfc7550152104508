/** Components: one template each, shown with all their states at /{lang}/desk/components. */
@NullMarked
@NamedInterface("ui")
package taskopru.web.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
