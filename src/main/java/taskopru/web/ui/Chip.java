package taskopru.web.ui;

/** A filter that is on, and the address of the list without it. */
public record Chip(String text, String without) {}
