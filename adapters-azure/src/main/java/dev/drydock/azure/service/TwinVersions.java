package dev.drydock.azure.service;

import com.microsoft.azure.sdk.iot.service.twin.Twin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions of twins that were seen last. A twin read by the id of its device is as it is now, and what a change of it answers is as
 * well; a page of a query may be minutes old. Thread-safe.
 */
final class TwinVersions {
    private static final int NONE = -1;

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    /** The version that is known before a twin is asked for. */
    int known(String device) {
        return seen.getOrDefault(device, NONE);
    }

    /**
     * A twin was read or changed. One that is older than what was known before it was asked for is that of a device that was registered
     * anew.
     *
     * @param before what was known when it was asked for
     */
    void current(Twin twin, int before) {
        int version = version(twin);
        boolean isAnew = version < before;
        seen.merge(twin.getDeviceId(), version, (known, fresh) -> isAnew ? fresh : Math.max(known, fresh));
    }

    /** Whether a twin of a page is no older than what is known. */
    boolean takes(Twin twin) {
        int version = version(twin);
        return seen.merge(twin.getDeviceId(), version, Math::max) <= version;
    }

    private static int version(Twin twin) {
        Integer version = twin.getVersion();
        return version == null ? NONE : version;
    }
}
