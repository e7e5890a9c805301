package dev.drydock.protocol.method;

import dev.drydock.application.service.call.MethodCall;
import dev.drydock.protocol.order.OrderDocument;
import java.nio.charset.StandardCharsets;

/** The direct methods by the names and payloads that they have on the wire. */
public final class MethodNames {
    public static final String FIRMWARE_UPDATE = "firmwareUpdate";
    public static final String CANCEL_FIRMWARE_UPDATE = "cancelFirmwareUpdate";
    /** A method that no device has, so that every device answers it with 404. */
    public static final String SIGN_OF_LIFE = "signOfLife";

    private MethodNames() {}

    public static String nameOf(MethodCall call) {
        return call.match(new MethodCall.Cases<>() {
            @Override
            public String firmwareUpdate(MethodCall.FirmwareUpdate update) {
                return FIRMWARE_UPDATE;
            }

            @Override
            public String cancelFirmwareUpdate(MethodCall.CancelFirmwareUpdate cancel) {
                return CANCEL_FIRMWARE_UPDATE;
            }

            @Override
            public String signOfLife(MethodCall.SignOfLife question) {
                return SIGN_OF_LIFE;
            }
        });
    }

    public static byte[] payloadOf(MethodCall call) {
        String payload = call.match(new MethodCall.Cases<>() {
            @Override
            public String firmwareUpdate(MethodCall.FirmwareUpdate update) {
                return OrderDocument.write(update.order());
            }

            @Override
            public String cancelFirmwareUpdate(MethodCall.CancelFirmwareUpdate cancel) {
                return CancelDocument.write(cancel.id());
            }

            @Override
            public String signOfLife(MethodCall.SignOfLife question) {
                return "{}";
            }
        });
        return payload.getBytes(StandardCharsets.UTF_8);
    }
}
