package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import java.util.function.LongSupplier;

/**
 * The clock of time-outs, soaks and back-offs. It goes on from the time that the ledger kept and stands still while no server runs, so
 * that no time-out runs during an outage. Changes of the wall clock do not move it.
 */
public final class ServerTime implements LongSupplier {
    private final long kept;
    private final LongSupplier monotonic;
    private final long start;

    private ServerTime(long kept, LongSupplier monotonic) {
        this.kept = kept;
        this.monotonic = monotonic;
        this.start = monotonic.getAsLong();
    }

    /**
     * The time of a server that starts now.
     *
     * @param monotonic milliseconds that only go forward
     */
    public static ServerTime of(RolloutLedger ledger, LongSupplier monotonic) {
        return new ServerTime(ledger.read(RolloutView::time), monotonic);
    }

    @Override
    public long getAsLong() {
        return kept + monotonic.getAsLong() - start;
    }
}
