package dev.drydock.bootstrap.device.settings;

/** The way in which a device restarts. */
public sealed interface RestartMode {
    /** Whether the process ends when the device restarts. */
    boolean endsTheProcess();

    /** Whether the kernel says what is a boot; otherwise each start of the agent is one. */
    boolean isOfTheMachine();

    /** Gives what the method for this way makes of it. */
    <R> R match(Cases<R> cases);

    /** A method for each way. */
    interface Cases<R> {
        R inProcess();

        R exit();

        R byCommand(String command);
    }

    /** The agent is started anew within the process, which counts as a boot. */
    record InProcess() implements RestartMode {
        @Override
        public boolean endsTheProcess() {
            return false;
        }

        @Override
        public boolean isOfTheMachine() {
            return false;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.inProcess();
        }
    }

    /** The process ends with a status that its supervisor turns into a start, which counts as a boot. */
    record Exit() implements RestartMode {
        @Override
        public boolean endsTheProcess() {
            return true;
        }

        @Override
        public boolean isOfTheMachine() {
            return false;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.exit();
        }
    }

    /** A command restarts the machine; its kernel says what is a boot. */
    record ByCommand(String command) implements RestartMode {
        @Override
        public boolean endsTheProcess() {
            return false;
        }

        @Override
        public boolean isOfTheMachine() {
            return true;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byCommand(command);
        }
    }

    /** Reads what follows {@code --restart}. */
    static RestartMode parse(String text) {
        return switch (text) {
            case "in-process" -> new InProcess();
            case "exit" -> new Exit();
            default -> new ByCommand(text);
        };
    }
}
