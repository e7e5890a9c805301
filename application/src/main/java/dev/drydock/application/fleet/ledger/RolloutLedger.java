package dev.drydock.application.fleet.ledger;

import java.util.function.Function;

/** The durable rollouts of a fleet. */
public interface RolloutLedger {
    /** The order of work that waits for the same ledger. */
    enum Precedence {
        /** An operator's word: it waits for the work that goes on, and for no other. */
        COMMAND,
        /** The rest, in the order in which it came. */
        ROUTINE
    }

    /**
     * Does work in one transaction: either everything that it saves is durable when this returns, or nothing is changed. Work that
     * meets other work on the same rows is done again, so that it must have no effect but what it saves and returns.
     *
     * @throws LedgerUnavailable when the ledger cannot be reached or written; nothing is known to be changed, and the same may be
     *     done again
     */
    <T> T exchange(Precedence precedence, Function<RolloutBook, T> work);

    /** The same, as routine. */
    default <T> T exchange(Function<RolloutBook, T> work) {
        return exchange(Precedence.ROUTINE, work);
    }

    /**
     * Looks at everything as it was at one moment, without waiting for work that goes on.
     *
     * @throws LedgerUnavailable when the ledger cannot be reached
     */
    <T> T read(Function<RolloutView, T> look);
}
