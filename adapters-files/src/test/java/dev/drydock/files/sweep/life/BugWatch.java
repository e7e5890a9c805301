package dev.drydock.files.sweep.life;

import dev.drydock.application.device.agent.AgentObserver;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.Trouble;
import dev.drydock.files.sweep.world.UpdatePath;
import dev.drydock.files.sweep.world.World;
import java.util.Locale;

/** Sees what an agent says of itself: a bug is one, and a slot that is to be corrupted is so when it is to be installed. */
record BugWatch(CrashingStorage disk, World world, TrustedDevice trusted, Runnable onCrash) implements AgentObserver {
    @Override
    public void entered(UpdateState state) {
        trusted.look(state);
        if (state instanceof Installing installing && Trouble.of(installing.id()) == Trouble.CORRUPT_SLOT) {
            byte[] image = UpdatePath.image(installing.id().value());
            image[0]++;
            String slot = installing.update().target().name().toLowerCase(Locale.ROOT);
            disk.put("slots/" + slot + "/image", image);
        }
    }

    @Override
    public void refused(UpdateEvent event, UpdateState state) {}

    @Override
    public void notSaved(Reason reason) {}

    @Override
    public void waits(UpdateId update, Reason reason) {}

    @Override
    public void noticed(String what) {}

    @Override
    public void crashed(Throwable bug) {
        world.findings.broken(Promise.NO_BUG, () -> String.valueOf(bug));
        onCrash.run();
    }
}
