package dev.drydock.application.fleet.simulate;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.wave.WaveEvent;
import dev.drydock.domain.wave.share.Shuffle;
import dev.drydock.domain.wave.share.WaveShares;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A dry run of a rollout: the engine itself on a virtual clock, with a ledger in memory and a fleet that is drawn by chance. */
public final class SimulateRollout {
    private static final RolloutId ID = new RolloutId("simulated0000000");
    private static final RolloutId BACK = ID.ofWayBack();
    private static final Set<Tally> WITH_ORDER = EnumSet.of(Tally.ORDERED, Tally.TAKEN, Tally.QUIET, Tally.LEFT);
    private static final Set<Tally> FAILED = EnumSet.of(Tally.FAILED);
    private static final long IDLE = 250;
    /** The time for which reports are collected. */
    private static final long TOGETHER = 100;

    private final RolloutPlan plan;
    private final WaveShares shares;
    private final Surroundings surroundings;
    private final VirtualFleet fleet;
    /** The devices on their way forth, and back once the rollout is rolled back. */
    private final Map<RolloutId, VirtualFleet> fleets = new LinkedHashMap<>();

    private final Course course;
    private final RolloutLedger ledger = new InMemoryRolloutLedger();
    private final RolloutEngine engine;
    private long now;
    /** Whether the last step has done something, so that the next may do more. */
    private boolean moved = true;

    /** The time at which somebody was asked to let a wave begin; none when nobody is. */
    private OptionalLong asked = OptionalLong.empty();

    /**
     * All that a fleet and its plan do not decide.
     *
     * @param begin the wall clock's time at the beginning
     * @param answer the time that an operator needs who is asked to let a wave begin
     */
    public record Surroundings(Lanes lanes, Instant begin, Duration answer) {
        /** In 1970, with an operator who answers within the hour. */
        public static Surroundings of(Lanes lanes) {
            return new Surroundings(lanes, Instant.EPOCH, Duration.ofHours(1));
        }
    }

    /** @param dice from which everything is drawn */
    public SimulateRollout(
            FleetModel model, RolloutPlan plan, WaveShares shares, Surroundings surroundings, RandomGenerator dice) {
        this.plan = plan;
        this.shares = shares;
        this.surroundings = surroundings;
        this.course = new Course(plan);
        Lanes.Queues lanes =
                new Lanes.Queues(surroundings.lanes(), plan.members().ordering());
        this.fleet = new VirtualFleet(model, lanes, Shuffle.ofRollout(plan.name()), dice);
        this.engine =
                new RolloutEngine(ledger, ClaimCheck.ALL, () -> lanes.room(now), new Clocks(() -> now, this::wall));
        fleets.put(ID, fleet);
    }

    private Instant wall() {
        return surroundings.begin().plusMillis(now);
    }

    /**
     * Runs it to its end: until it is at rest, or waits for an operator with nothing under way, or has lasted that long.
     *
     * @param longest on the virtual clock
     */
    public DryRun run(Duration longest) {
        engine.submit(ID, plan, shares.split(fleet.ids()));
        while (now < longest.toMillis() && goOn()) {
            step();
            now = Math.min(now, longest.toMillis());
        }
        course.note(engine.waves(ID), now);
        course.add(Lane.DOWNLOADS, fleet.slowed());
        return result();
    }

    /** Rollouts that give no orders, and whose orders have all come to their end, wait for an operator. */
    private boolean goOn() {
        RolloutEntry rollout = engine.rollout(ID).orElseThrow();
        if (moved || rollout.isSettled()) {
            return !rollout.isSettled();
        }
        if (nextNews() < Long.MAX_VALUE || asked.isPresent()) {
            return true;
        }
        return fleets.keySet().stream().anyMatch(this::isUnderWay)
                && engine.nextDue().isPresent();
    }

    private boolean isUnderWay(RolloutId id) {
        return engine.rollout(id).orElseThrow().state().givesOrders()
                || WaveEntry.counts(engine.waves(id)).of(WITH_ORDER) > 0;
    }

    private void step() {
        List<Task> tasks = new ArrayList<>();
        boolean isNews = false;
        for (var devices : fleets.entrySet()) {
            Map<DeviceId, MemberEvent> news = new LinkedHashMap<>();
            devices.getValue().take(now, RolloutEngine.SLICE, news);
            if (!news.isEmpty()) {
                tasks.addAll(engine.settle(devices.getKey(), news));
                isNews = true;
            }
        }
        tasks.addAll(engine.turn());
        tasks.forEach(task -> devices(task.rollout()).perform(task, now));
        List<WaveEntry> waves = engine.waves(ID);
        course.note(waves, now);
        moved = isNews || !tasks.isEmpty() || answer(waves);
        RolloutEntry rollout = engine.rollout(ID).orElseThrow();
        if (nextNews() > now && !rollout.isSettled()) {
            long then = tasks.size() < RolloutEngine.SLICE ? next() : now + 1;
            course.waitUntil(then, now, wall(), rollout, waves, fleet.lanes());
            now = then;
        }
    }

    private VirtualFleet devices(RolloutId rollout) {
        return fleets.computeIfAbsent(rollout, back -> fleet.onTheWayBack());
    }

    /** The operator lets a wave begin some time after being asked; whether just now. */
    private boolean answer(List<WaveEntry> waves) {
        Optional<WaveEntry> asking =
                waves.stream().filter(entry -> entry.wave().state().isAsking()).findFirst();
        if (asking.isEmpty()) {
            asked = OptionalLong.empty();
            return false;
        }
        if (asked.isEmpty()) {
            asked = OptionalLong.of(now);
        }
        boolean answers = now >= answerDue();
        if (answers) {
            engine.wave(ID, asking.get().number(), new WaveEvent.BeginAllowed());
        }
        return answers;
    }

    private long answerDue() {
        return asked.isPresent() ? asked.getAsLong() + surroundings.answer().toMillis() : Long.MAX_VALUE;
    }

    private long nextNews() {
        long next = Long.MAX_VALUE;
        for (VirtualFleet devices : fleets.values()) {
            next = Math.min(next, devices.next());
        }
        return next;
    }

    /** The next time at which something happens; what comes due meanwhile may wait for a moment. */
    private long next() {
        long news = Math.min(nextNews(), answerDue());
        if (news <= now + IDLE) {
            return Math.max(now + TOGETHER, news);
        }
        OptionalLong due = engine.nextDue();
        long next = due.isPresent() ? Math.min(news, Math.max(due.getAsLong(), now + IDLE)) : news;
        return next == Long.MAX_VALUE ? now : next;
    }

    private DryRun result() {
        List<WaveEntry> waves = engine.waves(ID);
        return new DryRun(
                engine.rollout(ID).orElseThrow().state(),
                Duration.ofMillis(now),
                WaveEntry.counts(waves),
                waves.stream()
                        .map(wave -> new DryRun.WaveOutcome(
                                wave.wave().counts().size(),
                                wave.wave().state(),
                                wave.wave().counts(),
                                course.opened(wave.number())))
                        .toList(),
                fleet.reached(),
                fleet.installed(),
                failures(waves),
                course.stop(),
                fleet.messages().orders(),
                fleet.messages().byDay(),
                surroundings.lanes().messagesPerDay(),
                course.waits(),
                course.progress(),
                engine.rollout(BACK).map(back -> WaveEntry.counts(engine.waves(BACK))));
    }

    /** The members that failed, as they stand in the ledger. */
    private Map<Failure, Integer> failures(List<WaveEntry> waves) {
        Map<Failure, Integer> failures = new HashMap<>();
        for (WaveEntry wave : waves) {
            int failed = wave.wave().counts().of(Tally.FAILED);
            if (failed > 0) {
                ledger.read(view -> view.members(ID, wave.number(), FAILED, failed)).stream()
                        .flatMap(entry -> entry.member().state().failedBy().stream())
                        .forEach(failure -> failures.merge(failure, 1, Integer::sum));
            }
        }
        return failures;
    }
}
