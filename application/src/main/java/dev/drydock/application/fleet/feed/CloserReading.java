package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the twins of devices that are under way, round after round, between the readings of all. Thread-safe. */
final class CloserReading {
    private final DeviceTwins twins;
    private final Deadlines deadlines;
    private final TwinPace pace;
    private final Close close;
    private final Taker taker;
    private final AtomicBoolean wasReached = new AtomicBoolean(true);
    private Deadlines.Pending next = () -> {};
    private boolean isClosed;

    /**
     * The devices that are looked at closely.
     *
     * @param executor of the questions who they are
     */
    record Close(MembersUnderWay members, Executor executor) {}

    /** The taker of what is found. */
    interface Taker {
        /** Whether twins are of use now. */
        boolean isHeard();

        /** Whether rollouts wait for devices. */
        void underWay(boolean areSome);

        void found(DeviceTwin twin);

        /** No twin could be read, but for those of the round before. */
        void lost();
    }

    CloserReading(DeviceTwins twins, Deadlines deadlines, TwinPace pace, Close close, Taker taker) {
        this.twins = twins;
        this.deadlines = deadlines;
        this.pace = pace;
        this.close = close;
        this.taker = taker;
    }

    /** Begins, if the transport has to be asked at all. */
    void begin() {
        if (pace.mostCloser() > 0) {
            wait(true);
        }
    }

    synchronized void close() {
        isClosed = true;
        next.cancel();
    }

    private synchronized void wait(boolean goesOn) {
        if (goesOn && !isClosed) {
            next = deadlines.after(TwinPace.CLOSER, () -> close.executor().execute(this::round));
        }
    }

    /** A round that fails for another reason than the ledger is the executor's; the next comes all the same. */
    private void round() {
        boolean isBegun = false;
        try {
            if (taker.isHeard()) {
                read(close.members().next(pace.mostCloser()));
                isBegun = true;
            }
        } catch (LedgerUnavailable away) {
            // Others tell of it, and the next round asks again.
        } finally {
            wait(!isBegun);
        }
    }

    private void read(MembersUnderWay.Some some) {
        taker.underWay(some.areSomeUnderWay());
        List<DeviceId> devices =
                some.devices().subList(0, pace.closer(some.devices().size()));
        List<CompletableFuture<Boolean>> readings = devices.stream()
                .map(this::read)
                .map(CompletionStage::toCompletableFuture)
                .toList();
        var unused = CompletableFuture.allOf(readings.toArray(CompletableFuture[]::new))
                .whenComplete((all, bug) -> {
                    wait(true);
                    if (bug != null) {
                        TwinFeed.raise(bug);
                    } else if (!readings.isEmpty()) {
                        note(readings.stream().anyMatch(CompletableFuture::join));
                    }
                });
    }

    /** Whether the transport was reached. */
    private CompletionStage<Boolean> read(DeviceId device) {
        return twins.read(device)
                .thenApply(read -> read.match(new TwinRead.Cases<Boolean>() {
                    @Override
                    public Boolean found(TwinRead.Found found) {
                        taker.found(found.twin());
                        return true;
                    }

                    @Override
                    public Boolean unknownDevice(TwinRead.UnknownDevice unknown) {
                        return true;
                    }

                    @Override
                    public Boolean unreachable(TwinRead.Unreachable unreachable) {
                        return false;
                    }
                }));
    }

    private void note(boolean isReached) {
        if (wasReached.getAndSet(isReached) && !isReached) {
            taker.lost();
        }
    }
}
