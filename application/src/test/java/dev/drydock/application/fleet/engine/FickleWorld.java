package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutPlan;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.RetryScope;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.WaveEvent;
import dev.drydock.domain.wave.WaveShares;
import dev.drydock.domain.wave.WaveState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A whole rollout drawn from a seed: the engine on its ledger, devices that come and go, messages that are lost, and operators that
 * pause, resume, abort and retry. After every step what must never happen is looked for.
 */
final class FickleWorld {
    private static final RolloutId ID = new RolloutId("drawn00000000000");

    private final Fault fault;
    private final Random dice;
    private final Map<DeviceId, FickleDevice> devices = new LinkedHashMap<>();
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();
    private final RolloutEngine engine;
    private final List<Task> underWay = new ArrayList<>();
    private long now = 1;

    FickleWorld(long seed, Fault fault) {
        this.fault = fault;
        dice = new Random(seed);
        int size = 5 + dice.nextInt(60);
        double failing = dice.nextInt(3) == 0 ? 0.4 : 0;
        for (int i = 0; i < size; i++) {
            DeviceId id = new DeviceId("d" + i);
            devices.put(id, new FickleDevice(id, dice, failing));
        }
        WaveShares shares =
                WaveShares.parse(List.of("100%", "10%,100%", "5%,30%,100%").get(dice.nextInt(3)));
        RolloutPlan plan = DrawnPlan.of(dice, shares);
        engine = new RolloutEngine(
                new BrokenLedger(ledger, fault),
                ClaimCheck.ALL,
                OrderLane.WIDE,
                () -> fault == Fault.TIME_STANDS_STILL ? 1 : now);
        engine.submit(ID, plan, shares.split(List.copyOf(devices.keySet())));
    }

    /** Lets anything happen, so many times. */
    void rage(int steps) {
        for (int step = 0; step < steps; step++) {
            happen();
            check();
        }
    }

    private void happen() {
        switch (dice.nextInt(12)) {
            case 0 -> command();
            case 1 -> now += dice.nextInt(600_000);
            case 2 -> engine.nextDue().ifPresent(due -> now = Math.max(now, due));
            case 3, 4, 5, 6 -> turn();
            case 7, 8 -> deliver(dice.nextInt(6) == 0);
            default -> report();
        }
    }

    private void command() {
        RolloutEvent event = switch (dice.nextInt(12)) {
            case 0, 1 -> new RolloutEvent.PauseAsked();
            case 2, 3, 4 -> new RolloutEvent.ResumeAsked(dice.nextBoolean());
            case 5 -> dice.nextInt(6) == 0 ? new RolloutEvent.AbortAsked() : new RolloutEvent.LimitsChanged();
            case 6 -> new RolloutEvent.DeadlinePassed();
            case 7 -> new RolloutEvent.DeadlineMoved();
            default -> new RolloutEvent.StartDue();
        };
        engine.command(ID, event);
        if (dice.nextInt(4) == 0) {
            DeviceId device = anyone().id;
            settle(device, new MemberEvent.RetryAsked(RetryScope.UNSUCCESSFUL));
        }
    }

    private void turn() {
        for (Task task : engine.turn()) {
            checkOrder(task);
            send(task);
        }
    }

    /** No order leaves while the rollout gives none. */
    private void checkOrder(Task task) {
        boolean isOrder =
                task.effect() instanceof MemberEffect.SendOrder || task.effect() instanceof MemberEffect.LeaveOrder;
        if (isOrder) {
            assertThat(rollout().state().givesOrders())
                    .as("%s while %s", task, rollout().state())
                    .isTrue();
        }
    }

    /** Messages to one device keep their order. */
    private void deliver(boolean isLost) {
        if (underWay.isEmpty()) {
            return;
        }
        Task any = underWay.get(dice.nextInt(underWay.size()));
        Task task = underWay.stream()
                .filter(one -> one.device().equals(any.device()))
                .findFirst()
                .orElseThrow();
        underWay.remove(task);
        if (!isLost) {
            perform(task);
        }
    }

    private void perform(Task task) {
        FickleDevice device = devices.get(task.device());
        List<MemberEvent> news = new ArrayList<>();
        task.effect().performBy(new MemberEffect.Performer() {
            @Override
            public void sendOrder(MemberEffect.SendOrder effect) {
                device.call(effect.attempt()).ifPresent(news::add);
            }

            @Override
            public void leaveOrder(MemberEffect.LeaveOrder effect) {
                device.leave(effect.attempt());
            }

            @Override
            public void withdrawOrder(MemberEffect.WithdrawOrder effect) {
                device.withdraw(effect.attempt());
                news.add(new MemberEvent.WithdrawalConfirmed(effect.attempt()));
            }

            @Override
            public void cancelUpdate(MemberEffect.CancelUpdate effect) {
                device.cancel(effect.attempt()).ifPresent(news::add);
            }

            @Override
            public void readReport(MemberEffect.ReadReport effect) {
                device.goOn().ifPresent(news::add);
            }
        });
        news.forEach(event -> settle(task.device(), event));
    }

    private void report() {
        FickleDevice device = anyone();
        device.goOn().ifPresent(event -> settle(device.id, event));
    }

    private void settle(DeviceId device, MemberEvent event) {
        fault.heard(event)
                .ifPresent(news -> engine.settle(ID, Map.of(device, news)).forEach(this::send));
    }

    private void send(Task task) {
        fault.sent(task).ifPresent(underWay::add);
    }

    private FickleDevice anyone() {
        return List.copyOf(devices.values()).get(dice.nextInt(devices.size()));
    }

    /** Nothing is lost any more, and operators let it go on: it has to come to its end. */
    void calm() {
        devices.values().forEach(FickleDevice::calm);
        for (int round = 0; round < 5_000 && !rollout().isSettled(); round++) {
            engine.command(ID, new RolloutEvent.DeadlineMoved());
            engine.command(ID, new RolloutEvent.StartDue());
            engine.command(ID, new RolloutEvent.ResumeAsked(true));
            for (WaveEntry wave : engine.waves(ID)) {
                if (wave.wave().state() instanceof WaveState.Undecided) {
                    engine.wave(ID, wave.number(), new WaveEvent.UndecidedAccepted());
                }
            }
            turn();
            while (!underWay.isEmpty()) {
                deliver(false);
            }
            for (FickleDevice device : devices.values()) {
                device.calm();
                device.goOn().ifPresent(event -> settle(device.id, event));
            }
            now = Math.max(now + 1_000, engine.nextDue().orElse(now));
            check();
        }
        assertThat(rollout().isSettled())
                .as("the rollout ends: %s, %s", rollout(), engine.waves(ID))
                .isTrue();
        devices.values()
                .forEach(device -> assertThat(device.holdsDesired())
                        .as("%s has an order left of a rollout that has ended", device.id)
                        .isFalse());
        devices.values().stream()
                .filter(device -> member(device).member().state().tally() == Tally.SUCCEEDED)
                .forEach(device -> assertThat(device.hasCompleted())
                        .as("%s runs the image", device.id)
                        .isTrue());
    }

    /** In a pause, once its messages have arrived, no device has an order left that it may still begin. */
    void pause() {
        engine.command(ID, new RolloutEvent.PauseAsked());
        boolean isPaused = rollout().state().pausedBy().isPresent();
        quiesce();
        if (isPaused) {
            devices.values()
                    .forEach(device -> assertThat(device.mayBegin())
                            .as("%s may begin an order in a pause: %s", device.id, member(device))
                            .isFalse());
        }
    }

    /** After an abort, once every device was heard, none works on an order that it has not begun to install. */
    void abort() {
        boolean isAborted = engine.command(ID, new RolloutEvent.AbortAsked()).isEmpty();
        quiesce();
        devices.values().forEach(device -> device.retained().ifPresent(event -> settle(device.id, event)));
        quiesce();
        if (isAborted) {
            devices.values()
                    .forEach(device -> assertThat(device.isBeforeInstalling())
                            .as("%s goes on after an abort: %s", device.id, member(device))
                            .isFalse());
        }
    }

    private MemberEntry member(FickleDevice device) {
        return ledger.exchange(book -> book.members(ID, devices.keySet())).get(device.id);
    }

    private void quiesce() {
        devices.values().forEach(FickleDevice::calm);
        for (int round = 0; round < 5; round++) {
            turn();
            while (!underWay.isEmpty()) {
                deliver(false);
            }
            now += 60_000;
            check();
        }
    }

    private RolloutEntry rollout() {
        return ledger.exchange(book -> book.rollout(ID)).orElseThrow();
    }

    /** The counts of the waves are those of their members; nobody but the first open wave has begun. */
    private void check() {
        List<WaveEntry> waves = ledger.exchange(book -> book.waves(ID));
        ledger.exchange(book -> book.members(ID, devices.keySet()))
                .forEach((id, entry) -> assertThat(devices.get(id).begun())
                        .as(
                                "orders of %s, of which the last is %s",
                                id, entry.member().attempt())
                        .allMatch(order -> order <= entry.member().attempt()));
        boolean allBeforePassed = true;
        for (WaveEntry wave : waves) {
            List<MemberEntry> members = ledger.exchange(
                    book -> book.members(ID, wave.number(), EnumSet.allOf(Tally.class), Integer.MAX_VALUE));
            Counts counted = members.stream()
                    .map(entry -> Counts.of(entry.member().state().tally(), 1))
                    .reduce(Counts.NONE, Counts::plus);
            assertThat(wave.wave().counts()).as("wave %s", wave).isEqualTo(counted);
            boolean isBeforeTurn = wave.wave().state() instanceof WaveState.Held
                    || (wave.wave().state() instanceof WaveState.Failed failed && failed.isBeforeTurn());
            assertThat(allBeforePassed || isBeforeTurn)
                    .as("a wave begins before its turn: %s", waves)
                    .isTrue();
            allBeforePassed = wave.wave().state().hasPassed();
        }
    }
}
