package dev.drydock.hub.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The REST addresses of devices, none of which this hub serves: telemetry and cloud-to-device messages over HTTPS, file upload, and
 * those of the Device Provisioning Service.
 */
final class DeviceAddresses {
    private static final Pattern OF_A_DEVICE = Pattern.compile("/devices/([^/]+)/(?:messages|files)(?:/.*)?");
    private static final Pattern PROVISIONING = Pattern.compile("/[^/]+/registrations/[^/]+(?:/.*)?");

    private DeviceAddresses() {}

    /** The device whose address it is; empty for any other address. */
    static Optional<String> device(String path) {
        Matcher matcher = OF_A_DEVICE.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether it is an address of the provisioning service, whose tokens no hub can check. */
    static boolean isOfProvisioning(String path) {
        return PROVISIONING.matcher(path).matches();
    }
}
