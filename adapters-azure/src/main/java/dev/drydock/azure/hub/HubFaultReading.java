package dev.drydock.azure.hub;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import dev.drydock.azure.connection.NotReached;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.hub.HubFault.AlreadyThere;
import dev.drydock.azure.hub.HubFault.NotConnected;
import dev.drydock.azure.hub.HubFault.OutcomeUnknown;
import dev.drydock.azure.hub.HubFault.Refused;
import dev.drydock.azure.hub.HubFault.Throttled;
import dev.drydock.azure.hub.HubFault.UnknownDevice;

/** The SDK's exceptions, read as faults. See "Understand and resolve Azure IoT Hub error codes". */
final class HubFaultReading {
    private static final int LONGEST_MESSAGE = 300;

    private HubFaultReading() {}

    static HubFault of(Throwable fault, ServiceConnection connection) {
        if (fault instanceof IotHubException answer) {
            boolean ofProxy = answer.getErrorCode() == 0 && connection.proxy().isPresent();
            return ofProxy ? noTunnel(connection) : ofAnswer(answer, connection);
        }
        return ofSocket(fault, connection);
    }

    /** The SDK makes an answer without a status of what the JDK says of a proxy that refuses a tunnel. */
    private static HubFault noTunnel(ServiceConnection connection) {
        return new HubFault.NotReached(NotReached.throughProxy(
                connection.hub(),
                connection.proxy().orElseThrow(),
                "it lets nobody through without the right password"));
    }

    private static HubFault ofAnswer(IotHubException answer, ServiceConnection connection) {
        int code = answer.getErrorCode();
        int status = code >= 1000 ? code / 1000 : code;
        return switch (status) {
            case 401 ->
                new Refused(connection.hub() + " does not let " + connection.policy()
                        + " in: SharedAccessKeyName or SharedAccessKey is wrong, or the clock here is off");
            case 403 ->
                new Refused(
                        code == 403002
                                ? "the hub's daily quota of messages is used up; it is filled at midnight UTC"
                                : "the hub forbids it (" + code + "); see its quotas");
            case 404 -> code == 404103 ? new NotConnected() : new UnknownDevice();
            case 409 -> new AlreadyThere();
            case 429 -> new Throttled();
            case 504 -> new OutcomeUnknown("the device did not answer the hub in time");
            case 500, 502, 503 -> new OutcomeUnknown("the hub failed (" + code + "); try again later");
            default -> new Refused("the hub refuses it (" + code + "): " + message(answer));
        };
    }

    /** The message of the hub, without the JSON around it. */
    private static String message(IotHubException answer) {
        String text = String.valueOf(answer.getMessage());
        try {
            JsonElement json = JsonParser.parseString(text);
            if (json.isJsonObject() && json.getAsJsonObject().has("message")) {
                text = json.getAsJsonObject().get("message").getAsString();
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            return capped(text);
        }
        return capped(text);
    }

    private static String capped(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST_MESSAGE ? plain : plain.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static HubFault ofSocket(Throwable fault, ServiceConnection connection) {
        return NotReached.why(fault, connection.hub(), connection.proxy())
                .<HubFault>map(HubFault.NotReached::new)
                .orElseGet(() -> new OutcomeUnknown("the connection to " + connection.hub() + " broke ("
                        + fault.getMessage() + "); it may have been done or not"));
    }
}
