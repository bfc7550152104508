package taskopru.kernel;

/**
 * One thing a module keeps about somebody, as it tells them.
 *
 * @param what message key of its name
 * @param value as it is kept; of a secret only that there is one
 */
public record Told(String what, String value) {}
