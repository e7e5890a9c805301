package dev.drydock.application.simulation.network;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.concurrent.CompletionStage;

/** Where a device answers what its methods are called for. */
public interface MethodDesk {
    CompletionStage<MethodAnswer> order(UpdateOrder order);

    CompletionStage<MethodAnswer> cancel(UpdateId id);
}
