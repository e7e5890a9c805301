package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutId.Order;
import dev.drydock.domain.wave.Counts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The promises of the engine, as a drawn world looks for them. */
record Promises(RolloutLedger ledger, Map<DeviceId, FickleDevice> devices, List<RolloutId> rollouts) {
    private RolloutEntry rollout(RolloutId id) {
        return ledger.read(view -> view.rollout(id)).orElseThrow();
    }

    boolean allSettled() {
        return rollouts.stream().allMatch(id -> rollout(id).isSettled());
    }

    boolean isPaused(RolloutId id) {
        return rollout(id).state().pausedBy().isPresent();
    }

    /** No order leaves while its rollout gives none, or to a device that has the image of a later one. */
    void checkOrder(Task task, Instant wall) {
        boolean isOrder =
                task.effect() instanceof MemberEffect.SendOrder || task.effect() instanceof MemberEffect.LeaveOrder;
        if (isOrder) {
            RolloutEntry own = rollout(task.rollout());
            assertThat(own.state().givesOrders())
                    .as("%s while %s", task, own.state())
                    .isTrue();
            assertThat(own.plan().schedule().isOpen(wall))
                    .as("%s at %s", task, wall)
                    .isTrue();
            for (RolloutId other : rollouts) {
                boolean isUndone = rollout(other).rank().isYoungerThan(own.rank())
                        && ledger.read(view -> view.members(other, Set.of(task.device()))).values().stream()
                                .anyMatch(entry -> entry.member().state().tally() == Tally.SUCCEEDED);
                assertThat(isUndone).as("%s undoes %s", task, other).isFalse();
            }
        }
    }

    /** Rollouts that roll others back, as they come about. */
    void noticeWaysBack() {
        List.copyOf(rollouts).stream()
                .map(RolloutId::ofWayBack)
                .filter(id -> !rollouts.contains(id))
                .filter(id -> ledger.read(view -> view.rollout(id)).isPresent())
                .forEach(rollouts::add);
    }

    /** When a rollout is rolled back, each device that may have had its order has been given another one. */
    void checkWayBack(RolloutId id) {
        ledger.read(view -> {
            Set<DeviceId> back = view.members(id.ofWayBack(), devices.keySet()).keySet();
            view.members(id, devices.keySet()).values().stream()
                    .filter(entry -> entry.member().reach() != Member.Reach.NONE)
                    .forEach(entry -> assertThat(back)
                            .as("devices that were rolled back, of which one was %s", entry)
                            .contains(entry.device()));
            return true;
        });
    }

    boolean isRolledBack(RolloutId id) {
        return rollout(id).state().equals(new AtRest.RolledBack());
    }

    /** At one moment: the counts of waves, the turns of waves, the orders of devices. */
    void check() {
        ledger.read(view -> {
            Set<DeviceId> active = new HashSet<>();
            for (RolloutId id : rollouts) {
                checkWaves(view, id);
                view.members(id, devices.keySet()).forEach((device, entry) -> {
                    checkOrders(id, device, entry);
                    boolean isFirst = !entry.member().state().tally().isActive() || active.add(device);
                    assertThat(isFirst).as("%s has one order at a time", device).isTrue();
                });
            }
            return true;
        });
    }

    private void checkOrders(RolloutId rollout, DeviceId device, MemberEntry entry) {
        assertThat(devices.get(device).begun())
                .as(
                        "orders of %s, of which the last is %s",
                        device, entry.member().attempt())
                .allMatch(order -> !order.rollout().equals(rollout)
                        || order.attempt() <= entry.member().attempt());
    }

    private void checkWaves(RolloutView view, RolloutId rollout) {
        List<WaveEntry> waves = view.waves(rollout);
        boolean allBeforePassed = true;
        for (WaveEntry wave : waves) {
            List<MemberEntry> members =
                    view.members(rollout, wave.number(), EnumSet.allOf(Tally.class), Integer.MAX_VALUE);
            Map<Tally, Integer> counted = new EnumMap<>(Tally.class);
            members.forEach(entry -> counted.merge(entry.member().state().tally(), 1, Integer::sum));
            assertThat(wave.wave().counts()).as("wave %s", wave).isEqualTo(Counts.of(counted));
            assertThat(allBeforePassed || wave.wave().state().isBeforeTurn())
                    .as("a wave begins before its turn: %s", waves)
                    .isTrue();
            allBeforePassed = wave.wave().state().hasPassed();
        }
    }

    /** After a turn no order keeps the place of one that outranks it. */
    void checkPlaces() {
        ledger.read(view -> {
            for (RolloutId id : rollouts) {
                view.members(id, devices.keySet()).forEach((device, entry) -> {
                    boolean isLeft = entry.member().state().tally() == Tally.LEFT;
                    boolean isOutranked = isLeft
                            && view.stakesBeside(id, Set.of(device)).getOrDefault(device, List.of()).stream()
                                    .anyMatch(stake -> stake.waits()
                                            && stake.rank().outranks(rollout(id).rank()));
                    assertThat(isOutranked)
                            .as("the order of %s for %s keeps the place of a higher one", id, device)
                            .isFalse();
                });
            }
            return true;
        });
    }

    void checkPause(List<RolloutId> paused) {
        devices.values()
                .forEach(device -> assertThat(
                                device.mayBegin().map(Order::rollout).filter(paused::contains))
                        .as("an order that %s may begin in a pause", device.id)
                        .isEmpty());
    }

    private void checkSuccess(FickleDevice device, Order order) {
        MemberEntry entry = ledger.read(view -> view.members(order.rollout(), Set.of(device.id)))
                .get(device.id);
        assertThat(entry.member().state().tally())
                .as("%s has completed %s", device.id, order)
                .isEqualTo(Tally.SUCCEEDED);
    }

    void checkAbort(List<RolloutId> aborted) {
        devices.values().stream()
                .filter(FickleDevice::isBeforeInstalling)
                .forEach(device -> assertThat(
                                device.working().map(Order::rollout).filter(aborted::contains))
                        .as("an order on which %s goes on after an abort", device.id)
                        .isEmpty());
    }

    /** Every rollout has ended, no order of one is left, and those are counted as successes that told of one. */
    void checkEnd() {
        for (RolloutId id : rollouts) {
            assertThat(rollout(id).isSettled())
                    .as("the rollout ends: %s, %s", rollout(id), ledger.read(view -> view.waves(id)))
                    .isTrue();
            ledger.read(view -> view.members(id, devices.keySet())).values().stream()
                    .filter(entry -> entry.member().state().tally() == Tally.SUCCEEDED)
                    .forEach(entry -> assertThat(devices.get(entry.device()).completed())
                            .as("orders that %s has completed", entry.device())
                            .anyMatch(order -> order.rollout().equals(id)));
        }
        devices.values()
                .forEach(device -> device.recent().stream()
                        .filter(news -> news.event() instanceof MemberEvent.CompletionReported)
                        .forEach(news -> checkSuccess(device, news.order())));
        devices.values()
                .forEach(device -> assertThat(device.holdsDesired())
                        .as("%s has an order left of a rollout that has ended", device.id)
                        .isFalse());
    }
}
