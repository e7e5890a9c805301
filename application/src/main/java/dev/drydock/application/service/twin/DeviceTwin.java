package dev.drydock.application.service.twin;

import dev.drydock.domain.device.DeviceId;
import java.util.Optional;

/** The state of one device at one moment, as the transport keeps it. */
public record DeviceTwin(DeviceId id, Presence presence, Optional<Reported> reported, Optional<LeftOrder> desired) {}
