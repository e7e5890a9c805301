package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.feed.Gathering;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The outcomes of orders, taken into the ledger together. Thread-safe. */
public final class Outcomes {
    private final RolloutLedger ledger;
    private final RolloutEngine engine;
    private final Consumer<List<Task>> tasks;
    private final Gathering<Outcome> gathering;

    private record Outcome(RolloutId rollout, DeviceId device, MemberEvent event) {}

    /**
     * Nothing has come of any order.
     *
     * @param executor of the transactions
     * @param tasks takes what follows
     * @param troubles is told of each attempt that failed
     */
    public Outcomes(
            RolloutLedger ledger,
            RolloutEngine engine,
            Deadlines deadlines,
            Executor executor,
            Consumer<List<Task>> tasks,
            Consumer<LedgerUnavailable> troubles) {
        this.ledger = ledger;
        this.engine = engine;
        this.tasks = tasks;
        this.gathering = new Gathering<>(RolloutEngine.SLICE, this::take, deadlines, executor, troubles);
    }

    /** The reason for which outcomes wait to be durable; empty while they become so. */
    public Optional<LedgerUnavailable> trouble() {
        return gathering.trouble();
    }

    /** Something has come of the order of a member. */
    void tell(RolloutId rollout, DeviceId device, MemberEvent event) {
        gathering.add(new Outcome(rollout, device, event));
    }

    private void take(List<Outcome> outcomes) {
        Map<RolloutId, List<Map<DeviceId, MemberEvent>>> rounds = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            put(rounds.computeIfAbsent(outcome.rollout(), none -> new ArrayList<>()), outcome);
        }
        tasks.accept(ledger.exchange(book -> settle(book, rounds)));
    }

    /** Two events of one member are met one after the other. */
    private static void put(List<Map<DeviceId, MemberEvent>> rounds, Outcome outcome) {
        for (Map<DeviceId, MemberEvent> round : rounds) {
            if (round.putIfAbsent(outcome.device(), outcome.event()) == null) {
                return;
            }
        }
        rounds.add(new HashMap<>(Map.of(outcome.device(), outcome.event())));
    }

    /** Rollouts in one order, so that no two servers wait for each other. */
    private List<Task> settle(RolloutBook book, Map<RolloutId, List<Map<DeviceId, MemberEvent>>> rounds) {
        List<Task> follow = new ArrayList<>();
        rounds.forEach((rollout, events) -> follow.addAll(engine.settle(book, rollout, events)));
        return follow;
    }
}
