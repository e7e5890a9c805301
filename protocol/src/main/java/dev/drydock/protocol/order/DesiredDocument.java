package dev.drydock.protocol.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.util.Optional;

/** The desired properties: {@code {"firmware":order}}. Nothing at all, or no such member, means that nothing is desired. */
public final class DesiredDocument {
    private static final String FIRMWARE = "firmware";

    private DesiredDocument() {}

    /** What a device makes of it. */
    public static DesiredOrder read(byte[] document) {
        if (document.length == 0) {
            return new DesiredOrder.None();
        }
        try {
            if (document.length > OrderDocument.LONGEST + 64) {
                throw new MalformedDocument("an order has at most " + OrderDocument.LONGEST + " bytes");
            }
            return firmware(document)
                    .<DesiredOrder>map(DesiredOrder.Wanted::new)
                    .orElseGet(DesiredOrder.None::new);
        } catch (MalformedDocument e) {
            return new DesiredOrder.Unreadable(idOf(document), new Reason(ReasonCode.MALFORMED_ORDER, e.what()));
        }
    }

    /** What the service makes of it: the order, if it is one. */
    public static Optional<UpdateOrder> readOrder(byte[] document) {
        return read(document) instanceof DesiredOrder.Wanted wanted ? Optional.of(wanted.order()) : Optional.empty();
    }

    public static String write(UpdateOrder order) {
        return Json.write(Json.object().set(FIRMWARE, OrderDocument.toNode(order)));
    }

    private static Optional<UpdateOrder> firmware(byte[] document) throws MalformedDocument {
        JsonNode firmware = Json.readObject(document).get(FIRMWARE);
        if (firmware == null || firmware.isNull()) {
            return Optional.empty();
        }
        return Optional.of(OrderDocument.read(firmware, AnonymousOrder::idFromMembers));
    }

    /** The order's own id where it can be made out, so that the service finds the refusal of it. */
    private static UpdateId idOf(byte[] document) {
        try {
            JsonNode firmware = Json.readObject(document).get(FIRMWARE);
            if (firmware instanceof ObjectNode order && order.path("updateId").isTextual()) {
                return new UpdateId(order.path("updateId").textValue());
            }
        } catch (MalformedDocument | IllegalArgumentException e) {
            return AnonymousOrder.idFrom(document);
        }
        return AnonymousOrder.idFrom(document);
    }
}
