package taskopru.privacy;

import java.time.LocalDate;
import taskopru.kernel.LocalizedText;

/**
 * What people are told when a form asks for their data (Law 6698, article 10).
 *
 * @param form the form's code
 * @param text paragraphs, an empty line between them; one that begins with "# " is a heading
 */
public record Notice(
    String form, int version, LocalDate validFrom, LocalizedText title, LocalizedText text) {}
