package dev.drydock.application.device.agent;

import dev.drydock.application.mailbox.Mailbox;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** One device's agent: serial, driven by a mailbox on an executor that many agents may share. */
public final class DeviceAgent {
    private static final int MOST_REQUESTS_WAITING = 1000;

    private final AgentPorts ports;
    private final Mailbox mailbox;
    private final UpdateRunner runner;

    private DeviceAgent(AgentPorts ports, Mailbox mailbox, UpdateRunner runner) {
        this.ports = ports;
        this.mailbox = mailbox;
        this.runner = runner;
    }

    /**
     * Reads what the device remembers, and goes on from there.
     *
     * @throws JournalTooNew when a newer program wrote the journal
     */
    public static DeviceAgent start(AgentPorts ports, AgentSettings settings, Executor executor) {
        ports.trust().begin();
        ports.observer().begins(ports.trust().facts());
        StartingPoint start = StartingPoint.find(ports);
        Mailbox mailbox = new Mailbox(executor, MOST_REQUESTS_WAITING);
        UpdateRunner runner = new UpdateRunner(ports, settings, mailbox, start);
        DeviceAgent agent = new DeviceAgent(ports, mailbox, runner);
        runner.post(runner::start);
        return agent;
    }

    /** Stops what runs and takes nothing more; completes when the work has ended. What was saved goes on at the next start. */
    public CompletionStage<Void> stop() {
        mailbox.close();
        return runner.stop();
    }

    /** Completes when all that waits in the mailbox now has been seen to: never, when the agent hangs or has stopped. */
    public CompletionStage<Void> signOfLife() {
        CompletableFuture<Void> sign = new CompletableFuture<>();
        runner.post(() -> sign.complete(null));
        return sign;
    }

    UpdateRunner runner() {
        return runner;
    }

    AgentPorts ports() {
        return ports;
    }
}
