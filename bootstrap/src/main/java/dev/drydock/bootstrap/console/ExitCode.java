package dev.drydock.bootstrap.console;

/** The exit statuses of the wire contract, and two of the device app's own. */
public final class ExitCode {
    public static final int DONE = 0;
    /** The update did not succeed. */
    public static final int FAILED = 1;

    public static final int WRONG_USE = 2;
    /** The transport could not be reached. */
    public static final int UNREACHABLE = 3;
    /** An order was left for the device, or the outcome is not known yet. */
    public static final int NOT_YET = 4;
    /** A bug: sysexits.h, EX_SOFTWARE. */
    public static final int BUG = 70;
    /** The device app wants to be started again by its supervisor: sysexits.h, EX_TEMPFAIL. */
    public static final int RESTART = 75;

    /** Ended by Ctrl-C: 128 and the number of SIGINT. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
