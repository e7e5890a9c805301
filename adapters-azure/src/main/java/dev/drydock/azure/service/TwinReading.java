package dev.drydock.azure.service;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.ToNumberPolicy;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import com.microsoft.azure.sdk.iot.service.twin.TwinCollection;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.protocol.order.LeftOrderDocument;
import dev.drydock.protocol.order.OrderDocument;
import dev.drydock.protocol.report.ReportedDocument;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Twins between the SDK's classes and the documents of the contract. */
final class TwinReading {
    private static final Gson JSON = new GsonBuilder()
            .serializeNulls()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();
    private static final String FIRMWARE = "firmware";
    private static final String TRUST = "trust";

    private TwinReading() {}

    /** The twin of a device; empty for an id that Drydock would not give a device. */
    static Optional<DeviceTwin> read(Twin twin) {
        return id(twin.getDeviceId())
                .map(id -> new DeviceTwin(
                        id,
                        "CONNECTED".equalsIgnoreCase(twin.getConnectionState()) ? Presence.CONNECTED : Presence.AWAY,
                        reported(twin.getReportedProperties()),
                        desired(twin.getDesiredProperties()),
                        Optional.of(
                                TagPaths.read(JSON.toJsonTree(twin.getTags()).getAsJsonObject()))));
    }

    /**
     * A patch that puts an order in the place of any other. A patch merges, so that every member is named: the ones that this
     * order does not have are removed.
     */
    static Twin desire(DeviceId device, UpdateOrder order) {
        JsonObject written = JsonParser.parseString(DesiredDocument.write(order))
                .getAsJsonObject()
                .getAsJsonObject(FIRMWARE);
        JsonObject whole = new JsonObject();
        OrderDocument.MEMBERS.forEach(
                member -> whole.add(member, written.has(member) ? written.get(member) : JsonNull.INSTANCE));
        whole.add("fwPackageURI", whole.get("fwPackageUri"));
        return patch(device, whole);
    }

    /** A patch that removes the order. */
    static Twin withdraw(DeviceId device) {
        return patch(device, JsonNull.INSTANCE);
    }

    /** A patch that puts key sets in the place of any others. */
    static Twin trust(DeviceId device, String document) {
        Twin twin = new Twin(device.value());
        twin.getDesiredProperties().put(TRUST, JSON.fromJson(document, Object.class));
        return twin;
    }

    /** A patch that changes tags. */
    static Twin tag(DeviceId device, Map<String, @Nullable Object> tags) {
        Twin twin = new Twin(device.value());
        tags.forEach(twin.getTags()::put);
        return twin;
    }

    private static Twin patch(DeviceId device, JsonElement firmware) {
        Twin twin = new Twin(device.value());
        twin.getDesiredProperties().put(FIRMWARE, JSON.fromJson(firmware, Object.class));
        return twin;
    }

    private static Optional<Reported> reported(TwinCollection properties) {
        return properties.isEmpty() ? Optional.empty() : ReportedDocument.read(bytes(JSON.toJson(properties)));
    }

    private static Optional<LeftOrder> desired(TwinCollection properties) {
        Object firmware = properties.get(FIRMWARE);
        if (firmware == null) {
            return Optional.empty();
        }
        JsonObject ours = new JsonObject();
        ours.add(FIRMWARE, JSON.toJsonTree(firmware));
        return LeftOrderDocument.read(bytes(ours.toString()));
    }

    private static Optional<DeviceId> id(String text) {
        try {
            return Optional.of(new DeviceId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
