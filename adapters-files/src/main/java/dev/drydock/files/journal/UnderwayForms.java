package dev.drydock.files.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.update.Committing;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Raising;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.Verifying;
import dev.drydock.domain.update.Waiting;
import dev.drydock.files.document.Members;
import dev.drydock.files.document.ValueCodec;
import dev.drydock.files.journal.StateCodec.Form;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The forms of the states in which an update is under way: each has the update, and members of its own. */
final class UnderwayForms {
    static final List<Form<?>> ALL = List.of(
            new Form<>("waiting", Waiting.class, UnderwayForms::write, members -> new Waiting(update(members))),
            new Form<>("downloading", Downloading.class, UnderwayForms::write, UnderwayForms::downloading),
            fetched(
                    "verifying",
                    Verifying.class,
                    (state, node) -> node.set("measured", ValueCodec.write(state.measured())),
                    members -> new Verifying(update(members), ValueCodec.measure(members.object("measured")))),
            plain("ready", Ready.class, Ready::new),
            plain("installing", Installing.class, Installing::new),
            fetched("restarting", Restarting.class, UnderwayForms::write, UnderwayForms::restarting),
            plain("onTrial", OnTrial.class, OnTrial::new),
            fetched(
                    "committing",
                    Committing.class,
                    (state, node) -> Members.put(node, "proof", state.proof()),
                    members -> new Committing(update(members), members.maybe("proof", VersionProof::valueOf))),
            fetched("raising", Raising.class, UnderwayForms::write, UnderwayForms::raising),
            fetched("rollingBack", RollingBack.class, UnderwayForms::write, UnderwayForms::rollingBack));

    private UnderwayForms() {}

    private static <S extends Underway> Form<S> plain(String kind, Class<S> type, Function<Update, S> made) {
        return fetched(kind, type, (state, node) -> {}, members -> made.apply(update(members)));
    }

    /** The form of a state whose image is fetched: the secrets of its URIs are needed no longer. */
    private static <S extends Underway> Form<S> fetched(
            String kind, Class<S> type, BiConsumer<S, ObjectNode> ownWriter, Function<Members, S> reader) {
        return new Form<>(
                kind,
                type,
                (state, node) -> {
                    write(
                            state.update(),
                            ValueCodec.withoutSecrets(state.update().order()),
                            node);
                    ownWriter.accept(state, node);
                },
                reader);
    }

    private static void write(Update update, UpdateOrder order, ObjectNode node) {
        node.set("order", ValueCodec.write(order));
        node.put("target", update.target().name());
        node.put("starts", update.starts());
    }

    private static void write(Waiting state, ObjectNode node) {
        write(state.update(), state.update().order(), node);
    }

    private static Update update(Members members) {
        return new Update(
                ValueCodec.order(members.object("order")), ValueCodec.slot(members, "target"), members.count("starts"));
    }

    private static void write(Downloading state, ObjectNode node) {
        write(state.update(), state.update().order(), node);
        node.put("attempt", state.attempt());
        Members.put(node, "delay", state.delay());
    }

    private static Downloading downloading(Members members) {
        return new Downloading(update(members), members.count("attempt"), members.maybe("delay", Duration::parse));
    }

    private static void write(Restarting state, ObjectNode node) {
        node.put("during", state.during().value());
        node.put("attempt", state.attempt());
    }

    private static Restarting restarting(Members members) {
        return new Restarting(update(members), members.as("during", BootId::new), members.count("attempt"));
    }

    private static void write(Raising state, ObjectNode node) {
        Members.put(node, "proof", state.proof());
        node.set("note", state.note().map(ValueCodec::write).orElse(null));
    }

    private static Raising raising(Members members) {
        return new Raising(
                update(members),
                members.maybe("proof", VersionProof::valueOf),
                members.maybeObject("note").map(ValueCodec::reason));
    }

    private static void write(RollingBack state, ObjectNode node) {
        node.set("reason", ValueCodec.write(state.reason()));
        node.put("attempt", state.attempt());
    }

    private static RollingBack rollingBack(Members members) {
        return new RollingBack(update(members), ValueCodec.reason(members.object("reason")), members.count("attempt"));
    }
}
