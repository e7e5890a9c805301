package dev.drydock.application.simulation.network;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.concurrent.CompletionStage;

/** The desk at which a device answers calls of its methods. */
public interface MethodDesk {
    CompletionStage<MethodAnswer> order(UpdateOrder order);

    CompletionStage<MethodAnswer> cancel(UpdateId id);
}
