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
import dev.drydock.protocol.trust.TrustDocument;
import java.util.Optional;

/** The desired properties: {@code {"firmware":order}}. Nothing at all, or no such member, means that nothing is desired. */
public final class DesiredDocument {
    static final String FIRMWARE = "firmware";

    private DesiredDocument() {}

    /** Reads the document as a device does. */
    public static DesiredOrder read(byte[] document) {
        if (document.length == 0) {
            return new DesiredOrder.None();
        }
        try {
            if (document.length > OrderDocument.LONGEST + 64) {
                throw new MalformedDocument("an order has at most " + OrderDocument.LONGEST + " bytes");
            }
            return firmware(document)
                    .<DesiredOrder>map(given -> new DesiredOrder.Wanted(given.order(), given.keys()))
                    .orElseGet(DesiredOrder.None::new);
        } catch (MalformedDocument e) {
            return new DesiredOrder.Unreadable(idOf(document), new Reason(ReasonCode.MALFORMED_ORDER, e.what()));
        }
    }

    /** Reads the document as the service does: the order, if it is one. */
    public static Optional<UpdateOrder> readOrder(byte[] document) {
        return read(document).match(new Orders());
    }

    /** The order that is desired. */
    private record Orders() implements DesiredOrder.Cases<Optional<UpdateOrder>> {
        @Override
        public Optional<UpdateOrder> none(DesiredOrder.None desired) {
            return Optional.empty();
        }

        @Override
        public Optional<UpdateOrder> wanted(DesiredOrder.Wanted desired) {
            return Optional.of(desired.order());
        }

        @Override
        public Optional<UpdateOrder> unreadable(DesiredOrder.Unreadable desired) {
            return Optional.empty();
        }
    }

    public static String write(UpdateOrder order) {
        return Json.write(Json.object().set(FIRMWARE, OrderDocument.toNode(order)));
    }

    private static Optional<GivenOrder> firmware(byte[] document) throws MalformedDocument {
        JsonNode firmware = Json.readObject(document).path(FIRMWARE);
        if (ordersNothing(firmware)) {
            return Optional.empty();
        }
        UpdateOrder order = OrderDocument.read(firmware, AnonymousOrder::idFromMembers);
        return Optional.of(new GivenOrder(order, TrustDocument.inOrder(firmware)));
    }

    /** Whether there is no order. A twin's patch leaves an empty object, or nulls, behind when it takes an order away member by member. */
    static boolean ordersNothing(JsonNode firmware) {
        return firmware.isMissingNode()
                || firmware.isNull()
                || (firmware instanceof ObjectNode object
                        && object.valueStream().allMatch(JsonNode::isNull));
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
