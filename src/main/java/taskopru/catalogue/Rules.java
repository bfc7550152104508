package taskopru.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How this house publishes. Settings {@code taskopru.catalogue.*}.
 *
 * @param fourEyes whether a dataset is published by somebody else than who wrote it
 */
@ConfigurationProperties("taskopru.catalogue")
record Rules(boolean fourEyes) {}
