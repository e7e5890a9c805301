package dev.drydock.protocol.method;

import dev.drydock.domain.order.UpdateId;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;

/** The payload of {@code cancelFirmwareUpdate}: {@code {"updateId":"…"}}. */
public final class CancelDocument {
    private static final String ID = "updateId";

    private CancelDocument() {}

    public static UpdateId read(byte[] document) throws MalformedDocument {
        return new Members(Json.readObject(document))
                .text(ID, UpdateId::new)
                .orElseThrow(() -> new MalformedDocument("member '" + ID + "': expected a string, found nothing"));
    }

    public static String write(UpdateId id) {
        return Json.write(Json.object().put(ID, id.value()));
    }
}
