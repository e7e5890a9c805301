package dev.drydock.application.device.steps;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.DeviceZone;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.window.InstallWindows;
import dev.drydock.domain.window.LocalZone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Decides when a verified image may be installed: before its order expires, and within the install windows of the device. */
public final class InstallSchedule {
    /** The clock and the zone can be set while an image waits. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private final InstallWindows windows;
    private final DeviceZone zone;
    private final WallTime time;
    private final Deadlines deadlines;

    /** @param zone by whose local time the windows open */
    public InstallSchedule(InstallWindows windows, DeviceZone zone, WallTime time, Deadlines deadlines) {
        this.windows = windows;
        this.zone = zone;
        this.time = time;
        this.deadlines = deadlines;
    }

    /** A schedule in a zone that nobody changes. */
    public InstallSchedule(InstallWindows windows, ZoneId zone, WallTime time, Deadlines deadlines) {
        this(windows, () -> LocalZone.of(zone), time, deadlines);
    }

    /** The windows, the zone and the local time, for people. */
    public String describe() {
        String now = time.isKnown()
                ? zone.now().describe(time.now())
                : "not known, in " + zone.now().name();
        return "Install windows: " + windows + "; local time " + now;
    }

    /** Whether this device has install windows. */
    public boolean hasWindows() {
        return !windows.areAlways();
    }

    boolean hasExpired(UpdateOrder order) {
        return order.expiredAt(time.now());
    }

    /**
     * Completes when the image may be installed, or never may any more.
     *
     * @param waiting told when a window opens, and again when that changes
     */
    CompletionStage<UpdateEvent> await(Effect.AwaitWindow work, Consumer<Reason> waiting, StopSignal stop) {
        Wait wait = new Wait(work, waiting);
        stop.onStop(() -> wait.decided.complete(new UpdateEvent.WorkStopped(work.ticket())));
        wait.look();
        return wait.decided;
    }

    /** One image that waits. */
    private final class Wait {
        private final Effect.AwaitWindow work;
        private final Consumer<Reason> waiting;
        private final CompletableFuture<UpdateEvent> decided = new CompletableFuture<>();
        private String told = "";

        Wait(Effect.AwaitWindow work, Consumer<Reason> waiting) {
            this.work = work;
            this.waiting = waiting;
        }

        void look() {
            if (decided.isDone()) {
                return;
            }
            if (hasExpired(work.order())) {
                decided.complete(new UpdateEvent.WorkFailed(work.ticket(), Reason.of(ReasonCode.ORDER_EXPIRED)));
            } else if (windows.areAlways()) {
                decided.complete(new UpdateEvent.WindowOpened(work.ticket()));
            } else if (time.isKnown()) {
                lookAtWindows(time.now(), zone.now());
            } else {
                tell("waits for an install window; when it opens is not known, as the clock of the device is not set");
                deadlines.after(LONGEST_PAUSE, this::look);
            }
        }

        private void lookAtWindows(Instant now, LocalZone local) {
            Instant opening = windows.nextOpening(now, local.rules());
            if (!opening.isAfter(now)) {
                decided.complete(new UpdateEvent.WindowOpened(work.ticket()));
                return;
            }
            tell("waits for an install window, which opens " + local.describe(opening));
            deadlines.after(pause(Duration.between(now, opening)), this::look);
        }

        private void tell(String why) {
            if (!why.equals(told)) {
                told = why;
                waiting.accept(new Reason(ReasonCode.WAITING_FOR_WINDOW, why));
            }
        }
    }

    /** A clock that is a little slow must not be asked again and again. */
    private static Duration pause(Duration untilOpening) {
        Duration pause = untilOpening.compareTo(LONGEST_PAUSE) < 0 ? untilOpening : LONGEST_PAUSE;
        return pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE;
    }
}
