package dev.drydock.mqtt.service;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.LinkLost;
import dev.drydock.mqtt.link.MqttLink;
import dev.drydock.mqtt.link.Outgoing;
import dev.drydock.protocol.method.AnswerDocument;
import dev.drydock.protocol.method.MethodNames;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls over MQTT 5 request and response (MQTT 5.0, 4.10). The broker drops a call that has not been delivered when its caller
 * has given up; an answer counts only when it bears the call's correlation data and comes from the device that was called.
 */
final class MqttDeviceMethods implements DeviceMethods {
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int REFUSED = 0x80;

    private record Pending(DeviceId device, CompletableFuture<CallOutcome> outcome) {}

    private final MqttLink link;
    private final Topics topics;
    private final String caller;
    private final Deadlines deadlines;
    private final Map<UUID, Pending> pending = new ConcurrentHashMap<>();

    MqttDeviceMethods(MqttLink link, Topics topics, String caller, Deadlines deadlines) {
        this.link = link;
        this.topics = topics;
        this.caller = caller;
        this.deadlines = deadlines;
    }

    @Override
    public CompletionStage<CallOutcome> call(DeviceId device, MethodCall call, Duration timeout) {
        UUID id = UUID.randomUUID();
        CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
        pending.put(id, new Pending(device, outcome));
        Deadlines.Pending giveUp = deadlines.after(
                timeout,
                () -> outcome.complete(new CallOutcome.OutcomeUnknown(
                        "the device did not answer within " + timeout.toMillis() / 1000.0 + " s")));
        Outgoing request = Outgoing.request(
                topics.method(device, MethodNames.nameOf(call)),
                MethodNames.payloadOf(call),
                topics.response(device, caller),
                Correlation.toBytes(id),
                Math.max(1, timeout.toSeconds()));
        link.publish(request).whenComplete((code, lost) -> acknowledged(outcome, code, lost));
        return outcome.whenComplete((result, bug) -> {
            pending.remove(id);
            giveUp.cancel();
        });
    }

    /** Presence is up to date: the broker publishes the will of a device that is gone. */
    @Override
    public boolean mayReach(DeviceTwin twin) {
        return twin.presence() != Presence.AWAY;
    }

    /** Handles an answer; one without a pending call is late or forged, and is ignored. */
    void arrived(Topics.Address from, Arrival answer) {
        Optional<Pending> call =
                answer.correlation().flatMap(Correlation::fromBytes).map(pending::get);
        call.filter(waiting -> waiting.device().equals(from.device()))
                .ifPresent(waiting -> waiting.outcome()
                        .complete(new CallOutcome.Answered(
                                AnswerDocument.read(answer.status().orElse(500), answer.payload()))));
    }

    private static void acknowledged(
            CompletableFuture<CallOutcome> outcome,
            @org.jspecify.annotations.Nullable Integer code,
            @org.jspecify.annotations.Nullable Throwable lost) {
        if (lost instanceof LinkLost link && link.maybeSent()) {
            outcome.complete(new CallOutcome.OutcomeUnknown("the connection to the broker broke during the call"));
        } else if (lost != null || code == null) {
            outcome.complete(new CallOutcome.Unreachable(MqttDeviceTwins.NO_CONNECTION));
        } else if (code == NO_MATCHING_SUBSCRIBERS) {
            outcome.complete(new CallOutcome.NotConnected());
        } else if (code >= REFUSED) {
            outcome.complete(new CallOutcome.Unreachable(
                    "the broker does not let this user call devices (reason code " + code + "); see its access list"));
        }
    }
}
