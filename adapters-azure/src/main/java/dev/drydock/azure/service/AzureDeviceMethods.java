package dev.drydock.azure.service;

import com.google.gson.JsonParser;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodRequestOptions;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodResponse;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.time.Deadlines;
import dev.drydock.azure.hub.HubCalls;
import dev.drydock.azure.hub.HubClients;
import dev.drydock.azure.hub.HubFault;
import dev.drydock.azure.hub.HubOperation;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.method.AnswerDocument;
import dev.drydock.protocol.method.MethodNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Direct methods of IoT Hub. A call is passed on once: the outcome of a broken one is unknown. */
final class AzureDeviceMethods implements DeviceMethods {
    private static final long SHORTEST_RESPONSE = 5;
    private static final long LONGEST_RESPONSE = 300;
    private static final long LONGEST_CONNECT = 5;
    private static final long LEEWAY = 5;

    private final HubCalls calls;
    private final HubClients clients;
    private final Deadlines deadlines;

    AzureDeviceMethods(HubCalls calls, HubClients clients, Deadlines deadlines) {
        this.calls = calls;
        this.clients = clients;
        this.deadlines = deadlines;
    }

    @Override
    public CompletionStage<CallOutcome> call(DeviceId device, MethodCall call, Duration timeout) {
        CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
        CallOutcome tooLate = new CallOutcome.OutcomeUnknown(
                "the device did not answer within " + timeout.toMillis() / 1000.0 + " s");
        calls.onceTaken(HubOperation.METHOD, () -> {
                    Deadlines.Pending giveUp = deadlines.after(timeout, () -> outcome.complete(tooLate));
                    try {
                        return invoke(device, call, timeout);
                    } finally {
                        giveUp.cancel();
                    }
                })
                .thenApply(made -> made.as(AzureDeviceMethods::answered, AzureDeviceMethods::notAnswered))
                .whenComplete((result, bug) -> {
                    if (bug == null) {
                        outcome.complete(result);
                    } else {
                        outcome.completeExceptionally(bug);
                    }
                });
        return outcome;
    }

    /** Always true: the connection state of a twin may be minutes old, and the hub knows when it is called. */
    @Override
    public boolean mayReach(DeviceTwin twin) {
        return true;
    }

    /** The hub waits a little for a device that renews its token, within the time that the caller has. */
    private DirectMethodResponse invoke(DeviceId device, MethodCall call, Duration timeout)
            throws IotHubException, IOException {
        long whole = timeout.toSeconds();
        long connect = Math.max(0, Math.min(LONGEST_CONNECT, (whole - SHORTEST_RESPONSE) / 2));
        long response = Math.max(SHORTEST_RESPONSE, Math.min(LONGEST_RESPONSE, whole - connect));
        String payload = new String(MethodNames.payloadOf(call), StandardCharsets.UTF_8);
        return clients.methods((int) (connect + response + LEEWAY))
                .invoke(
                        device.value(),
                        MethodNames.nameOf(call),
                        DirectMethodRequestOptions.builder()
                                .payload(JsonParser.parseString(payload))
                                .methodConnectTimeoutSeconds((int) connect)
                                .methodResponseTimeoutSeconds((int) response)
                                .build());
    }

    private static CallOutcome answered(DirectMethodResponse response) {
        return new CallOutcome.Answered(AnswerDocument.read(
                response.getStatus(),
                response.getPayloadAsJsonElement().toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static CallOutcome notAnswered(HubFault fault) {
        return fault.match(new Outcomes());
    }

    /** The outcome of a call for each kind of fault. */
    private static final class Outcomes implements HubFault.Cases<CallOutcome> {
        @Override
        public CallOutcome refused(HubFault.Refused fault) {
            return new CallOutcome.Unreachable(fault.why());
        }

        @Override
        public CallOutcome alreadyThere(HubFault.AlreadyThere fault) {
            return new CallOutcome.Unreachable(fault.why());
        }

        @Override
        public CallOutcome unknownDevice(HubFault.UnknownDevice fault) {
            return new CallOutcome.UnknownDevice();
        }

        @Override
        public CallOutcome notConnected(HubFault.NotConnected fault) {
            return new CallOutcome.NotConnected();
        }

        @Override
        public CallOutcome throttled(HubFault.Throttled fault) {
            return new CallOutcome.Throttled(Duration.ofSeconds(1));
        }

        @Override
        public CallOutcome notReached(HubFault.NotReached fault) {
            return new CallOutcome.Unreachable(fault.why());
        }

        @Override
        public CallOutcome outcomeUnknown(HubFault.OutcomeUnknown fault) {
            return new CallOutcome.OutcomeUnknown(fault.why());
        }
    }
}
