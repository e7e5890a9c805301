package dev.drydock.application.device.agent;

import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.application.device.keyset.KeySetSource;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.DeviceZone;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.device.Epoch;
import java.util.function.Supplier;

/**
 * The outbound ports of one device agent.
 *
 * @param epochs draws a new epoch by lot, one that no device ever had
 */
public record AgentPorts(
        UpdateJournal journal,
        Slots slots,
        UpdateSteps steps,
        StatusReports reports,
        VersionProbe version,
        Deadlines deadlines,
        WallTime time,
        DeviceZone zone,
        Supplier<Epoch> epochs,
        AgentObserver observer,
        OrderTrust trust,
        KeySetSource keySets) {
    /** The ports of an agent that asks for no manifests. */
    public AgentPorts(
            UpdateJournal journal,
            Slots slots,
            UpdateSteps steps,
            StatusReports reports,
            VersionProbe version,
            Deadlines deadlines,
            WallTime time,
            DeviceZone zone,
            Supplier<Epoch> epochs,
            AgentObserver observer) {
        this(
                journal,
                slots,
                steps,
                reports,
                version,
                deadlines,
                time,
                zone,
                epochs,
                observer,
                OrderTrust.NONE,
                KeySetSource.NONE);
    }
}
