package dev.drydock.azure.device;

import com.microsoft.azure.sdk.iot.device.ClientConfiguration;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubMessageResult;
import com.microsoft.azure.sdk.iot.device.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Method calls that come before the SDK knows who answers them. The hub passes a call on in the moment in which the device is back, as it
 * keeps what the device subscribed to; the SDK would drop it, and the caller would wait in vain. They are kept instead, and answered
 * once the device is ready.
 */
final class EarlyCalls {
    /** More than a service makes within the seconds for which the hub keeps a call. */
    private static final int MOST = 32;

    private final ClientConfiguration configuration;
    private final List<Message> waiting = new ArrayList<>();
    private boolean isReady;

    /** Takes the calls of a client that has not been opened yet. */
    EarlyCalls(DeviceClient client) {
        this.configuration = client.getConfig();
        configuration.setDirectMethodsMessageCallback((call, context) -> take(call), null);
    }

    private IotHubMessageResult take(Message call) {
        synchronized (this) {
            if (!isReady) {
                if (waiting.size() < MOST) {
                    waiting.add(call);
                }
                return IotHubMessageResult.COMPLETE;
            }
        }
        return pass(call);
    }

    /** Has those that came answered by whoever has subscribed to methods since; blocks for as long as the answers take. */
    void answer() {
        List<Message> early;
        synchronized (this) {
            isReady = true;
            early = List.copyOf(waiting);
            waiting.clear();
        }
        early.forEach(this::pass);
    }

    private IotHubMessageResult pass(Message call) {
        return configuration
                .getDirectMethodsMessageCallback()
                .onCloudToDeviceMessageReceived(call, configuration.getDirectMethodsMessageContext());
    }
}
