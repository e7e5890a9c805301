package dev.drydock.hub.access;

import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.sas.SharedAccessKey;
import dev.drydock.hub.sas.SharedAccessSignature;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Admits services, by a token that the hub's one shared access policy signed, and tells devices from strangers. */
public final class ServiceAccess {
    private final Devices devices;
    private final String hostName;
    private final String policy;
    private final SharedAccessKey key;
    private final Clock clock;

    public ServiceAccess(Devices devices, String hostName, String policy, SharedAccessKey key, Clock clock) {
        this.devices = devices;
        this.hostName = hostName;
        this.policy = policy;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Admits a service.
     *
     * @throws Refused if the request is not a service's
     */
    public void check(HttpServerRequest request) {
        SharedAccessSignature token = token(request);
        if (!token.covers(hostName)) {
            throw Refused.unauthorized(
                    token.isWithin(hostName)
                            ? "The token is for a part of " + hostName
                                    + ", as a device's is; services show one for all of it."
                            : "The token is not for " + hostName + ".");
        }
        if (!token.policy().orElse("").equals(policy) || !token.isSignedWith(List.of(key))) {
            throw Refused.unauthorized("The token was not signed with the key of the policy " + policy + ".");
        }
    }

    /**
     * Admits whoever IoT Hub would admit at an address that this hub does not have, so that they learn that.
     *
     * @throws Refused if the request is neither a service's nor that of the device in the address
     */
    public void checkForAbsent(HttpServerRequest request) {
        String path = request.path();
        boolean known = DeviceAddresses.isOfProvisioning(path)
                || DeviceAddresses.device(path).flatMap(devices::find).stream()
                        .anyMatch(device -> isOf(device, token(request)));
        if (!known) {
            check(request);
        }
    }

    private boolean isOf(Device device, SharedAccessSignature token) {
        return token.policy().isEmpty()
                && token.covers(hostName + "/devices/" + device.id())
                && token.isSignedWith(device.identity().keys());
    }

    private SharedAccessSignature token(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            throw Refused.unauthorized("There is no Authorization header.");
        }
        SharedAccessSignature token = SharedAccessSignature.read(header)
                .orElseThrow(() -> Refused.unauthorized("The Authorization header is no shared access signature."));
        Instant now = clock.instant();
        if (!token.expiry().isAfter(now)) {
            throw Refused.unauthorized("The token expired at " + token.expiry() + "; it is " + now + " here.");
        }
        return token;
    }
}
