package dev.drydock.files.sweep.world;

import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.function.Consumer;

/** The connection of a service to its device. */
public interface Connection {
    void desire(UpdateOrder order);

    void order(UpdateOrder order, Consumer<OrderAnswer> onAnswer);

    void cancel(UpdateId id, Consumer<CancelAnswer> onAnswer);
}
