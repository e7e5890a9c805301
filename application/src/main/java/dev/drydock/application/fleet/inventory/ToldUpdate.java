package dev.drydock.application.fleet.inventory;

import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import java.util.Optional;

/**
 * An update that a device tells of.
 *
 * @param from the version that ran before, where that is known
 * @param to the version that it is to bring, where that is known
 */
public record ToldUpdate(UpdateId id, Optional<Version> from, Optional<Version> to) {}
