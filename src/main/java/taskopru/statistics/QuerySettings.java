package taskopru.statistics;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the machine readers' questions may take. Settings {@code taskopru.query.*}.
 *
 * @param memory what DuckDB may hold at most
 * @param atOnce how many questions it works on at a time; each uses all cores
 * @param patience how long a question waits for its turn before it hears that we are busy
 * @param longest how long one may run
 */
@ConfigurationProperties("taskopru.query")
record QuerySettings(
    @DefaultValue("1GB") String memory,
    @DefaultValue("4") int atOnce,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("20s") Duration longest) {}
