package dev.drydock.application.fleet.ledger;

import java.util.function.Function;

/** The durable rollouts of a fleet. */
public interface RolloutLedger {
    /**
     * Does work in one transaction: either everything that it saves is durable when this returns, or nothing is changed. Work that
     * meets other work on the same rows is done again, so that it must have no effect but what it saves and returns.
     */
    <T> T exchange(Function<RolloutBook, T> work);
}
