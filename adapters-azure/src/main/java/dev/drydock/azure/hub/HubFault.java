package dev.drydock.azure.hub;

import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import dev.drydock.azure.connection.ServiceConnection;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * What became of a call that the hub did not carry out, or of which nobody knows. See "Understand and resolve Azure IoT Hub error
 * codes".
 */
public sealed interface HubFault {
    /** Nothing was done, and it will not be better at once. */
    record Refused(String why) implements HubFault {}

    /** The registry has no such device. */
    record UnknownDevice() implements HubFault {}

    /** The device is not connected. */
    record NotConnected() implements HubFault {}

    /** Calls of this kind come too fast; nothing was done. */
    record Throttled() implements HubFault {}

    /** Nothing was done, as the hub was not reached. */
    record NotReached(String why) implements HubFault {}

    /** It may have been done or not. */
    record OutcomeUnknown(String why) implements HubFault {}

    /** What to tell people. */
    default String why() {
        if (this instanceof Refused refused) {
            return refused.why;
        }
        if (this instanceof NotReached notReached) {
            return notReached.why;
        }
        if (this instanceof OutcomeUnknown unknown) {
            return unknown.why;
        }
        return this instanceof UnknownDevice
                ? "the hub has no such device"
                : this instanceof NotConnected
                        ? "the device is not connected"
                        : "the hub wants fewer calls; see --hub-tier and --hub-units";
    }

    /** Whether the same call may be made again without harm when it changes nothing, or nothing the second time. */
    default boolean isTransient() {
        return this instanceof Throttled || this instanceof OutcomeUnknown;
    }

    static HubFault of(Throwable fault, ServiceConnection connection) {
        return fault instanceof IotHubException answer ? ofAnswer(answer, connection) : ofSocket(fault, connection);
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
                                : "the hub forbids it (" + code + ")");
            case 404 -> code == 404103 ? new NotConnected() : new UnknownDevice();
            case 429 -> new Throttled();
            case 504 -> new OutcomeUnknown("the device did not answer the hub in time");
            case 500, 502, 503 -> new OutcomeUnknown("the hub failed (" + code + ")");
            default -> new Refused("the hub refuses it (" + code + "): " + answer.getMessage());
        };
    }

    private static HubFault ofSocket(Throwable fault, ServiceConnection connection) {
        if (fault instanceof UnknownHostException) {
            return new NotReached("nobody knows the host " + connection.hub() + "; see HostName");
        }
        if (fault instanceof SSLException) {
            return new NotReached(connection.hub() + " does not prove that it is that hub (" + fault.getMessage()
                    + "); for a hub with a private authority give --ca-file");
        }
        if (fault instanceof ConnectException || fault instanceof NoRouteToHostException) {
            return new NotReached(connection.hub() + " does not answer (" + fault.getMessage() + ")");
        }
        return fault instanceof SocketTimeoutException
                        && String.valueOf(fault.getMessage()).contains("onnect")
                ? new NotReached(connection.hub() + " does not answer (" + fault.getMessage() + ")")
                : new OutcomeUnknown("the connection to " + connection.hub() + " broke (" + fault.getMessage() + ")");
    }
}
