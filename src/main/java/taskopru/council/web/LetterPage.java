package taskopru.council.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.files.StoredFile;
import taskopru.web.ui.Form;

/**
 * A mandate's letter.
 *
 * @param scan what was handed in so far; null for nothing
 */
public record LetterPage(
    UUID mandate, String person, int version, @Nullable StoredFile scan, Form form) {}
