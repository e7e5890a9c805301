package dev.drydock.application.fleet.intake;

import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The tags of a device, as they were read.
 *
 * @param values by name
 * @param stands whether nobody has written them here since they were asked for
 */
public record ReadTags(Map<String, String> values, BooleanSupplier stands) {
    public ReadTags {
        values = Map.copyOf(values);
    }
}
