package dev.drydock.application.fleet.intake;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.device.DeviceId;
import java.time.Instant;

/**
 * A report as it was heard.
 *
 * @param at the wall clock's time
 * @param isReconciled whether it was asked for, so that the broker or hub holds it still
 */
public record HeardReport(DeviceId device, Reported reported, Instant at, boolean isReconciled) {}
