package dev.drydock.bootstrap;

import java.util.concurrent.CompletableFuture;

/** A program that waits for ever for a thread that dies; with an argument, so does what it has to do at its end. */
final class DeadThreadMain {
    private DeadThreadMain() {}

    public static void main(String[] args) {
        ThisProcess.run(console -> {
            CompletableFuture<Integer> result = new CompletableFuture<>();
            if (args.length > 0) {
                console.interrupts().onInterrupt(result::join);
            }
            new Thread(() -> {
                        throw new NoClassDefFoundError("sdk/Lost\u001b[2J");
                    })
                    .start();
            return result.join();
        });
    }
}
