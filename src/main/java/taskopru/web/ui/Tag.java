package taskopru.web.ui;

/** A word about the state of a thing. */
public record Tag(String text, Tone tone) {}
