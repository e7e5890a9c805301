package dev.drydock.application.fleet.prepare;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.RetryScope;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets members be tried again: those of a rollout that goes on get their orders from it, those of one that has ended from a rollout of
 * their own.
 */
public final class RetryMembers {
    private static final Set<Tally> UNSUCCESSFUL = EnumSet.of(Tally.FAILED, Tally.LOST, Tally.ABSENT, Tally.CANCELLED);
    private static final Set<Tally> OF_ENDED = EnumSet.of(Tally.FAILED, Tally.LOST, Tally.ABSENT);
    private static final Set<Tally> OF_NAMED =
            EnumSet.of(Tally.FAILED, Tally.LOST, Tally.ABSENT, Tally.CANCELLED, Tally.SKIPPED);
    /** The end of the name of a rollout for members of one that has ended, ahead of a number. */
    public static final String SUFFIX = "-retry-";

    private final RolloutLedger ledger;
    private final RolloutEngine engine;
    private final PrepareRollout prepare;
    private final Supplier<RolloutId> ids;

    /** @param ids draws the id of a rollout */
    public RetryMembers(RolloutLedger ledger, RolloutEngine engine, PrepareRollout prepare, Supplier<RolloutId> ids) {
        this.ledger = ledger;
        this.engine = engine;
        this.prepare = prepare;
        this.ids = ids;
    }

    /**
     * The members that are tried again.
     *
     * @param rollout that gives them their orders
     * @param members their number
     */
    public record Retried(RolloutId rollout, int members) {}

    /**
     * Lets every member be tried again that had no success: that failed, was lost or absent, and in a rollout that goes on also that
     * was cancelled.
     *
     * @param person who asks for it
     * @return empty when there is no such rollout, or no such member
     */
    public Optional<Retried> retry(RolloutId id, String person) {
        Optional<RolloutEntry> rollout = engine.rollout(id);
        if (rollout.isEmpty()) {
            return Optional.empty();
        }
        boolean hasEnded = rollout.get().state().isAtRest();
        List<DeviceId> devices = ledger.read(view -> find(view, id, hasEnded ? OF_ENDED : UNSUCCESSFUL));
        if (devices.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Retried(hasEnded ? begin(rollout.get(), devices, person) : ask(id, devices), devices.size()));
    }

    /**
     * Lets one member be tried again, also one that was skipped.
     *
     * @param isForced whether an older rollout may undo a newer one
     * @param person who asks for it
     * @return empty when it cannot be
     */
    public Optional<Retried> retry(RolloutId id, DeviceId device, boolean isForced, String person) {
        Optional<RolloutEntry> rollout = engine.rollout(id);
        if (rollout.filter(entry -> entry.state().isAtRest()).isPresent()) {
            return member(id, device)
                    .filter(entry -> OF_NAMED.contains(entry.member().state().tally()))
                    .map(entry -> new Retried(begin(rollout.get(), List.of(device), person), 1));
        }
        RetryScope scope = isForced ? RetryScope.FORCED : RetryScope.NAMED;
        engine.settle(id, Map.of(device, new MemberEvent.RetryAsked(scope)));
        return member(id, device)
                .filter(entry -> !entry.member().state().tally().isEnded())
                .map(entry -> new Retried(id, 1));
    }

    private Optional<MemberEntry> member(RolloutId id, DeviceId device) {
        return Optional.ofNullable(
                ledger.read(view -> view.members(id, Set.of(device))).get(device));
    }

    private static List<DeviceId> find(RolloutView view, RolloutId id, Set<Tally> tallies) {
        List<DeviceId> found = new ArrayList<>();
        for (int wave = 0; wave < view.waves(id).size(); wave++) {
            view.members(id, wave, tallies, Integer.MAX_VALUE).stream()
                    .map(MemberEntry::device)
                    .forEach(found::add);
        }
        return found;
    }

    private RolloutId ask(RolloutId id, List<DeviceId> devices) {
        for (int from = 0; from < devices.size(); from += RolloutEngine.SLICE) {
            Map<DeviceId, MemberEvent> asked = new HashMap<>();
            devices.subList(from, Math.min(from + RolloutEngine.SLICE, devices.size()))
                    .forEach(device -> asked.put(device, new MemberEvent.RetryAsked(RetryScope.UNSUCCESSFUL)));
            engine.settle(id, asked);
        }
        return id;
    }

    private RolloutId begin(RolloutEntry ended, List<DeviceId> devices, String person) {
        RolloutId id = ids.get();
        RolloutPlan plan = ended.plan().again(name(ended.plan().name()));
        prepare.submit(id, plan, ended.rank().priority(), person, devices);
        return id;
    }

    /** The first that is free. */
    private String name(String of) {
        int number = 1;
        while (isTaken(of + SUFFIX + number)) {
            number++;
        }
        return of + SUFFIX + number;
    }

    private boolean isTaken(String name) {
        return ledger.<Optional<RolloutEntry>>read(view -> view.named(name)).isPresent();
    }
}
