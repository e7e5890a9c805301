package dev.drydock.files.sweep.world;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import java.util.List;
import java.util.stream.Stream;

/**
 * The memories that a journal may hold after a power cut: the one acknowledged last, and those it was asked to save since.
 *
 * @param acknowledged whether anything was
 */
public record KeptMemory(boolean acknowledged, List<AgentMemory> possible) {
    static final KeptMemory NONE = new KeptMemory(false, List.of());

    KeptMemory saving(AgentMemory next) {
        return new KeptMemory(
                acknowledged,
                Stream.concat(possible.stream(), Stream.of(asKept(next))).toList());
    }

    KeptMemory saved(AgentMemory next) {
        return new KeptMemory(true, List.of(asKept(next)));
    }

    /** Of the manifests of orders that are over, their identity is kept. */
    private static AgentMemory asKept(AgentMemory memory) {
        UpdateLedger ledger = memory.ledger();
        List<UpdateLedger.Entry> entries = ledger.entries().stream()
                .map(entry ->
                        new UpdateLedger.Entry(entry.id(), entry.order().map(KeptMemory::remembered), entry.ending()))
                .toList();
        return memory.withLedger(new UpdateLedger(entries, ledger.unaccepted(), ledger.recent(), ledger.lastDesired()));
    }

    private static UpdateOrder remembered(UpdateOrder order) {
        return order.with(order.manifest().map(OrderManifest::identityAlone));
    }

    /** Whether the next start numbers its reports above this. */
    boolean beginsAfter(long sequence) {
        return possible.stream().allMatch(memory -> memory.sequenceCeiling() > sequence);
    }

    private boolean allows(JournalLoad load) {
        if (load instanceof JournalLoad.Found found) {
            return possible.contains(found.memory());
        }
        return load instanceof JournalLoad.TooNew || (load instanceof JournalLoad.Fresh && !acknowledged);
    }

    /** A journal whose acknowledgements are remembered, and compared with what it says at each start. */
    public static UpdateJournal watched(UpdateJournal journal, World world) {
        return new UpdateJournal() {
            @Override
            public JournalLoad load() {
                JournalLoad load = journal.load();
                world.findings.check(
                        world.memory.allows(load),
                        Promise.NOTHING_LOST,
                        () -> "the journal says " + load + ", acknowledged was " + world.memory);
                return load;
            }

            @Override
            public void save(AgentMemory memory) {
                world.memory = world.memory.saving(memory);
                journal.save(memory);
                world.memory = world.memory.saved(memory);
            }
        };
    }
}
