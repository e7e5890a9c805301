package dev.drydock.protocol.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.plan.PlannedManifest;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.manifest.Audience;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.util.Optional;
import java.util.function.Function;

/**
 * The manifest of a plan: {@code {"identity":"sha256:…","sequence":31,"securityCounter":0,"models":[…],"hardware":[…],"devices":[…],
 * "expires":…,"chosen":false}}.
 */
final class PlannedManifestForm {
    private PlannedManifestForm() {}

    static ObjectNode write(PlannedManifest manifest) {
        ObjectNode node = Json.object()
                .put("identity", manifest.identity().toString())
                .put("sequence", manifest.numbers().sequence())
                .put("securityCounter", manifest.numbers().securityCounter());
        Audience audience = manifest.audience();
        audience.models().forEach(node.putArray("models")::add);
        audience.hardware().forEach(node.putArray("hardware")::add);
        audience.devices().stream().map(DeviceId::value).forEach(node.putArray("devices")::add);
        return node.put("expires", manifest.expires().toString()).put("chosen", manifest.isChosen());
    }

    static Optional<PlannedManifest> read(Optional<Members> given) throws MalformedDocument {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Members manifest = given.get();
        ReleaseNumbers numbers = new ReleaseNumbers(
                Needed.of(manifest.whole("sequence"), "sequence"),
                Math.toIntExact(Needed.of(manifest.whole("securityCounter"), "securityCounter")));
        Audience audience = new Audience(
                manifest.texts("models", Function.identity()),
                manifest.texts("hardware", Function.identity()),
                manifest.texts("devices", DeviceId::new));
        return Optional.of(new PlannedManifest(
                Needed.of(manifest.text("identity", Digest::parse), "identity"),
                numbers,
                audience,
                Needed.of(manifest.time("expires"), "expires"),
                Needed.of(manifest.flag("chosen"), "chosen")));
    }
}
