package dev.drydock.protocol.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.protocol.json.Json;

/** The result of one update: {@code {"device":…,"updateId":…,"result":…,"reason":{…},"message":…,"reported":{…}}}. */
public final class UpdateResultDocument {
    private UpdateResultDocument() {}

    public static String write(DeviceId device, UpdateId update, UpdateResult result) {
        ResultMembers members = result.match(ResultMembers.READING);
        ObjectNode node = Json.object()
                .put("device", device.value())
                .put("updateId", update.value())
                .put("result", members.word());
        node.set(
                "reason",
                members.reason().<JsonNode>map(UpdateResultDocument::reason).orElse(NullNode.getInstance()));
        node.put("message", members.message().orElse(null));
        node.set("reported", TwinDocument.reported(members.reported()));
        return Json.write(node);
    }

    /** The word by which programs know a result. */
    public static String word(UpdateResult result) {
        return result.match(ResultMembers.READING).word();
    }

    private static JsonNode reason(ReportedReason reason) {
        return Json.object().put("code", reason.code().text()).put("message", reason.message());
    }
}
