package dev.drydock.application.device.agent;

import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.update.UpdatePolicy;

/**
 * What is set for an agent.
 *
 * @param initialVersion what the image is called that the device had before any update
 */
public record AgentSettings(
        UpdatePolicy policy, Admission admission, DeviceFacts facts, ReportPace pace, Version initialVersion) {}
