package dev.drydock.application.fleet.engine;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.update.Stage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A device of a drawn world: it keeps the promises of a device, and does everything else by chance. */
final class FickleDevice {
    private static final Failure UNHEALTHY = new Failure("unhealthy");
    private static final Failure DISK_FULL = new Failure("disk-full");

    final DeviceId id;
    private final Random dice;
    private final double failing;
    private final Set<Integer> known = new HashSet<>();
    private final Set<Integer> cancelled = new HashSet<>();
    private final Set<Integer> begun = new HashSet<>();
    private Optional<Integer> working = Optional.empty();
    private Optional<Integer> desired = Optional.empty();
    private Optional<MemberEvent> news = Optional.empty();
    private Stage stage = Stage.WAITING;
    private boolean online = true;
    private boolean completed;

    FickleDevice(DeviceId id, Random dice, double failing) {
        this.id = id;
        this.dice = dice;
        this.failing = failing;
    }

    /** The orders that it has begun to carry out, each once. */
    Set<Integer> begun() {
        return Set.copyOf(begun);
    }

    /** Whether it has begun an order, and not yet to install it. */
    boolean isBeforeInstalling() {
        return working.isPresent() && stage.compareTo(Stage.INSTALLING) < 0;
    }

    /** Whether it has completed an order. */
    boolean hasCompleted() {
        return completed;
    }

    /** Whether an order is left for it that it has not begun. */
    boolean mayBegin() {
        return desired.filter(order -> !known.contains(order)).isPresent();
    }

    /** The stage in which it is, as its retained report tells. */
    Optional<MemberEvent> retained() {
        return working.map(order -> new MemberEvent.StageReported(order, stage, true));
    }

    /** The answer to a call; none when it is lost on the way. */
    Optional<MemberEvent> call(int order) {
        if (!online) {
            return Optional.of(new MemberEvent.DeviceNotReached(order));
        }
        if (cancelled.contains(order)) {
            return Optional.of(new MemberEvent.OrderRefused(order, new Failure("update-cancelled")));
        }
        if (working.isPresent() && working.get() != order) {
            return Optional.of(new MemberEvent.OrderPutOff(order));
        }
        take(order);
        return dice.nextInt(8) == 0 ? Optional.empty() : Optional.of(new MemberEvent.OrderAccepted(order));
    }

    private void take(int order) {
        if (known.add(order)) {
            if (!begun.add(order)) {
                throw new AssertionError(id + " carries out order " + order + " twice");
            }
            working = Optional.of(order);
            stage = Stage.WAITING;
        }
    }

    Optional<MemberEvent> cancel(int order) {
        if (!online) {
            return Optional.empty();
        }
        if (working.equals(Optional.of(order)) && stage.compareTo(Stage.INSTALLING) < 0) {
            working = Optional.empty();
            return Optional.of(tell(new MemberEvent.CancelReported(order)));
        }
        if (known.add(order)) {
            cancelled.add(order);
        }
        return Optional.empty();
    }

    void leave(int order) {
        desired = Optional.of(order);
    }

    void withdraw(int order) {
        desired = desired.filter(left -> left != order);
    }

    boolean holdsDesired() {
        return desired.isPresent();
    }

    /** Something happens at the device; the report of it, if it makes one that arrives. */
    Optional<MemberEvent> goOn() {
        if (dice.nextInt(12) == 0) {
            online = !online;
        }
        if (!online) {
            return Optional.empty();
        }
        if (working.isEmpty() && desired.isPresent() && !cancelled.contains(desired.get())) {
            take(desired.get());
        }
        if (working.isEmpty()) {
            return dice.nextBoolean() ? news : Optional.empty();
        }
        int order = working.get();
        MemberEvent event = step(order);
        return dice.nextInt(6) == 0 ? Optional.empty() : Optional.of(event);
    }

    private MemberEvent step(int order) {
        if (stage == Stage.COMMITTING || dice.nextInt(6) == 0) {
            working = Optional.empty();
            boolean fails = dice.nextDouble() < failing;
            boolean early = stage.compareTo(Stage.INSTALLING) < 0;
            completed |= !fails && stage == Stage.COMMITTING;
            return tell(
                    fails || stage != Stage.COMMITTING
                            ? new MemberEvent.FailureReported(order, early ? DISK_FULL : UNHEALTHY)
                            : new MemberEvent.CompletionReported(order));
        }
        stage = Stage.values()[Math.min(stage.ordinal() + 1 + dice.nextInt(2), Stage.COMMITTING.ordinal())];
        return tell(new MemberEvent.StageReported(order, stage, true));
    }

    /** The last report is retained, and may be heard again at any time. */
    private MemberEvent tell(MemberEvent event) {
        news = Optional.of(event);
        return event;
    }

    /** Nothing disturbs it any more. */
    void calm() {
        online = true;
    }
}
