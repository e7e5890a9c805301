package dev.drydock.files.slots;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/** The health check of a device without a command for it: the slot that runs is whole and holds the ordered image. */
public final class WholeSlotHealthCheck implements HealthCheck {
    private final Slots slots;

    public WholeSlotHealthCheck(Slots slots) {
        this.slots = slots;
    }

    @Override
    public Optional<Reason> complaint(UpdateOrder order, Slot running, StopSignal stop) {
        try {
            return slots.image(running)
                    .map(image -> complaint(order, running, image))
                    .orElseGet(() -> unhealthy("slot " + running + ", which runs, holds no whole image"));
        } catch (StorageFailure e) {
            return Optional.of(e.reason());
        }
    }

    private Optional<Reason> complaint(UpdateOrder order, Slot running, SlotImage image) {
        Optional<Digest> ordered = order.digest();
        Digest recorded = image.measured().digest();
        if (ordered.isPresent() && !ordered.get().equals(recorded)) {
            return unhealthy("slot " + running + ", which runs, holds " + recorded + "; ordered was " + ordered.get());
        }
        ImageMeasure found = slots.measure(running);
        if (found.equals(image.measured())) {
            return Optional.empty();
        }
        String message =
                "slot " + running + " was written with " + image.measured().size() + " bytes, " + recorded
                        + ", and now has " + found.size() + " bytes, " + found.digest();
        return Optional.of(new Reason(ReasonCode.SLOT_CORRUPT, message));
    }

    private static Optional<Reason> unhealthy(String message) {
        return Optional.of(new Reason(ReasonCode.UNHEALTHY, message));
    }
}
