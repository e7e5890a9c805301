package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.WaveEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Adds rollouts, and members to them, within one transaction. */
final class Beginning {
    private final RolloutBook book;
    private final long now;

    Beginning(RolloutBook book, long now) {
        this.book = book;
        this.now = now;
    }

    /** Adds a draft and submits it, with waves that have no member yet. */
    Optional<Refusal> draft(RolloutEntry draft, long members) {
        Settlement settlement = new Settlement(book, draft, now);
        Optional<Refusal> refused = settlement.rollout(new RolloutEvent.Submitted(members));
        if (refused.isEmpty()) {
            for (int wave = 0; wave < draft.plan().waves().size(); wave++) {
                book.save(draft.id(), WaveEntry.held(wave, 0));
            }
        }
        return refused;
    }

    /** Writes all members at once. */
    void write(RolloutId id, List<List<DeviceId>> waves) {
        for (int wave = 0; wave < waves.size(); wave++) {
            book.add(id, held(waves.get(wave), wave));
            book.save(id, WaveEntry.held(wave, waves.get(wave).size()));
        }
        met(id, new RolloutEvent.MembersPrepared());
    }

    /** Lets a rollout that is in the ledger meet an event. */
    void met(RolloutId id, RolloutEvent event) {
        new Settlement(book, book.rollout(id).orElseThrow(), now).rollout(event);
    }

    /** Lets devices join the last wave, whatever its state; those that are members already are passed over. */
    void join(RolloutEntry rollout, Collection<DeviceId> devices) {
        List<DeviceId> added = book.strangers(rollout.id(), devices);
        if (!added.isEmpty()) {
            int last = rollout.plan().waves().size() - 1;
            book.add(rollout.id(), held(added, last));
            new Settlement(book, rollout, now)
                    .decide(last, new WaveEvent.Counted(Counts.of(Tally.HELD, added.size()), Findings.NONE));
        }
    }

    private static List<MemberEntry> held(List<DeviceId> devices, int wave) {
        return devices.stream().map(device -> MemberEntry.held(device, wave)).toList();
    }
}
