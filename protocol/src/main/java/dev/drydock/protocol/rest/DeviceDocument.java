package dev.drydock.protocol.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.explain.Part;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.Field;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.report.TrustDocument;
import dev.drydock.protocol.rollout.WhySentence;
import dev.drydock.protocol.rollout.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Devices of the inventory, and where they are in rollouts. */
public final class DeviceDocument {
    private DeviceDocument() {}

    public static String write(KnownDevice device) {
        return Json.write(node(device));
    }

    /** Writes a page of devices. */
    public static String page(List<KnownDevice> devices, Optional<String> next) {
        return PageDocument.page(devices, DeviceDocument::node, next);
    }

    private static ObjectNode node(KnownDevice device) {
        DeviceFacts facts = device.facts();
        ObjectNode node = Json.object().put("id", facts.id().value());
        facts.model().ifPresent(model -> node.put("model", model));
        facts.version().map(Version::value).ifPresent(version -> node.put("version", version));
        facts.state().ifPresent(state -> node.put("state", state));
        facts.reason().ifPresent(reason -> node.put("reason", reason));
        node.put("connected", facts.connected());
        facts.zone().ifPresent(zone -> node.put("zone", zone));
        facts.proof().ifPresent(proof -> node.put("versionProof", proof));
        facts.hardware().ifPresent(revision -> node.put("hardware", revision));
        facts.trust().ifPresent(trust -> node.set("trust", TrustDocument.write(trust)));
        device.update().ifPresent(update -> node.put("update", update.id().value()));
        facts.seen().ifPresent(seen -> node.put("seen", seen.toString()));
        values(node.putObject("tags"), facts.tags());
        values(node.putObject("attributes"), facts.attributes());
        return node;
    }

    private static void values(ObjectNode node, Map<String, String> values) {
        new TreeMap<>(values).forEach(node::put);
    }

    /**
     * Writes the parts that a device has in rollouts.
     *
     * @param now the wall clock's time
     */
    public static String parts(DeviceId device, List<Part> parts, Instant now) {
        ObjectNode node = Json.object().put("device", device.value());
        ArrayNode items = node.putArray("items");
        for (Part part : parts) {
            items.addObject()
                    .put("rollout", part.rollout().plan().name())
                    .put("state", Words.of(part.member().member().state().tally()))
                    .put("wave", part.wave().number() + 1)
                    .put(
                            "version",
                            part.rollout()
                                    .plan()
                                    .image()
                                    .map(RolloutImage::version)
                                    .map(Version::value)
                                    .orElse(""))
                    .put("why", WhySentence.of(part, now));
        }
        return Json.write(node);
    }

    /** Writes the number of devices by the values of fields. */
    public static String counts(long devices, Map<Field.Fixed, Map<String, Long>> counts) {
        ObjectNode node = Json.object().put("devices", devices);
        counts.forEach((field, byValue) -> {
            ObjectNode numbers = node.putObject(field.name().toLowerCase(Locale.ROOT));
            byValue.forEach(numbers::put);
        });
        return Json.write(node);
    }

    /** Writes the number of devices that were tagged. */
    public static String tagged(long devices) {
        return Json.write(Json.object().put("devices", devices));
    }
}
