package dev.drydock.bootstrap;

/** A command cannot go on. The message, which says what was wrong and what to do, is all that a person needs to see. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Wrong use of the command line. */
    public static CommandFailure wrongUse(String message) {
        return new CommandFailure(ExitCode.WRONG_USE, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
