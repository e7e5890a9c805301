package dev.drydock.protocol.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.trust.TrustFacts;
import dev.drydock.application.device.trust.TrustMode;
import dev.drydock.application.device.trust.TrustRefusal;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.trust.KeySetDocument;
import dev.drydock.protocol.trust.ManifestDocument;
import java.util.Locale;

/** The member {@code trust} of reports. */
final class TrustWords {
    private TrustWords() {}

    static ObjectNode write(TrustFacts facts, int longestMessage) {
        ObjectNode node = Json.object().put("mode", facts.mode().name().toLowerCase(Locale.ROOT));
        node.set("keySet", facts.keySet().map(TrustWords::write).orElse(null));
        node.put("manifest", facts.manifest().map(Digest::hex).orElse(null))
                .put("sequence", facts.numbers().sequence())
                .put("counter", facts.numbers().securityCounter());
        ObjectNode formats = node.putObject("formats");
        if (facts.mode() == TrustMode.NONE) {
            formats.putArray("manifest");
            formats.putArray("keySet");
        } else {
            formats.putArray("manifest").add(ManifestDocument.FORMAT);
            formats.putArray("keySet").add(KeySetDocument.FORMAT);
        }
        node.set(
                "refused",
                facts.refused().map(held -> write(held, longestMessage)).orElse(null));
        return node;
    }

    private static ObjectNode write(KeySetVersion version) {
        return Json.object().put("epoch", version.epoch()).put("version", version.version());
    }

    private static ObjectNode write(TrustRefusal refusal, int longestMessage) {
        String message = refusal.reason().message();
        return Json.object()
                .put("updateId", refusal.id().map(UpdateId::value).orElse(null))
                .put("code", refusal.reason().code().code())
                .put("message", message.substring(0, Math.min(longestMessage, message.length())));
    }
}
