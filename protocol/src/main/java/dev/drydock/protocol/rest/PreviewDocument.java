package dev.drydock.protocol.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.desk.Preview;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.rollout.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A look ahead at a rollout, with what an operator should know before it begins. */
public final class PreviewDocument {
    private PreviewDocument() {}

    public static String write(Preview preview) {
        ObjectNode node = Json.object().put("devices", preview.devices());
        ArrayNode waves = node.putArray("waves");
        for (int number = 0; number < preview.waves().size(); number++) {
            Preview.Wave wave = preview.waves().get(number);
            waves.addObject()
                    .put("number", number + 1)
                    .put("size", wave.size())
                    .put("decidesAlone", wave.decidesAlone());
        }
        ObjectNode skipped = node.putObject("skipped");
        new TreeMap<SkipReason, Long>(preview.skipped())
                .forEach((reason, number) -> skipped.put(Words.of(reason), number));
        node.put("away", preview.away());
        warnings(preview).forEach(node.putArray("warnings")::add);
        return Json.write(node);
    }

    private static List<String> warnings(Preview preview) {
        List<String> warnings = new ArrayList<>();
        if (preview.devices() == 0) {
            warnings.add("no device fits the target now");
        }
        for (int number = 0; number < preview.waves().size(); number++) {
            Preview.Wave wave = preview.waves().get(number);
            if (wave.size() == 0 && preview.devices() > 0) {
                warnings.add("wave " + (number + 1) + " has no device");
            } else if (!wave.decidesAlone() && preview.devices() > 0) {
                warnings.add("wave " + (number + 1) + " with " + wave.size()
                        + (wave.size() == 1 ? " device" : " devices")
                        + " is too small for a verdict of its own; its outcomes count for the next one");
            }
        }
        return warnings;
    }
}
