package dev.drydock.azure.device;

import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import dev.drydock.azure.connection.DeviceConnection;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What to tell people of the SDK's exceptions, whose own messages seldom say what to do. */
final class Faults {
    private static final int DEEPEST = 12;

    private Faults() {}

    static String describe(Throwable fault, DeviceConnection connection) {
        Throwable cause = fault;
        for (int i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "nobody knows the host " + connection.hub() + "; see HostName in the connection string";
            }
            if (cause instanceof SSLException) {
                return connection.hub() + " does not prove that it is that hub (" + cause.getMessage()
                        + "); for a hub with a private authority give --ca-file";
            }
            if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
                return connection.hub() + " does not answer (" + cause.getMessage() + ")";
            }
        }
        if (fault instanceof IotHubClientException known && known.getStatusCode() == IotHubStatusCode.UNAUTHORIZED) {
            return connection.hub() + " does not let " + connection.device()
                    + " in: it is unknown or disabled there, its key or certificate is wrong, or the clock here is off";
        }
        return connection.hub() + ": " + (fault.getMessage() == null ? fault.toString() : fault.getMessage());
    }
}
