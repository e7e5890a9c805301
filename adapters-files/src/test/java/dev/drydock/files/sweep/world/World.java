package dev.drydock.files.sweep.world;

import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.trust.FloorWatch;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.device.Epoch;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.sweep.trust.Chip;
import dev.drydock.files.sweep.trust.LostPlace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The things that last besides a device's disk: its service, its image server, the time, and the memories it acknowledged. */
public final class World {
    public final Rig rig;
    public final Findings findings;
    public final Service service;
    public final ImageServer images;
    public KeptMemory memory = KeptMemory.NONE;
    public Instant now = ManualDeadlines.BEGINNING;
    /** Whether the record of the slot that runs was lost, so that nobody knows what is in it. */
    public boolean recordLost;

    /** The documents that were damaged by a loss, which is not the device's fault until it has mended them. */
    public Set<String> damaged = Set.of();

    public Chip chip;
    public FloorWatch floor = new FloorWatch();
    private int boots;

    private World(Rig rig, Findings findings, Service service, ImageServer images) {
        this.rig = rig;
        this.findings = findings;
        this.service = service;
        this.images = images;
        this.chip = new Chip(rig.trusting());
    }

    /** One in which nothing has happened yet. */
    public static World around(UpdatePath path, Rig rig, Findings findings) {
        return new World(rig, findings, new Service(path, findings), new ImageServer());
    }

    /** The same world, which from now on goes its own way. */
    public World copy() {
        return new World(rig, findings, service.copy(), images.copy()).goingOnFrom(this);
    }

    /** The same world, in which other things are about to happen. */
    public World withPath(UpdatePath path, Rig otherRig, Findings otherFindings) {
        Service other = service.withPath(path, otherFindings);
        return new World(otherRig, otherFindings, other, images.copy()).goingOnFrom(this);
    }

    private World goingOnFrom(World before) {
        memory = before.memory;
        now = before.now;
        boots = before.boots;
        recordLost = before.recordLost;
        damaged = before.damaged;
        chip = before.chip.copy(rig.trusting());
        floor = before.floor.copy();
        return this;
    }

    /** Loses a place on the disk of the device. */
    public void lose(LostPlace place, CrashingStorage disk, Slot committed) {
        String name = place.lose(disk, committed);
        damaged = Stream.concat(damaged.stream(), Stream.of(name)).collect(Collectors.toSet());
        recordLost |= place.isSlotRecord();
    }

    /** The places of its trust that the device can lose now, without losing all of them. */
    public List<LostPlace> losable() {
        if (!rig.trusting().asksForManifests()) {
            return List.of();
        }
        return recordLost ? LostPlace.OF_KEY_SETS : LostPlace.OF_THE_STATE_FOLDER;
    }

    public BootId nextBoot() {
        return new BootId("boot-" + ++boots);
    }

    /** Another one after every boot; without a count of its own, which would tell worlds apart that are the same. */
    public Epoch nextEpoch() {
        return Epoch.of(boots);
    }

    /** All parts of it that decide what comes. */
    public Object state() {
        return List.of(
                service.memory(memory), images.memory(), memory, now, boots, recordLost, chip.memory(), floor.memory());
    }
}
