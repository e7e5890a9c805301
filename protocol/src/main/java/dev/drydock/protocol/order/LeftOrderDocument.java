package dev.drydock.protocol.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.util.Optional;

/** The desired properties as the service reads them: an order that it wrote itself names an update id. */
public final class LeftOrderDocument {
    private LeftOrderDocument() {}

    /** Reads the order; empty when there is none, or no JSON object. */
    public static Optional<LeftOrder> read(byte[] document) {
        try {
            JsonNode firmware = Json.readObject(document).path(DesiredDocument.FIRMWARE);
            return DesiredDocument.ordersNothing(firmware) ? Optional.empty() : Optional.of(order(document, firmware));
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }

    private static LeftOrder order(byte[] document, JsonNode firmware) {
        boolean named = firmware.path("updateId").isTextual();
        return DesiredDocument.readOrder(document)
                .filter(order -> named)
                .<LeftOrder>map(LeftOrder.Ours::new)
                .orElseGet(() -> new LeftOrder.Foreign(Json.write(firmware)));
    }
}
