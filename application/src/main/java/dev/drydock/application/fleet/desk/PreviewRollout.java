package dev.drydock.application.fleet.desk;

import dev.drydock.application.fleet.claim.FitForTrust;
import dev.drydock.application.fleet.inventory.FleetView;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.target.Query.Comparison.Operator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks ahead at what a plan would do, and changes nothing. */
public final class PreviewRollout {
    private final RolloutLedger ledger;
    private final Supplier<Instant> clock;

    /** @param clock the wall clock, for queries that ask how long ago a device was seen */
    public PreviewRollout(RolloutLedger ledger, Supplier<Instant> clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Looks ahead.
     *
     * @throws IllegalArgumentException when the plan has no target
     */
    public Preview preview(RolloutPlan plan) {
        RolloutTarget target =
                plan.target().orElseThrow(() -> new IllegalArgumentException("a rollout needs a target"));
        return ledger.read(view -> preview(view.fleet(), plan, target));
    }

    private Preview preview(FleetView fleet, RolloutPlan plan, RolloutTarget target) {
        Counting counting = new Counting(fleet, clock.get());
        long devices = counting.count(List.of(target.query()));
        Query away = is(Field.Fixed.CONNECTED, "false");
        return new Preview(
                devices,
                waves(counting, plan, target, devices),
                plan.image()
                        .map(image -> skipped(counting, image, plan, target.query()))
                        .orElse(Map.of()),
                counting.count(List.of(target.query(), away)));
    }

    private static List<Preview.Wave> waves(Counting counting, RolloutPlan plan, RolloutTarget target, long devices) {
        List<Preview.Wave> waves = new ArrayList<>();
        List<Query> parts = new ArrayList<>(List.of(target.query()));
        long rest = devices;
        for (Query query : target.first()) {
            List<Query> own = new ArrayList<>(parts);
            own.add(query);
            long size = counting.count(own);
            waves.add(wave(plan.gate(), size));
            rest -= size;
            parts.add(new Query.Not(query));
        }
        target.shares().sizes(Math.toIntExact(rest)).forEach(size -> waves.add(wave(plan.gate(), size)));
        return waves;
    }

    private static Preview.Wave wave(Gate gate, long size) {
        return new Preview.Wave(size, !gate.isTooSmall(Evidence.NONE, Math.toIntExact(size)));
    }

    private static Map<SkipReason, Long> skipped(
            Counting counting, RolloutImage image, RolloutPlan plan, Query target) {
        Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
        Query isThere = is(Field.Fixed.VERSION, image.version().value());
        List<Query> fits = new ArrayList<>();
        if (!image.models().isEmpty()) {
            Query models = new Query.In(Field.Fixed.MODEL, List.copyOf(image.models()));
            put(skipped, SkipReason.WRONG_MODEL, counting, target, new Query.Not(models));
            fits.add(models);
        }
        put(skipped, SkipReason.ALREADY_INSTALLED, counting, target, all(fits, isThere));
        fits.add(new Query.Not(isThere));
        distrusted(counting, image, target, fits).forEach((reason, number) -> skipped.merge(reason, number, Long::sum));
        if (!plan.members().acceptsSimulated()) {
            Query isSimulated = is(Field.Fixed.PROOF, DeviceFacts.SIMULATED);
            put(skipped, SkipReason.SIMULATED, counting, target, all(fits, isSimulated));
        }
        return skipped;
    }

    /** Those that look at manifests are looked at one by one: their numbers are no values that a query asks for. */
    private static Map<SkipReason, Long> distrusted(
            Counting counting, RolloutImage image, Query target, List<Query> fits) {
        Query looks = new Query.In(Field.Fixed.TRUST, List.of(DeviceTrust.SIGNED, DeviceTrust.MIXED));
        List<Query> parts = new ArrayList<>(fits);
        parts.add(target);
        parts.add(looks);
        Map<SkipReason, Long> found = new EnumMap<>(SkipReason.class);
        List<KnownDevice> page = counting.page(parts, Optional.empty());
        while (!page.isEmpty()) {
            page.forEach(device ->
                    FitForTrust.unfit(device.facts(), image).ifPresent(reason -> found.merge(reason, 1L, Long::sum)));
            page = counting.page(parts, Optional.of(page.get(page.size() - 1).id()));
        }
        return found;
    }

    private static Query is(Field field, String value) {
        return new Query.Comparison(field, Operator.EQUAL, value);
    }

    private static Query all(List<Query> parts, Query last) {
        List<Query> all = new ArrayList<>(parts);
        all.add(last);
        return all.size() == 1 ? last : new Query.And(all);
    }

    private static void put(
            Map<SkipReason, Long> skipped, SkipReason reason, Counting counting, Query target, Query which) {
        long number = counting.count(List.of(target, which));
        if (number > 0) {
            skipped.put(reason, number);
        }
    }

    /** Counts devices at one moment. */
    private record Counting(FleetView fleet, Instant now) {
        private static final int PAGE = 1_000;

        List<KnownDevice> page(List<Query> parts, Optional<DeviceId> after) {
            return fleet.find(new Query.And(parts), now, after, PAGE);
        }

        long count(List<Query> parts) {
            return fleet.count(parts.size() == 1 ? parts.get(0) : new Query.And(parts), now);
        }
    }
}
