package dev.drydock.application.fleet.run;

import dev.drydock.application.fleet.intake.IntakeObserver;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import java.time.Duration;

/** An observer of a server's work, for people and for its readiness. */
public interface ServerObserver extends IntakeObserver {
    /** The whole fleet has been heard, or has to be heard anew. */
    void listening(boolean isListening);

    /** The ledger could not be reached or written; it is tried again. */
    void ledgerUnavailable(LedgerUnavailable why);

    /** The ledger takes everything again. */
    void ledgerAvailable();

    /**
     * The wall clock was set.
     *
     * @param by less than zero when it was set back
     */
    void clockSet(Duration by);
}
