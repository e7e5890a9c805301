package dev.drydock.azure.device;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.azure.sdk.iot.device.twin.Twin;
import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.keyset.TrustWish;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.protocol.report.ReportedDocument;
import dev.drydock.protocol.trust.TrustDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A device's twin, between the SDK's collections and the documents of the contract. */
final class TwinDocuments {
    private static final String FIRMWARE = "firmware";
    private static final String TRUST = "trust";

    private TwinDocuments() {}

    static TwinCollection reported(String document) {
        return Twin.createFromReportedPropertyJson(document).getReportedProperties();
    }

    /** The one member of the desired properties that is ours; others may have what they like beside it. */
    static DesiredOrder desired(Twin twin) {
        Object firmware = twin.getDesiredProperties().get(FIRMWARE);
        if (firmware == null) {
            return new DesiredOrder.None();
        }
        JsonObject ours = new JsonObject();
        ours.add(
                FIRMWARE,
                twin.getDesiredProperties().toJsonElement().getAsJsonObject().get(FIRMWARE));
        return DesiredDocument.read(bytes(ours.toString()));
    }

    /** The member of the desired properties that brings key sets. */
    static TrustWish trust(Twin twin) {
        JsonElement trust =
                twin.getDesiredProperties().toJsonElement().getAsJsonObject().get(TRUST);
        return trust == null || trust.isJsonNull() ? TrustWish.NONE : TrustDocument.read(bytes(trust.toString()));
    }

    static Optional<FormerReport> former(Twin twin) {
        return ReportedDocument.readFormer(
                bytes(twin.getReportedProperties().toJsonElement().toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
