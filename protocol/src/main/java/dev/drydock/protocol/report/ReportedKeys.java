package dev.drydock.protocol.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.application.service.keys.DeviceKeys;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The reader of the keys that a report tells of. */
public final class ReportedKeys implements DeviceKeys.Reading {
    @Override
    public Optional<DeviceKeys> of(Reported reported) {
        try {
            JsonNode trust = Json.readObject(reported.document().getBytes(StandardCharsets.UTF_8))
                    .path("trust");
            JsonNode version = trust.path("keySet");
            if (!version.path("epoch").isIntegralNumber()
                    || !version.path("version").isIntegralNumber()) {
                return Optional.empty();
            }
            return Optional.of(new DeviceKeys(
                    new KeySetVersion(
                            version.path("epoch").longValue(),
                            version.path("version").longValue()),
                    refused(trust.path("refused"))));
        } catch (MalformedDocument | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> refused(JsonNode refused) {
        return refused.path("code").isTextual()
                ? Optional.of(refused.path("code").textValue() + ": "
                        + refused.path("message").asText())
                : Optional.empty();
    }
}
