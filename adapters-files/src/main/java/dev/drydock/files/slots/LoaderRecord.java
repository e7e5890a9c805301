package dev.drydock.files.slots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.Version;
import dev.drydock.files.document.MalformedDocument;
import dev.drydock.files.document.Members;
import dev.drydock.files.document.ValueCodec;
import java.util.Optional;
import java.util.Set;

/**
 * The content of {@code boot.json}.
 *
 * @param committed the slot that is started when none is on trial
 * @param trial the slot on trial; one without tries left stays until it is called off
 * @param running the slot that was started at the last boot
 * @param handled the last boot; empty when there was none yet
 * @param installation the last one by an installer; empty where there is none
 */
record LoaderRecord(
        Slot committed,
        Optional<Trial> trial,
        Slot running,
        Optional<BootId> handled,
        Optional<Installation> installation) {
    private static final String TRIAL = "trial";

    /** The objects in which a later program may have put members of its own. */
    static final Set<String> KEPT_WITHIN = Set.of(TRIAL);

    private static final String INSTALLATION = "installation";

    /** A record of slots without an installer. */
    LoaderRecord(Slot committed, Optional<Trial> trial, Slot running, Optional<BootId> handled) {
        this(committed, trial, running, handled, Optional.empty());
    }

    /**
     * An installation by an installer, from before it was begun.
     *
     * @param target the slot that stands for the new system
     * @param former the system that ran before
     * @param open whether it has been neither committed nor called off
     */
    record Installation(Slot target, RunningSystem former, boolean open) {
        ObjectNode write() {
            ObjectNode node = Members.none();
            node.put("target", target.name());
            node.put("formerSlot", former.slot());
            node.put("formerVersion", former.version().value());
            node.put("open", open);
            return node;
        }

        static Installation read(Members members) {
            Version version = members.as("formerVersion", Version::new);
            return new Installation(
                    ValueCodec.slot(members, "target"),
                    members.as("formerSlot", slot -> new RunningSystem(slot, version)),
                    members.flag("open"));
        }
    }

    static LoaderRecord settledOn(Slot slot) {
        return new LoaderRecord(slot, Optional.empty(), slot, Optional.empty());
    }

    LoaderRecord withTrial(Optional<Trial> changed) {
        return new LoaderRecord(committed, changed, running, handled, installation);
    }

    LoaderRecord withCommitted(Slot slot) {
        return new LoaderRecord(slot, Optional.empty(), running, handled, installation).withOpen(false);
    }

    LoaderRecord withInstallation(Installation begun) {
        return new LoaderRecord(committed, trial, running, handled, Optional.of(begun));
    }

    /** The same record with its installation, if there is one, open or closed. */
    LoaderRecord withOpen(boolean open) {
        return new LoaderRecord(
                committed,
                trial,
                running,
                handled,
                installation.map(found -> new Installation(found.target(), found.former(), open)));
    }

    LoaderRecord booted(BootId boot, Slot started, Optional<Trial> left) {
        return new LoaderRecord(committed, left, started, Optional.of(boot), installation);
    }

    boolean isInstalling() {
        return installation.filter(Installation::open).isPresent();
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
        node.set(INSTALLATION, installation.map(Installation::write).orElse(null));
        return node;
    }

    static LoaderRecord read(Members members) {
        LoaderRecord found = new LoaderRecord(
                ValueCodec.slot(members, "committed"),
                members.maybeObject(TRIAL)
                        .map(trial -> new Trial(ValueCodec.slot(trial, "slot"), trial.count("triesLeft"))),
                ValueCodec.slot(members, "running"),
                members.maybe("handledBoot", BootId::new),
                members.maybeObject(INSTALLATION).map(Installation::read));
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
