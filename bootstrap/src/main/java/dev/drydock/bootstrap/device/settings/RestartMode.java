package dev.drydock.bootstrap.device.settings;

/** The way in which a device restarts. */
public sealed interface RestartMode {
    /** The agent is started anew within the process, which counts as a boot. */
    record InProcess() implements RestartMode {}

    /** The process ends with a status that its supervisor turns into a start, which counts as a boot. */
    record Exit() implements RestartMode {}

    /** A command restarts the machine; its kernel says what is a boot. */
    record ByCommand(String command) implements RestartMode {}

    /** Reads what follows {@code --restart}. */
    static RestartMode parse(String text) {
        return switch (text) {
            case "in-process" -> new InProcess();
            case "exit" -> new Exit();
            default -> new ByCommand(text);
        };
    }
}
