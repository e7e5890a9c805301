package dev.drydock.mqtt.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.protocol.report.PresenceDocument;
import dev.drydock.protocol.report.ReportedDocument;
import java.util.Optional;

/** One device as its retained documents show it, put together as they come. Used on the link's inbox alone. */
final class TwinView {
    private final DeviceId device;
    private Optional<Reported> reported = Optional.empty();
    private Optional<PresenceDocument> presence = Optional.empty();
    private Optional<UpdateOrder> desired = Optional.empty();

    TwinView(DeviceId device) {
        this.device = device;
    }

    void take(Topics.Kind kind, Arrival arrival) {
        switch (kind) {
            case REPORTED -> reported = ReportedDocument.read(arrival.payload());
            case DESIRED -> desired = DesiredDocument.readOrder(arrival.payload());
            case PRESENCE -> takePresence(PresenceDocument.read(arrival.payload()));
            case METHODS, RESPONSES -> {}
        }
    }

    /** A {@code false} of another session than the last {@code true} is the late will of a connection that was replaced. */
    private void takePresence(Optional<PresenceDocument> said) {
        boolean stale = said.isPresent()
                && !said.get().connected()
                && presence.isPresent()
                && presence.get().connected()
                && !presence.get().session().equals(said.get().session());
        if (!stale) {
            presence = said;
        }
    }

    /** Whether the device was ever heard of. */
    boolean isKnown() {
        return reported.isPresent() || presence.isPresent();
    }

    /** Whether all that every device has once it was connected is there. */
    boolean isWhole() {
        return reported.isPresent() && presence.isPresent();
    }

    DeviceTwin twin() {
        return new DeviceTwin(device, presence.map(PresenceDocument::connected), reported, desired);
    }
}
