package dev.drydock.azure.device;

import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.NotReached;
import java.util.Optional;

/** Sentences for the SDK's exceptions, whose own messages seldom say what to do. */
final class Faults {
    private Faults() {}

    static String describe(Throwable fault, DeviceConnection connection) {
        Optional<String> notReached = NotReached.why(fault, connection.hub(), connection.proxy());
        if (notReached.isPresent()) {
            return notReached.get();
        }
        if (fault instanceof IotHubClientException known && known.getStatusCode() == IotHubStatusCode.UNAUTHORIZED) {
            return connection.hub() + " does not let " + connection.device()
                    + " in: it is unknown or disabled there, its key or certificate is wrong, or the clock here is off";
        }
        return connection.hub() + ": " + (fault.getMessage() == null ? fault.toString() : fault.getMessage());
    }
}
