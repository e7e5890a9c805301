package dev.drydock.azure.device;

import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
        CompletableFuture<Optional<IotHubClientException>> answer = new CompletableFuture<>();
        over.updateReportedPropertiesAsync(
                TwinDocuments.reported(document),
                (status, response, fault, context) -> answer.complete(Optional.ofNullable(fault)),
                null);
        for (int waited = 0; waited < timeoutMillis; waited += HOLDS_UP_MILLIS) {
            try {
                Optional<IotHubClientException> fault = answer.get(HOLDS_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (fault.isPresent()) {
                    throw fault.get();
                }
                return true;
            } catch (TimeoutException e) {
                if (!isLatest.getAsBoolean()) {
                    return false;
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IotHubClientException(IotHubStatusCode.DEVICE_OPERATION_TIMED_OUT, "no answer came in time");
    }
}
