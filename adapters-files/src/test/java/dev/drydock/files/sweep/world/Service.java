package dev.drydock.files.sweep.world;

import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.files.sweep.world.UpdatePath.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The service of one device, in memory: it keeps the last report and the outcomes that it has seen, wants one order after the
 * other, and repeats the one that it wants whenever the device comes back.
 */
public final class Service {
    private final UpdatePath path;
    private final Findings findings;
    private final Optional<UpdateOrder> before;
    private final List<UpdateOrder> orders;
    private final SeenReports seen;
    private final Set<UpdateId> taken = new HashSet<>();
    private final Set<UpdateId> toCancel = new HashSet<>();
    private final Set<UpdateId> asked = new HashSet<>();

    Service(UpdatePath path, Findings findings) {
        this(path, findings, Optional.empty(), path.orders(), new SeenReports(findings));
    }

    private Service(
            UpdatePath path,
            Findings findings,
            Optional<UpdateOrder> before,
            List<UpdateOrder> orders,
            SeenReports seen) {
        this.path = path;
        this.findings = findings;
        this.before = before;
        this.orders = new ArrayList<>(orders);
        this.seen = seen;
    }

    Service copy() {
        Service copy = new Service(path, findings, before, orders, seen.copy(findings));
        copy.taken.addAll(taken);
        copy.toCancel.addAll(toCancel);
        return copy;
    }

    Service withPath(UpdatePath other, Findings otherFindings) {
        Optional<UpdateOrder> newest = Optional.of(orders.get(orders.size() - 1));
        return new Service(other, otherFindings, newest, other.orders(), seen.copy(otherFindings));
    }

    Object memory(KeptMemory device) {
        return List.of(List.copyOf(orders), seen.memory(device), Set.copyOf(taken), Set.copyOf(toCancel));
    }

    /** Wants one more update, a good one. */
    public UpdateOrder orderNext() {
        UpdateOrder next = path.next();
        orders.add(next);
        return next;
    }

    /** Whether all that was ordered has ended. */
    public boolean isContent() {
        return orders.stream().allMatch(order -> seen.outcome(order.id()).isPresent());
    }

    /** Whether the device may still run without an image that anybody ordered. */
    public boolean mayRunAsDelivered() {
        return before.isEmpty() && seen.lastCompleted().isEmpty();
    }

    /** Whether the device may run the image of this order: that of the last update that succeeded, or one that it is told to. */
    public boolean mayRun(UpdateOrder order) {
        boolean superseded = seen.hasCompleted(order.id())
                && seen.lastCompleted().filter(last -> isSameImage(last, order)).isEmpty();
        return orders.contains(order)
                ? Trouble.of(order.id()) != Trouble.BAD_IMAGE && !superseded
                : before.equals(Optional.of(order)) && !superseded;
    }

    private static boolean isSameImage(UpdateId one, UpdateOrder other) {
        return UpdatePath.nameOfImage(one.value())
                .equals(UpdatePath.nameOfImage(other.id().value()));
    }

    /** The last order that named this image; empty when nobody ever ordered it. */
    public Optional<UpdateOrder> orderOf(byte[] image) {
        return Stream.concat(before.stream(), orders.stream())
                .filter(order -> Arrays.equals(UpdatePath.image(order.id().value()), image))
                .reduce((former, later) -> later);
    }

    /** Every order that there was, under another id each, and another build of the highest sequence: what a broker could send again. */
    public List<UpdateOrder> replays(ReleaseNumbers highest) {
        return Stream.concat(Stream.of(path.another(highest)), Stream.concat(before.stream(), orders.stream()))
                .map(order -> renamed("replayed-" + order.id(), order))
                .toList();
    }

    private static UpdateOrder renamed(String id, UpdateOrder order) {
        return new UpdateOrder(
                        new UpdateId(id.substring(0, Math.min(id.length(), 64))),
                        order.uri(),
                        order.mirrors(),
                        order.version(),
                        order.size(),
                        order.digest(),
                        order.notAfter())
                .with(order.manifest());
    }

    public Optional<FormerReport> readBack() {
        return seen.readBack();
    }

    /** The device has started, and is connected. */
    public void connected(Connection device) {
        asked.clear();
        ask(device);
    }

    /** Asks for what is wanted now; false when that has been asked in this connection, and the device did take it. */
    public boolean ask(Connection device) {
        UpdateOrder order = wanted();
        if (!asked.add(order.id())) {
            return false;
        }
        UpdateOrder last = orders.get(orders.size() - 1);
        if (isCalledFor(order, last)) {
            device.order(order, answer -> answered(order.id(), answer));
        }
        if (path.way() == Way.LAST_DESIRED) {
            device.desire(last);
        } else if (path.way() == Way.DESIRED || path.way() == Way.BOTH) {
            device.desire(order);
        }
        if (toCancel.contains(order.id())) {
            cancel(order.id(), device);
        }
        return asked.contains(order.id());
    }

    private boolean isCalledFor(UpdateOrder order, UpdateOrder last) {
        return switch (path.way()) {
            case METHOD, BOTH -> true;
            case ONCE -> !taken.contains(order.id());
            case DESIRED -> false;
            case LAST_DESIRED -> !order.equals(last);
        };
    }

    /** Asks for updates that have ended too: they must not begin anew. */
    private UpdateOrder wanted() {
        return orders.stream()
                .filter(order -> seen.outcome(order.id()).isEmpty())
                .findFirst()
                .orElseGet(() -> orders.get(orders.size() - 1));
    }

    private void answered(UpdateId id, OrderAnswer answer) {
        if (answer instanceof OrderAnswer.Taken) {
            taken.add(id);
        } else if (answer instanceof OrderAnswer.Refused refused) {
            findings.broken(Promise.NOTHING_LOST, () -> id + " was refused: " + refused.reason());
        } else {
            asked.remove(id);
        }
    }

    private void cancel(UpdateId id, Connection device) {
        device.cancel(id, answer -> {
            if (answer instanceof CancelAnswer.NotReady) {
                asked.remove(id);
            }
        });
    }

    /** Takes a report in; an update that is to be cancelled is so when it has come to the middle of its download. */
    public void received(DeviceReport report, Connection device) {
        seen.take(report);
        UpdateState state = report.memory().state();
        if (state instanceof Downloading downloading
                && report.progress().isPresent()
                && Trouble.of(downloading.id()) == Trouble.CANCELLED
                && toCancel.add(downloading.id())) {
            cancel(downloading.id(), device);
        }
    }

    /** Checks the state in the end. */
    public void checkEnd(Rig rig) {
        for (UpdateOrder order : orders) {
            Optional<Outcome> outcome = seen.outcome(order.id());
            Trouble trouble = Trouble.of(order.id());
            if (outcome.isEmpty()) {
                String promised = taken.contains(order.id()) ? ", and had been taken" : "";
                findings.broken(Promise.NOTHING_LOST, () -> order.id() + " never ended" + promised);
            } else if (rig.sameOutcome()) {
                boolean sameReason = rig.trusting().asksForManifests()
                        || outcome.get()
                                .reason()
                                .map(Reason::code)
                                .equals(rig.hardware().reason(trouble));
                boolean same =
                        sameReason && outcome.get().ending() == rig.hardware().ending(trouble);
                findings.check(same, Promise.ONE_OUTCOME, () -> order.id() + " ended " + outcome.get());
            }
        }
    }
}
