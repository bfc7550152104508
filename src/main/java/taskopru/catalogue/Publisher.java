package taskopru.catalogue;

import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/**
 * A body that brings out figures.
 *
 * @param code its short name in addresses and in the API
 * @param homepage its page, or empty
 * @param calendar where it announces its next figures, or empty
 */
public record Publisher(Slug code, LocalizedText name, String homepage, String calendar) {}
