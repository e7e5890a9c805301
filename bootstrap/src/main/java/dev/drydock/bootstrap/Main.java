package dev.drydock.bootstrap;

/** The whole program: both apps, the broker and the hub. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        ThisProcess.run(console -> Drydock.run(console, args));
    }
}
