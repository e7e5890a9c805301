package dev.drydock.process;

import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.memory.Release;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The environment variables by which a command knows an order. A fact that the order lacks has no variable. */
final class OrderFacts {
    private OrderFacts() {}

    static Map<String, String> of(UpdateOrder order, Slot running) {
        Map<String, String> facts = of(order);
        facts.put("DRYDOCK_SLOT", running.name());
        return facts;
    }

    /** Those of an image that is going to be installed. */
    static Map<String, String> of(UpdateOrder order, Optional<Release> verified) {
        Map<String, String> facts = of(order);
        verified.ifPresent(release -> {
            ReleaseNumbers numbers = release.numbers();
            facts.put("DRYDOCK_SEQUENCE", String.valueOf(numbers.sequence()));
            facts.put("DRYDOCK_SECURITY_COUNTER", String.valueOf(numbers.securityCounter()));
            order.manifest().flatMap(OrderManifest::text).ifPresent(text -> facts.put("DRYDOCK_MANIFEST", text));
        });
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
