package dev.drydock.files.sweep.world;

import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.device.Epoch;
import java.time.Instant;
import java.util.List;

/** The things that last besides a device's disk: its service, its image server, the time, and the memories it acknowledged. */
public final class World {
    public final Rig rig;
    public final Findings findings;
    public final Service service;
    public final ImageServer images;
    public KeptMemory memory = KeptMemory.NONE;
    public Instant now = ManualDeadlines.BEGINNING;
    private int boots;

    private World(Rig rig, Findings findings, Service service, ImageServer images) {
        this.rig = rig;
        this.findings = findings;
        this.service = service;
        this.images = images;
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
        return this;
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
        return List.of(service.memory(memory), images.memory(), memory, now, boots);
    }
}
