package dev.drydock.bootstrap.console;

/** A fault that ends a command. The message names the fault and the remedy; no stack trace is shown. */
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
