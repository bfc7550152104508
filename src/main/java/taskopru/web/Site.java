package taskopru.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import taskopru.kernel.LocalizedText;

/**
 * Whose house this is: all that another city changes. Settings {@code taskopru.site.*}.
 *
 * @param name the name of the platform
 * @param council the council and its working group, shown under the name
 * @param city the city, as it appears inside sentences
 * @param contact the address readers may write to
 * @param baseUrl the public address, without a trailing slash, used in links that leave the site
 * @param zone the time zone of dates and times
 * @param province the ISO 3166-2 code of the city's province, for maps
 * @param source where the program's source can be had; no link where it is empty
 */
@ConfigurationProperties("taskopru.site")
public record Site(
    LocalizedText name,
    LocalizedText council,
    LocalizedText city,
    String contact,
    String baseUrl,
    ZoneId zone,
    String province,
    @Nullable String source) {}
