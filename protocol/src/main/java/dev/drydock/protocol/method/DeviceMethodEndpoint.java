package dev.drydock.protocol.method;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.order.GivenOrder;
import dev.drydock.protocol.order.OrderDocument;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A device's direct methods, the same over every transport: bytes in, status and document out. */
public final class DeviceMethodEndpoint {
    private static final int REFUSED = 400;
    private static final int UNKNOWN = 404;
    private static final int CONFLICT = 409;
    private static final int NOT_NOW = 503;

    private final AcceptUpdate accept;
    private final CancelUpdate cancel;
    private final Supplier<UpdateId> freshId;

    /** @param freshId names an order that came without an id */
    public DeviceMethodEndpoint(AcceptUpdate accept, CancelUpdate cancel, Supplier<UpdateId> freshId) {
        this.accept = accept;
        this.cancel = cancel;
        this.freshId = freshId;
    }

    /** An endpoint for the use cases of one device. */
    public static DeviceMethodEndpoint of(DeviceRequests requests) {
        return new DeviceMethodEndpoint(requests.accept(), requests.cancel(), requests.freshId());
    }

    /** Answers a call within six seconds; never fails for what the caller sent. */
    public CompletionStage<MethodResponse> call(String method, byte[] payload) {
        try {
            return switch (method) {
                case MethodNames.FIRMWARE_UPDATE -> update(payload);
                case MethodNames.CANCEL_FIRMWARE_UPDATE -> cancel(payload);
                default -> done(AnswerDocument.refused(UNKNOWN, Reason.of(ReasonCode.UNKNOWN_METHOD)));
            };
        } catch (MalformedDocument e) {
            return done(AnswerDocument.refused(REFUSED, new Reason(ReasonCode.MALFORMED_ORDER, e.what())));
        }
    }

    private CompletionStage<MethodResponse> update(byte[] payload) throws MalformedDocument {
        GivenOrder given = OrderDocument.readGiven(payload, anonymous -> freshId.get());
        return accept.accept(given.order(), given.keys()).thenApply(answer -> answer.match(new OrderResponses()));
    }

    private CompletionStage<MethodResponse> cancel(byte[] payload) throws MalformedDocument {
        UpdateId id = CancelDocument.read(payload);
        return cancel.cancel(id).thenApply(answer -> answer.match(new CancelResponses(id)));
    }

    private static CompletionStage<MethodResponse> done(MethodResponse response) {
        return CompletableFuture.completedFuture(response);
    }

    /** The response to {@code firmwareUpdate} for each answer. */
    private record OrderResponses() implements OrderAnswer.Cases<MethodResponse> {
        @Override
        public MethodResponse taken(OrderAnswer.Taken answer) {
            return AnswerDocument.taken("Firmware update started", answer.id());
        }

        @Override
        public MethodResponse refused(OrderAnswer.Refused answer) {
            return AnswerDocument.refused(REFUSED, answer.reason());
        }

        @Override
        public MethodResponse busy(OrderAnswer.Busy answer) {
            return AnswerDocument.refused(CONFLICT, answer.reason());
        }

        @Override
        public MethodResponse notReady(OrderAnswer.NotReady answer) {
            return AnswerDocument.refused(NOT_NOW, answer.reason());
        }
    }

    /** The response to {@code cancelFirmwareUpdate} for each answer. */
    private record CancelResponses(UpdateId id) implements CancelAnswer.Cases<MethodResponse> {
        @Override
        public MethodResponse cancelled(CancelAnswer.Cancelled answer) {
            return AnswerDocument.taken("Firmware update cancelled", id);
        }

        @Override
        public MethodResponse refused(CancelAnswer.Refused answer) {
            return AnswerDocument.refused(CONFLICT, answer.reason());
        }

        @Override
        public MethodResponse notReady(CancelAnswer.NotReady answer) {
            return AnswerDocument.refused(NOT_NOW, answer.reason());
        }
    }
}
