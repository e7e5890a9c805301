package dev.drydock.protocol.rest.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.explain.RecallUpdates.Recalled;
import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.report.ReportedDocument;
import dev.drydock.protocol.rest.PageDocument;
import java.util.List;
import java.util.Optional;

/** The outcomes of the updates of a device. */
public final class PastUpdateDocument {
    private PastUpdateDocument() {}

    /** Writes a page of outcomes. */
    public static String page(List<Recalled> outcomes, Optional<String> next) {
        return PageDocument.page(outcomes, PastUpdateDocument::node, next);
    }

    private static ObjectNode node(Recalled recalled) {
        PastUpdate past = recalled.past();
        ObjectNode node = Json.object()
                .put("update", past.update().value())
                .put("at", past.at().toString())
                .put("ending", ReportedDocument.wordOf(past.ending()));
        past.reason().ifPresent(reason -> {
            node.put("reason", reason);
            ReasonCode.find(reason).ifPresent(code -> node.put("meaning", code.description()));
        });
        past.from().map(Version::value).ifPresent(version -> node.put("from", version));
        past.to().map(Version::value).ifPresent(version -> node.put("to", version));
        node.put("byHand", past.rollout().isEmpty());
        recalled.rollout().ifPresent(rollout -> node.put("rollout", rollout));
        return node;
    }
}
