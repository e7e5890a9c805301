package dev.drydock.application.device.agent;

import dev.drydock.application.device.health.VersionAnswer;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Update;
import java.util.Optional;

/**
 * The beginning of an agent: this boot, and what the journal still says.
 *
 * <p>When something was lost, the device has to ask for its own last report before it sends one. That it has to is saved with
 * the rest: a restart, even the one that rolls an unknown image back, must not make it forget.
 */
record StartingPoint(Boot boot, RunningFirmware firmware, AgentMemory memory, Optional<Reason> complaint) {
    /** Longer than the numbers that the lost generation of a journal can have reserved. */
    private static final long PAST_ANY_RESERVED = 10 * Reporter.BLOCK;

    static StartingPoint find(AgentPorts ports) {
        Boot boot = ports.slots().boot();
        Optional<SlotImage> image = ports.slots().image(boot.running());
        VersionAnswer told = ports.version().tell();
        told.complaint().ifPresent(why -> ports.observer().noticed(why.toString()));
        RunningFirmware firmware = new RunningFirmware(
                told.version(), image.map(held -> held.measured().digest()));
        AgentMemory memory = ports.journal().load().match(new Loading(ports, boot, image));
        return new StartingPoint(boot, firmware, inEpoch(memory, ports), told.complaint());
    }

    /**
     * The memory in an epoch, which is saved before the first report tells it, as the numbers of reports are. A device that has to
     * read its last report back looks there for its epoch first.
     */
    private static AgentMemory inEpoch(AgentMemory memory, AgentPorts ports) {
        return memory.state().isRecovering() ? memory : memory.inEpoch(ports.epochs());
    }

    /** The memory that each finding in the journal leads to. */
    private record Loading(AgentPorts ports, Boot boot, Optional<SlotImage> image)
            implements JournalLoad.Cases<AgentMemory> {
        @Override
        public AgentMemory fresh(JournalLoad.Fresh load) {
            return AgentMemory.BLANK;
        }

        @Override
        public AgentMemory found(JournalLoad.Found load) {
            return load.memory();
        }

        @Override
        public AgentMemory earlier(JournalLoad.Earlier load) {
            ports.observer().noticed("The journal is damaged (" + load.why() + "); going on from the one before it.");
            long beyond = load.memory().sequenceCeiling() + PAST_ANY_RESERVED;
            return load.memory()
                    .withSequenceCeiling(beyond)
                    .withState(new Recovering(load.memory().state().plain()));
        }

        @Override
        public AgentMemory lost(JournalLoad.Lost load) {
            ports.observer().noticed("The journal is lost (" + load.why() + "); reading the last report back.");
            return blankAfterLoss(boot, image);
        }

        @Override
        public AgentMemory tooNew(JournalLoad.TooNew load) {
            throw new JournalTooNew(load);
        }
    }

    /**
     * A commit is never guessed: an image that runs uncommitted is rolled back. Where nobody knows its order, the start calls the trial
     * off and leaves it.
     */
    private static AgentMemory blankAfterLoss(Boot boot, Optional<SlotImage> image) {
        Reason lost = Reason.of(ReasonCode.JOURNAL_RECOVERED);
        AgentMemory none = AgentMemory.BLANK.withState(new Recovering(new AtRest.Idle(Optional.of(lost))));
        if (boot.running() == boot.committed() || image.isEmpty()) {
            return none;
        }
        UpdateOrder order = image.get().order();
        return none.withState(new Recovering(RollingBack.first(Update.of(order, boot.running()), lost)))
                .withLedger(UpdateLedger.EMPTY.withAccepted(order));
    }
}
