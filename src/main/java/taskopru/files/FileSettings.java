package taskopru.files;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code taskopru.files.*}.
 *
 * @param longest the largest file that is taken
 */
@ConfigurationProperties("taskopru.files")
public record FileSettings(DataSize longest) {}
