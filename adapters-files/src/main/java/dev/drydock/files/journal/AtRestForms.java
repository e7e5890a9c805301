package dev.drydock.files.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.files.document.Members;
import dev.drydock.files.document.ValueCodec;
import dev.drydock.files.journal.StateCodec.Form;
import java.util.List;
import java.util.Optional;

/** The forms of the states at rest. */
final class AtRestForms {
    static final List<Form<?>> ALL = List.of(
            new Form<>("idle", Idle.class, AtRestForms::write, members -> new Idle(note(members))),
            new Form<>("completed", Completed.class, AtRestForms::write, AtRestForms::completed),
            new Form<>(
                    "failed",
                    Failed.class,
                    (state, node) -> writeEnd(state.id(), state.reason(), node),
                    members -> new Failed(id(members), reason(members))),
            new Form<>(
                    "rolledBack",
                    RolledBack.class,
                    (state, node) -> writeEnd(state.id(), state.reason(), node),
                    members -> new RolledBack(id(members), reason(members))),
            new Form<>(
                    "cancelled",
                    Cancelled.class,
                    (state, node) -> node.put("id", state.id().value()),
                    members -> new Cancelled(id(members))));

    private AtRestForms() {}

    private static void write(Idle state, ObjectNode node) {
        writeNote(state.note(), node);
    }

    private static void write(Completed state, ObjectNode node) {
        node.set("order", ValueCodec.write(ValueCodec.withoutSecrets(state.order())));
        node.put("slot", state.slot().name());
        Members.put(node, "proof", state.proof());
        writeNote(state.note(), node);
    }

    private static Completed completed(Members members) {
        return new Completed(
                ValueCodec.order(members.object("order")),
                ValueCodec.slot(members, "slot"),
                members.maybe("proof", VersionProof::valueOf),
                note(members));
    }

    private static void writeEnd(UpdateId id, Reason reason, ObjectNode node) {
        node.put("id", id.value());
        node.set("reason", ValueCodec.write(reason));
    }

    private static void writeNote(Optional<Reason> note, ObjectNode node) {
        node.set("note", note.map(ValueCodec::write).orElse(null));
    }

    private static UpdateId id(Members members) {
        return members.as("id", UpdateId::new);
    }

    private static Reason reason(Members members) {
        return ValueCodec.reason(members.object("reason"));
    }

    private static Optional<Reason> note(Members members) {
        return members.maybeObject("note").map(ValueCodec::reason);
    }
}
