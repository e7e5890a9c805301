package dev.drydock.application.device.agent;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.UpdateEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Performs the effects of a transition, in their order, and brings their results back as events. Used on the mailbox alone. */
final class EffectRunner {
    /** How long a restart waits for the report before it to be acknowledged. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private static final UpdateId NO_UPDATE = new UpdateId("none");

    private final AgentPorts ports;
    private final UpdateRunner runner;
    private final Worker worker;
    private Optional<Deadlines.Pending> deadline = Optional.empty();

    EffectRunner(AgentPorts ports, UpdateRunner runner, Worker worker) {
        this.ports = ports;
        this.runner = runner;
        this.worker = worker;
    }

    void perform(List<Effect> effects) {
        cancelDeadline();
        effects.forEach(this::perform);
    }

    void cancelDeadline() {
        deadline.ifPresent(Deadlines.Pending::cancel);
        deadline = Optional.empty();
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.Report) {
            runner.report();
        } else if (effect instanceof Effect.ReviewDesired) {
            runner.reviewDesired();
        } else if (effect instanceof Effect.StopWork) {
            worker.stop();
        } else if (effect instanceof Effect.SetDeadline set) {
            deadline = Optional.of(ports.deadlines().after(set.after(), () -> passed(set.ticket())));
        } else if (effect instanceof Effect.SetRetryDelay set) {
            deadline = Optional.of(ports.deadlines().afterWithJitter(set.base(), () -> passed(set.ticket())));
        } else {
            work(effect);
        }
    }

    private void work(Effect effect) {
        var steps = ports.steps();
        if (effect instanceof Effect.Download work) {
            worker.begin(stop -> steps.download(work, percent -> progress(work.ticket(), percent), stop), this::post);
        } else if (effect instanceof Effect.Verify work) {
            worker.begin(stop -> steps.verify(work, stop), this::post);
        } else if (effect instanceof Effect.AwaitWindow work) {
            worker.begin(stop -> steps.awaitWindow(work, stop), this::post);
        } else if (effect instanceof Effect.Install work) {
            worker.begin(stop -> steps.install(work, percent -> progress(work.ticket(), percent), stop), this::post);
        } else if (effect instanceof Effect.CheckHealth work) {
            worker.begin(stop -> steps.checkHealth(work, stop), this::post);
        } else if (effect instanceof Effect.Commit work) {
            worker.begin(stop -> steps.commit(work), this::post);
        } else if (effect instanceof Effect.SwitchAndRestart work) {
            CompletionStage<Void> told = told();
            worker.begin(
                    stop -> told.thenCompose(done -> stop.isStopped() ? nothing() : steps.switchAndRestart(work)),
                    this::postIfAny);
        } else if (effect instanceof Effect.RollBack work) {
            CompletionStage<Void> told = told();
            worker.begin(
                    stop -> told.thenCompose(done -> stop.isStopped() ? nothing() : steps.rollBack(work)),
                    this::postIfAny);
        } else if (effect instanceof Effect.Disarm work) {
            disarm(work);
        } else {
            throw new IllegalStateException("no way to perform " + effect);
        }
    }

    private void disarm(Effect.Disarm work) {
        worker.beginSurely(() -> ports.steps().disarm(work).thenRun(() -> runner.post(() -> lookAfter(work))));
    }

    /**
     * A trial that the disk did not let be called off, or one that runs though it is called off, would keep the device from every
     * further order.
     */
    private void lookAfter(Effect.Disarm work) {
        if (!(runner.state() instanceof AtRest rest)) {
            return;
        }
        Optional<Boot> now = boot();
        if (now.isEmpty() || now.get().undecided()) {
            ports.deadlines().after(UpdateRunner.BEFORE_SAVING_AGAIN, () -> runner.post(() -> disarmAgain(work)));
        } else if (!now.get().settled()) {
            returnTo(now.get().committed(), rest.tellsOf().orElse(NO_UPDATE));
        }
    }

    private void disarmAgain(Effect.Disarm work) {
        if (runner.state() instanceof AtRest) {
            disarm(work);
        }
    }

    /** Once for each trial: the next start finds none. */
    private void returnTo(Slot committed, UpdateId after) {
        work(new Effect.RollBack(new Ticket(after, Stage.ROLLING_BACK, 0), committed));
    }

    private Optional<Boot> boot() {
        try {
            return Optional.of(ports.slots().boot());
        } catch (StorageFailure e) {
            return Optional.empty();
        }
    }

    /** Completes when the last report has been acknowledged, or cannot be waited for any longer. */
    private CompletionStage<Void> told() {
        CompletableFuture<Void> told = new CompletableFuture<>();
        runner.lastReport().whenComplete((done, failure) -> told.complete(null));
        ports.deadlines().after(LAST_WORD, () -> told.complete(null));
        return told;
    }

    private static CompletionStage<Optional<UpdateEvent>> nothing() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private void passed(Ticket ticket) {
        post(new UpdateEvent.DeadlinePassed(ticket));
    }

    private void progress(Ticket ticket, int percent) {
        runner.post(() -> runner.progressed(ticket, percent));
    }

    private void postIfAny(Optional<UpdateEvent> event) {
        event.ifPresent(this::post);
    }

    private void post(UpdateEvent event) {
        runner.post(() -> runner.apply(event));
    }
}
