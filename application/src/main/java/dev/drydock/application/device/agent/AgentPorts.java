package dev.drydock.application.device.agent;

import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.WallTime;

/** The outbound ports of one device agent. */
public record AgentPorts(
        UpdateJournal journal,
        Slots slots,
        UpdateSteps steps,
        StatusReports reports,
        VersionProbe version,
        Deadlines deadlines,
        WallTime time,
        AgentObserver observer) {}
