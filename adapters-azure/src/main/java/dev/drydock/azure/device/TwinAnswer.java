package dev.drydock.azure.device;

import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.Message;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.device.transport.IotHubTransportMessage;
import com.microsoft.azure.sdk.iot.device.twin.GetTwinCorrelatingMessageCallback;
import com.microsoft.azure.sdk.iot.device.twin.ReportedPropertiesUpdateCorrelatingMessageCallback;
import com.microsoft.azure.sdk.iot.device.twin.ReportedPropertiesUpdateResponse;
import com.microsoft.azure.sdk.iot.device.twin.Twin;
import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the hub to one request about the twin. The SDK tells of an answer on one thread, while another takes the answer and then
 * forgets who asked; when the second is the quicker, nobody is told by the first (issue 1803 of azure-iot-sdk-java), which on a
 * busy machine is often. The second, however, always says that the answer was taken, and has it at hand: whichever comes first counts.
 */
final class TwinAnswer
        implements GetTwinCorrelatingMessageCallback, ReportedPropertiesUpdateCorrelatingMessageCallback {
    private final CompletableFuture<String> body = new CompletableFuture<>();

    /** Asks for the twin. */
    static TwinAnswer toGet(DeviceClient over) {
        TwinAnswer answer = new TwinAnswer();
        over.getTwinAsync((GetTwinCorrelatingMessageCallback) answer, null);
        return answer;
    }

    /** Sends reported properties. */
    static TwinAnswer toReport(DeviceClient over, TwinCollection reported) {
        TwinAnswer answer = new TwinAnswer();
        over.updateReportedPropertiesAsync(reported, (ReportedPropertiesUpdateCorrelatingMessageCallback) answer, null);
        return answer;
    }

    /**
     * Waits for the answer.
     *
     * @throws IotHubClientException when the hub refuses
     * @throws TimeoutException when there is none yet
     */
    String get(int millis) throws IotHubClientException, InterruptedException, TimeoutException {
        try {
            return body.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IotHubClientException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the twin that was asked for. */
    Twin twin(int millis) throws IotHubClientException, InterruptedException {
        try {
            return Twin.createFromPropertiesJson(get(millis));
        } catch (TimeoutException e) {
            throw tooLate();
        }
    }

    static IotHubClientException tooLate() {
        return new IotHubClientException(IotHubStatusCode.DEVICE_OPERATION_TIMED_OUT, "no answer came in time");
    }

    private void take(Message message) {
        try {
            int status = Integer.parseInt(((IotHubTransportMessage) message).getStatus());
            IotHubStatusCode code = IotHubStatusCode.getIotHubStatusCode(status);
            if (IotHubStatusCode.isSuccessful(code)) {
                body.complete(new String(message.getBytes(), StandardCharsets.UTF_8));
            } else {
                body.completeExceptionally(new IotHubClientException(code, "the hub refuses with status " + status));
            }
        } catch (NumberFormatException e) {
            body.completeExceptionally(
                    new IotHubClientException(IotHubStatusCode.ERROR, "the hub answers without a status"));
        }
    }

    @Override
    public void onResponseReceived(
            Twin twin,
            Message message,
            @Nullable Object context,
            IotHubStatusCode status,
            @Nullable IotHubClientException refusal) {
        take(message);
    }

    @Override
    public void onResponseReceived(
            Message message,
            @Nullable Object context,
            IotHubStatusCode status,
            ReportedPropertiesUpdateResponse response,
            @Nullable IotHubClientException refusal) {
        take(message);
    }

    @Override
    public void onResponseAcknowledged(Message message, @Nullable Object context) {
        take(message);
    }

    @Override
    public void onRequestQueued(Message message, @Nullable Object context) {}

    @Override
    public void onRequestSent(Message message, @Nullable Object context) {}

    @Override
    public void onRequestAcknowledged(
            Message message, @Nullable Object context, @Nullable IotHubClientException refusal) {}
}
