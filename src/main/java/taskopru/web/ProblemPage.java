package taskopru.web;

import org.jspecify.annotations.Nullable;

/**
 * What a problem page shows.
 *
 * @param status the HTTP status; its words are {@code web.problem.title.<status>} and {@code
 *     web.problem.todo.<status>}
 * @param reason one sentence in the reader's language
 * @param reference what the reader may quote and the log holds; only for failures of ours
 */
public record ProblemPage(int status, String reason, @Nullable String reference) {}
