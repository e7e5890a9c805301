package dev.drydock.application.device.floor;

import dev.drydock.application.device.slots.Slots;

/** The places in which a device keeps its floor. */
public record FloorPlaces(Slots slots, FloorFile file, SecurityCounterStore store) {}
