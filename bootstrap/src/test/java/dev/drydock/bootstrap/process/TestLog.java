package dev.drydock.bootstrap.process;

import dev.drydock.bootstrap.log.Logs;

/** The log of the process of the tests: Drydock's own, from the first use on. */
public final class TestLog {
    private static final Logs LOGS = Logs.open(System.err);

    private TestLog() {}

    /** Replaces the platform's log, once. */
    public static void setUp() {
        assert LOGS != null;
    }
}
