package dev.drydock.application.fleet.engine;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.RolloutId.Order;
import dev.drydock.domain.update.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Set<Order> known = new HashSet<>();
    private final Set<Order> cancelled = new HashSet<>();
    private final Set<Order> begun = new HashSet<>();
    private final List<Order> completed = new ArrayList<>();
    private Optional<Order> working = Optional.empty();
    private Optional<Order> desired = Optional.empty();
    /** The last report of each order, the last eight of them. */
    private final Map<Order, News> recent = new LinkedHashMap<>();

    private Stage stage = Stage.WAITING;
    private boolean online = true;
    private boolean isBusyByHand;

    /** A report of an order. */
    record News(Order order, MemberEvent event) {}

    FickleDevice(DeviceId id, Random dice, double failing) {
        this.id = id;
        this.dice = dice;
        this.failing = failing;
    }

    /** The orders that it has begun to carry out, each once. */
    Set<Order> begun() {
        return Collections.unmodifiableSet(begun);
    }

    /** Whether it has begun an order, and not yet to install it. */
    boolean isBeforeInstalling() {
        return working.isPresent() && stage.compareTo(Stage.INSTALLING) < 0;
    }

    /** The orders that it has completed. */
    List<Order> completed() {
        return List.copyOf(completed);
    }

    /** The last report of each order, of the last eight. */
    List<News> recent() {
        return List.copyOf(recent.values());
    }

    /** The order that is left for it and that it has not begun. */
    Optional<Order> mayBegin() {
        return desired.filter(order -> !known.contains(order));
    }

    /** The order on which it works. */
    Optional<Order> working() {
        return working;
    }

    /** The stage in which it is, as its retained report tells. */
    Optional<News> retained() {
        return working.map(order -> new News(order, new MemberEvent.StageReported(order.attempt(), stage, true)));
    }

    /** The answer to a call; none when it is lost on the way. */
    Optional<MemberEvent> call(Order order) {
        int attempt = order.attempt();
        if (!online) {
            return Optional.of(new MemberEvent.DeviceNotReached(attempt));
        }
        if (cancelled.contains(order)) {
            return Optional.of(new MemberEvent.OrderRefused(attempt, new Failure("update-cancelled")));
        }
        if (isBusyByHand || (working.isPresent() && !working.get().equals(order))) {
            return Optional.of(new MemberEvent.OrderPutOff(attempt));
        }
        take(order);
        return dice.nextInt(8) == 0 ? Optional.empty() : Optional.of(new MemberEvent.OrderAccepted(attempt));
    }

    private void take(Order order) {
        if (known.add(order)) {
            if (!begun.add(order)) {
                throw new AssertionError(id + " carries out order " + order + " twice");
            }
            working = Optional.of(order);
            stage = Stage.WAITING;
        }
    }

    Optional<News> cancel(Order order) {
        if (!online) {
            return Optional.empty();
        }
        if (working.equals(Optional.of(order)) && stage.compareTo(Stage.INSTALLING) < 0) {
            working = Optional.empty();
            return Optional.of(tell(order, new MemberEvent.CancelReported(order.attempt())));
        }
        if (known.add(order)) {
            cancelled.add(order);
        }
        return Optional.empty();
    }

    void leave(Order order) {
        desired = Optional.of(order);
    }

    /** Also an earlier order of the same rollout, whose replacement may have been lost. */
    void withdraw(Order order) {
        desired = desired.filter(left -> !left.rollout().equals(order.rollout()) || left.attempt() > order.attempt());
    }

    boolean holdsDesired() {
        return desired.isPresent();
    }

    /** Something happens at the device; the report of it, if it makes one that arrives. */
    Optional<News> goOn() {
        if (dice.nextInt(12) == 0) {
            online = !online;
        }
        if (!online) {
            return Optional.empty();
        }
        if (isBusyByHand) {
            isBusyByHand = dice.nextInt(4) != 0;
            return Optional.empty();
        }
        if (working.isEmpty() && desired.isPresent() && !cancelled.contains(desired.get())) {
            take(desired.get());
        }
        if (working.isEmpty()) {
            List<News> told = List.copyOf(recent.values());
            return told.isEmpty() || dice.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(told.get(dice.nextInt(told.size())));
        }
        News event = step(working.get());
        return dice.nextInt(6) == 0 ? Optional.empty() : Optional.of(event);
    }

    private News step(Order order) {
        int attempt = order.attempt();
        if (stage == Stage.COMMITTING || dice.nextInt(6) == 0) {
            working = Optional.empty();
            boolean completes = stage == Stage.COMMITTING && dice.nextDouble() >= failing;
            boolean early = stage.compareTo(Stage.INSTALLING) < 0;
            if (completes) {
                completed.add(order);
                return tell(order, new MemberEvent.CompletionReported(attempt));
            }
            return tell(order, new MemberEvent.FailureReported(attempt, early ? DISK_FULL : UNHEALTHY));
        }
        stage = Stage.values()[Math.min(stage.ordinal() + 1 + dice.nextInt(2), Stage.COMMITTING.ordinal())];
        return tell(order, new MemberEvent.StageReported(attempt, stage, true));
    }

    /** The last reports are retained, and may be heard again at any time. */
    private News tell(Order order, MemberEvent event) {
        News news = new News(order, event);
        recent.remove(order);
        recent.put(order, news);
        if (recent.size() > 8) {
            recent.remove(recent.keySet().iterator().next());
        }
        return news;
    }

    /** Takes an order by hand, which replaces one left as desired state; whether there was one. */
    boolean orderByHand() {
        isBusyByHand = working.isEmpty();
        boolean replaced = isBusyByHand && desired.isPresent();
        if (replaced) {
            desired = Optional.empty();
        }
        return replaced;
    }

    /** Its state folder is wiped: it remembers nothing, and begins anew. */
    void wipe() {
        known.clear();
        cancelled.clear();
        begun.clear();
        working = Optional.empty();
        recent.clear();
    }

    /** Nothing disturbs it any more. */
    void calm() {
        online = true;
        isBusyByHand = false;
    }
}
