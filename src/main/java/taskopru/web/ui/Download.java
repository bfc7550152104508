package taskopru.web.ui;

import org.jspecify.annotations.Nullable;

/**
 * A file to take away.
 *
 * @param format its short name: CSV, Excel
 * @param note what it is good for
 * @param bytes its size; null while unknown
 */
public record Download(
    String text, String href, String format, @Nullable String note, @Nullable Long bytes) {}
