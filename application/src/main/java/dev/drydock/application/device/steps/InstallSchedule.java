package dev.drydock.application.device.steps;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** When a verified image may be installed: before its order expires, and within the device's windows. */
public final class InstallSchedule {
    /** The time of day can be set while it is waited for. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final InstallWindows windows;
    private final ZoneId zone;
    private final WallTime time;
    private final Deadlines deadlines;

    /** @param zone whose local time the windows mean */
    public InstallSchedule(InstallWindows windows, ZoneId zone, WallTime time, Deadlines deadlines) {
        this.windows = windows;
        this.zone = zone;
        this.time = time;
        this.deadlines = deadlines;
    }

    boolean hasExpired(UpdateOrder order) {
        return order.expiredAt(time.now());
    }

    /** Completes when the image may be installed, or never may any more. */
    CompletionStage<UpdateEvent> await(Effect.AwaitWindow work, StopSignal stop) {
        CompletableFuture<UpdateEvent> decided = new CompletableFuture<>();
        stop.onStop(() -> decided.complete(new UpdateEvent.WorkStopped(work.ticket())));
        look(work, decided);
        return decided;
    }

    private void look(Effect.AwaitWindow work, CompletableFuture<UpdateEvent> decided) {
        if (decided.isDone()) {
            return;
        }
        if (hasExpired(work.order())) {
            decided.complete(new UpdateEvent.WorkFailed(work.ticket(), Reason.of(ReasonCode.ORDER_EXPIRED)));
        } else if (isOpen()) {
            decided.complete(new UpdateEvent.WindowOpened(work.ticket()));
        } else {
            deadlines.after(LOOK, () -> look(work, decided));
        }
    }

    /** A device that does not know the time of day cannot tell that a window is open. */
    private boolean isOpen() {
        return windows.areAlways() || (time.isKnown() && windows.areOpenAt(LocalDateTime.ofInstant(time.now(), zone)));
    }
}
