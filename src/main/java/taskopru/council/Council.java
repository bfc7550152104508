package taskopru.council;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings {@code taskopru.council.*}.
 *
 * @param charter where the charter's table lies: {@code classpath:…} or {@code file:…}
 */
@ConfigurationProperties("taskopru.council")
record Council(String charter) {}
