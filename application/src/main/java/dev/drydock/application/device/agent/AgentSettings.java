package dev.drydock.application.device.agent;

import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.update.UpdatePolicy;

/**
 * The settings of an agent.
 *
 * @param initialVersion the version of the factory image
 */
public record AgentSettings(
        UpdatePolicy policy, Admission admission, DeviceFacts facts, ReportPace pace, Version initialVersion) {}
