package taskopru.web.ui;

/** One of several views of the same thing; each has its own address. */
public record Tab(String text, String href, boolean current) {}
