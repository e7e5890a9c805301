package dev.drydock.files.slots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.files.document.MalformedDocument;
import dev.drydock.files.document.Members;
import dev.drydock.files.document.ValueCodec;
import java.util.Optional;

/**
 * What {@code boot.json} says.
 *
 * @param committed the slot that is started when there is nothing to try
 * @param trial what is to be tried; one without tries left stays until it is called off
 * @param running the slot that was started at the last boot
 * @param handled the last boot; empty when there was none yet
 */
record LoaderRecord(Slot committed, Optional<Trial> trial, Slot running, Optional<BootId> handled) {
    private static final String TRIAL = "trial";

    static LoaderRecord settledOn(Slot slot) {
        return new LoaderRecord(slot, Optional.empty(), slot, Optional.empty());
    }

    LoaderRecord withTrial(Optional<Trial> changed) {
        return new LoaderRecord(committed, changed, running, handled);
    }

    LoaderRecord withCommitted(Slot slot) {
        return new LoaderRecord(slot, Optional.empty(), running, handled);
    }

    LoaderRecord booted(BootId boot, Slot started, Optional<Trial> left) {
        return new LoaderRecord(committed, left, started, Optional.of(boot));
    }

    boolean tries(Slot slot) {
        return trial.isPresent() && trial.get().slot() == slot;
    }

    ObjectNode write() {
        ObjectNode node = Members.none();
        node.put("committed", committed.name());
        node.set(TRIAL, trial.map(LoaderRecord::write).orElse(null));
        node.put("running", running.name());
        Members.put(node, "handledBoot", handled);
        return node;
    }

    static LoaderRecord read(Members members) {
        LoaderRecord found = new LoaderRecord(
                ValueCodec.slot(members, "committed"),
                members.maybeObject(TRIAL)
                        .map(trial -> new Trial(ValueCodec.slot(trial, "slot"), trial.count("triesLeft"))),
                ValueCodec.slot(members, "running"),
                members.maybe("handledBoot", BootId::new));
        if (found.tries(found.committed())) {
            throw new MalformedDocument("'trial' names the slot that is committed");
        }
        return found;
    }

    private static ObjectNode write(Trial trial) {
        ObjectNode node = Members.none();
        node.put("slot", trial.slot().name());
        node.put("triesLeft", trial.triesLeft());
        return node;
    }
}
