package dev.drydock.domain.update.walk;

import dev.drydock.domain.Example;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootRecord;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.update.UpdateEvent.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One way in which the device app can be started, as the machine can tell it from any other. */
public record Start(Runs runs, Tells tells, In in, Says says) {
    /** One question that a start answers. */
    public interface Facet {
        String words();
    }

    public enum Runs implements Facet {
        OLD_SLOT("old slot", Example.OLD),
        NEW_SLOT("new slot", Example.NEW);

        private final String words;
        private final Slot slot;

        Runs(String words, Slot slot) {
            this.words = words;
            this.slot = slot;
        }

        @Override
        public String words() {
            return words;
        }
    }

    public enum Tells implements Facet {
        THE_ORDERED("the ordered version", new RunningFirmware(Optional.of(Example.ORDERED_VERSION), Optional.empty())),
        ANOTHER("another version", new RunningFirmware(Optional.of(Example.OLD_VERSION), Optional.empty())),
        NONE("no version", RunningFirmware.UNKNOWN);

        private final String words;
        private final RunningFirmware firmware;

        Tells(String words, RunningFirmware firmware) {
            this.words = words;
            this.firmware = firmware;
        }

        @Override
        public String words() {
            return words;
        }
    }

    public enum In implements Facet {
        SAME_BOOT("same boot"),
        OTHER_BOOT("other boot");

        private final String words;

        In(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** The boot record of the new slot. */
    public enum Says implements Facet {
        NOT_ARMED("not armed", Example.OLD, Optional.empty()),
        ARMED("armed", Example.OLD, Optional.of(new Trial(Example.NEW, 1))),
        TRIES_USED_UP("tries used up", Example.OLD, Optional.of(new Trial(Example.NEW, 0))),
        COMMITTED("committed", Example.NEW, Optional.empty());

        private final String words;
        private final Slot committed;
        private final Optional<Trial> trial;

        Says(String words, Slot committed, Optional<Trial> trial) {
            this.words = words;
            this.committed = committed;
            this.trial = trial;
        }

        @Override
        public String words() {
            return words;
        }
    }

    static List<Start> all() {
        List<Start> all = new ArrayList<>();
        for (Runs runs : Runs.values()) {
            for (Tells tells : Tells.values()) {
                for (In in : In.values()) {
                    for (Says says : Says.values()) {
                        all.add(new Start(runs, tells, in, says));
                    }
                }
            }
        }
        return all;
    }

    /** The sampled start that is like the one an event tells of. */
    public static Start of(Started event) {
        Boot boot = event.boot();
        return new Start(
                boot.running() == Example.NEW ? Runs.NEW_SLOT : Runs.OLD_SLOT,
                tells(event.firmware()),
                boot.id().equals(Example.THIS_BOOT) ? In.SAME_BOOT : In.OTHER_BOOT,
                says(boot.recordOf(Example.NEW)));
    }

    private static Tells tells(RunningFirmware firmware) {
        if (firmware.told().isEmpty()) {
            return Tells.NONE;
        }
        return firmware.told().get().equals(Example.ORDERED_VERSION) ? Tells.THE_ORDERED : Tells.ANOTHER;
    }

    private static Says says(BootRecord record) {
        if (record instanceof BootRecord.Armed armed) {
            return armed.triesLeft() > 0 ? Says.ARMED : Says.TRIES_USED_UP;
        }
        return record instanceof BootRecord.Committed ? Says.COMMITTED : Says.NOT_ARMED;
    }

    public Started event() {
        Boot boot = new Boot(
                in == In.SAME_BOOT ? Example.THIS_BOOT : Example.NEXT_BOOT, runs.slot, says.committed, says.trial);
        return new Started(boot, tells.firmware);
    }

    List<Facet> facets() {
        return List.of(runs, tells, in, says);
    }
}
