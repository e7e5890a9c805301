package dev.drydock.hub.mqtt;

import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.sas.SharedAccessSignature;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Admits devices, by a token that a key of the device signed or by a certificate of its thumbprint. */
final class DeviceAccess {
    private final Devices devices;
    private final String hostName;
    private final Clock clock;

    /**
     * A device that was admitted.
     *
     * @param until when the token expires; empty for a certificate
     */
    record Admitted(Device device, Optional<Instant> until) {}

    DeviceAccess(Devices devices, String hostName, Clock clock) {
        this.devices = devices;
        this.hostName = hostName;
        this.clock = clock;
    }

    /** Admits a device; empty when it is unknown, disabled, or without proof. */
    Optional<Admitted> admit(MqttEndpoint endpoint, Optional<SSLSession> session) {
        String id = endpoint.clientIdentifier();
        Optional<Device> device =
                devices.find(id).filter(known -> known.identity().enabled());
        MqttAuth auth = endpoint.auth();
        if (auth == null) {
            // Vert.x tells neither name nor password of who gives a name alone, as a device with a certificate does.
            return device.flatMap(known -> byCertificate(known, session));
        }
        return isUserOf(id, auth.getUsername())
                ? device.flatMap(known -> byToken(known, auth.getPassword()))
                : Optional.empty();
    }

    private boolean isUserOf(String id, String user) {
        int slash = user.indexOf('/');
        return slash > 0
                && bare(user.substring(0, slash)).equalsIgnoreCase(hostName)
                && (user.substring(slash + 1).equals(id) || user.startsWith(id + "/", slash + 1));
    }

    private Optional<Admitted> byToken(Device device, String password) {
        return SharedAccessSignature.read(password)
                .filter(token -> token.policy().isEmpty())
                .filter(token -> token.expiry().isAfter(clock.instant()))
                .filter(token -> token.covers(hostName + "/devices/" + device.id()))
                .filter(token -> token.isSignedWith(device.identity().keys()))
                .map(token -> new Admitted(device, Optional.of(token.expiry())));
    }

    private static Optional<Admitted> byCertificate(Device device, Optional<SSLSession> session) {
        return device.identity()
                        .isProvedBy(session.map(DeviceAccess::thumbprints).orElse(List.of()))
                ? Optional.of(new Admitted(device, Optional.empty()))
                : Optional.empty();
    }

    private static List<String> thumbprints(SSLSession session) {
        try {
            Certificate[] shown = session.getPeerCertificates();
            List<String> thumbprints = new ArrayList<>();
            for (String algorithm : List.of("SHA-1", "SHA-256")) {
                byte[] digest = MessageDigest.getInstance(algorithm).digest(shown[0].getEncoded());
                thumbprints.add(HexFormat.of().formatHex(digest).toUpperCase(Locale.ROOT));
            }
            return thumbprints;
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1 and SHA-256", e);
        }
    }

    private static String bare(String host) {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
