package taskopru.documents;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import taskopru.kernel.LocalizedText;

/**
 * What stands above and below every paper. Settings {@code taskopru.letterhead.*}.
 *
 * @param name whose paper it is, in the capitals of its heading
 * @param unit the part of it that writes
 * @param stateHeading whether "T.C." stands above it: for public administrations only
 * @param logo a PNG or JPEG; none where it is not set
 * @param address one line
 * @param kep the registered e-mail address (KEP)
 * @param detsis its number in the state's register of bodies (DETSİS), for the number of letters
 */
@ConfigurationProperties("taskopru.letterhead")
public record Letterhead(
    LocalizedText name,
    LocalizedText unit,
    boolean stateHeading,
    @Nullable Path logo,
    String address,
    String phone,
    String email,
    String web,
    String kep,
    String detsis) {}
