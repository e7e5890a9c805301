package dev.drydock.application.device.agent;

import dev.drydock.application.device.report.FormerReport;
import java.util.Optional;
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
        StartingPoint start = StartingPoint.find(ports);
        Mailbox mailbox = new Mailbox(executor, MOST_REQUESTS_WAITING);
        UpdateRunner runner = new UpdateRunner(ports, settings, mailbox, start);
        DeviceAgent agent = new DeviceAgent(ports, mailbox, runner);
        runner.post(runner::start);
        if (start.needsReadBack()) {
            ports.reports().readBack().thenAccept(report -> runner.post(() -> agent.recover(start, report)));
        }
        return agent;
    }

    /** Stops what runs and takes nothing more; completes when the work has ended. What was saved goes on at the next start. */
    public CompletionStage<Void> stop() {
        mailbox.close();
        return runner.stop();
    }

    UpdateRunner runner() {
        return runner;
    }

    AgentPorts ports() {
        return ports;
    }

    private void recover(StartingPoint start, Optional<FormerReport> report) {
        Recovery recovery = new Recovery(
                start.boot().running(),
                ports.slots().image(start.boot().running()),
                ports.time().now());
        runner.recovered(
                report.map(former -> recovery.recover(runner.memory(), former)).orElseGet(runner::memory),
                report.map(former -> former.sequence() + 1).orElse(0L));
    }
}
