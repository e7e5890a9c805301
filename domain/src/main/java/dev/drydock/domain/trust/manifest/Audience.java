package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.device.DeviceId;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The devices that an image is made for. Names are compared character by character.
 *
 * @param models at least one
 * @param hardware revisions; none means any
 * @param devices 1 to 20 of them for a test build; none means any
 */
public record Audience(List<String> models, List<String> hardware, List<DeviceId> devices) {
    /** Most devices that a manifest names. */
    public static final int MOST_DEVICES = 20;

    /** Most models and most revisions. */
    public static final int MOST_NAMES = 32;

    private static final Pattern NAME = Pattern.compile("[!-~](?:[ -~]{0,62}[!-~])?");

    /** @throws IllegalArgumentException when there is no model, too many of anything, one twice, or a name that is not plain */
    public Audience {
        models = List.copyOf(models);
        hardware = List.copyOf(hardware);
        devices = List.copyOf(devices);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a manifest names at least one model");
        }
        checkNames("model", models);
        checkNames("hardware revision", hardware);
        if (devices.size() > MOST_DEVICES) {
            throw new IllegalArgumentException("a manifest names at most " + MOST_DEVICES + " devices");
        }
        checkOnce("device", devices);
    }

    private static void checkNames(String kind, List<String> names) {
        if (names.size() > MOST_NAMES) {
            throw new IllegalArgumentException("a manifest names at most " + MOST_NAMES + " of " + kind + "s");
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("the name of a " + kind
                        + " is 1 to 64 printable characters of ASCII, without a blank at its ends");
            }
        }
        checkOnce(kind, names);
    }

    private static void checkOnce(String kind, List<?> names) {
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("a " + kind + " is named twice");
        }
    }
}
