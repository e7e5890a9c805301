package dev.drydock.application.fleet.prepare;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.inventory.FleetView;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Wave;
import dev.drydock.domain.wave.share.Shuffle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Submits rollouts, and writes their members slice by slice, so that other work waits for one slice at most. What a crash
 * interrupts is gone on with.
 */
public final class PrepareRollout {
    /** The most members of one transaction. */
    public static final int SLICE = 1_000;

    private static final Query SIGNED =
            new Query.Comparison(Field.Fixed.TRUST, Query.Comparison.Operator.EQUAL, DeviceTrust.SIGNED);

    private final RolloutLedger ledger;
    private final RolloutEngine engine;
    private final Supplier<Instant> clock;

    /** @param clock the wall clock, for queries that ask how long ago a device was seen */
    public PrepareRollout(RolloutLedger ledger, RolloutEngine engine, Supplier<Instant> clock) {
        this.ledger = ledger;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Adds a rollout and writes its members.
     *
     * @param by the person who submits it
     * @return the reason for which it is refused
     * @throws IllegalArgumentException when the plan has no target
     */
    public Optional<Refusal> submit(RolloutId id, RolloutPlan plan, int priority, String by) {
        RolloutTarget target =
                plan.target().orElseThrow(() -> new IllegalArgumentException("a rollout needs a target"));
        long devices = ledger.read(view -> view.fleet().count(target.query(), clock.get()));
        Optional<Refusal> refused = engine.draft(id, plan, priority, by, devices);
        if (refused.isEmpty()) {
            fill(id, plan.name(), target);
        }
        return refused;
    }

    /**
     * The devices that a plan takes now.
     *
     * @throws IllegalArgumentException when it has no target
     */
    public long count(RolloutView view, RolloutPlan plan) {
        RolloutTarget target =
                plan.target().orElseThrow(() -> new IllegalArgumentException("a rollout needs a target"));
        return view.fleet().count(target.query(), clock.get());
    }

    /**
     * The reason for which some of the devices could not be led back from a bad image; empty when all could, or none is to be. They may
     * have to until the deadline, or for as long as one is waited for.
     */
    public Optional<String> shutWayBack(RolloutView view, RolloutPlan plan) {
        Instant now = clock.get();
        Instant horizon =
                now.plus(plan.schedule().deadline().orElse(plan.members().offline()));
        return plan.images()
                .filter(images -> plan.rollout().onBad() == OnBad.ROLL_BACK)
                .flatMap(images -> images.shut(horizon))
                .filter(why -> plan.target()
                        .map(RolloutTarget::query)
                        .map(query -> new Query.And(List.of(query, SIGNED)))
                        .filter(signed -> view.fleet().count(signed, now) > 0)
                        .isPresent());
    }

    /**
     * Adds a rollout for these devices, in one wave and in this order. What a crash interrupts is aborted, as nobody else knows them.
     *
     * @param by the person who submits it
     * @return the reason for which it is refused
     */
    Optional<Refusal> submit(RolloutId id, RolloutPlan plan, int priority, String by, List<DeviceId> devices) {
        Optional<Refusal> refused = engine.draft(id, plan, priority, by, devices.size());
        if (refused.isEmpty()) {
            write(id, List.of(devices));
        }
        return refused;
    }

    /**
     * Changes the target, the waves or the images of a rollout that has not begun, and writes its members anew.
     *
     * @return the reason for which it is refused
     */
    public Optional<Refusal> edit(RolloutId id, UnaryOperator<RolloutPlan> change) {
        Optional<Refusal> refused = engine.change(id, change, new RolloutEvent.TargetEdited());
        if (refused.isEmpty()) {
            engine.rollout(id).ifPresent(this::goOn);
        }
        return refused;
    }

    /** Goes on with rollouts that a server which is gone has not written to their end. */
    public void resume() {
        ledger.read(RolloutView::rollouts).forEach(this::goOn);
    }

    private void goOn(RolloutEntry rollout) {
        if (rollout.state().isPreparing()) {
            RolloutPlan plan = rollout.plan();
            plan.target()
                    .ifPresentOrElse(
                            target -> fill(rollout.id(), plan.name(), target),
                            () -> engine.command(rollout.id(), new RolloutEvent.AbortAsked()));
        }
    }

    private void fill(RolloutId id, String name, RolloutTarget target) {
        while (ledger.read(view -> view.waves(id)).isEmpty()) {
            clear(id, target.waves());
        }
        write(id, ledger.read(view -> waves(view.fleet(), name, target)));
    }

    private void write(RolloutId id, List<List<DeviceId>> waves) {
        for (int wave = 0; wave < waves.size(); wave++) {
            for (int from = 0; from < waves.get(wave).size(); from += SLICE) {
                List<DeviceId> all = waves.get(wave);
                if (!add(id, wave, all.subList(from, Math.min(from + SLICE, all.size())))) {
                    return;
                }
            }
        }
        engine.command(id, new RolloutEvent.MembersPrepared());
    }

    /** Takes a slice of the members of a former target away; once none is left, its waves are there. */
    private void clear(RolloutId id, int waves) {
        ledger.exchange(book -> {
            int removed = book.removeMembers(id, SLICE);
            for (int wave = 0; removed == 0 && wave < waves; wave++) {
                book.save(id, WaveEntry.held(wave, 0));
            }
            return removed;
        });
    }

    /** The devices of each wave, each in the first that takes it. */
    private List<List<DeviceId>> waves(FleetView fleet, String name, RolloutTarget target) {
        Shuffle shuffle = Shuffle.ofRollout(name);
        List<DeviceId> all = fleet.inOrder(target.query(), clock.get(), shuffle);
        if (target.first().isEmpty()) {
            return target.shares().split(all);
        }
        Set<DeviceId> rest = new LinkedHashSet<>(all);
        List<List<DeviceId>> waves = new ArrayList<>();
        for (Query query : target.first()) {
            List<DeviceId> taken = fleet.inOrder(new Query.And(List.of(target.query(), query)), clock.get(), shuffle);
            waves.add(taken.stream().filter(rest::remove).toList());
        }
        waves.addAll(target.shares().split(List.copyOf(rest)));
        return waves;
    }

    /** Adds the members that an interrupted attempt has not added; false once the rollout is no longer preparing. */
    private boolean add(RolloutId id, int number, List<DeviceId> devices) {
        return ledger.exchange(book -> {
            if (book.rollout(id)
                    .filter(rollout -> rollout.state().isPreparing())
                    .isEmpty()) {
                return false;
            }
            List<MemberEntry> added = book.strangers(id, devices).stream()
                    .map(device -> MemberEntry.held(device, number))
                    .toList();
            book.add(id, added);
            WaveEntry wave = book.waves(id).get(number);
            Counts counts = wave.wave().counts().plus(Counts.of(Tally.HELD, added.size()));
            book.save(id, wave.with(Wave.held(counts)));
            return true;
        });
    }
}
