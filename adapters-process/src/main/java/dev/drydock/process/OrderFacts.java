package dev.drydock.process;

import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables by which a command knows an order. A fact that the order lacks has no variable. */
final class OrderFacts {
    private OrderFacts() {}

    static Map<String, String> of(UpdateOrder order, Slot running) {
        Map<String, String> facts = of(order);
        facts.put("DRYDOCK_SLOT", running.name());
        return facts;
    }

    static Map<String, String> of(UpdateOrder order) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("DRYDOCK_UPDATE_ID", order.id().value());
        order.version().ifPresent(version -> facts.put("DRYDOCK_VERSION", version.value()));
        order.size().ifPresent(size -> facts.put("DRYDOCK_SIZE", size.toString()));
        order.digest().ifPresent(digest -> facts.put("DRYDOCK_DIGEST", digest.toString()));
        return facts;
    }
}
