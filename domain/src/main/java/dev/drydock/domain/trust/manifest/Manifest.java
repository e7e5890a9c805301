package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The statement of a release about one image.
 *
 * @param numbers sequence from 1, and security counter
 * @param type of the image, 1 to 32 characters of {@code a-z 0-9 . -}; the device's {@code --image-type} has to equal it
 * @param onlyFrom the sequences of the image that runs, from which alone it is taken; 0 is an image without a manifest; none
 *     means from any
 */
public record Manifest(
        Audience audience,
        Version version,
        ReleaseNumbers numbers,
        ImageMeasure image,
        String type,
        Validity validity,
        Set<Long> onlyFrom) {

    /** The type of an image where nothing else is said. */
    public static final String PLAIN_TYPE = "image";

    /** Most sequences in {@code onlyFrom}. */
    public static final int MOST_ORIGINS = 32;

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");

    /** @throws IllegalArgumentException when a value is out of its range */
    public Manifest {
        onlyFrom = Set.copyOf(onlyFrom);
        if (numbers.sequence() < 1) {
            throw new IllegalArgumentException("the sequence of a manifest is at least 1");
        }
        if (image.size() < 1) {
            throw new IllegalArgumentException("the size of an image is at least 1 byte");
        }
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "a type is 1 to 32 characters of a-z 0-9 . - and begins with a letter or digit");
        }
        if (onlyFrom.size() > MOST_ORIGINS
                || onlyFrom.stream().anyMatch(origin -> origin < 0 || origin > ReleaseNumbers.LARGEST_SEQUENCE)) {
            throw new IllegalArgumentException(
                    "onlyFrom has at most " + MOST_ORIGINS + " sequences of 0 to " + ReleaseNumbers.LARGEST_SEQUENCE);
        }
    }
}
