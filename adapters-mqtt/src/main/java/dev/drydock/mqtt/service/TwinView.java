package dev.drydock.mqtt.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.protocol.order.LeftOrderDocument;
import dev.drydock.protocol.report.PresenceDocument;
import dev.drydock.protocol.report.ReportedDocument;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One device, assembled from its retained documents as they arrive. Used on the link's inbox alone. */
final class TwinView {
    private final DeviceId device;
    private final Map<Topics.Kind, Integer> passes = new EnumMap<>(Topics.Kind.class);
    private Optional<Reported> reported = Optional.empty();
    private Optional<PresenceDocument> presence = Optional.empty();
    private Optional<LeftOrder> desired = Optional.empty();

    TwinView(DeviceId device) {
        this.device = device;
    }

    void take(Topics.Kind kind, Arrival arrival) {
        switch (kind) {
            case REPORTED -> reported = ReportedDocument.read(arrival.payload());
            case DESIRED -> desired = LeftOrderDocument.read(arrival.payload());
            case PRESENCE -> takePresence(PresenceDocument.read(arrival.payload()));
            case METHODS, RESPONSES, TRUST -> {}
        }
    }

    /** Records the latest pass of a listing that brought a document, 0 for none; returns the former one. */
    int mark(Topics.Kind kind, int pass) {
        Integer former = passes.put(kind, pass);
        return former == null ? 0 : former;
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

    /** Tells whether the device has reported or been present. */
    boolean isKnown() {
        return reported.isPresent() || presence.isPresent();
    }

    /** Tells whether both documents of every device that was once connected are there. */
    boolean isWhole() {
        return reported.isPresent() && presence.isPresent();
    }

    DeviceTwin twin() {
        Presence now = presence.map(said -> said.connected() ? Presence.CONNECTED : Presence.AWAY)
                .orElse(Presence.UNKNOWN);
        return new DeviceTwin(device, now, reported, desired);
    }
}
