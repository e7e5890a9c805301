package dev.drydock.azure.device;

import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** One report on its way to the hub. */
final class ReportUpdate {
    /** The longest time for which an unconfirmed report delays a newer one: an order is answered after a second. */
    private static final int HOLDS_UP_MILLIS = 500;

    private ReportUpdate() {}

    /**
     * Sends a report and waits for the hub to confirm it, or for a newer one that has waited half a second.
     *
     * @return whether it was confirmed; if not, there is a newer report, which says all that this one does
     */
    static boolean send(DeviceClient over, String document, int timeoutMillis, BooleanSupplier isLatest)
            throws IotHubClientException, InterruptedException {
        TwinAnswer answer = TwinAnswer.toReport(over, TwinDocuments.reported(document));
        for (int waited = 0; waited < timeoutMillis; waited += HOLDS_UP_MILLIS) {
            try {
                answer.get(HOLDS_UP_MILLIS);
                return true;
            } catch (TimeoutException e) {
                if (!isLatest.getAsBoolean()) {
                    return false;
                }
            }
        }
        throw TwinAnswer.tooLate();
    }
}
