package dev.drydock.hub.rest;

import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.sas.SharedAccessKey;
import dev.drydock.hub.sas.SharedAccessSignature;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Whom the hub lets in as a service: who holds the key of its one shared access policy. */
final class ServiceAccess {
    private final String hostName;
    private final String policy;
    private final SharedAccessKey key;
    private final Clock clock;

    ServiceAccess(String hostName, String policy, SharedAccessKey key, Clock clock) {
        this.hostName = hostName;
        this.policy = policy;
        this.key = key;
        this.clock = clock;
    }

    /** @throws Refused if the request may not come in */
    void check(HttpServerRequest request) {
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
        if (!token.covers(hostName)) {
            throw Refused.unauthorized("The token is not for " + hostName + ".");
        }
        if (!token.policy().orElse("").equals(policy) || !token.isSignedWith(List.of(key))) {
            throw Refused.unauthorized("The token was not signed with the key of the policy " + policy + ".");
        }
    }
}
