package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Power;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.Underway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One random life of a device: what happens to it, and what is promised whatever happens. */
final class DeviceLife {
    private final long seed;
    private final Random dice;
    private final TestDevice device = new TestDevice();
    private final List<String> history = new ArrayList<>();
    private final Set<UpdateId> taken = new LinkedHashSet<>();
    private final Set<UpdateId> begun = new HashSet<>();
    private final Set<UpdateId> saidCancelled = new HashSet<>();
    private final Map<UpdateId, Set<Ending>> outcomes = new LinkedHashMap<>();
    private Optional<UpdateOrder> desired = Optional.empty();
    private int reportsSeen;
    private int orders;

    DeviceLife(long seed) {
        this.seed = seed;
        this.dice = new Random(seed);
        withPower(device::start);
    }

    Set<Ending> endings() {
        Set<Ending> all = new HashSet<>();
        outcomes.values().forEach(all::addAll);
        return all;
    }

    List<String> history() {
        return history;
    }

    void live(int things) {
        for (int i = 0; i < things; i++) {
            withPower(this::something);
            look();
        }
    }

    /** No more trouble: what was begun ends, and what is desired runs. */
    void comeToRest() {
        device.journal.full(false);
        device.complaint = Optional.empty();
        device.restart.allow();
        device.power.safe();
        device.boot();
        desired.ifPresent(device::desire);
        for (int i = 0; i < 50; i++) {
            device.runToRest();
            device.time.advance(Duration.ofSeconds(5));
            desired.ifPresent(device::desire);
            look();
        }
        device.boot();
    }

    private void something() {
        int what = dice.nextInt(100);
        history.add(what + " in "
                + (device.power.uses() == 0 ? "nothing" : device.log.entries().size()));
        if (what < 45) {
            boolean ignored = device.step();
        } else if (what < 55) {
            device.time.advance(Duration.ofSeconds(dice.nextInt(1, 900)));
        } else if (what < 63) {
            order(Images.order(anyId()));
        } else if (what < 68) {
            desire(Optional.of(Images.order(anyId())));
        } else if (what < 70) {
            desire(Optional.empty());
        } else if (what < 74) {
            cancel(anyId());
        } else if (what < 79) {
            device.images.breakNext(new FetchResult.Broken(
                    Reason.of(dice.nextBoolean() ? ReasonCode.CONNECTION_BROKEN : ReasonCode.IMAGE_NOT_FOUND)));
        } else if (what < 82) {
            device.complaint = dice.nextBoolean() ? Optional.of(Reason.of(ReasonCode.UNHEALTHY)) : Optional.empty();
        } else if (what < 84) {
            device.slots.unbootable(new UpdateId(anyId()));
        } else if (what < 87) {
            device.journal.full(dice.nextInt(3) == 0);
        } else if (what < 93) {
            device.power.cutAtUse(dice.nextInt(1, 12));
        } else if (what < 97) {
            device.kill().start();
            desired.ifPresent(device::desire);
        } else {
            device.boot();
            desired.ifPresent(device::desire);
        }
    }

    private String anyId() {
        if (orders == 0 || dice.nextBoolean()) {
            orders++;
        }
        return "u" + Math.max(1, orders - dice.nextInt(3));
    }

    private void order(UpdateOrder order) {
        CompletableFuture<OrderAnswer> answer = device.order(order);
        if (answer.isDone() && answer.getNow(null) instanceof OrderAnswer.Taken) {
            taken.add(order.id());
        }
    }

    private void desire(Optional<UpdateOrder> order) {
        desired = order;
        device.desire(order.<DesiredOrder>map(DesiredOrder.Wanted::new).orElseGet(DesiredOrder.None::new));
    }

    private void cancel(String id) {
        CompletableFuture<CancelAnswer> answer = device.cancel(id);
        boolean neverSeen = !begun.contains(new UpdateId(id));
        if (neverSeen && answer.isDone() && answer.getNow(null) instanceof CancelAnswer.Cancelled) {
            saidCancelled.add(new UpdateId(id));
        }
    }

    /** Where the power failed, the device boots, and what is desired comes again. */
    private void withPower(Runnable action) {
        try {
            action.run();
        } catch (Power.Cut cut) {
            // It is seen below, wherever it struck.
        }
        while (device.power.isOff()) {
            history.add("cut");
            device.kill();
            device.boot();
            desired.ifPresent(device::desire);
        }
    }

    /** The reports since the last look. */
    private void look() {
        List<DeviceReport> sent = device.reports.sent();
        for (DeviceReport report : sent.subList(reportsSeen, sent.size())) {
            if (report.memory().state() instanceof Underway underway) {
                begun.add(underway.id());
                assertThat(outcomes).as(where()).doesNotContainKey(underway.id());
            }
            for (Outcome outcome : report.memory().ledger().recent()) {
                outcomes.computeIfAbsent(outcome.id(), id -> new LinkedHashSet<>())
                        .add(outcome.ending());
            }
            if (report.memory().state() instanceof Completed) {
                assertThat(device.slots.boot().settled()).as(where()).isTrue();
            }
        }
        reportsSeen = sent.size();
    }

    void assertPromisesKept() {
        assertThat(device.state()).as(where()).isInstanceOf(AtRest.class);
        assertThat(device.observer.crashes()).as(where()).allMatch(crash -> crash instanceof Power.Cut);
        assertThat(device.steps().mostAtOnce()).as(where()).isLessThanOrEqualTo(1);
        assertThat(device.reports.sequences()).as(where()).isSorted().doesNotHaveDuplicates();
        assertThat(outcomes.keySet()).as(where()).containsAll(begun).containsAll(taken);
        outcomes.values()
                .forEach(endings -> assertThat(List.copyOf(endings))
                        .as(where() + ": one outcome, which only a reversion can change")
                        .isIn(
                                List.of(Ending.COMPLETED),
                                List.of(Ending.FAILED),
                                List.of(Ending.ROLLED_BACK),
                                List.of(Ending.CANCELLED),
                                List.of(Ending.COMPLETED, Ending.ROLLED_BACK)));
        assertThat(begun).as(where()).filteredOn(saidCancelled::contains).isEmpty();
        assertThat(device.slots.boot().settled()).as(where()).isTrue();
        if (device.state() instanceof Completed completed) {
            assertThat(device.slots
                            .image(device.slots.boot().running())
                            .orElseThrow()
                            .order()
                            .digest())
                    .as(where())
                    .isEqualTo(completed.order().digest());
        }
    }

    private String where() {
        List<String> log = device.log.entries();
        return "seed " + seed + " (again with -Dsimulation.seed=" + seed + "), at last "
                + log.subList(Math.max(0, log.size() - 200), log.size());
    }
}
