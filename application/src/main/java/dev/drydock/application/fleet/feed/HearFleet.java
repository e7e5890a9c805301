package dev.drydock.application.fleet.feed;

import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import java.util.Optional;
import java.util.function.Consumer;

/** Hears a fleet, and knows whether all of it has been heard: before that nobody's silence means anything. Thread-safe. */
public final class HearFleet implements ReportFeed.Listener {
    private final Intake intake;
    private final DesiredOrders desired;
    private final Listener listener;
    private int interruptions;
    private boolean hasCaughtUp;

    /** The consequences of that which is heard. */
    public interface Listener {
        /** Everything that devices reported until now is durable; or the feed was interrupted, and is heard anew. */
        void listening(boolean isListening);

        /** The desired state of a device is another one than it was known to be. */
        void desiredChanged(DeviceId device);

        /** A listener that does nothing but to be told whether the fleet is heard. */
        static Listener of(Consumer<Boolean> listening) {
            return new Listener() {
                @Override
                public void listening(boolean isListening) {
                    listening.accept(isListening);
                }

                @Override
                public void desiredChanged(DeviceId device) {}
            };
        }
    }

    public HearFleet(Intake intake, DesiredOrders desired, Listener listener) {
        this.intake = intake;
        this.desired = desired;
        this.listener = listener;
    }

    /** Whether the fleet has been heard since the last interruption. */
    public synchronized boolean hasCaughtUp() {
        return hasCaughtUp;
    }

    @Override
    public void heard(ReportFeed.Delivery delivery) {
        intake.heard(delivery);
    }

    @Override
    public void desired(DeviceId device, Optional<LeftOrder> order) {
        boolean isNew = !desired.of(device).equals(order);
        desired.put(device, order);
        if (isNew && hasCaughtUp()) {
            listener.desiredChanged(device);
        }
    }

    @Override
    public void caughtUp() {
        int before = interruptions();
        intake.whenTaken(() -> taken(before));
    }

    private synchronized int interruptions() {
        return interruptions;
    }

    private void taken(int before) {
        synchronized (this) {
            if (interruptions != before || hasCaughtUp) {
                return;
            }
            hasCaughtUp = true;
        }
        listener.listening(true);
    }

    @Override
    public void interrupted() {
        synchronized (this) {
            interruptions++;
            hasCaughtUp = false;
        }
        desired.clear();
        listener.listening(false);
    }
}
