package dev.drydock.application.fleet.ledger;

/** The ledger cannot be reached or written now. The message says why, and what to do. */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
