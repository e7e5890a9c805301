package dev.drydock.application.simulation.device;

import dev.drydock.application.device.agent.AgentObserver;
import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.fakes.Power;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.simulation.network.Brief;
import dev.drydock.application.simulation.world.Breaches;
import dev.drydock.application.simulation.world.Catalogue;
import dev.drydock.application.simulation.world.Catalogue.Quality;
import dev.drydock.application.simulation.world.Chronicle;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The promises of a device, whatever reaches it and whenever it is killed. */
public final class DevicePromises implements AgentObserver {
    private static final int REFUSED = 400;
    private static final Set<Quality> BAD = Set.of(Quality.UNBOOTABLE, Quality.SICK, Quality.WRONG_VERSION);

    private final Breaches breaches;
    private final Chronicle chronicle;
    private final Catalogue catalogue;
    private final Map<UpdateId, Integer> chances = new HashMap<>();
    private final Map<UpdateId, Ending> outcomes = new HashMap<>();
    private final Set<UpdateId> taken = new HashSet<>();
    private final Set<UpdateId> begun = new HashSet<>();
    private final Set<UpdateId> cancelledBefore = new HashSet<>();
    private final List<UpdateOrder> refused = new ArrayList<>();
    private Optional<UpdateOrder> standing = Optional.empty();
    private boolean couldNotLeave;
    private Optional<Epoch> epoch = Optional.empty();
    private long lastStored = -1;

    public DevicePromises(Breaches breaches, Chronicle chronicle, Catalogue catalogue) {
        this.breaches = breaches;
        this.chronicle = chronicle;
        this.catalogue = catalogue;
    }

    public Set<UpdateId> taken() {
        return taken;
    }

    public Set<UpdateId> begun() {
        return begun;
    }

    /** Whether the device ever reported that it could not restart into the old image. */
    boolean saidThatItCouldNotLeave() {
        return couldNotLeave;
    }

    /** Whether an update's image runs and is committed, unless another update was begun since. */
    public Predicate<UpdateId> installed(SimulatedDevice device) {
        return id -> standing.filter(order -> order.id().equals(id))
                .map(device.hardware::runsCommitted)
                .orElseGet(() -> outcomes.get(id) == Ending.COMPLETED);
    }

    /** An order came, so that the update may begin. */
    public void delivered(UpdateOrder order) {
        chances.merge(order.id(), 1, Integer::sum);
    }

    public void desired(DesiredOrder desired) {
        if (desired instanceof DesiredOrder.Wanted wanted) {
            delivered(wanted.order());
        }
    }

    /** An order that was not taken is one chance less. */
    void answered(UpdateOrder order, MethodAnswer answer) {
        chronicle.count("order answered " + answer.wire().status());
        if (answer.isTaken()) {
            taken.add(order.id());
        } else {
            chances.merge(order.id(), -1, Integer::sum);
        }
        if (answer.wire().status() == REFUSED) {
            chronicle.count(
                    "refused " + answer.reason().map(told -> told.code().text()).orElse(""));
            refused.add(order);
        }
    }

    void answered(UpdateId id, MethodAnswer answer) {
        chronicle.count("cancel answered " + answer.wire().status());
        if (!answer.isTaken() || outcomes.containsKey(id)) {
            return;
        }
        breaches.unless(!begun.contains(id), "the cancel of " + id + " was confirmed while it was under way");
        cancelledBefore.add(id);
        chronicle.count("cancelled before it began");
    }

    /** A report leaves the device. */
    public void sent(DeviceReport report, SimulatedDevice device) {
        Optional<Epoch> told = report.memory().epoch();
        breaches.unless(
                told.isPresent() && told.equals(epoch.or(() -> told)),
                "a report names epoch " + told + " after one that named " + epoch);
        epoch = told;
        if (report.memory().state() instanceof AtRest.Completed completed) {
            breaches.unless(
                    device.hardware.runsCommitted(completed.order()),
                    "completed was reported of " + completed.order().id() + " while it was not running and committed");
        }
    }

    public void stored(DeviceReport report) {
        breaches.unless(
                report.sequence() >= lastStored,
                "a report's sequence went back from " + lastStored + " to " + report.sequence());
        lastStored = Math.max(lastStored, report.sequence());
    }

    @Override
    public void entered(UpdateState state) {
        chronicle.tell("device is " + Brief.of(state));
        standing = Optional.empty();
        if (state instanceof Underway underway) {
            enteredUnderway(underway);
        } else if (state instanceof AtRest.Completed completed) {
            standing = Optional.of(completed.order());
        }
        state.outcomeAt(Instant.EPOCH).ifPresent(this::ended);
    }

    private void enteredUnderway(Underway underway) {
        UpdateId id = underway.id();
        chronicle.count("device in " + underway.stage());
        begun.add(id);
        breaches.unless(!outcomes.containsKey(id), id + " was begun again after its outcome " + outcomes.get(id));
        breaches.unless(!cancelledBefore.contains(id), id + " was begun though it had been cancelled before");
        breaches.unless(chances.getOrDefault(id, 0) > 0, id + " was begun though every order of it was turned away");
        breaches.unless(
                refused.stream()
                        .noneMatch(order -> order.id().equals(id)
                                && order.sameImageAs(underway.update().order())),
                id + " was begun though it had been refused");
    }

    private void ended(Outcome outcome) {
        UpdateId id = outcome.id();
        String reason = outcome.reason().map(why -> why.code().code()).orElse("");
        couldNotLeave |= reason.equals(ReasonCode.ROLLBACK_FAILED.code());
        if (isRefusal(outcome)) {
            chronicle.count("desired order refused " + reason);
            return;
        }
        Ending former = outcomes.putIfAbsent(id, outcome.ending());
        if (former == null) {
            chronicle.count("device outcome " + outcome.ending() + " " + reason);
        }
        breaches.unless(
                former == null || former == outcome.ending(),
                "the outcome of " + id + " changed from " + former + " to " + outcome.ending());
        breaches.unless(
                !BAD.contains(catalogue.of(id)) || outcome.ending() != Ending.COMPLETED || !reason.isEmpty(),
                id + " completed though its image is " + catalogue.of(id));
    }

    /** A desired order that was never taken is reported as failed; a mended one with the same id may be taken after it. */
    private boolean isRefusal(Outcome outcome) {
        return !begun.contains(outcome.id())
                && outcome.reason()
                        .filter(why -> why.code().phase() == ReasonCode.Phase.ORDER)
                        .isPresent();
    }

    @Override
    public void refused(UpdateEvent event, UpdateState state) {
        chronicle.count("late event");
    }

    @Override
    public void notSaved(Reason reason) {
        chronicle.happened("not saved");
    }

    @Override
    public void waits(UpdateId update, Reason reason) {
        chronicle.happened("waits for an install window");
        breaches.unless(
                reason.code() == ReasonCode.WAITING_FOR_WINDOW, update + " waits for an unknown reason: " + reason);
    }

    @Override
    public void noticed(String what) {
        breaches.unless(false, "the journal was not whole: " + what);
    }

    @Override
    public void crashed(Throwable bug) {
        breaches.unless(bug instanceof Power.Cut, "there is a bug: " + bug);
    }
}
