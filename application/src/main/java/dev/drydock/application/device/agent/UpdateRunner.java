package dev.drydock.application.device.agent;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.keyset.TrustWish;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.application.device.trust.TrustRefusal;
import dev.drydock.application.mailbox.Mailbox;
import dev.drydock.domain.admission.Decision;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Starting;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.Transition;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Holds an agent's memory and lets events move it: the next state is saved first, then its effects begin. Everything here
 * happens on the agent's mailbox, one thing after the other.
 */
final class UpdateRunner {
    static final Duration BEFORE_SAVING_AGAIN = Duration.ofSeconds(5);

    private final AgentPorts ports;
    private final AgentSettings settings;
    private final Mailbox mailbox;
    private final Worker worker;
    private final EffectRunner effects;
    private final Boot boot;
    private final RunningFirmware firmware;
    private final Reporter reporter;
    private final DesiredReview desired;
    private final TrustReview trust;
    private final Deciding deciding;
    private AgentMemory memory;

    UpdateRunner(AgentPorts ports, AgentSettings settings, Mailbox mailbox, StartingPoint start) {
        this.ports = ports;
        this.settings = settings;
        this.mailbox = mailbox;
        this.boot = start.boot();
        this.firmware = start.firmware();
        this.memory = start.memory().withState(new Starting(start.memory().state()));
        this.worker = new Worker(bug -> mailbox.post(() -> ports.observer().crashed(bug)));
        this.effects = new EffectRunner(ports, this, worker);
        this.reporter = new Reporter(ports, settings, boot, firmware, start.complaint());
        this.desired = new DesiredReview(this, ports.deadlines());
        this.deciding = new Deciding(ports, settings.admission(), firmware);
        this.trust = new TrustReview(this, ports, () -> deciding.isSettled(memory.state()));
        reporter.continueFrom(memory.sequenceCeiling());
    }

    /** Runs something on the mailbox; a bug in it ends the agent. */
    void post(Runnable letter) {
        mailbox.post(guarded(letter));
    }

    boolean offer(Runnable letter) {
        return mailbox.offer(guarded(letter));
    }

    void start() {
        apply(new UpdateEvent.Started(boot, firmware));
    }

    /** Stops what runs; completes when it has ended. */
    CompletionStage<Void> stop() {
        effects.cancelDeadline();
        worker.stop();
        return worker.idle();
    }

    /** Lets an event move the state. One that cannot be saved now comes again later. */
    void apply(UpdateEvent event) {
        insist(() -> tryApply(event, UnaryOperator.identity()));
    }

    /** Takes a step; one that the disk refuses now is tried again later. */
    private void insist(Supplier<Optional<Reason>> step) {
        Optional<Reason> refused = step.get();
        if (refused.isPresent()) {
            notSaved(refused.get());
            ports.deadlines().after(BEFORE_SAVING_AGAIN, () -> post(() -> insist(step)));
        }
    }

    /**
     * Lets an event move the state, and changes the rest of the memory with the same save.
     *
     * @return the reason why it could not be saved, in which case nothing happened; empty when it was taken or refused
     */
    Optional<Reason> tryApply(UpdateEvent event, UnaryOperator<AgentMemory> alsoInMemory) {
        return event.applyTo(memory.state(), settings.policy()).match(new Transition.Cases<>() {
            @Override
            public Optional<Reason> moved(Transition.Moved moved) {
                return move(event, moved, alsoInMemory);
            }

            @Override
            public Optional<Reason> continued(Transition.Continued continued) {
                return goOn(event, continued, alsoInMemory);
            }

            @Override
            public Optional<Reason> refused(Transition.Refused refused) {
                ports.observer().refused(event, memory.state());
                return Optional.empty();
            }
        });
    }

    private Optional<Reason> goOn(
            UpdateEvent event, Transition.Continued continued, UnaryOperator<AgentMemory> alsoInMemory) {
        AgentMemory next = alsoInMemory.apply(
                memory.after(event, continued.next(), ports.time().now()));
        boolean changed = !next.equals(memory);
        Optional<Reason> notSaved = changed ? save(withNumbers(next)) : Optional.empty();
        if (notSaved.isEmpty()) {
            if (changed) {
                ports.observer().entered(continued.next().plain());
            }
            effects.perform(continued.effects());
        }
        return notSaved;
    }

    private Optional<Reason> move(UpdateEvent event, Transition.Moved moved, UnaryOperator<AgentMemory> alsoInMemory) {
        AgentMemory next = alsoInMemory.apply(
                memory.after(event, moved.next(), ports.time().now()));
        Optional<Reason> notSaved = save(withNumbers(next));
        if (notSaved.isEmpty()) {
            reporter.forgetProgress();
            ports.observer().entered(moved.next().plain());
            if (moved.next().working().isEmpty()) {
                worker.stop();
            }
            effects.performAfterMove(moved.effects());
        }
        return notSaved;
    }

    /** Saves a memory and takes it over; why not, if it could not be saved. */
    Optional<Reason> save(AgentMemory next) {
        try {
            ports.journal().save(next);
        } catch (StorageFailure e) {
            return Optional.of(e.reason());
        }
        memory = next;
        return Optional.empty();
    }

    Deciding.Decided decide(UpdateOrder order, KeySetOffer offer) {
        Deciding.Decided decided = deciding.decide(order, offer, memory);
        if (decided.tookKeys()) {
            report();
        }
        return decided;
    }

    /** The event of an order that was accepted. */
    UpdateEvent accepted(UpdateOrder order) {
        return new UpdateEvent.OrderAccepted(order, boot.running().other());
    }

    UpdateEvent foundInstalled(UpdateOrder order, Decision.AlreadyInstalled found) {
        return new UpdateEvent.OrderFoundInstalled(order, boot.running(), found.proof());
    }

    /** Sends the present state. */
    void report() {
        if (reporter.needsMoreNumbers(memory)) {
            Optional<Reason> notSaved = save(reporter.reserve(memory));
            if (notSaved.isPresent()) {
                notSaved(notSaved.get());
                return;
            }
        }
        reporter.send(memory);
    }

    /** Reports that a desired order is held back, or that none is any more. */
    void hold(Optional<TrustRefusal> refusal) {
        if (reporter.hold(refusal)) {
            report();
        }
    }

    /** Reports the key set that was taken, or why one was not; a desired order that is held back may pass now. */
    void refuseKeySets(Optional<Reason> refusal) {
        reporter.refuseKeySets(refusal);
        report();
        desired.review();
    }

    void trust(TrustWish wish) {
        trust.take(wish);
    }

    CompletionStage<Void> lastReport() {
        return reporter.lastSent();
    }

    /** Completes when an answer may follow the last report. */
    CompletionStage<Void> lastReportAhead() {
        return reporter.lastAhead();
    }

    void progressed(Ticket ticket, int percent) {
        if (isCurrent(ticket) && reporter.takeProgress(percent)) {
            report();
        }
    }

    /** Reports the reason why the present work waits. */
    void waits(Ticket ticket, Reason reason) {
        if (isCurrent(ticket)) {
            ports.observer().waits(ticket.update(), reason);
            reporter.note(reason);
            report();
        }
    }

    private boolean isCurrent(Ticket ticket) {
        return memory.state().underway().map(Underway::ticket).equals(Optional.of(ticket));
    }

    void notSaved(Reason reason) {
        ports.observer().notSaved(reason);
    }

    void desire(DesiredOrder order) {
        desired.take(order);
    }

    void reviewDesired() {
        trust.review();
        desired.review();
    }

    /** Takes in the former report; what the disk refuses now is tried again later. */
    void recover(Optional<FormerReport> report) {
        insist(() -> tryRecover(report));
    }

    private Optional<Reason> tryRecover(Optional<FormerReport> report) {
        Optional<SlotImage> image;
        try {
            image = ports.slots().image(boot.running());
        } catch (StorageFailure e) {
            return Optional.of(e.reason());
        }
        Recovery recovery = new Recovery(boot.running(), image, ports.time().now());
        report.ifPresent(former -> reporter.continueFrom(former.sequence() + 1));
        UpdateEvent event = new UpdateEvent.ReportRecovered(
                report.flatMap(former -> recovery.unknownToJournal(memory.ledger(), former)));
        Supplier<Epoch> epoch = () -> report.flatMap(FormerReport::epoch).orElseGet(ports.epochs());
        return tryApply(
                event,
                next -> report.map(former -> recovery.regain(next, former))
                        .orElse(next)
                        .inEpoch(epoch));
    }

    AgentMemory memory() {
        return memory;
    }

    UpdateState state() {
        return memory.state();
    }

    private AgentMemory withNumbers(AgentMemory next) {
        return reporter.needsMoreNumbers(next) ? reporter.reserve(next) : next;
    }

    private Runnable guarded(Runnable letter) {
        return () -> {
            try {
                letter.run();
            } catch (RuntimeException | Error bug) {
                ports.observer().crashed(bug);
            }
        };
    }
}
