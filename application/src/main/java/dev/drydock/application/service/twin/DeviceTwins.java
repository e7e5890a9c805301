package dev.drydock.application.service.twin;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The states of devices as the transport keeps them. Finding changes, by subscription or by polling, is the business of an adapter. */
public interface DeviceTwins {
    /** Reads one device. */
    CompletionStage<TwinRead> read(DeviceId device);

    /**
     * Follows one device: the listener gets what is known now, and again whenever it changes, one call at a time.
     *
     * @return ends the following; safe to call again
     */
    Watch watch(DeviceId device, Consumer<DeviceTwin> listener);

    /** Lists every device, page by page as they come. */
    CompletionStage<TwinListing> list(Consumer<DeviceTwin> listener);

    /** Leaves an order for a device, in the place of any other. */
    CompletionStage<Written> desire(DeviceId device, UpdateOrder order);

    /** Takes back the order that was left for a device, if there is one. */
    CompletionStage<Written> withdraw(DeviceId device);

    /**
     * Brings a device key sets, in the place of any that were brought before.
     *
     * @param sets ascending; as many as fit are brought, the others once the device reports those
     */
    CompletionStage<Written> bring(DeviceId device, List<SignedKeySet> sets);

    /** Removes all that is kept of a device. */
    CompletionStage<Written> forget(DeviceId device);

    /** A following that can be ended. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
