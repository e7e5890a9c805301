package dev.drydock.protocol.result;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.protocol.json.Json;
import java.util.Optional;

/** What came of one update: {@code {"device":…,"updateId":…,"result":…,"reason":{…},"message":…,"reported":{…}}}. */
public final class UpdateResultDocument {
    private UpdateResultDocument() {}

    public static String write(DeviceId device, UpdateId update, UpdateResult result) {
        ObjectNode node = Json.object()
                .put("device", device.value())
                .put("updateId", update.value())
                .put("result", word(result));
        node.set(
                "reason",
                reason(result)
                        .<com.fasterxml.jackson.databind.JsonNode>map(
                                said -> Json.object().put("code", said.code()).put("message", said.message()))
                        .orElse(NullNode.getInstance()));
        node.put("message", message(result).orElse(null));
        node.set("reported", TwinDocument.reported(reportedOf(result)));
        return Json.write(node);
    }

    /** The word by which a result is known to programs. */
    public static String word(UpdateResult result) {
        if (result instanceof UpdateResult.Ended ended) {
            return ended.ending().word();
        }
        if (result instanceof UpdateResult.Refused) {
            return "refused";
        }
        if (result instanceof UpdateResult.LeftForDevice) {
            return "left";
        }
        if (result instanceof UpdateResult.NotThere) {
            return "notThere";
        }
        if (result instanceof UpdateResult.NotYetKnown) {
            return "notYetKnown";
        }
        return result instanceof UpdateResult.UnknownDevice ? "unknownDevice" : "unreachable";
    }

    private static Optional<ReportedReason> reason(UpdateResult result) {
        return result instanceof UpdateResult.Ended ended ? ended.reason() : Optional.empty();
    }

    private static Optional<Reported> reportedOf(UpdateResult result) {
        return result instanceof UpdateResult.Ended ended ? Optional.of(ended.reported()) : Optional.empty();
    }

    private static Optional<String> message(UpdateResult result) {
        if (result instanceof UpdateResult.Refused refused) {
            return Optional.of(refused.answer().error().orElse(refused.answer().body()));
        }
        if (result instanceof UpdateResult.LeftForDevice left) {
            return Optional.of(left.why());
        }
        if (result instanceof UpdateResult.NotThere absent) {
            return Optional.of(absent.why());
        }
        if (result instanceof UpdateResult.NotYetKnown unknown) {
            return Optional.of(unknown.why());
        }
        return result instanceof UpdateResult.Unreachable unreachable
                ? Optional.of(unreachable.why())
                : Optional.empty();
    }
}
