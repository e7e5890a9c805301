package dev.drydock.bootstrap.process.kill;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import java.nio.file.Path;

/** A device app under a supervisor, which starts it again whenever it asks for that by its exit status. */
final class SupervisedDevice implements AutoCloseable {
    private static final int RESTART = 75;

    private final Bench bench;
    private final String broker;
    private final String id;
    private final String healthCheck;
    private String restart = "in-process";
    private DrydockProcess process;
    private boolean killed = true;

    SupervisedDevice(Bench bench, String broker, String id, String healthCheck) {
        this.bench = bench;
        this.broker = broker;
        this.id = id;
        this.healthCheck = healthCheck;
    }

    Path state() {
        return bench.state(id);
    }

    /** @param how as after {@code --restart} */
    synchronized void start(String how) {
        killed = false;
        restart = how;
        begin();
    }

    /** Ends it with SIGKILL, wherever it is, and waits until it is gone; the supervisor lets it lie. */
    synchronized void kill() {
        killed = true;
        process.kill();
    }

    /** The process that runs, or the last one that ran. */
    synchronized DrydockProcess process() {
        return process;
    }

    @Override
    public synchronized void close() {
        if (!killed) {
            kill();
        }
    }

    private void begin() {
        process = bench.deviceProcess(broker, id, "--restart", restart, "--health-check", healthCheck);
        var unused = process.onExit().thenAccept(status -> {
            if (status == RESTART) {
                beginAgain();
            }
        });
    }

    private synchronized void beginAgain() {
        if (!killed) {
            begin();
        }
    }
}
