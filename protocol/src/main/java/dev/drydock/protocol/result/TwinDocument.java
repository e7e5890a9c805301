package dev.drydock.protocol.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.order.OrderDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One device's twin: {@code {"device":…,"connected":…,"reported":{…},"desired":{…}}}. */
public final class TwinDocument {
    private static final LeftOrder.Cases<JsonNode> DESIRED = new LeftOrder.Cases<>() {
        @Override
        public JsonNode ours(LeftOrder.Ours ours) {
            return parse(OrderDocument.write(ours.order()));
        }

        @Override
        public JsonNode foreign(LeftOrder.Foreign foreign) {
            return parse(foreign.document());
        }
    };

    private TwinDocument() {}

    public static String write(DeviceTwin twin) {
        ObjectNode node = Json.object().put("device", twin.id().value());
        node.put("connected", connected(twin.presence()).orElse(null));
        node.set("reported", reported(twin.reported()));
        node.set("desired", twin.desired().map(order -> order.match(DESIRED)).orElse(NullNode.getInstance()));
        return Json.write(node);
    }

    private static Optional<Boolean> connected(Presence presence) {
        return switch (presence) {
            case CONNECTED -> Optional.of(true);
            case AWAY -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        };
    }

    static JsonNode reported(Optional<Reported> reported) {
        return reported.map(Reported::document).map(TwinDocument::parse).orElse(NullNode.getInstance());
    }

    private static JsonNode parse(String document) {
        try {
            return Json.read(document.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedDocument e) {
            throw new IllegalStateException("what was written as JSON can be read as JSON", e);
        }
    }
}
