package dev.drydock.bootstrap.console;

import dev.drydock.bootstrap.wiring.Threads;
import java.util.function.Supplier;

/** Says something when the program is interrupted before it is closed. */
public final class Interruption implements AutoCloseable {
    private final Thread hook;

    private Interruption(Supplier<String> message) {
        this.hook = Threads.daemon("interruption", () -> {
            System.err.println();
            System.err.println(message.get());
        });
    }

    public static Interruption says(Supplier<String> message) {
        Interruption interruption = new Interruption(message);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is being interrupted: it has been said.
        }
    }
}
