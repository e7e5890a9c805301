package dev.drydock.application.device.agent;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.reason.Reason;
import java.util.Optional;
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
        StartingPoint start = StartingPoint.find(ports);
        Mailbox mailbox = new Mailbox(executor, MOST_REQUESTS_WAITING);
        UpdateRunner runner = new UpdateRunner(ports, settings, mailbox, start);
        DeviceAgent agent = new DeviceAgent(ports, mailbox, runner);
        runner.post(runner::start);
        if (start.memory().readBackDue()) {
            ports.reports().readBack().thenAccept(report -> runner.post(() -> agent.recover(start, report)));
        }
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

    /** Takes in the former report; what the disk refuses now is tried again later. */
    private void recover(StartingPoint start, Optional<FormerReport> report) {
        Optional<Reason> refused = tryRecover(start, report);
        if (refused.isPresent()) {
            runner.notSaved(refused.get());
            ports.deadlines().after(UpdateRunner.BEFORE_SAVING_AGAIN, () -> runner.post(() -> recover(start, report)));
        }
    }

    private Optional<Reason> tryRecover(StartingPoint start, Optional<FormerReport> report) {
        Optional<SlotImage> image;
        try {
            image = ports.slots().image(start.boot().running());
        } catch (StorageFailure e) {
            return Optional.of(e.reason());
        }
        Recovery recovery =
                new Recovery(start.boot().running(), image, ports.time().now());
        AgentMemory memory = runner.memory();
        return runner.recovered(
                report.map(former -> recovery.recover(memory, former)).orElseGet(() -> memory.withReadBackDue(false)),
                report.map(former -> former.sequence() + 1).orElse(0L));
    }
}
