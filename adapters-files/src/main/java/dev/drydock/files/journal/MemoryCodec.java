package dev.drydock.files.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.Milestones;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.order.UpdateLedger.Entry;
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.files.document.Members;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** The form of a device's memory: the body of the journal. */
final class MemoryCodec {
    /** The objects in which a later program may have put members of its own. */
    static final Set<String> KEPT_WITHIN = Set.of("ledger", "milestones");

    private MemoryCodec() {}

    static ObjectNode write(AgentMemory memory) {
        return write(memory, LedgerCodec::write);
    }

    /** @param entries the form of an entry of the ledger */
    static ObjectNode write(AgentMemory memory, Function<Entry, ? extends JsonNode> entries) {
        ObjectNode node = Members.none();
        node.set("state", StateCodec.write(memory.state().plain()));
        node.set("milestones", write(memory.milestones()));
        Members.put(node, "lastSuccess", memory.lastSuccess());
        node.put("sequenceCeiling", memory.sequenceCeiling());
        Members.put(node, "epoch", memory.epoch());
        node.put("readBackDue", memory.state().isRecovering());
        node.set("ledger", LedgerCodec.write(memory.ledger(), entries));
        return node;
    }

    /** The form of the state in a body that was written. */
    static ObjectNode state(ObjectNode body) {
        return new Members(body).object("state").node();
    }

    static AgentMemory read(Members members) {
        return new AgentMemory(
                state(members),
                LedgerCodec.read(members.object("ledger")),
                milestones(members.object("milestones")),
                members.maybe("lastSuccess", Instant::parse),
                members.number("sequenceCeiling"),
                members.maybe("epoch", Epoch::new));
    }

    private static UpdateState state(Members members) {
        UpdateState plain = StateCodec.read(members.object("state"));
        return members.flag("readBackDue") ? new Recovering(plain) : plain;
    }

    private static ObjectNode write(Milestones milestones) {
        ObjectNode node = Members.none();
        Members.put(node, "started", milestones.started());
        Members.put(node, "downloadComplete", milestones.downloadComplete());
        Members.put(node, "startedApplying", milestones.startedApplying());
        Members.put(node, "ended", milestones.ended());
        return node;
    }

    private static Milestones milestones(Members members) {
        return new Milestones(
                members.maybe("started", Instant::parse),
                members.maybe("downloadComplete", Instant::parse),
                members.maybe("startedApplying", Instant::parse),
                members.maybe("ended", Instant::parse));
    }
}
