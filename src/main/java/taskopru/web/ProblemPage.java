package taskopru.web;

/** What a problem page shows: the HTTP status and one sentence in the reader's language. */
public record ProblemPage(int status, String reason) {}
