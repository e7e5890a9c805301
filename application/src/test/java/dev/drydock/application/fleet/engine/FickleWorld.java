package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.RetryScope;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.wave.UnderWay;
import dev.drydock.domain.wave.WaveEvent;
import dev.drydock.domain.wave.share.WaveShares;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Whole rollouts drawn from a seed: two servers on one ledger that crashes, devices that come and go, begin anew, lie and are updated
 * by hand, messages that are lost, and operators that pause, resume, abort and retry. After every step what must never happen is
 * looked for.
 */
final class FickleWorld {
    private static final long SHORT = 1_000;
    private static final long LONG = 3_600_000;
    /** The rounds after which devices that are waited for have said what they have to say. */
    private static final int LIVELY_ROUNDS = 50;

    private final Fault fault;
    private final Random dice;
    private final Map<DeviceId, FickleDevice> devices = new LinkedHashMap<>();
    private final List<RolloutId> rollouts = new ArrayList<>();
    private final Set<RolloutId> rolledBack = new HashSet<>();
    private final List<RolloutEngine> servers = new ArrayList<>();
    private final List<Task> underWay = new ArrayList<>();
    private final CrashingLedger ledger;
    private final Promises promises;
    private long now = 1;

    FickleWorld(long seed, Fault fault, RolloutLedger sound, int most) {
        this.fault = fault;
        dice = new Random(seed);
        ledger = new CrashingLedger(new BrokenLedger(sound, fault), dice);
        promises = new Promises(sound, devices, rollouts);
        for (int i = 0; i < 2; i++) {
            servers.add(new RolloutEngine(
                    ledger,
                    ClaimCheck.ALL,
                    OrderLane.WIDE,
                    Clocks.virtual(() -> fault == Fault.TIME_STANDS_STILL ? 1 : now)));
        }
        int size = 5 + dice.nextInt(most);
        double failing = dice.nextInt(3) == 0 ? 0.4 : 0;
        for (int i = 0; i < size; i++) {
            DeviceId id = new DeviceId("d" + i);
            devices.put(id, new FickleDevice(id, dice, failing));
        }
        begin();
    }

    /** One more rollout, for some of the devices. */
    private void begin() {
        WaveShares shares =
                WaveShares.parse(List.of("100%", "10%,100%", "5%,30%,100%").get(dice.nextInt(3)));
        RolloutPlan plan = DrawnPlan.of("drawn " + rollouts.size(), dice, shares);
        RolloutId id = new RolloutId("drawn00000000000".substring(1) + rollouts.size());
        List<DeviceId> targets = new ArrayList<>(devices.keySet());
        if (!rollouts.isEmpty()) {
            targets.removeIf(device -> dice.nextBoolean());
        }
        boolean isIn = !targets.isEmpty()
                && insisting(() -> server().submit(id, plan, dice.nextInt(3) - 1, shares.split(targets))
                        .isEmpty());
        if (isIn) {
            rollouts.add(id);
        }
    }

    /** A rollout whose submission met a crash may be there all the same. */
    private boolean insisting(BooleanSupplier work) {
        ledger.isCalm = true;
        try {
            return work.getAsBoolean();
        } finally {
            ledger.isCalm = false;
        }
    }

    private RolloutEngine server() {
        return servers.get(dice.nextInt(servers.size()));
    }

    private RolloutId anyRollout() {
        return rollouts.get(dice.nextInt(rollouts.size()));
    }

    /** Lets anything happen, so many times. */
    void rage(int steps) {
        for (int step = 0; step < steps; step++) {
            try {
                happen();
            } catch (LedgerUnavailable crash) {
                // The caller begins again; messages under way to devices go on.
            }
            check();
        }
    }

    private void check() {
        promises.noticeWaysBack();
        promises.check();
        rollouts.stream()
                .filter(id -> promises.isRolledBack(id) && rolledBack.add(id))
                .forEach(promises::checkWayBack);
    }

    private void happen() {
        switch (dice.nextInt(13)) {
            case 0 -> command();
            case 1 -> now += dice.nextInt(600_000);
            case 2 -> server().nextDue().ifPresent(due -> now = Math.max(now, due));
            case 3, 4, 5, 6 -> turn();
            case 7, 8 -> deliver(dice.nextInt(6) == 0);
            case 9 -> disturb();
            default -> report();
        }
    }

    private void disturb() {
        FickleDevice device = anyone();
        switch (dice.nextInt(24)) {
            case 0 -> {
                // It takes longer to begin anew than a call lasts.
                underWay.removeIf(task -> task.device().equals(device.id)
                        && (task.effect() instanceof MemberEffect.SendOrder
                                || task.effect() instanceof MemberEffect.CancelUpdate));
                device.wipe();
                rollouts.forEach(id -> settle(id, device.id, new MemberEvent.EpochChanged()));
            }
            case 1, 2 -> {
                if (device.orderByHand()) {
                    rollouts.forEach(id -> settle(id, device.id, new MemberEvent.ForeignOrderFound()));
                }
            }
            case 3, 4 -> settle(anyRollout(), device.id, Mischief.lie(dice));
            case 5 -> {
                if (rollouts.size() < 3) {
                    begin();
                }
            }
            default -> report();
        }
    }

    private void command() {
        RolloutEvent event = Mischief.command(dice);
        server().command(anyRollout(), event);
        if (dice.nextInt(4) == 0) {
            settle(anyRollout(), anyone().id, new MemberEvent.RetryAsked(RetryScope.UNSUCCESSFUL));
        }
    }

    private void turn() {
        for (Task task : server().turn()) {
            promises.checkOrder(task, Instant.ofEpochMilli(now));
            send(task);
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
        Courier courier = new Courier(device, task.rollout());
        task.effect().performBy(courier);
        courier.news().forEach(told -> settle(device, told));
    }

    private void report() {
        FickleDevice device = anyone();
        device.goOn().ifPresent(news -> settle(device, news));
    }

    private void settle(FickleDevice device, FickleDevice.News news) {
        settle(news.order().rollout(), device.id, news.event());
    }

    private void settle(RolloutId rollout, DeviceId device, MemberEvent event) {
        Optional<MemberEvent> heard = fault.heard(event);
        if (heard.isPresent()) {
            server().settle(rollout, Map.of(device, heard.get())).forEach(this::send);
        }
    }

    private void send(Task task) {
        fault.sent(task).ifPresent(underWay::add);
    }

    private FickleDevice anyone() {
        return List.copyOf(devices.values()).get(dice.nextInt(devices.size()));
    }

    /** Nothing is lost any more, and operators let it go on: every rollout has to come to its end. */
    void calm() {
        ledger.isCalm = true;
        devices.values().forEach(FickleDevice::calm);
        for (int round = 0; round < 5_000 && !promises.allSettled(); round++) {
            rollouts.forEach(this::letGoOn);
            turn();
            turn();
            promises.checkPlaces();
            while (!underWay.isEmpty()) {
                deliver(false);
            }
            for (FickleDevice device : devices.values()) {
                device.calm();
                device.goOn().ifPresent(news -> settle(device, news));
            }
            now = Math.max(
                    now + (round < LIVELY_ROUNDS ? SHORT : LONG),
                    server().nextDue().orElse(now));
            check();
        }
        for (FickleDevice device : devices.values()) {
            device.recent().forEach(news -> settle(device, news));
        }
        check();
        promises.checkEnd();
    }

    private void letGoOn(RolloutId rollout) {
        server().command(rollout, new RolloutEvent.DeadlineMoved());
        server().command(rollout, new RolloutEvent.StartDue());
        server().command(rollout, new RolloutEvent.ResumeAsked(true));
        for (WaveEntry wave : server().waves(rollout)) {
            server().wave(rollout, wave.number(), new WaveEvent.BeginAllowed());
            if (wave.wave().state() instanceof UnderWay.Undecided) {
                server().wave(rollout, wave.number(), new WaveEvent.UndecidedAccepted());
            }
        }
    }

    /** In a pause, once its messages have arrived, no device has an order left that it may still begin. */
    void pause() {
        ledger.isCalm = true;
        rollouts.forEach(rollout -> server().command(rollout, new RolloutEvent.PauseAsked()));
        List<RolloutId> paused = rollouts.stream().filter(promises::isPaused).toList();
        quiesce();
        promises.checkPause(paused);
    }

    /** After an abort, once every device was heard, none works on an order that it has not begun to install. */
    void abort() {
        ledger.isCalm = true;
        List<RolloutId> aborted = rollouts.stream()
                .filter(rollout ->
                        server().command(rollout, new RolloutEvent.AbortAsked()).isEmpty())
                .toList();
        quiesce();
        devices.values().forEach(device -> device.retained().ifPresent(news -> settle(device, news)));
        quiesce();
        promises.checkAbort(aborted);
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
}
