package dev.drydock.protocol.method;

import dev.drydock.application.service.call.MethodCall;
import dev.drydock.protocol.order.OrderDocument;
import java.nio.charset.StandardCharsets;

/** The direct methods by the names and payloads that they have on the wire. */
public final class MethodNames {
    public static final String FIRMWARE_UPDATE = "firmwareUpdate";
    public static final String CANCEL_FIRMWARE_UPDATE = "cancelFirmwareUpdate";

    private MethodNames() {}

    public static String nameOf(MethodCall call) {
        return call instanceof MethodCall.FirmwareUpdate ? FIRMWARE_UPDATE : CANCEL_FIRMWARE_UPDATE;
    }

    public static byte[] payloadOf(MethodCall call) {
        String payload = call instanceof MethodCall.FirmwareUpdate update
                ? OrderDocument.write(update.order())
                : CancelDocument.write(((MethodCall.CancelFirmwareUpdate) call).id());
        return payload.getBytes(StandardCharsets.UTF_8);
    }
}
